/* SPDX-License-Identifier: EUPL-1.2
** month.c - a unit's month or year in one page, and the lines behind each figure (L4). */
#include "rooms/ledger/inside.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/casework/casework.h"
#include "base/date.h"

enum { LINES = 100, FIRST_YEAR = 2000, MAY_COUNT = MAY_KEEP | MAY_DECIDE | MAY_SUPERVISE };

struct unit_option { unit_id id; const char *name; bool on; };
struct units_open { int n; struct unit_option *at; };
struct total_shown { const char *kind, *service, *href, *measure; int64_t quantity, people; cents worth; };
struct month_page { const char *problem, *month; struct units_open units; struct { int n; struct total_shown *at; } totals; };
#include "month.html.h"
struct line_shown { day on; const char *by, *href, *why; struct isolated name; int64_t quantity; cents worth; bool counters;
    const char *decision, *filed, *record; };
struct lines_page { const char *title, *unit, *more; bool of_one; struct { int n; struct line_shown *at; } lines; };
#include "lines.html.h"

/* ---- which unit, which month or year -------------------------------------------------------------------------- */

/* L5: the reader's own units; to who supervises, every unit that is not secret. */
static struct units_open units_open_to(struct req *r, unit_id chosen)
{
    struct unit_kept *mine;
    int n = access_units_kept(r, NULL, &mine);
    struct open_units all = r->keys & MAY_SUPERVISE ? open_units(r) : (struct open_units){ 0 };
    struct units_open u = { .at = mem_get(&r->mem, (size_t)(n + all.n + 1) * sizeof *u.at) };

    for (int i = 0; i < n; i++)
        if (mine[i].secret || !all.n) u.at[u.n++] = (struct unit_option){ mine[i].id, mine[i].name, mine[i].id.v == chosen.v };
    for (int i = 0; i < all.n; i++) u.at[u.n++] = (struct unit_option){ all.at[i].id, all.at[i].name, all.at[i].id.v == chosen.v };
    return u;
}

bool ledger_opens(struct req *r, unit_id unit)
{
    struct units_open u = units_open_to(r, unit);

    for (int i = 0; i < u.n; i++) if (u.at[i].on) return page_opens(r, "/ledger");
    return false;
}

/* A month, or "2026": all of a year.  False, and this month: it is neither, or not of the ledger's time. */
static bool span_asked(struct req *r, day *since, day *until)
{
    int64_t year = in_id(r, "month");
    bool whole = year >= FIRST_YEAR && year <= day_civil(r->today).year + 1, fine = whole || month_asked(r, since);

    if (whole) *since = day_of((int)year, 1, 1);
    *until = day_add_months(*since, whole ? 12 : 1);
    return fine;
}

static const char *span_said(struct req *r, day since, day until)
{
    return until.v - since.v > 31 ? fmt(r, "%d", day_civil(since).year) : month_said(r, since);
}

/* ---- the sums ---------------------------------------------------------------------------------------- */

static void show_totals(struct req *r, struct month_page *p, unit_id unit, day since, day until)
{
    struct totals all = totals(r, unit, since, until);

    p->totals.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->totals.at);
    for (int i = 0; i < all.n; i++) {
        struct totals_row *t = &all.at[i];
        p->totals.at[p->totals.n++] = (struct total_shown){ delivered_said(r, t->kind), service_said(r, t->service),
            fmt(r, "/ledger/lines?unit=%lld&month=%s&kind=%s&service=%s", (long long)unit.v, p->month, t->kind, t->service),
            delivered_measure(r, t->kind), t->quantity, t->people, t->worth };
    }
}

static void get(struct req *r)
{
    unit_id unit = { in_id(r, "unit") };
    day since, until;
    bool fine = span_asked(r, &since, &until);
    struct month_page p = { .problem = fine ? "" : text(r, T_ledger_month_wrong), .month = span_said(r, since, until),
        .units = units_open_to(r, unit) };

    if (!unit.v && p.units.n) p.units.at[0].on = true;
    for (int i = 0; i < p.units.n; i++)
        if (p.units.at[i].on) { show_totals(r, &p, p.units.at[i].id, since, until); unit.v = 0; }
    if (unit.v) { refuse(r, 404, T_access_unit_gone); return; }
    if (!fine) r->status = 422;
    page_begin(r, text(r, T_ledger_title), .problem = !fine);
    month_html(r, &p);
    page_end(r);
}
PAGE(ledger, .path = "/ledger", .may = MAY_COUNT, .get = get,
    .help = "What a unit delivered in a month or year: sums by kind, with the lines behind each.",
     .nav = T_ledger_title, .nav_at = 58);

/* ---- the lines behind a sum --------------------------------------------------------------------------- */

extern const struct record_page *const __start_deliveries[] __attribute__((weak)), *const __stop_deliveries[] __attribute__((weak));

static bool works_in(struct req *r, unit_id unit)
{
    unit_id *all;
    int n = access_units_of(r, &all);

    for (int i = 0; i < n; i++) if (all[i].v == unit.v) return true;
    return false;
}

/* Which records open for the reader, and whether cases do, is the same for every line of a page. */
struct opening { int n; const struct record_page **at; bool cases; };

static struct opening opening_of(struct req *r, unit_id unit)
{
    struct opening o = { .at = mem_get(&r->mem, (size_t)(__stop_deliveries - __start_deliveries + 1) * sizeof *o.at),
        .cases = page_opens(r, "/case") };
    bool team = works_in(r, unit);

    for (const struct record_page *const *at = __start_deliveries; at < __stop_deliveries; at++) {
        const char *path = (*at)->path;
        if ((!(*at)->team || team) && page_opens(r, fmt(r, "%.*s", (int)strcspn(path, "?"), path))) o.at[o.n++] = *at;
    }
    return o;
}

/* Where the room shows its own record; "": nowhere that opens for the reader. */
static const char *record_of(struct req *r, const struct opening *o, const char *kind, int64_t about)
{
    for (int i = 0; i < o->n && about; i++) {
        const struct record_page *x = o->at[i];
        if (strcmp(x->kind, kind)) continue;
        int64_t number = x->number ? x->number(r, about) : about;
        return number ? fmt(r, "%s%lld", x->path, (long long)number) : "";
    }
    return "";
}

/* L4: the decision by its case's number, of somebody whom the reader may know. */
static const char *decision_said(struct req *r, case_id filed, int64_t year, int64_t no)
{
    return filed.v && no ? fmt(r, "%lld/%lld", (long long)year, (long long)no) : "";
}

/* AC1: a person whose file the reader may not open is nobody here, and nothing leads to them. */
static struct line_shown line_said(struct req *r, const struct opening *o, const struct lines_row *l)
{
    const struct person who = { .family = l->family ? l->family : "", .given = l->given ? l->given : "" };
    struct line_shown x = { .on = l->on_day, .by = l->by_name, .why = l->why, .quantity = l->quantity, .worth = l->worth,
        .counters = l->counters.v != 0, .href = "", .name = { "" }, .decision = "", .filed = "",
        .record = l->knows || !l->person.v ? record_of(r, o, l->about_kind, l->about) : "" };

    if (!l->knows) return x;
    x.href = fmt(r, "/person?id=%lld", (long long)l->person.v);
    x.name.text = person_name(r, &who);
    x.decision = decision_said(r, l->filed, l->protocol_year, l->protocol_no);
    if (*x.decision && l->cases && o->cases) x.filed = fmt(r, "/case?id=%lld", (long long)l->filed.v);
    return x;
}

static void get_lines(struct req *r)
{
    unit_id unit = { in_id(r, "unit") };
    struct units_open units = units_open_to(r, unit);
    day since, until;
    const char *name = NULL;

    for (int i = 0; i < units.n; i++) if (units.at[i].on) name = units.at[i].name;
    if (!name || !span_asked(r, &since, &until)) { refuse(r, 404, T_access_unit_gone); return; }
    struct lines all = lines(r, unit, since, until, in(r, "kind"), in(r, "service"), (line_id){ in_id(r, "after") },
        access_reader(r).account, access_reader(r).files, r->today, r->now, LINES + 1);
    struct lines_page p = { .title = fmt(r, "%s %s", delivered_said(r, in(r, "kind")), span_said(r, since, until)), .unit = name,
        .more = "" };
    struct opening o = opening_of(r, unit);
    int n = all.n > LINES ? LINES : all.n;
    p.lines.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p.lines.at);
    for (; p.lines.n < n; p.lines.n++) p.lines.at[p.lines.n] = line_said(r, &o, &all.at[p.lines.n]);
    if (all.n > LINES)
        p.more = fmt(r, "/ledger/lines?unit=%lld&month=%s&kind=%s&service=%s&after=%lld", (long long)unit.v, span_said(r, since, until),
            in(r, "kind"), in(r, "service"), (long long)all.at[LINES - 1].id.v);
    page_begin(r, p.title, .back = fmt(r, "/ledger?unit=%lld&month=%s", (long long)unit.v, span_said(r, since, until)));
    lines_html(r, &p);
    page_end(r);
}
PAGE(ledger_lines, .path = "/ledger/lines", .may = MAY_COUNT, .get = get_lines,
    .help = "The lines behind a figure; names only of files that the reader may open.");

/* ---- the lines behind what one person received ------------------------------------------------------- */

static void get_person(struct req *r)
{
    person_id person = { in_id(r, "person") };
    day since = day_add_months(r->today, -12), until = { r->today.v + 1 };

    if (!access_open(r, person, "saw what they received, line by line")) return;
    struct person_lines all = person_lines(r, person, since, until, in(r, "kind"), in(r, "service"), (unit_id){ in_id(r, "unit") },
        access_reader(r).account, r->today);
    struct opening o = opening_of(r, (unit_id){ in_id(r, "unit") });
    struct lines_page p = { .title = fmt(r, "%s: %s", person_name(r, registry_person(r, registry_root(r, person))),
        delivered_said(r, in(r, "kind"))), .unit = all.n ? all.at[0].unit_name : "", .more = "", .of_one = true };
    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct person_lines_row *l = &all.at[i];
        struct line_shown x = { .on = l->on_day, .by = l->by_name, .why = l->why, .quantity = l->quantity, .worth = l->worth,
            .counters = l->counters.v != 0, .record = record_of(r, &o, l->about_kind, l->about),
            .decision = decision_said(r, l->filed, l->protocol_year, l->protocol_no) };
        x.filed = *x.decision ? case_path(r, l->filed, person) : "";
        p.lines.at[p.lines.n++] = x;
    }
    r->no_store = true;
    page_begin(r, p.title, .back = fmt(r, "/person?id=%lld", (long long)person.v));
    lines_html(r, &p);
    page_end(r);
}
PAGE(ledger_person, .path = "/ledger/person", .may = MAY_ADVISE | MAY_DECIDE | MAY_PRIVACY, .get = get_person,
     .help = "The lines behind one figure of what a person received in twelve months.");
