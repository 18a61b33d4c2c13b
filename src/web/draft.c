/* SPDX-License-Identifier: EUPL-1.2
** draft.c - keeps, offers and forgets drafts: see draft.h for E1..E4. */
#include "web/draft.h"
#include "web/answer.h"
#include "web/html.h"
#include "web/house.h"
#include "web/page.h"
#include "host/crypto.h"
#include <string.h>
#include <strings.h>

struct draft_note_page { instant updated; const char *use, *key, *query; bool used; };
#include "draft_note.html.h"
struct draft_fields_page { const char *key; };
#include "draft_fields.html.h"
#include "draft.sql.h"

/* "/staff/account 7": where the form stands, and what it is about. */
struct key { const char *page, *about; };


/* The form's own word, or of the page that shows it.  False: no page that this person may open. */
static bool key_of(struct req *r, const char *about, struct key *k)
{
    char *word = mem_str(&r->mem, in(r, "draft")), *blank = strchr(word, ' ');
    bool get = r->reading && !blank;
    const struct page *p;

    if (!r->session || !r->session->staff) return false;
    if (blank) *blank = 0;
    else if (!get) return false;
    *k = get ? (struct key){ r->path, about } : (struct key){ word, blank + 1 };
    p = page_find(k->page);
    return p && (p->may & r->keys) && strlen(k->page) <= 500 && strlen(k->about) <= 500;
}

static const char *purpose(struct req *r, const struct key *k)                      /* E1 */
{
    return fmt(r, "draft %lld %s %s", (long long)staff_here(r).v, k->page, k->about);
}

/* ---- showing ---- */

static bool asked(struct req *r) { return r->reading && !strcmp(in(r, "draft"), "use"); }

static bool in_address(const struct req *r, const char *name)
{
    for (int i = 0; i < r->nquery; i++) if (!strcmp(r->query_fields[i].name, name)) return true;
    return false;
}

static bool open_draft(struct req *r, const char *at, size_t n)
{
    const char *end = at + n, *value;
    int room = 0;

    if (!n || end[-1]) return false;
    for (const char *s = at; s < end; s++) room += !*s;
    struct field *all = mem_get(&r->mem, (size_t)(r->nform + room) * sizeof *all);
    for (int i = 0; i < r->nform; i++) all[i] = r->form_fields[i];          /* of another form of this page */
    r->form_fields = all;
    for (; at < end && (value = at + strlen(at) + 1) < end; at = value + strlen(value) + 1)
        if (!in_address(r, at)) r->form_fields[r->nform++] = (struct field){ at, value, strlen(value) };
    return true;
}

bool draft_used(struct req *r, const char *about)
{
    struct key k;
    struct draft_row row;
    const char *plain;
    size_t n;

    if (!asked(r) || !key_of(r, about, &k) || !draft(r, staff_here(r), k.page, k.about, &row)) return false;
    plain = (const char *)unseal(&r->mem, r->house->secret, purpose(r, &k), row.sealed, row.sealed_n, &n);
    return plain && open_draft(r, plain, n);
}

const char *typed(struct req *r, const char *name, const char *otherwise) { return in_has(r, name) ? in(r, name) : otherwise; }

/* The page's own query without the word that asks for the draft. */
static const char *plain_query(struct req *r)
{
    struct out o = { .mem = &r->mem };

    for (const char *s = r->query; *s; ) {
        size_t n = strcspn(s, "&");
        if (n && strncmp(s, "draft=", 6)) {
            if (o.n) out_char(&o, '&');
            out_fmt(&o, "%.*s", (int)n, s);
        }
        s += n + (s[n] == '&');
    }
    return out_text(&o);
}

void put_draft_note(struct req *r, const char *about)
{
    struct draft_note_page *p = mem_get(&r->mem, sizeof *p);
    struct key k;
    struct draft_row row;

    if (!r->reading || strcmp(r->method, "GET") || !key_of(r, about, &k) || !draft(r, staff_here(r), k.page, k.about, &row)) return;
    p->updated = row.updated;
    p->query = plain_query(r);
    p->use = fmt(r, "?%s%sdraft=use", p->query, *p->query ? "&" : "");
    p->key = fmt(r, "%s %s", k.page, k.about);
    p->used = asked(r);
    draft_note_html(r, p);
}

void put_draft_fields(struct req *r, const char *about)
{
    struct draft_fields_page *p = mem_get(&r->mem, sizeof *p);
    struct key k;

    if (!key_of(r, about, &k)) return;
    p->key = fmt(r, "%s %s", k.page, k.about);
    draft_fields_html(r, p);
}

/* ---- keeping and forgetting ---- */

void draft_sent(struct req *r)
{
    struct key k;

    if (in_has(r, "draft") && key_of(r, "", &k)) drop_draft(r, staff_here(r), k.page, k.about);
}

static bool secret(const char *name)                                                /* E2 */
{
    return !strncasecmp(name, "password", 8) || !strncasecmp(name, "code", 4) || !strncasecmp(name, "totp", 4)
        || !strcmp(name, "old") || !strcmp(name, "new");
}

/* Name and value, each with its 0.  A status to refuse with, or 0. */
static int gather(struct req *r, struct out *o)
{
    for (int i = 0; i < r->nform; i++) {
        const struct field *f = &r->form_fields[i];
        if (!strcmp(f->name, "csrf") || !strcmp(f->name, "draft")) continue;
        if (secret(f->name)) return 422;
        out_str(o, f->name);
        out_char(o, 0);
        out_str(o, f->value);
        out_char(o, 0);
        if (o->n > DRAFT_MOST) return 413;
    }
    return 0;
}

static void keep(struct req *r, const struct key *k)
{
    struct out o = { .mem = &r->mem };
    int bad = gather(r, &o);
    size_t n;

    if (bad) { refuse(r, bad, bad == 413 ? T_web_why_413 : T_web_why_draft); return; }
    clear_drafts(r, staff_here(r), (instant){ r->now.v - DRAFT_KEPT });                     /* E3 */
    unsigned char *sealed = seal(&r->mem, r->house->secret, purpose(r, k), out_text(&o), o.n, &n);
    keep_draft(r, staff_here(r), k->page, k->about, sealed, n, r->now);
    r->status = 204;
    r->no_store = true;
}

static void post(struct req *r)
{
    struct key k;

    if (!key_of(r, "", &k)) { refuse(r, 422, T_web_why_draft); return; }
    if (!in_has(r, "discard")) { keep(r, &k); return; }
    drop_draft(r, staff_here(r), k.page, k.about);
    see_other(r, "%s%s%s", percent_encode_path(r, k.page), *in(r, "query") ? "?" : "", in(r, "query"));
}
PAGE(draft, .path = "/staff/draft", .may = MAY_SIGNED_IN, .post = post, .jot = true, .help = "Keep what was typed in a form, or discard it.");
