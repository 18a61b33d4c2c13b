/* SPDX-License-Identifier: EUPL-1.2
** sms.h - a text message by an HTTP gateway, and how long it is on the air.
**
** Gateway: Routee (docs.routee.net: "authentication", "send-single-sms", "error-codes").  A token is fetched with the
** application's id and secret and kept while it is valid; on 401 or 403 it is fetched anew, once.
**
** M1  A text that fits the GSM 03.38 alphabet has 160 letters a message, 153 a part; any other is UCS-2 (UTF-16): 70, and 67 a
**     part (3GPP TS 23.038, 23.040).  Greek small letters are not in GSM 03.38; ten of its capitals are.
** M2  Greek goes out as Greek, in UCS-2: screen readers and search need real letters.  A town may choose capitals (Α written
**     as the Latin A, as the alphabet wants it), and then only where that makes fewer parts.
** M3  Numbers are E.164; a Greek one may be typed without +30. */
#ifndef SMS_H
#define SMS_H
#include "host/post.h"

struct sms_length { bool gsm; int units, parts; };      /* units: septets, or UTF-16 units */
struct sms_length sms_length(const char *utf8);
const char *sms_capitals(struct mem *, const char *utf8);               /* M2: Greek without accents, in letters of GSM 03.38 */
const char *sms_wording(struct mem *, const char *utf8, bool capitals); /* what is sent */
/* "694 000 0000" -> "+306940000000"; false when it is no telephone number that can have messages. */
bool sms_number(const char *typed, char to[static 17]);

struct sms_pass { char token[1100]; instant ends; };    /* kept by who sends, between messages */
/* label: our own name of the message, shown by the gateway, so that a repeat can be recognised.  Blocks at most twice
** gateway->seconds. */
struct outcome sms_send(struct mem *, const struct sms_gateway *, struct sms_pass *, instant now, const char *to, const char *words, const char *label);
#endif
