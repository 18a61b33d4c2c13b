/* SPDX-License-Identifier: EUPL-1.2
** edge.h - what the rooms lend to the edge, so that the web floor need not know them.
**
** main.c fills `edge` before the first visit (one line per loan); a loan that is missing is simply not made:
** without .session nobody is signed in. */
#ifndef EDGE_H
#define EDGE_H
#include "web/req.h"
#include "base/source.h"

struct session {                    /* who is at the desk, or at home; lives in r->mem */
    int64_t id, staff;              /* rows of the staff room */
    int64_t resident, person;       /* a resident's (then staff is 0): row of the resident room; whose file may be shown, 0 = none */
    const char *name;               /* shown in the header */
    unsigned keys;                  /* set of enum may */
    const char *csrf;               /* the session's own form token */
    instant ends;
};
struct town;

struct edge {
    /* Finds the session from the cookie, inside the visit's transaction; NULL when nobody is signed in.
    ** The edge then sets r->session, r->keys (with MAY_ANYBODY, MAY_SIGNED_IN) and r->who = name.  Must not write. */
    const struct session *(*session)(struct req *);
    /* Reads towns/<id>; the result is house->town. */
    const struct town *(*town)(struct mem *, const struct sources *, const char *town_id, struct complaints *);
    /* Path of the sheet with the town's own colours; NULL when it has none. */
    const char *(*town_sheet)(const struct town *);
    /* A page for staff was asked for by nobody: shows the sign-in page (status 403), keeping what was typed. NULL: a refusal. */
    void (*closed)(struct req *);
    /* Appends a line to the file of checkpoints beside the key file, safely (hidden: of the sealed diary); NULL: none is kept. */
    void (*checkpoint)(struct req *, bool hidden, const char *line);
    /* The same for residents, on pages whose .may is MAY_OWN: the edge sets r->keys with MAY_OWN and r->who = "". */
    const struct session *(*own_session)(struct req *);
    void (*own_closed)(struct req *);
    const char *own, *own_sign_out; /* paths: their page, NULL = nobody can sign in so; a button in the header (POST) */
    const char *search;             /* path of the page that finds people (GET, q): a field in the header for whom it is open */
    const char *sign_in, *sign_out; /* paths: a link in the footer, a button in the header (POST) */
};
extern struct edge edge;
#endif
