/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the resident room share.  Private to the room; invariants RE1.. are in room.md. */
#ifndef RESIDENT_INSIDE_H
#define RESIDENT_INSIDE_H
#include "rooms/room.h"
#include "rooms/resident/resident.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "host/crypto.h"
#include "host/providers.h"
#include "web/house.h"

enum { OWN_IDLE = 20 * 60, OWN_LONGEST = 4 * 3600, SESSIONS_MOST = 5, REASON_LEAST = 10, WORDS_MOST = 2000,
       FORGET_ARRIVAL = 86400, FORGET_STRANGER = 90 * 86400,
       MAY_LINK = MAY_RECEIVE | MAY_ADVISE | MAY_SUPERVISE };

const struct provider *own_provider(const struct req *);               /* NULL: switched off */

/* said.c: what the state said of somebody */
struct said { const char *afm, *family, *given, *father, *mother; int year; };
const unsigned char *said_seal(struct req *, const struct said *, size_t *n);
struct said said_open(struct req *, const void *, size_t n);
const char *said_name(struct req *, const struct said *);
void said_lookup(struct req *, const char *afm, unsigned char to[static HASH_BYTES]);
const char *code_said(struct req *, const char *code);                  /* "482 177" */

/* link.c: RE2, RE3 */
enum { HOLDERS_MOST = 8 };
struct link { person_id record; const char *waits; };                   /* record.v 0: the desk must look, and why */
struct link link_of(struct req *, const struct said *, identity_id but);
bool linked_elsewhere(struct req *, person_id root, identity_id but);   /* somebody else signs in for this file already */
/* Whether the file may be shown to its own person at home: RE4. */
struct online { bool shown, closed, dead; int shield, allowed; };      /* allowed: up to this shield; -1 = nobody said */
struct online online_of(struct req *, person_id root);
void online_ask(struct req *, person_id root);                 /* sent ahead (host/db.h, D5) */

/* session.c */
void own_begin(struct req *, identity_id);
void own_forget_cookies(struct req *);
void own_end_all(struct req *, identity_id);

/* mine.c: a page about one's own file.  False after answering with the page that sends to the desk. */
bool own_open(struct req *, const char *act, person_id *root);
#endif
