/* SPDX-License-Identifier: EUPL-1.2
** list.c - the list of cases: filters and order in the address, chips, a hundred a page by key, CSV. */
#include "rooms/casework/inside.h"
#include "base/csv.h"
#include "base/date.h"
#include "list.sql.h"

enum { A_PAGE = 100, A_SHEET = 20000 };
struct choice { const char *word, *said; bool on; };
struct chip { const char *path, *words; };
struct case_line { case_id id; struct ltr number; struct isolated name; const char *programme, *state, *tone, *left, *due_tone, *worker; day opened, due; bool unchecked; person_id person; };
struct list_page {
    bool mine, late, unchecked, by_due, clocks; const char *first, *older, *csv, *sort_due, *sort_new, *sort;
    struct { int n; struct choice *at; } states, programmes;
    struct { int n; struct chip at[5]; } chips;
    struct { int n; struct case_line *at; } cases;
};
#include "list.html.h"

static const char *link_of(struct req *r, const char *path, const char *without, const char *after)
{
    static const char *const part[] = { "state", "programme", "mine", "late", "unchecked", "sort" };
    struct out o = { .mem = &r->mem };
    char mark = '?';

    out_str(&o, path);
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (!*in(r, part[i]) || !strcmp(part[i], without)) continue;
        out_fmt(&o, "%c%s=%s", mark, part[i], percent_word(r, in(r, part[i])));
        mark = '&';
    }
    if (*after) out_fmt(&o, "%cbefore=%s", mark, after);
    return out_text(&o);
}

static struct list_cases read_list(struct req *r, int most)
{
    struct reader me = access_reader(r);
    long long at = (long long)1 << 60, id = 0;

    if (*in(r, "before")) sscanf(in(r, "before"), "%lld-%lld", &at, &id);
    return list_cases(r, in(r, "state"), in(r, "programme"), (account_id){ *in(r, "mine") ? me.account.v : 0 }, (unit_id){ 0 }, *in(r, "late") != 0,
                      *in(r, "unchecked") != 0, r->today, !*in(r, "state"), (instant){ at }, (case_id){ id }, most, me.account, me.files, r->now);
}

static bool by_due(struct req *r) { return !strcmp(in(r, "sort"), "due"); }

/* The other order; the rows are the same. */
static struct list_cases read_due(struct req *r, int most)
{
    struct reader me = access_reader(r);
    long long due = -1000000, id = 0;

    if (*in(r, "before")) sscanf(in(r, "before"), "%lld-%lld", &due, &id);
    struct list_due all = list_due(r, in(r, "state"), in(r, "programme"), (account_id){ *in(r, "mine") ? me.account.v : 0 }, *in(r, "late") != 0,
                                   *in(r, "unchecked") != 0, r->today, !*in(r, "state"), (day){ (int32_t)due }, (case_id){ id }, most, me.account, me.files, r->now);
    struct list_cases same = { .n = all.n, .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *same.at) };

    for (int i = 0; i < all.n; i++) {
        const struct list_due_row *c = &all.at[i];
        same.at[i] = (struct list_cases_row){ .id = c->id, .programme = c->programme, .family = c->family, .given = c->given, .state = c->state,
            .protocol_year = c->protocol_year, .protocol_no = c->protocol_no, .opened = c->opened, .origin = c->origin, .worker = c->worker,
            .unchecked = c->unchecked, .due = c->due, .person = c->person };
    }
    return same;
}

static const char *name_of(struct req *r, const char *family, const char *given)
{
    return fmt(r, "%s%s%s", family ? family : "", family && *family && given && *given ? " " : "", given ? given : "");
}

static const char *number_of(struct req *r, const struct list_cases_row *c)
{
    return c->protocol_no ? fmt(r, "%lld/%lld", (long long)c->protocol_year, (long long)c->protocol_no) : "–";
}

static enum case_state word_state(const char *word)
{
    for (int i = 0; i < CASE_STATES; i++) if (!strcmp(case_state_word((enum case_state)i), word)) return (enum case_state)i;
    return CASE_DRAFT;
}

static void take_lines(struct req *r, struct list_page *p)
{
    struct list_cases all = by_due(r) ? read_due(r, A_PAGE + 1) : read_list(r, A_PAGE + 1);

    p->cases.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->cases.at);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        const struct list_cases_row *c = &all.at[i];
        int left = c->due.v == DAY_NONE.v ? 0 : c->due.v - r->today.v;
        p->cases.at[p->cases.n++] = (struct case_line){ c->id, { number_of(r, c) }, { name_of(r, c->family, c->given) }, programme_said(r, c->programme),
            case_state_said(r, c->state), state_tone(word_state(c->state)), days_left(r, left), left < 0 ? "no" : left <= 5 ? "warn" : "ok",
            c->worker.v ? case_account(r, c->worker) : "", greek_day(c->opened), c->due, c->unchecked, c->person };
    }
    if (all.n > A_PAGE) {
        const struct list_cases_row *last = &all.at[A_PAGE - 1];
        long long key = by_due(r) ? (last->due.v == DAY_NONE.v ? 9000000 : last->due.v) : (long long)last->opened.v;
        p->older = link_of(r, "/cases", "", fmt(r, "%lld-%lld", key, (long long)last->id.v));
    }
    if (*in(r, "before")) p->first = link_of(r, "/cases", "", "");
}

static void take_menus(struct req *r, struct list_page *p)
{
    int n = book_programmes(r->house->book);

    p->states.at = mem_get(&r->mem, CASE_STATES * sizeof *p->states.at);
    for (int i = 0; i < CASE_STATES; i++) {
        const char *word = case_state_word((enum case_state)i);
        p->states.at[p->states.n++] = (struct choice){ word, case_state_said(r, word), !strcmp(in(r, "state"), word) };
    }
    p->programmes.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->programmes.at);
    for (int i = 0; i < n; i++) {
        const char *id = book_programme(r->house->book, i)->id;
        p->programmes.at[p->programmes.n++] = (struct choice){ id, programme_said(r, id), !strcmp(in(r, "programme"), id) };
    }
}

static void take_chips(struct req *r, struct list_page *p)
{
    const struct { const char *part, *words; } all[] = {
        { "state", *in(r, "state") ? case_state_said(r, in(r, "state")) : "" }, { "programme", *in(r, "programme") ? programme_said(r, in(r, "programme")) : "" },
        { "mine", p->mine ? text(r, T_casework_mine) : "" }, { "late", p->late ? text(r, T_casework_only_late) : "" },
        { "unchecked", p->unchecked ? text(r, T_casework_unchecked) : "" } };

    for (int i = 0; i < 5; i++)
        if (*all[i].words) p->chips.at[p->chips.n++] = (struct chip){ link_of(r, "/cases", all[i].part, ""), all[i].words };
}

static void get(struct req *r)
{
    struct list_page p = { .mine = *in(r, "mine"), .late = *in(r, "late"), .unchecked = *in(r, "unchecked"), .first = "", .older = "",
        .csv = link_of(r, "/cases.csv", "sort", ""), .by_due = by_due(r), .sort = by_due(r) ? "due" : "", .sort_new = link_of(r, "/cases", "sort", ""), .clocks = page_opens(r, "/clocks") };

    p.sort_due = fmt(r, "%s%csort=due", p.sort_new, strchr(p.sort_new, '?') ? '&' : '?');
    act(r, "read the list of cases", "cases", 0);
    take_menus(r, &p);
    take_chips(r, &p);
    take_lines(r, &p);
    page_begin(r, text(r, T_casework_cases_title), .wide = true);
    list_html(r, &p);
    page_end(r);
}
PAGE(cases, .path = "/cases", .may = CASE_PAGES, .get = get, .nav = T_casework_cases, .nav_at = 14, .help = "Cases that are open, with filters; the newest first.");

static void csv(struct req *r)
{
    static const char *const head[] = { "protocol", "person", "programme", "state", "opened", "due" };
    struct list_cases all = read_list(r, A_SHEET);
    char b[11];

    act(r, "took out the list of cases", "cases", 0);
    csv_begin(&r->out);
    for (int i = 0; i < 6; i++) csv_cell(&r->out, head[i]);
    csv_end_row(&r->out);
    for (int i = 0; i < all.n; i++) {
        const struct list_cases_row *c = &all.at[i];
        csv_cell(&r->out, number_of(r, c));
        csv_cell(&r->out, name_of(r, c->family, c->given));
        csv_cell(&r->out, programme_said(r, c->programme));
        csv_cell(&r->out, case_state_said(r, c->state));
        csv_cell(&r->out, day_iso(greek_day(c->opened), b));
        csv_cell(&r->out, c->due.v == DAY_NONE.v ? "" : day_iso(c->due, b));
        csv_end_row(&r->out);
    }
    r->type = "text/csv; charset=utf-8";
    r->filename = "cases.csv";
    r->no_store = true;
}
PAGE(cases_csv, .path = "/cases.csv", .may = CASE_PAGES, .get = csv, .slow = true, .help = "The same list for a spreadsheet.");
