/* SPDX-License-Identifier: EUPL-1.2
** sender.h - who sends: a connection, the settings, and what it has done. */
#ifndef MESSAGES_SENDER_H
#define MESSAGES_SENDER_H
#include "rooms/messages/messages.h"
#include "host/sms.h"

struct sender {
    struct db *db; const struct post *post;
    struct sms_pass pass;
    int64_t me;                         /* names this sender's leases: ME3 */
    struct outbox_count count;
    char why[208];                      /* of TURN_BROKEN */
};
enum turn { TURN_IDLE, TURN_DONE, TURN_BROKEN };
enum turn outbox_turn(struct sender *);     /* one message, if one is due */
#endif
