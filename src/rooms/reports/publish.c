/* SPDX-License-Identifier: EUPL-1.2
** publish.c - publishing a month or a year that is over, as a numbered edition that stays as it is (RP7); what was published before. */
#include "rooms/reports/edition.h"
#include "rooms/portal/portal.h"
#include "rooms/access/access.h"
#include "web/draft.h"

struct publish_page { const char *title, *problem, *period, *why; int64_t number, small, hidden, exposed; bool again, none; };
#include "publish.html.h"
struct edition_shown { edition_id id; const char *said, *by, *why; int64_t number; instant published; bool last; };
struct editions_page { struct { int n; struct edition_shown *at; } editions; };
#include "editions.html.h"
struct change_shown { const char *what; int64_t was, now; };
struct edition_page { const char *title, *why, *digest; int64_t number, small, exposed; instant published; bool whole;
    struct { int n; struct change_shown *at; } changes; };
#include "edition.html.h"

enum { WHY_MOST = 1000 };

/* ---- publishing ---- */

static struct data published_in_years(struct req *r, const struct period *p)
{
    struct figures_between all = figures_between(r, day_of(day_civil(p->since).year, 1, 1), day_of(day_civil(p->since).year + 1, 1, 1));
    struct data f = { all.n, mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *f.at) };

    for (int i = 0; i < all.n; i++)
        f.at[i] = (struct datum){ all.at[i].since, all.at[i].until, all.at[i].edition.v, all.at[i].part, all.at[i].unit, all.at[i].word,
            all.at[i].value, all.at[i].shown, 0 };
    return f;
}

struct draft_of edition_draft(struct req *r, const struct period *p)
{
    struct counted c = count_period(r, (unit_id){ 0 }, p);
    struct data before = published_in_years(r, p);
    struct draft_of d = { .fresh = figures_of(r, &c, p), .number = (int)last_number(r, p->since, p->until).number + 1 };

    d.exposed = guard_figures(r, &d.fresh, &before);
    return d;
}

static void render(struct req *r, int status, int problem, const struct period *p, const struct draft_of *d)
{
    struct publish_page page = { .title = text_with(r, T_reports_publish_title, p->said), .problem = problem < 0 ? "" : text(r, problem),
        .period = p->typed, .why = in(r, "why"), .number = d->number, .small = town_disclosure(r->house->town), .exposed = d->exposed,
        .again = d->number > 1 };
    struct sheets all = { .r = r };

    for (int i = 0; i < d->fresh.n; i++) page.hidden += !d->fresh.at[i].shown;
    r->status = status;
    edition_sheets(&all, &d->fresh, false);
    page_begin(r, page.title, .back = fmt(r, "/reports?%s", p->href), .problem = problem >= 0, .wide = true);
    publish_html(r, &page);
    sheets_show(r, &all);
    page_end(r);
}

/* A month or year that may be published; false: answered. */
static bool may_be(struct req *r, struct period *p)
{
    int wrong = period_asked(r, p);

    if (wrong < 0 && !period_over(r, p)) wrong = T_reports_not_over;
    if (wrong < 0) return true;
    refuse(r, 422, wrong);
    return false;
}

static void get_publish(struct req *r)
{
    struct period p;

    if (!may_be(r, &p)) return;
    draft_used(r, p.typed);
    struct draft_of d = edition_draft(r, &p);
    render(r, 200, -1, &p, &d);
}

edition_id edition_publish(struct req *r, const struct period *p, const struct draft_of *d, const char *why)
{
    unsigned char digest[HASH_BYTES];
    struct edition_numbered_row last;
    struct add_edition_row row;
    bool again = d->number > 1 && edition_numbered(r, p->since, p->until, d->number - 1, &last);

    edition_digest(r, digest, &d->fresh, p, d->number, again ? last.digest : NULL);
    if (!add_edition(r, p->since, p->until, d->number, r->now, access_reader(r).account, town_disclosure(r->house->town),
        town_hides_zeros(r->house->town), d->exposed, why, digest, HASH_BYTES, &row))
        fault(&r->fate, "an edition was not written");
    for (int i = 0; i < d->fresh.n; i++) {
        const struct datum *f = &d->fresh.at[i];
        add_figure_of(r, row.id, f->part, f->unit, f->word, f->value, f->shown);
    }
    act(r, "published a report", "edition", row.id.v);
    return row.id;
}

static void post_publish(struct req *r)
{
    struct period p;

    if (!may_be(r, &p)) return;
    struct draft_of d = edition_draft(r, &p);
    bool again = d.number > 1;
    if (in_id(r, "number") != d.number) { render(r, 409, T_reports_published_meanwhile, &p, &d); return; }
    if (again && (!*in(r, "why") || strlen(in(r, "why")) > WHY_MOST)) { render(r, 422, T_reports_why_wanted, &p, &d); return; }
    see_other(r, "/reports/edition?id=%lld", (long long)edition_publish(r, &p, &d, again ? in(r, "why") : "").v);
}
PAGE(reports_publish, .path = "/reports/publish", .may = MAY_SUPERVISE, .get = get_publish, .post = post_publish, .slow = true,
     .help = "What would be published of a month or year, with small figures hidden; publishing it.");

/* ---- what was published ---- */

static void get_editions(struct req *r)
{
    struct editions all = editions(r);
    struct editions_page p = { 0 };

    p.editions.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.editions.at);
    for (int i = 0; i < all.n; i++) {
        struct editions_row *e = &all.at[i];
        p.editions.at[p.editions.n++] = (struct edition_shown){ e->id, period_of(r, e->since, e->until).said, e->by_name, e->why, e->number,
            e->published, e->last };
    }
    page_begin(r, text(r, T_reports_editions), .back = "/reports");
    editions_html(r, &p);
    page_end(r);
}
PAGE(reports_editions, .path = "/reports/editions", .may = MAY_REPORT, .get = get_editions,
    .help = "What was published, edition by edition.");

/* Where the edition before said otherwise; for who reads every figure. */
static void changes_of(struct req *r, struct edition_page *p, const struct data *now, const struct data *was)
{
    struct unit_names names = unit_names(r);

    p->changes.at = mem_get(&r->mem, (size_t)(now->n + 1) * sizeof *p->changes.at);
    for (int i = 0; i < now->n; i++) {
        const struct datum *f = &now->at[i], *old = NULL;
        for (int k = 0; k < was->n && !old; k++)
            if (was->at[k].unit == f->unit && !strcmp(was->at[k].part, f->part) && !strcmp(was->at[k].word, f->word)) old = &was->at[k];
        if (!old || old->value != f->value)
            p->changes.at[p->changes.n++] = (struct change_shown){ figure_said(r, &names, f), old ? old->value : 0, f->value };
    }
}

static void get_edition(struct req *r)
{
    edition_id id = { in_id(r, "id") };
    struct edition_of_row e;
    struct edition_numbered_row last;
    unsigned char digest[HASH_BYTES];

    if (!edition_of(r, id, &e)) { refuse(r, 404, T_reports_unknown); return; }
    struct period p = period_of(r, e.since, e.until);
    struct data now = edition_figures(r, id, &p);
    bool again = e.number > 1 && edition_numbered(r, e.since, e.until, e.number - 1, &last);
    edition_digest(r, digest, &now, &p, (int)e.number, again ? last.digest : NULL);
    struct edition_page page = { .title = text_with(r, T_reports_edition_title, p.said, fmt(r, "%lld", (long long)e.number)), .why = e.why,
        .number = e.number, .small = e.small, .exposed = e.exposed, .published = e.published, .whole = e.digest_n == HASH_BYTES
        && !memcmp(digest, e.digest, HASH_BYTES) };
    struct sheets all = { .r = r, .title = page.title, .name = p.typed, .file = fmt(r, "edition-%lld", (long long)id.v) };
    for (size_t i = 0; i < e.digest_n; i++) page.digest = fmt(r, "%s%02x", i ? page.digest : "", ((const unsigned char *)e.digest)[i]);
    if (again && r->keys & MAY_TOWN) {
        struct data was = edition_figures(r, last.id, &p);
        changes_of(r, &page, &now, &was);
    }
    edition_sheets(&all, &now, (r->keys & MAY_TOWN) != 0);
    if (sheets_as_file(&all)) return;
    page_begin(r, page.title, .back = "/reports/editions", .wide = true);
    edition_html(r, &page);
    sheets_show(r, &all);
    page_end(r);
}
PAGE(reports_edition, .path = "/reports/edition", .may = MAY_REPORT, .get = get_edition,
    .help = "One edition as it was published: figures, hash, what it changed.");
