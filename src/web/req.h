/* SPDX-License-Identifier: EUPL-1.2
** req.h - one visit: who asks for what, when, and what we answer.  A noun; it does no I/O. */
#ifndef REQ_H
#define REQ_H
#include "base/fault.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/kinds.h"
#include "base/texts.h"
#include <stdbool.h>
#include <stdint.h>

enum may {                      /* one word per thing somebody may be allowed to do; a role is a set of them */
    MAY_NOBODY = 0,             /* a page that forgot its .may is closed, not open */
    MAY_ANYBODY = 1 << 0,
    MAY_SIGNED_IN = 1 << 1,     /* any staff member */
    MAY_ADVISE = 1 << 2,        /* social worker: opens answer codes, talks at the desk */
    MAY_RULES = 1 << 3,         /* programme officer: reads and reloads rules */
    MAY_STAFF = 1 << 4,         /* administrator: accounts and roles */
    MAY_DIARY = 1 << 5,         /* auditor: reads the diary */
    MAY_FILES = 1 << 6,         /* opens the file of anybody who is not shielded (rooms/access/access.h) */
    MAY_RECEIVE = 1 << 7,       /* reception: visits, tickets, who is it and in which language */
    MAY_KEEP = 1 << 8,          /* keeper of a structure: what comes to the units where one works */
    MAY_SPECIAL = 1 << 9,       /* special-category facts: health, violence, origin */
    MAY_DECIDE = 1 << 10,       /* signs decisions, is the second pair of eyes, sees the team's day */
    MAY_SUPERVISE = 1 << 11,    /* marks files restricted, reviews broken glass, merges and un-merges */
    MAY_PRIVACY = 1 << 12,      /* data protection officer: requests of the people themselves, retention */
    MAY_OWN = 1 << 13,          /* a resident, signed in with the state: their own file; such a page knows no staff, others no resident */
    MAY_SIGN = 1 << 14,         /* the mayor, or who signs for them: amounts that the town keeps for them */
    MAY_PAY = 1 << 15,          /* the cashier: payment files and the bank's answers */
    MAY_WORKS = 1 << 16,        /* the technical service: the technical programme, what of it is for accessibility */
    MAY_KEYS = 17               /* how many there are; their words: may_words (web/page.h) */
};

struct field { const char *name, *value; size_t n; };       /* value[n] is 0; valid UTF-8 without NUL */
struct upload { const char *name, *filename; const char *bytes; size_t n; unsigned char digest[32]; };   /* a file of a form; bytes as they came: believe nothing */
struct view { const char *what, *kind; int64_t about, hidden; };     /* a look at a file, recorded before the page is sent */
struct req;
struct stay { void (*write)(struct req *, const void *); const void *what; };     /* what a refusal leaves standing: stays() */
struct db; struct house; struct session;

struct req {
    struct fate fate;
    struct mem mem;
    struct db *db;                      /* this lane's connection */
    const struct house *house;          /* books, texts, town, keys: immutable, shared, swapped whole on reload */
    const char *method, *path;          /* decoded path, no query */
    const char *query;                  /* raw, for links that keep filters */
    struct field *query_fields; int nquery;
    struct field *form_fields; int nform;         /* urlencoded or multipart text */
    struct upload *uploads; int nuploads;         /* only on a page with .upload */
    const char *body; size_t body_n;    /* raw body of JSON posts */
    const char *content_type, *accept;
    const char *peer;                   /* a keyed hash of the address for rate limits; never the address */
    const char *cookie;                 /* raw Cookie header or "" */
    const char *host, *origin, *fetch_site;               /* headers of these names or ""; for the edge */
    bool secure;                        /* came over TLS */
    bool loopback;                      /* from this machine */
    bool gzip;                          /* the browser takes gzip */
    instant now; day today;             /* fixed once per visit; today is the Greek day */
    int lang;                           /* index into texts */
    int text_size; bool contrast;       /* preference cookie: 0..3 */
    bool fragment;                      /* X-Fragment: the page's part only */
    const struct session *session;      /* NULL when not signed in */
    unsigned keys;                      /* set of enum may */
    const char *who;                    /* staff name for the diary, "" for residents */
    struct page_choice { const struct page *page; } at;
    void *prepared;                     /* what .prepare leaves for .commit */

    int status; const char *see_other;
    const char *type;                   /* content type; default text/html; charset=utf-8 */
    const char *filename;               /* when set: Content-Disposition attachment */
    bool no_store;
    bool sandboxed;                     /* somebody's file: nothing in it may run, whatever opens it */
    bool clears;                        /* the browser forgets the pages it kept of ours */
    struct out out;
    const char **set_cookies; int nset_cookies;
    int64_t hidden;                     /* acts go to the sealed diary of this person whatever they are about; 0: act.sql looks (AC3) */
    bool met_hidden;                    /* a file that this visit may see is invisible */
    int acts;                           /* lines this visit wrote in the diary */
    bool refusable, stands;             /* W8, for the edge: inside a POST; the page said refusal_stands() */
    int64_t began, aside;               /* W8: rows changed before the page; of those since, what a refusal leaves standing */
    struct stay *stays; int nstays;
    bool reading;                       /* a GET: act() notes a view, written before the page is sent */
    struct view *views; int nviews;
    const char *fault_number;           /* after a fault: what the page and the log both say */
    int bad_body;                       /* status to refuse with, found while the body came in (413) */
    const char *csrf;                   /* this visit's form token, once asked for */
    bool packed;                        /* out is gzip already */
    bool forever;                       /* the answer never changes: cached for a year */
    int retry_after;                    /* seconds, with 503 and 429 */
    bool art18;                         /* this visit named a ground on which a restricted file may be used (AC14) */
    const char *notice, *notice_link;   /* stands above whatever page is shown, with a link to more; NULL = nothing */
    int refresh;                        /* seconds after which a screen on a wall asks anew; 0 = never */
};

const char *in(struct req *, const char *name);             /* form field, else query field, else "" */
bool        in_has(struct req *, const char *name);
int64_t     in_id(struct req *, const char *name);          /* 0 when absent or not a number of at most 18 digits */
void        see_other(struct req *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *fmt(struct req *, const char *, ...) __attribute__((format(printf, 2, 3)));   /* into r->mem */
void        set_cookie(struct req *, const char *name, const char *value, int max_age /* <0 = session */, bool http_only);
const char *in_cookie(struct req *, const char *name);      /* "" when absent */
/* The diary.  In a GET it is a view (looking at a person's file): the edge writes it before the page leaves. */
void        act(struct req *, const char *what, const char *about_kind, int64_t about);
/* W8: an answer of 400 and above undoes what its POST wrote.  Not what goes through stays(): written now, and again after the undoing (what
** is copied: counters of who tries too often); nor, after refusal_stands(), anything: what was written is the refusal itself (a used return). */
void        stays(struct req *, void (*write)(struct req *, const void *), const void *what, size_t n);
void        refusal_stands(struct req *);
#endif
