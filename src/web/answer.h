/* SPDX-License-Identifier: EUPL-1.2
** answer.h - the stops of a visit, for whoever drives it: the lanes of http.c, or `pronoia request`.
**
** visit_target -> visit_lane -> visit_front (reader or slow lane) -> perhaps visit_write (writer lane) -> out.
** None of these faults: a fault becomes the answer. */
#ifndef ANSWER_H
#define ANSWER_H
#include "web/page.h"
#include "web/edge.h"

enum stop { STOP_READER, STOP_SLOW, STOP_WRITER, STOP_END };
enum { BODY_MAX = 1 << 20, UPLOAD_MAX = 13 << 20 /* one file of 12 MiB and its form */, UPLOADS_MAX = 8, FIELDS_MAX = 2000, VISIT_MEM = 64 << 20 };

/* Reads the raw request target ("/a%20b?x=1") into path, query and query fields, and finds the page.
** STOP_END: it was refused; else the lane that serves it first. */
enum stop visit_target(struct req *, const char *raw);
/* Everything that needs no write: language, form, session, permission, csrf; the page's .get, .pure or .prepare.
** STOP_WRITER: r->db must next be a writer's. */
enum stop visit_front(struct req *);
/* The page's .post (or the views of a .get) in a transaction of its own; tried again when others interfered. */
void visit_write(struct req *);
/* The same inside the transaction that the lane opened on r->db: a savepoint of its own.  False: undone. */
bool visit_write_within(struct req *);
/* Who is signed in, as far as this page (NULL: none yet) can know; inside a transaction. */
const struct session *visit_session(struct req *, const struct page *);
/* The lane's COMMIT failed: nothing of this visit was kept. */
void visit_lost(struct req *, const char *why, const char *where);
/* Refuses before any page is known (bad header, queue full). */
void visit_refuse(struct req *, int status);

void headers_each(const struct req *, void (*put)(void *, const char *name, const char *value), void *);

bool visit_changed(const struct req *);                  /* req.c: this POST wrote something that a refusal undoes (W8) */
void views_write(struct req *);                         /* req.c: the views of a GET, in the diary */

static inline size_t body_most(const struct page *p) { return p && p->upload ? UPLOAD_MAX : BODY_MAX; }

/* forms.c: reads r->body by its content type into r->form_fields.  0, or the status to refuse with. */
int form_read(struct req *);
int fields_read(struct req *, const char *, size_t, struct field **, int *n);   /* a=b&c=d */
bool percent_decode(char *, size_t *n, bool plus);      /* in place; false: a bad escape */
const char *percent_encode_path(struct req *, const char *);

/* csrf.c */
const char *csrf_browser(struct req *);                 /* the cookie that tells this browser from others; made when there is none */
const char *csrf_token(struct req *);                   /* for the form; sets the cookie when needed */
bool csrf_right(struct req *, const char *token);

/* choice.c: language, text size and contrast. */
void choices_kept(struct req *);                        /* what the cookies say */
/* What this request chooses.  True: the choice is kept and the visit was sent back to the same page. */
bool choices_read(struct req *);
#endif
