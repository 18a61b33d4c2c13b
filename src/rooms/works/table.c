/* SPDX-License-Identifier: EUPL-1.2
** table.c - lines of a year's technical programme from a CSV file: all of them or none, each refusal with its line and column (WK8). */
#include "rooms/works/inside.h"
#include "base/csv.h"
#include "base/fold.h"

enum { ROWS_MOST = 3000, TOLD_MOST = 40 };
enum column { CODE, TITLE, BUDGET, AREA, ACCESS, A_KIND, REASON, STATE, CONTRACTOR, STARTS, ENDS, PLACE, COLUMNS };
static const int words[COLUMNS] = { T_works_column_code, T_works_column_title, T_works_column_budget, T_works_column_area,
    T_works_column_access, T_works_column_kind, T_works_column_reason, T_works_column_state, T_works_column_contractor,
    T_works_column_starts, T_works_column_ends, T_works_column_place };

struct told_line { const char *words; };
struct table_page { const char *problem, *columns, *since, *ground; int64_t year; struct { int n; struct told_line *at; } told; };
#include "table.html.h"

struct table_line { const char *code, *title, *area, *contractor, *state; day starts, ends; struct geo at; struct approved a; };
struct wrongs { struct req *r; int n; const char **said; };

static const char *column_said(struct req *r, enum column c) { return text(r, words[c]); }

static void render(struct req *r, int status, const char *problem, const struct wrongs *w)
{
    struct table_page p = { .problem = problem, .year = year_asked(r), .since = in(r, "since"), .ground = in(r, "ground") };
    struct out o = { .mem = &r->mem };
    int n = w ? w->n < TOLD_MOST ? w->n : TOLD_MOST : 0;

    for (int i = 0; i < COLUMNS; i++) out_fmt(&o, "%s%s", i ? ", " : "", column_said(r, i));
    p.columns = out_text(&o);
    p.told.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p.told.at);
    for (int i = 0; i < n; i++) p.told.at[p.told.n++] = (struct told_line){ w->said[i] };
    r->status = status;
    page_begin(r, text(r, T_works_table), .back = fmt(r, "/works?year=%lld", (long long)p.year), .problem = *problem != 0);
    table_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, "", NULL); }

static void prepare(struct req *r)
{
    if (r->nuploads && r->uploads[0].n)
        r->prepared = csv_read(&r->mem, memcpy(mem_get(&r->mem, r->uploads[0].n + 1), r->uploads[0].bytes, r->uploads[0].n),
            r->uploads[0].n);
}

/* The head in Greek or English. */
static int column_at(struct req *r, const struct csv *t, enum column c)
{
    for (int lang = 0; lang < 2; lang++)
        for (int i = 0; i < t->ncolumns; i++)
            if (!strcmp(fold_plain(&r->mem, t->column[i]), fold_plain(&r->mem, texts_get(r->house->texts, lang, words[c], NULL)))) return i;
    return -1;
}

static void wrong(struct wrongs *w, int line, enum column c, const char *why)
{
    struct req *r = w->r;

    if (w->n++ < TOLD_MOST)
        w->said[w->n - 1] = text_with(r, T_works_table_line, fmt(r, "%d", line), c < COLUMNS ? column_said(r, c) : "–", why);
}

static void line_read(struct wrongs *w, int year, int number, const char *const cell[COLUMNS], struct table_line *l)
{
    static const enum column where[] = { [PART_SINCE] = COLUMNS, [PART_BUDGET] = BUDGET, [PART_ACCESS] = ACCESS, [PART_KIND] = A_KIND,
        [PART_REASON] = REASON, [PART_GROUND] = COLUMNS };
    struct req *r = w->r;
    struct project_of_code_row there;
    enum approval_part part;

    *l = (struct table_line){ .code = cell[CODE], .title = cell[TITLE], .area = cell[AREA], .contractor = cell[CONTRACTOR],
        .state = state_known(r, cell[STATE]) };
    if (blank(l->code) || too_long(l->code, CODE_MOST)) wrong(w, number, CODE, text(r, T_works_code_needed));
    else if (project_of_code(r, year, l->code, &there)) wrong(w, number, CODE, text_with(r, T_works_code_there, l->code));
    if (blank(l->title) || too_long(l->title, TITLE_MOST)) wrong(w, number, TITLE, text(r, T_works_title_needed));
    if (too_long(l->area, TITLE_MOST)) wrong(w, number, AREA, text(r, T_works_long));
    if (too_long(l->contractor, TITLE_MOST)) wrong(w, number, CONTRACTOR, text(r, T_works_long));
    if (!l->state) wrong(w, number, STATE, text_with(r, T_works_state_wrong, cell[STATE]));
    if (!works_day_read(cell[STARTS], &l->starts)) wrong(w, number, STARTS, text(r, T_works_day_wrong));
    if (!works_day_read(cell[ENDS], &l->ends)) wrong(w, number, ENDS, text(r, T_works_day_wrong));
    else if (l->starts.v != DAY_NONE.v && l->ends.v != DAY_NONE.v && l->ends.v < l->starts.v)
        wrong(w, number, ENDS, text(r, T_works_days_order));
    else if (l->state && !strcmp(l->state, "done") && (l->ends.v == DAY_NONE.v || l->ends.v > r->today.v))
        wrong(w, number, ENDS, text(r, T_works_done_when));
    if (!blank(cell[PLACE]) && !geo_read(cell[PLACE], &l->at)) wrong(w, number, PLACE, text(r, T_works_place_wrong));
    const char *why = approval_read(r, year, DAY_NONE, &(struct approval_typed){ in(r, "since"), cell[BUDGET], cell[ACCESS], cell[A_KIND],
        cell[REASON], in(r, "ground") }, &l->a, &part);
    if (*why) wrong(w, number, where[part], why);
}

static void twice(struct wrongs *w, const struct csv *t, const struct table_line *lines, int i)
{
    for (int k = 0; k < i; k++)
        if (!strcmp(lines[k].code, lines[i].code)) {
            wrong(w, t->row[i].line, CODE, text_with(w->r, T_works_code_twice, lines[i].code, fmt(w->r, "%d", t->row[k].line)));
            return;
        }
}

static const char *file_wrong(struct req *r, const struct csv *t)
{
    if (!t) return text(r, T_works_table_none);
    if (t->refused) return text_with(r, T_works_table_broken, fmt(r, "%d", t->refused_line));
    if (!t->nrows) return text(r, T_works_table_empty);
    return t->nrows > ROWS_MOST ? text_with(r, T_works_table_long, fmt(r, "%d", ROWS_MOST)) : "";
}

/* The day and the decision are said once, for the whole file. */
static const char *form_wrong(struct req *r, int year)
{
    struct approved a;
    enum approval_part part;

    return approval_read(r, year, DAY_NONE, &(struct approval_typed){ in(r, "since"), "1", "", "", "", in(r, "ground") }, &a, &part);
}

static void write(struct req *r, int year, const struct table_line *l)
{
    struct add_project_row row;

    if (!add_project(r, year, l->code, l->title, l->area, "", l->state, l->contractor, l->starts, l->ends, l->at.lat, l->at.lon, r->now,
        staff_here(r), &row))
        fault(&r->fate, "a line of a table was there meanwhile");
    approval_write(r, row.id, &l->a, in(r, "ground"));
}

static void post(struct req *r)
{
    const struct csv *t = r->prepared;
    struct wrongs w = { .r = r, .said = mem_get(&r->mem, TOLD_MOST * sizeof *w.said) };
    int at[COLUMNS], year = year_asked(r);
    const char *why = file_wrong(r, t);

    if (!*why) why = year_wrong(r);
    if (!*why) why = form_wrong(r, year);
    if (*why) { render(r, 422, why, NULL); return; }
    for (int c = 0; c < COLUMNS; c++) at[c] = column_at(r, t, c);
    for (int c = CODE; c <= BUDGET; c++)
        if (at[c] < 0) { render(r, 422, text_with(r, T_works_table_column, column_said(r, c)), NULL); return; }
    struct table_line *lines = mem_get(&r->mem, (size_t)t->nrows * sizeof *lines);
    for (int i = 0; i < t->nrows; i++) {
        const char *cell[COLUMNS];
        lines[i].code = "";
        if (t->row[i].refused) { wrong(&w, t->row[i].line, COLUMNS, text(r, T_works_table_shifted)); continue; }
        for (int c = 0; c < COLUMNS; c++) cell[c] = at[c] < 0 ? "" : t->row[i].cell[at[c]];
        line_read(&w, year, t->row[i].line, cell, &lines[i]);
        if (*lines[i].code) twice(&w, t, lines, i);
    }
    if (w.n) { render(r, 422, text_count(r, T_works_table_refused, w.n), &w); return; }
    for (int i = 0; i < t->nrows; i++) write(r, year, &lines[i]);
    act(r, "took over lines of the technical programme from a table", "year", year);
    see_other(r, "/works?year=%d&saved=1", year);
}
PAGE(works_table, .path = "/works/table", .may = WORKS_WRITE, .get = get, .prepare = prepare, .post = post, .upload = true,
     .help = "Lines of a year's technical programme from a CSV file: all of them or none.");
