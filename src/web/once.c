/* SPDX-License-Identifier: EUPL-1.2
** once.c - W7: see once.h.
**
** O1  Claim and answer are written in the visit's own transaction: what was undone was never taken.
** O2  Both are only inserted.  On PostgreSQL a look at the key before, or an update after, would lock a page of its index
**     for reading, and any two visits that write at the same moment would interfere (SSI). */
#include "web/once.h"
#include "web/edge.h"
#include "web/house.h"
#include "web/page.h"
#include "host/crypto.h"
#include <string.h>
#include "ids.h"
#include "once.sql.h"

enum { KEPT = 2 * 86400, CLEAR_EVERY = 64, CLEAR_MOST = 256 };

static void add(struct out *o, const char *s)
{
    out_str(o, s);
    out_char(o, 0);
}

static void key_of(struct req *r, unsigned char key[static HASH_BYTES])
{
    struct out o = { .mem = &r->mem };

    add(&o, r->session ? r->session->csrf : in_cookie(r, "form"));
    add(&o, r->path);
    add(&o, r->query);
    for (int i = 0; i < r->nform; i++) {
        add(&o, r->form_fields[i].name);
        add(&o, r->form_fields[i].value);
    }
    for (int i = 0; i < r->nuploads; i++) {
        add(&o, r->uploads[i].name);
        out_raw(&o, (const char *)r->uploads[i].digest, sizeof r->uploads[i].digest);
    }
    keyed_hash(key, r->house->secret, "once", out_text(&o), o.n);
}

static void clear(struct req *r, once_id id)
{
    if (id.v % CLEAR_EVERY) return;
    if (clear_once(r, (instant){ r->now.v - KEPT }, CLEAR_MOST)) clear_once_answers(r);
}

bool once_begin(struct req *r, int64_t *claim)
{
    const struct page *p = r->at.page;
    unsigned char key[HASH_BYTES];
    struct claim_once_row row;
    struct once_answer_row was;

    *claim = 0;
    if (p->jot || p->api || p->no_csrf) return true;
    key_of(r, key);
    if (claim_once(r, key, sizeof key, r->now, &row)) {
        *claim = row.id.v;
        clear(r, row.id);
        return true;
    }
    if (!once_answer(r, key, sizeof key, &was)) fault(&r->fate, "a form was taken without an answer");
    see_other(r, "%s", was.see_other);
    return false;
}

void once_end(struct req *r, int64_t claim, bool done)
{
    if (!claim) return;
    if (done) add_once_answer(r, (once_id){ claim }, r->see_other);
    else drop_once(r, (once_id){ claim });
}
