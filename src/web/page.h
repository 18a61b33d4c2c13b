/* SPDX-License-Identifier: EUPL-1.2
** page.h - how a page says it exists.
**
** A page is declared next to its code and nowhere else.  The linker collects the declarations;
** `pronoia pages` prints them; tests/pages.expected is the list the reviewers signed.
**
** Kinds of visit:
**   get      reads one snapshot and cannot write.  lane: reader (or slow with .slow)
**   post     one write transaction in a writer lane, with at least one act(); .prepare runs before it in the slow lane
**   pure     a POST that only computes: read-only, no act, reader lane
** A path may end in "*": the rest is in path_rest(r). */
#ifndef PAGE_H
#define PAGE_H
#include "web/req.h"
#include "ids.h"

struct page {
    const char *path, *help;
    unsigned may;                       /* any one of these bits opens it; absent = closed */
    void (*get)(struct req *);
    void (*prepare)(struct req *);      /* long work before the commit: hashing, parsing; no database writes */
    void (*post)(struct req *);         /* .commit of the plan */
    void (*pure)(struct req *);
    bool slow;                          /* reports, PDFs: the slow lane */
    bool (*heavy)(const struct req *);  /* with this body a pure visit is for the slow lane too; asked before anybody is known, so it only looks */
    bool upload;                        /* takes files: a body of UPLOAD_MAX, in r->uploads; wants .prepare */
    bool no_csrf;                       /* only for pure and for API calls without a session */
    bool api;                           /* refusals as JSON */
    bool jot;                           /* keeps only what its sender typed for himself: no act, and may be sent again (W3, W7) */
    bool quiet;                         /* violence pages: leave-now link, no service name in the title, no-store */
    bool bare;                          /* touches no database: no transaction, no session (assets, health) */
    int nav, nav_at;                    /* staff menu: text number of its name, place in order (0 = not in the menu);
                                        ** from 20 on in a part of the menu (layout.c) */
};

/* Pointers, not structs, go into the section: pointers pack without gaps. */
#define PAGE(name, ...) \
    static const struct page name##_page = { __VA_ARGS__ }; \
    static const struct page *const name##_page_at \
        __attribute__((used, section("pages"))) = &name##_page

const struct page *page_find(const char *path);     /* exact first, then the longest "*" */
bool page_opens(const struct req *, const char *path);    /* does this visit hold a key to it?  For links: the page asks again */
const char *path_rest(const struct req *);
void pages_print(void);
extern const char *const may_words[MAY_KEYS];        /* "advise" for MAY_ADVISE: of bit i */
void answer(struct req *);                          /* the edge of a request: transaction, refusals, faults */
void refuse(struct req *, int status, int text);    /* a refusal page (or JSON for .api) with what to do next */
account_id staff_here(const struct req *);             /* who of the staff asks; v 0: a resident, or the program (req.c) */
/* The field `month`, "11/2026": its first day; without one this month's.  False, and this month's: it is none, or not of 2000 to next year. */
bool month_asked(struct req *, day *first);
#endif
