/* SPDX-License-Identifier: EUPL-1.2
** report.c - the month or the year of one unit, or of the town over all its units: a page, XLSX, CSV, PDF; each figure leads on to its
** months, and those to the lines of the ledger (RP3). */
#include "rooms/reports/inside.h"
#include "rooms/access/access.h"
#include "rooms/stays/stays.h"
#include "rooms/care/year.h"
#include "rooms/works/works.h"
#include "rooms/appointments/told.h"
#include "rooms/reports/attended.h"
#include "count.sql.h"

struct report_page {
    const char *problem, *period, *said, *title, *href; bool open, may_publish, town, ready; struct unit_options units; unit_id unit;
};
#include "report.html.h"

/* ---- what was given ---- */

/* RP3: nobody is led where nothing opens. */
static const char *lines_of(struct req *r, unit_id unit, const struct period *p)
{
    return unit.v && ledger_opens(r, unit) ? fmt(r, "/ledger?unit=%lld&month=%s", (long long)unit.v, p->said) : "";
}

static void given(struct sheets *all, unit_id unit, const struct period *p, const struct counted *c)
{
    struct req *r = all->r;
    struct sheet *s = sheet_new(all, text(r, T_reports_given), "",
        HEADS(text(r, T_ledger_kind), text(r, T_ledger_quantity), text(r, T_reports_measure),
        text(r, T_ledger_worth)), DELIVERED_KINDS);
    const char *lines = lines_of(r, unit, p);

    for (int k = 0; k < DELIVERED_KINDS; k++) {
        if (!c->all.quantity[k]) continue;
        put_link(r, s, delivered_said(r, delivered_words[k]), lines);
        put_number(s, c->all.quantity[k]), put_text_cell(s, delivered_measure(r, delivered_words[k])), put_money(s, c->all.worth[k]);
    }
}

static void people(struct sheets *all, const struct counted *c)
{
    struct req *r = all->r;
    struct sheet *s = sheet_new(all, text(r, T_reports_people), text(r, T_reports_people_note),
        HEADS(text(r, T_reports_who), text(r, T_ledger_people)), SEXES + AGES + 2);

    put_word(r, s, text(r, T_reports_persons)), put_number(s, c->all.persons);
    put_word(r, s, text(r, T_reports_households)), put_number(s, c->households);
    for (int i = 0; i < SEXES; i++) put_word(r, s, sex_in_words(r, i)), put_number(s, c->all.sex[i]);
    for (int i = 0; i < AGES; i++) put_word(r, s, age_in_words(r, i)), put_number(s, c->all.age[i]);
}

/* ---- the town: a line for each unit ---- */

static void units(struct sheets *all, const struct period *p, const struct counted *c)
{
    struct req *r = all->r;
    const char **heads = mem_get(&r->mem, (DELIVERED_KINDS + 2) * sizeof *heads);
    int kind[DELIVERED_KINDS], n = 0;

    heads[0] = text(r, T_ledger_unit), heads[1] = text(r, T_ledger_people);
    for (int k = 0; k < DELIVERED_KINDS; k++) if (c->all.quantity[k]) heads[2 + n] = delivered_said(r, delivered_words[k]), kind[n++] = k;
    struct sheet *s = sheet_new(all, text(r, T_reports_by_unit), text(r, T_reports_by_unit_note), n + 2, heads, c->nunits);
    s->chart = true;
    for (int i = 0; i < c->nunits; i++) {
        const struct unit_tally *u = &c->unit[i];
        bool any = u->t.persons != 0;
        for (int k = 0; k < n; k++) any |= u->t.quantity[kind[k]] != 0;
        if (!any) continue;
        put_link(r, s, u->name, u->unit > 0 ? fmt(r, "/reports?unit=%lld&%s", (long long)u->unit, p->href) : "");
        put_number(s, u->t.persons);
        for (int k = 0; k < n; k++) put_number(s, u->t.quantity[kind[k]]);
    }
}

/* ---- a unit's year: a line for each month ---- */

static void months(struct sheets *all, unit_id unit, const struct period *p, const struct counted *c)
{
    struct req *r = all->r;
    const struct day_sum *d;
    int n = ledger_sums_by_day(r, unit, p->since, p->until, &d), kind[DELIVERED_KINDS], kinds = 0;
    int64_t sum[12][DELIVERED_KINDS] = { { 0 } };
    const char **heads = mem_get(&r->mem, (DELIVERED_KINDS + 1) * sizeof *heads);

    heads[0] = text(r, T_ledger_month);
    for (int k = 0; k < DELIVERED_KINDS; k++)
        if (c->all.quantity[k]) heads[1 + kinds] = delivered_said(r, delivered_words[k]), kind[kinds++] = k;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kinds; k++)
            if (!strcmp(d[i].kind, delivered_words[kind[k]])) sum[day_civil(d[i].on).month - 1][k] += d[i].quantity;
    struct sheet *s = sheet_new(all, text(r, T_reports_by_month), "", kinds + 1, heads, 12);
    s->chart = kinds > 0;
    for (int i = 0; i < 12; i++) {
        day first = day_add_months(p->since, i);
        if (first.v > r->today.v) break;
        struct period month = period_of(r, first, day_add_months(first, 1));
        put_link(r, s, month.said, fmt(r, "/reports?unit=%lld&%s", (long long)unit.v, month.href));
        for (int k = 0; k < kinds; k++) put_number(s, sum[i][k]);
    }
}

/* ---- cases: outcomes and time to answer (T12), of programmes whose address is not hidden ---- */

static const char *programme_said(struct req *r, const char *programme, bool *hidden)
{
    int i = book_programme_find(r->house->book, programme);

    *hidden = i >= 0 && book_programme(r->house->book, i)->hidden_address;
    return i < 0 ? programme : text(r, book_programme(r->house->book, i)->name);
}

static void case_row(struct sheets *all, struct sheet *s, const char *programme, int64_t handed, const struct answered *a)
{
    struct req *r = all->r;
    int64_t *took = mem_get(&r->mem, (size_t)(a->n + 1) * sizeof *took), granted = 0, refused = 0;
    bool hidden;
    const char *name = programme_said(r, programme, &hidden);
    int n = 0;

    for (int i = 0; i < a->n; i++) {
        if (strcmp(a->at[i].programme, programme)) continue;
        if (!strcmp(a->at[i].outcome, "granted")) granted++; else refused++;
        took[n++] = greek_day(a->at[i].at).v - greek_day(a->at[i].opened).v;
    }
    if (hidden) return;
    sort_numbers(took, n);
    put_word(r, s, name), put_number(s, handed), put_number(s, granted), put_number(s, refused);
    if (n) put_number(s, at_rank(took, n, 50)), put_number(s, at_rank(took, n, 90));
    else put_text_cell(s, "–"), put_text_cell(s, "–");
}

static void cases(struct sheets *all, unit_id unit, const struct period *p)
{
    struct req *r = all->r;
    instant since = greek_instant(p->since, 0), until = greek_instant(p->until, 0);
    struct answered a = answered(r, unit, since, until);
    struct handed_in h = handed_in(r, unit, since, until);
    struct sheet *s = sheet_new(all, text(r, T_reports_cases), text(r, T_reports_cases_note),
        HEADS(text(r, T_ledger_service), text(r, T_reports_handed_in),
        text(r, T_reports_granted), text(r, T_reports_refused), text(r, T_reports_median_days), text(r, T_reports_p90_days)), a.n + h.n);

    for (int i = 0; i < h.n; i++) case_row(all, s, h.at[i].programme, h.at[i].cases, &a);
    for (int i = 0; i < a.n; i++) {
        bool seen = i && !strcmp(a.at[i].programme, a.at[i - 1].programme);
        for (int k = 0; k < h.n && !seen; k++) seen = !strcmp(h.at[k].programme, a.at[i].programme);
        if (!seen) case_row(all, s, a.at[i].programme, 0, &a);
    }
    if (!s->rows.n) all->n--;
}

/* ---- who came to the desk, and how long they waited ---- */

static void visits(struct sheets *all, unit_id unit, const struct period *p)
{
    struct req *r = all->r;
    struct visits_to v = visits_to(r, unit, p->since, p->until);
    int64_t *wait = mem_get(&r->mem, (size_t)(v.n + 1) * sizeof *wait);
    struct sheet *s = sheet_new(all, text(r, T_reports_visits), text(r, T_reports_visits_note),
        HEADS(text(r, T_reports_desk), text(r, T_reports_came), text(r, T_reports_called), text(r, T_reports_median_wait),
        text(r, T_reports_p90_wait)), v.n);

    for (int i = 0, end; i < v.n; i = end) {
        int n = 0;
        for (end = i; end < v.n && v.at[end].place.v == v.at[i].place.v; end++)
            if (v.at[end].called.v) wait[n++] = (v.at[end].called.v - v.at[end].at.v + 59) / 60;
        sort_numbers(wait, n);
        put_word(r, s, *v.at[i].name ? v.at[i].name : text(r, T_reports_desk)), put_number(s, end - i), put_number(s, n);
        put_number(s, at_rank(wait, n, 50)), put_number(s, at_rank(wait, n, 90));
    }
    if (!s->rows.n) all->n--;
}

/* ---- what was booked: kept, not come to, called off late (RP9) ---- */

extern const struct attended *const __start_attendances[], *const __stop_attendances[];

static void put_counted(struct sheet *s, int64_t n)
{
    if (n < 0) put_text_cell(s, "–"); else put_number(s, n);
}

static void attended(struct sheets *all, unit_id unit, const struct period *p)
{
    struct req *r = all->r;
    struct sheet *s = sheet_new(all, text(r, T_reports_attended), text(r, T_reports_attended_note),
        HEADS(text(r, T_reports_booked), text(r, T_reports_kept), text(r, T_reports_missed), text(r, T_reports_late),
        text(r, T_reports_not_noted)), (int)(__stop_attendances - __start_attendances));

    for (const struct attended *const *at = __start_attendances; at < __stop_attendances; at++) {
        struct attendance a = (*at)->count(r, unit, p->since, p->until);
        if (!a.came && !a.missed && a.late <= 0 && !a.open) continue;
        put_word(r, s, text(r, (*at)->what)), put_number(s, a.came), put_number(s, a.missed), put_counted(s, a.late), put_number(s, a.open);
    }
    if (!s->rows.n) all->n--;
}

/* ---- the cooperative: who belongs to it, who found work (ESF+ annex I: EECR04, EECR05) ---- */

static void cooperative(struct sheets *all, unit_id unit, const struct period *p)
{
    static const struct { const char *what; int words; } lines[] = { { "here", T_reports_coop_here }, { "joined", T_reports_coop_joined },
        { "left", T_reports_coop_left },
        { "left_work", T_reports_coop_left_work }, { "left_training", T_reports_coop_left_training }, { "placed", T_reports_coop_placed },
        { "kept", T_reports_coop_kept },
        { "asked_3", T_reports_coop_asked_3 }, { "work_3", T_reports_coop_work_3 }, { "asked_6", T_reports_coop_asked_6 },
        { "work_6", T_reports_coop_work_6 } };
    struct req *r = all->r;
    struct cooperative_counts c = cooperative_counts(r, unit, p->since, p->until);
    if (!c.n) return;
    struct sheet *s = sheet_new(all, text(r, T_reports_coop), text(r, T_reports_coop_note),
        HEADS(text(r, T_reports_who), text(r, T_ledger_people), sex_in_words(r, 0),
        sex_in_words(r, 1), sex_in_words(r, 2), sex_in_words(r, 3)), (int)(sizeof lines / sizeof *lines));

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        int64_t sex[SEXES] = { 0 }, sum = 0;
        for (int k = 0; k < c.n; k++)
            for (int x = 0; x < SEXES && !strcmp(c.at[k].what, lines[i].what); x++)
                if (!strcmp(c.at[k].sex, sex_words[x])) sex[x] += c.at[k].people, sum += c.at[k].people;
        put_word(r, s, text(r, lines[i].words)), put_number(s, sum);
        for (int x = 0; x < SEXES; x++) put_number(s, sex[x]);
    }
}

/* ---- the page ---- */

static const char *name_of(const struct unit_options *u)
{
    for (int i = 0; i < u->n; i++) if (u->at[i].on) return u->at[i].name;
    return NULL;
}

static unit_id chosen(const struct unit_options *u)
{
    for (int i = 0; i < u->n; i++) if (u->at[i].on) return u->at[i].id;
    return (unit_id){ -1 };
}

static void get(struct req *r)
{
    struct period p;
    int wrong = period_asked(r, &p);
    struct unit_options units_open = units_to_report(r, (unit_id){ in_id(r, "unit") });
    const char *name = name_of(&units_open);

    if (!name && (units_open.n || in_id(r, "unit"))) { refuse(r, 404, T_access_unit_gone); return; }
    unit_id unit = chosen(&units_open);
    struct report_page page = { .problem = wrong < 0 ? "" : text(r, wrong), .period = wrong < 0 ? p.said : in(r, "period"), .said = p.said,
        .units = units_open, .unit = unit, .town = !unit.v, .ready = wrong < 0 && name, .open = wrong < 0 && !period_over(r, &p),
        .title = text(r, T_reports_title), .href = name ? fmt(r, "/reports?unit=%lld&%s", (long long)unit.v, p.href) : "" };
    struct sheets all = { .r = r };

    page.may_publish = page.ready && page.town && !page.open && r->keys & MAY_SUPERVISE;
    if (page.ready) {
        struct counted c = count_period(r, unit, &p);
        all.name = fmt(r, "%s %s", p.typed, name), all.title = fmt(r, "%s · %s", name, p.said),
            all.file = fmt(r, "report-%lld-%s", (long long)unit.v, p.typed);
        page.title = all.title;
        given(&all, unit, &p, &c), people(&all, &c);
        if (!unit.v) units(&all, &p, &c);
        else if (p.year) months(&all, unit, &p, &c);
        if (!unit.v) works_in_report(&all, p.since, p.until, p.year);
        care_in_report(&all, unit, p.since, p.until);
        stays_in_report(&all, unit, p.since, p.until);
        cooperative(&all, unit, &p), cases(&all, unit, &p), visits(&all, unit, &p), attended(&all, unit, &p);
        appointments_in_report(&all, unit, p.since, p.until);
        if (sheets_as_file(&all)) return;
    }
    if (wrong >= 0) r->status = 422;
    page_begin(r, page.title, .problem = wrong >= 0, .wide = true);
    report_html(r, &page);
    sheets_show(r, &all);
    page_end(r);
}
PAGE(reports, .path = "/reports", .may = MAY_REPORT, .get = get, .slow = true,
    .help = "The month or year of a unit, or of the town: page, XLSX, CSV, PDF.",
     .nav = T_reports_menu, .nav_at = 59);
