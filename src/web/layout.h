/* SPDX-License-Identifier: EUPL-1.2
** layout.h - the frame around every page: skip link, header, language picker, back link, footer.
**
**     page_begin(r, text(r, T_book_title), .back = "/");
**     book_html(r, &p);
**     page_end(r);
**
** L1  A fragment (r->fragment) gets no frame; neither function writes anything then.
** L2  The picker keeps what the reader typed: a page that answers a POST and holds answers in its form names them
**     in .keep, and the picker becomes a form that sends them along.  The edge has already set r->lang from `lang`.
** L3  <form method="post"> in a template gets its csrf field from the template compiler; nobody writes it. */
#ifndef LAYOUT_H
#define LAYOUT_H
#include "web/html.h"

struct kept { const char *name, *value; };
struct kepts { int n; const struct kept *at; };

struct frame {
    const char *back;           /* href of the back link; NULL = none */
    bool wide;                  /* staff tables: 100rem instead of 70 */
    struct kepts keep;          /* L2 */
    const char *keep_path;      /* where the picker's form posts; NULL = r->path */
    bool quiet;                 /* like page.quiet, for one answer of a page: leave-now link, no service name, no-store */
    bool problem;               /* the title says "Problem:" first: a form came back with errors */
};

/* title: plain text in the reader's language; becomes <title> with the service's and the town's name.
** The page itself writes its <h1>. */
#define page_begin(r, title, ...) page_begin_((r), (title), &(struct frame){ __VA_ARGS__ })
void page_begin_(struct req *, const char *title, const struct frame *);
void page_end(struct req *);
void page_said(struct req *, int title, int words);     /* a whole page that only says something; the numbers of two texts */

const char *town_name(const struct req *);   /* "Δήμος Λαρισαίων" in the reader's language; a plain word where there is no town */
/* "/static/<hash>-pronoia.css" for "pronoia.css"; faults when there is no such asset. */
const char *asset(struct req *, const char *name);
#endif
