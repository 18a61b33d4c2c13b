/* SPDX-License-Identifier: EUPL-1.2
** list.c - the diary as the auditor reads it: newest first, filters in the address, a hundred lines a page (Y1..Y3). */
#include "web/house.h"
#include "base/date.h"
#include "rooms/room.h"
#include "rooms/diary/diary.h"
#include "list.sql.h"

enum { A_PAGE = 100 };
struct picked { const char *who, *words; bool on; };
struct chip { const char *path, *words; };
struct line { int64_t id; instant at; const char *who, *act, *about, *path; };
struct archive { int64_t first, last; struct ltr file, sha; day until; };
struct list_page {
    const char *since, *until, *newest, *older; bool bad; int64_t sealed; struct ltr hash, key;
    struct { int n; struct picked *at; } people, kinds;
    struct { int n; struct chip at[5]; } chips;
    struct { int n; struct line *at; } acts;
    struct { int n; struct archive *at; } archives;
};
#include "list.html.h"

struct filter { const char *who, *act, *kind, *since, *until; int64_t about, before; instant from, to; bool bad; };

/* Residents have no name; the menu needs a word for them. */
static const char resident[] = "-";

static bool read_day(const char *s, int plus, instant *to)
{
    day d;

    if (!*s) return true;
    if (!day_read_forgiving(s, &d)) return false;
    to->v = ((int64_t)d.v + plus) * 86400 - 2 * 3600;       /* the Greek day begins two hours before the universal one (three in summer) */
    if (greek_day(*to).v != d.v + plus || greek_minute(*to)) to->v -= 3600;
    return true;
}

static struct filter read_filter(struct req *r)
{
    struct filter f = { .who = in(r, "who"), .act = in(r, "act"), .kind = in(r, "kind"), .since = in(r, "since"), .until = in(r, "until"),
                        .about = in_id(r, "about"), .before = in_id(r, "before"), .to = { (int64_t)1 << 60 } };

    f.bad = !read_day(f.since, 0, &f.from) || !read_day(f.until, 1, &f.to);
    return f;
}

static void add_query(struct out *o, const char *name, const char *value)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    if (!*value) return;
    out_str(o, o->n > strlen("/diary") ? "&" : "?");
    out_fmt(o, "%s=", name);
    for (; *value; value++) {
        if (strchr(plain, *value)) out_char(o, *value);
        else out_fmt(o, "%%%02X", (unsigned char)*value);
    }
}

/* The same filter without one of its parts, from the line `before` on. */
static const char *link_of(struct req *r, const struct filter *f, const char *without, int64_t before)
{
    struct out o = { .mem = &r->mem };

    out_str(&o, "/diary");
    if (strcmp(without, "who")) add_query(&o, "who", f->who);
    if (strcmp(without, "act")) add_query(&o, "act", f->act);
    if (strcmp(without, "about") && f->about) { add_query(&o, "kind", f->kind); add_query(&o, "about", fmt(r, "%lld", (long long)f->about)); }
    if (strcmp(without, "since")) add_query(&o, "since", f->since);
    if (strcmp(without, "until")) add_query(&o, "until", f->until);
    if (before) add_query(&o, "before", fmt(r, "%lld", (long long)before));
    return out_text(&o);
}

static void chips(struct req *r, const struct filter *f, struct list_page *p)
{
    const struct { const char *name, *value; } part[] = {
        { "who", !strcmp(f->who, resident) ? text(r, T_diary_resident) : f->who }, { "act", *f->act ? diary_said(r, "act", f->act) : "" },
        { "about", f->about ? fmt(r, "%s %lld", diary_said(r, "about", f->kind), (long long)f->about) : "" }, { "since", f->since }, { "until", f->until } };

    for (int i = 0; i < 5; i++)
        if (*part[i].value) p->chips.at[p->chips.n++] = (struct chip){ link_of(r, f, part[i].name, 0), part[i].value };
}

static void menus(struct req *r, const struct filter *f, struct list_page *p)
{
    struct acts_people people = acts_people(r);
    struct acts_kinds kinds = acts_kinds(r);

    p->people.at = mem_get(&r->mem, (size_t)people.n * sizeof *p->people.at + 1);
    for (int i = 0; i < people.n; i++) {
        const char *who = *people.at[i].who ? people.at[i].who : resident;
        p->people.at[p->people.n++] = (struct picked){ who, *people.at[i].who ? who : text(r, T_diary_resident), !strcmp(who, f->who) };
    }
    p->kinds.at = mem_get(&r->mem, (size_t)kinds.n * sizeof *p->kinds.at + 1);
    for (int i = 0; i < kinds.n; i++)
        p->kinds.at[p->kinds.n++] = (struct picked){ kinds.at[i].act, diary_said(r, "act", kinds.at[i].act), !strcmp(kinds.at[i].act, f->act) };
}

static void lines(struct req *r, const struct filter *f, struct list_page *p)
{
    bool nobody = !strcmp(f->who, resident);
    struct acts all = acts(r, nobody ? "" : f->who, nobody, f->act, f->kind, f->about, f->from, f->to, f->before, A_PAGE + 1);

    p->acts.at = mem_get(&r->mem, (size_t)all.n * sizeof *p->acts.at + 1);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        struct acts_row *a = &all.at[i];
        struct filter only = { .who = "", .act = "", .kind = a->about_kind, .about = a->about, .since = "", .until = "" };
        p->acts.at[p->acts.n++] = (struct line){ a->id.v, a->at, a->who, diary_said(r, "act", a->act),
            a->about ? fmt(r, "%s %lld", diary_said(r, "about", a->about_kind), (long long)a->about) : diary_said(r, "about", a->about_kind),
                                                 a->about ? link_of(r, &only, "", 0) : "" };
    }
    if (all.n > A_PAGE) p->older = link_of(r, f, "", all.at[A_PAGE - 1].id.v);
    if (f->before) p->newest = link_of(r, f, "", 0);
}

/* What the auditor needs to check an export at home. */
static void seals(struct req *r, struct list_page *p)
{
    unsigned char public[PUBLIC_BYTES];
    struct diary_head h = diary_head(r, false);

    sign_public(public, r->house->secret, DIARY_SIGNS);
    p->key.text = hex(mem_get(&r->mem, 2 * sizeof public + 1), public, sizeof public);
    p->hash.text = hex(mem_get(&r->mem, 2 * HASH_BYTES + 1), h.hash, HASH_BYTES);
    p->sealed = h.seq;
}

static void archives(struct req *r, struct list_page *p)
{
    struct diary_span *all;
    int n = diary_spans(r, false, &all);

    p->archives.at = mem_get(&r->mem, (size_t)n * sizeof *p->archives.at + 1);
    for (int i = 0; i < n; i++)
        p->archives.at[p->archives.n++] = (struct archive){ all[i].after.seq + 1, all[i].end.seq, { all[i].file }, { all[i].sha256 }, greek_day(all[i].until) };
}

static void get(struct req *r)
{
    struct filter f = read_filter(r);
    struct list_page p = { .since = f.since, .until = f.until, .bad = f.bad, .older = "", .newest = "" };

    act(r, "read the diary", "diary", 0);
    menus(r, &f, &p);
    if (f.bad) r->status = 422;
    else lines(r, &f, &p);
    chips(r, &f, &p);
    seals(r, &p);
    archives(r, &p);
    page_begin(r, text(r, T_diary_title), .wide = true, .problem = f.bad);
    list_html(r, &p);
    page_end(r);
}
PAGE(diary, .path = "/diary", .may = MAY_DIARY, .get = get, .nav = T_diary_title, .nav_at = 70,
     .help = "The diary: who did what, who looked at what; filters and pages.");
