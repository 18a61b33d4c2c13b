/* SPDX-License-Identifier: EUPL-1.2
** sealed.c - the sealed diary: what was done with the files that are invisible.
**
** AC12  A line is shown to whom a grant opens the file it is about, and to nobody else: the auditor, the administrator and a
**       supervisor without a grant find an empty page, the same whatever the sealed diary holds.  No line has a number here,
**       nothing is counted, and what is left out leaves no gap. */
#include "rooms/access/inside.h"
#include "rooms/diary/diary.h"
#include "sealed.sql.h"

enum { A_PAGE = 100 };
struct sealed_line { instant at; struct isolated who; const char *act, *about; int64_t person; bool looked; };
struct sealed_page { const char *since, *until, *person, *older, *newest; bool bad; struct { int n; struct sealed_line *at; } lines; };
#include "sealed.html.h"

/* The Greek beginning of the day that was typed, or of the one after it; `otherwise` for "". */
static bool read_day(struct req *r, const char *name, int plus, int64_t otherwise, instant *to)
{
    day d;

    to->v = otherwise;
    if (!*in(r, name)) return true;
    if (!day_read_forgiving(in(r, name), &d)) return false;
    *to = greek_instant((day){ d.v + plus }, 0);
    return true;
}

static void add_day(struct req *r, struct out *o, const char *name)
{
    char iso[11];
    day d;

    if (day_read_forgiving(in(r, name), &d)) out_fmt(o, "&%s=%s", name, day_iso(d, iso));
}

/* Reading adds lines itself, so pages go on from an instant, behind as many lines of that instant as were shown. */
static const char *link_behind(struct req *r, const struct sealed_page *p)
{
    struct out o = { .mem = &r->mem };
    instant last = p->lines.at[p->lines.n - 1].at;
    int64_t skip = last.v == in_id(r, "before") ? in_id(r, "skip") : 0;

    for (int i = 0; i < p->lines.n; i++) skip += p->lines.at[i].at.v == last.v;
    out_fmt(&o, "/diary/sealed?before=%lld&skip=%lld", (long long)last.v, (long long)skip);
    if (in_id(r, "person")) out_fmt(&o, "&person=%lld", (long long)in_id(r, "person"));
    add_day(r, &o, "since");
    add_day(r, &o, "until");
    return out_text(&o);
}

static void list(struct req *r, struct sealed_page *p, instant from, instant to)
{
    int64_t seen = 0;
    struct sealed_lines all = sealed_lines(r, access_reader(r).account, r->now, in_id(r, "person"), from, to, in_id(r, "skip"), A_PAGE + 1);

    p->lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        struct sealed_lines_row *d = &all.at[i];
        p->lines.at[p->lines.n++] = (struct sealed_line){ d->at, { d->who }, diary_said(r, "act", d->act),
            d->about ? fmt(r, "%s %lld", diary_said(r, "about", d->about_kind), (long long)d->about) : diary_said(r, "about", d->about_kind), d->person, d->reads != 0 };
        if (d->person == seen) continue;
        seen = r->hidden = d->person;                   /* reading it is an act of the same kind, and as secret, also when the file is open by now */
        act(r, "read the sealed diary", "person", seen);
    }
    r->hidden = 0;
    if (all.n > A_PAGE) p->older = link_behind(r, p);
    if (in_has(r, "before")) p->newest = "/diary/sealed";
}

static void get(struct req *r)
{
    struct sealed_page p = { .since = in(r, "since"), .until = in(r, "until"), .person = in(r, "person"), .older = "", .newest = "" };
    instant from, to;

    p.bad = !read_day(r, "since", 0, 0, &from) | !read_day(r, "until", 1, (int64_t)1 << 60, &to);
    act(r, "looked into the sealed diary", "diary", 0);
    if (in_id(r, "before") && to.v > in_id(r, "before")) to.v = in_id(r, "before") + 1;
    if (!p.bad) list(r, &p, from, to);
    r->status = p.bad ? 422 : 200;
    r->no_store = true;
    page_begin(r, text(r, T_access_sealed), .wide = true, .problem = p.bad);
    sealed_html(r, &p);
    page_end(r);
}
PAGE(sealed, .path = "/diary/sealed", .may = MAY_MEET | MAY_PRIVACY | MAY_DIARY, .get = get, .help = "What was done with invisible files, for whom a grant opens them.");
