/* SPDX-License-Identifier: EUPL-1.2
** year.c - the technical programme of a year as it stood on any day: its share, its lines, its amendments; as a page and as files. */
#include "rooms/works/inside.h"
#include "obstacles.sql.h"

struct project_line {
    project_id id; struct isolated title; struct ltr code; const char *area, *kind, *state, *tone; cents budget, access, contracted, paid;
    bool struck;
};
struct change_line {
    project_id project; struct ltr code; struct isolated title; const char *ground; day since; cents budget, access; instant made;
    struct isolated who;
};
struct year_page {
    const char *done, *sentence, *as_of, *files, *problem; int64_t year, before, after, waiting; bool writes, only, past;
    struct { int n; struct project_line *at; } lines;
    struct { int n; struct change_line *at; } changes;
};
#include "year.html.h"

/* ---- amendments, with the share that held from each day on (WK2) ---- */

static struct sums from_day(const struct approvals_of_year *all, day on)
{
    struct sums s = { { 0 }, { 0 } };

    for (int i = 0; i < all->n && all->at[i].since.v <= on.v; i++) {
        bool newer = false;
        for (int k = i + 1; k < all->n && all->at[k].since.v <= on.v && !newer; k++) newer = all->at[k].project.v == all->at[i].project.v;
        if (!newer) s.whole.v += all->at[i].budget.v, s.access.v += all->at[i].access.v;
    }
    return s;
}

static bool first_of(const struct approvals_of_year *all, int i)
{
    for (int k = 0; k < i; k++) if (all->at[k].project.v == all->at[i].project.v) return false;
    return true;
}

static struct sheet *days_sheet(struct sheets *all, int year, const struct approvals_of_year *a)
{
    struct req *r = all->r;
    const struct works_share *set = town_works_share(r->house->town, year);
    struct sheet *s = sheet_new(all, text(r, T_works_by_day), text(r, T_works_by_day_note),
        HEADS(text(r, T_works_since), text(r, T_works_whole), text(r, T_works_access), text(r, T_works_share), text(r, T_works_missing)),
        a->n);

    for (int i = 0; i < a->n; i++) {
        if (i + 1 < a->n && a->at[i + 1].since.v == a->at[i].since.v) continue;
        struct sums sums = from_day(a, a->at[i].since);
        put_link(r, s, day_said(r, a->at[i].since), fmt(r, "/works?year=%d&on=%s", year, day_field(r, a->at[i].since)));
        put_money(s, sums.whole), put_money(s, sums.access), put_percent(s, share_hundredths(sums));
        if (set) put_money(s, share_missing(sums, set->percent)); else put_text_cell(s, "–");
    }
    return s;
}

/* ---- as files ---- */

static void lines_sheet(struct sheets *all, const struct projects_at *lines)
{
    struct req *r = all->r;
    struct sheet *s = sheet_new(all, text(r, T_works_lines), "",
        HEADS(text(r, T_works_code), text(r, T_works_project), text(r, T_works_area),
        text(r, T_works_state), text(r, T_works_budgeted), text(r, T_works_access), text(r, T_works_kind), text(r, T_works_contracted),
        text(r, T_works_paid)), lines->n);

    for (int i = 0; i < lines->n; i++) {
        const struct projects_at_row *p = &lines->at[i];
        put_word(r, s, p->code);
        put_text_cell(s, p->title), put_text_cell(s, p->area), put_text_cell(s, works_word(r, "state", p->state));
        put_money(s, p->budget), put_money(s, p->access), put_text_cell(s, *p->kind ? works_word(r, "kind", p->kind) : "");
        put_money(s, p->contracted), put_money(s, p->paid);
    }
}

static void changes_sheet(struct sheets *all, const struct approvals_of_year *a)
{
    struct req *r = all->r;
    struct sheet *s = sheet_new(all, text(r, T_works_changes), "",
        HEADS(text(r, T_works_since), text(r, T_works_code), text(r, T_works_budgeted),
        text(r, T_works_access), text(r, T_works_ground)), a->n);

    for (int i = 0; i < a->n; i++) {
        put_word(r, s, day_field(r, a->at[i].since));
        put_text_cell(s, a->at[i].code), put_money(s, a->at[i].budget), put_money(s, a->at[i].access), put_text_cell(s, a->at[i].ground);
    }
}

/* ---- the page ---- */

static void take_lines(struct req *r, struct year_page *p, const struct projects_at *all)
{
    p->lines.at = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all->n; i++) {
        const struct projects_at_row *x = &all->at[i];
        if (p->only && !x->access.v) continue;
        p->lines.at[p->lines.n++] = (struct project_line){ x->id, { x->title }, { x->code }, x->area,
            *x->kind ? works_word(r, "kind", x->kind) : "", works_word(r, "state", x->state), works_tone(x->state), x->budget, x->access,
            x->contracted, x->paid, !x->budget.v };
    }
}

static void take_changes(struct req *r, struct year_page *p, const struct approvals_of_year *a)
{
    p->changes.at = mem_get(&r->mem, (size_t)(a->n + 1) * sizeof *p->changes.at);
    for (int i = a->n - 1; i >= 0; i--) {
        const struct approvals_of_year_row *x = &a->at[i];
        if (first_of(a, i)) continue;
        p->changes.at[p->changes.n++] = (struct change_line){ x->project, { x->code }, { x->title }, x->ground, x->since, x->budget,
            x->access, x->made, { x->who } };
    }
}

static void get(struct req *r)
{
    int year = year_asked(r);
    day on, usual = year_day(r, year);
    bool good = works_day_read(in(r, "on"), &on);
    struct year_page p = { .year = year, .only = in_has(r, "only"), .writes = (r->keys & WORKS_WRITE) != 0,
        .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .problem = *year_wrong(r) ? year_wrong(r)
            : good ? "" : text(r, T_works_day_wrong), .waiting = obstacles_waiting(r).n };

    good = !*p.problem;
    if (on.v == DAY_NONE.v) on = usual;
    struct projects_at lines = projects_at(r, year, on);
    struct approvals_of_year a = approvals_of_year(r, year);
    struct standing now = standing_of(&lines);
    struct sheets all = { .r = r, .name = fmt(r, "%d", year), .title = text_with(r, T_works_programme_of, fmt(r, "%d", year),
        day_said(r, on)), .file = fmt(r, "works-%d", year) };

    share_sheet(&all, year, &now);
    day last = day_of(year, 12, 31);
    works_told(&all, fmt(r, "%d", year), year, &lines, day_of(year, 1, 1), (day){ (on.v < last.v ? on.v : last.v) + 1 });
    if (good && *in(r, "as")) {
        lines_sheet(&all, &lines), days_sheet(&all, year, &a), changes_sheet(&all, &a), years_sheet(&all, "");
        if (sheets_as_file(&all)) return;
    }
    p.before = year > FIRST_YEAR ? year - 1 : 0, p.after = year <= day_civil(r->today).year ? year + 1 : 0;
    p.as_of = day_field(r, on), p.past = on.v != usual.v, p.sentence = share_sentence(r, year, now.budget);
    p.files = fmt(r, "/works?year=%d&on=%s&as=", year, day_field(r, on));
    take_lines(r, &p, &lines);
    take_changes(r, &p, &a);
    if (a.n) days_sheet(&all, year, &a);
    r->status = good ? 200 : 422;
    page_begin(r, text(r, T_works_title), .wide = true, .problem = !good);
    year_html(r, &p);
    sheets_show(r, &all);
    page_end(r);
}
PAGE(works, .path = "/works", .may = WORKS_READ, .get = get, .nav = T_works_title, .nav_at = 50,
     .help = "The technical programme of a year, as it stood on a day: its share for accessibility, its lines, its amendments; "
     "as XLSX, CSV, PDF.");

struct years_page { int nothing; };
#include "years.html.h"

static void get_years(struct req *r)
{
    struct sheets all = { .r = r, .name = "works", .title = text(r, T_works_years), .file = "works-years" };

    years_sheet(&all, "/works");
    if (*in(r, "as") && sheets_as_file(&all)) return;
    page_begin(r, text(r, T_works_years), .back = "/works", .wide = true);
    years_html(r, &(struct years_page){ 0 });
    sheets_show(r, &all);
    page_end(r);
}
PAGE(works_years, .path = "/works/years", .may = WORKS_READ, .get = get_years,
    .help = "The share for accessibility of every year: a table and its chart.");
