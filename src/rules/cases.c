/* SPDX-License-Identifier: EUPL-1.2
** cases.c - worked examples: a table a spreadsheet opens, one household a line, with what the law answers. */
#include "rules/book.h"
#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS_MAX = 120 };

struct sheet {
    const struct book *b; const struct prog *g; int programme; struct complaints *why; struct mem *mem;
    int ncolumns; const char *column[COLUMNS_MAX]; int fact[COLUMNS_MAX];       /* -1 = not a fact */
    const char *cell[COLUMNS_MAX]; int line, granted;                           /* examples run, and those that get it */
};

static void wrong(struct sheet *s, int column, const char *what, const char *got)
{
    complain(s->why, s->g->cases->path, s->line, column + 1, "case \"%s\": %s%s%s", s->cell[0] ? s->cell[0] : "", what, got ? " " : "", got ? got : "");
}

/* Cuts a line at tabs, in place. */
static int cut(char *line, const char **at)
{
    int n = 0;

    line[strcspn(line, "\r")] = 0;
    for (char *tab; n < COLUMNS_MAX; line = tab + 1) {
        at[n++] = line;
        if (!(tab = strchr(line, '\t'))) break;
        *tab = 0;
    }
    return n;
}

static bool header(struct sheet *s, char *line)
{
    static const char *const expect[] = { "=answer", "=monthly", "=yearly", "=once", "=points", "=fee_monthly", "=rate", "=clause", "=judged", "=to_verify", "=stale" };
    bool sound = true;

    s->ncolumns = cut(line, s->column);
    s->cell[0] = "header";
    if (s->ncolumns < 2 || strcmp(s->column[0], "case") || strcmp(s->column[1], "date")) {
        wrong(s, 0, "the first two columns must be \"case\" and \"date\"", 0);
        return false;
    }
    s->fact[0] = s->fact[1] = -1;
    for (int i = 2; i < s->ncolumns; i++) {
        bool known = false;

        s->fact[i] = book_fact_find(s->b, s->column[i]);
        for (size_t k = 0; k < sizeof expect / sizeof *expect; k++) known |= !strcmp(s->column[i], expect[k]);
        if (!known && s->fact[i] < 0) { wrong(s, i, "no such fact or expectation:", s->column[i]); sound = false; }
    }
    return sound;
}

static int parts(const char *cell)
{
    int n = *cell != 0;

    for (; *cell; cell++) n += *cell == ';';
    return n;
}

static const char *part(struct mem *m, const char *cell, int k)
{
    size_t n;
    char *s;

    while (k-- > 0) { cell = strchr(cell, ';'); if (!cell) return ""; cell++; }
    while (*cell == ' ') cell++;
    n = strcspn(cell, ";");
    while (n && cell[n - 1] == ' ') n--;
    s = mem_get(m, n + 1);
    memcpy(s, cell, n);
    return s;
}

static int members_of(const struct sheet *s)
{
    int n = 1;

    for (int i = 0; i < s->ncolumns; i++)
        if (s->fact[i] >= 0 && s->b->facts[s->fact[i]].is.person && parts(s->cell[i]) > n) n = parts(s->cell[i]);
    return n;
}

static void put(struct sheet *s, struct household *h, int column, int member, const char *text)
{
    static const char *const what[] = { "", "this is not a value of", "out of bounds for", "no such option of" };
    enum parse got = household_put_text(h, s->fact[column], member, text, EV_DECLARED);

    if (got != PARSE_OK) wrong(s, column, what[got], s->column[column]);
}

static struct household *read_household(struct sheet *s)
{
    int n = members_of(s);
    struct household *h;

    if (n > MEMBERS_MAX) { wrong(s, 0, "too many members", 0); return 0; }
    h = household_new(s->mem, s->b, n);
    for (int i = 2; i < s->ncolumns; i++) {
        if (s->fact[i] < 0 || !*s->cell[i]) continue;
        if (!s->b->facts[s->fact[i]].is.person) put(s, h, i, 0, s->cell[i]);
        else for (int k = 0; k < parts(s->cell[i]); k++) put(s, h, i, k, part(s->mem, s->cell[i], k));
    }
    return h;
}

/* ---- expectations ---- */

static const char *answer_word(enum answer a) { return a == YES ? "yes" : a == NO ? "no" : "?"; }

static void expect_answer(struct sheet *s, int column, const struct verdict *v, int members)
{
    const char *want = s->cell[column];

    if (!strchr(want, ';')) {
        if (strcmp(want, answer_word(v->answer))) wrong(s, column, "the answer is", answer_word(v->answer));
        return;
    }
    for (int k = 0; k < members; k++)
        if (!v->member || strcmp(part(s->mem, want, k), answer_word(v->member[k])))
            wrong(s, column, "the answer for a member is", v->member ? answer_word(v->member[k]) : "of the household");
}

static bool figure(const char *s, int places, int64_t *v)
{
    char *end;
    double x = strtod(s, &end);
    int64_t k = 1;

    for (int i = 0; i < places; i++) k *= 10;
    *v = (int64_t)(x * (double)k + (x < 0 ? -0.5 : 0.5));
    return *s && !*end;
}

static void expect_amount(struct sheet *s, int column, enum outkind kind, const struct verdict *v)
{
    const char *want = s->cell[column], *dots = strstr(want, "..");
    const struct amount *a = 0;
    char got[80];
    int64_t lo, hi;

    for (int i = 0; i < v->namounts; i++) if (v->amounts[i].kind == kind) a = &v->amounts[i];
    if (!a) { wrong(s, column, "the programme gives no such amount", 0); return; }
    bool money = kind == OUT_MONTHLY || kind == OUT_YEARLY || kind == OUT_ONCE || kind == OUT_FEE_MONTHLY;
    int places = money ? 2 : a->places;
    char first[40] = "";
    snprintf(first, sizeof first, "%.*s", dots ? (int)(dots - want) : 39, want);
    if (!figure(first, places, &lo) || (dots && !figure(dots + 2, places, &hi))) { wrong(s, column, "expected a figure or LO..HI, not", want); return; }
    if (!dots) hi = lo;
    struct val value = v->answer == NO ? (struct val){ 0, 0 } : a->value;
    if (value.lo == lo && value.hi == hi) return;
    snprintf(got, sizeof got, "%s is %lld..%lld in the last place", s->column[column] + 1, (long long)value.lo, (long long)value.hi);
    wrong(s, column, got, 0);
}

static void expect_clause(struct sheet *s, int column, const struct values *x, const struct verdict *v)
{
    for (int i = 0; i < s->g->nclauses; i++) {
        const struct clause *c = &s->g->clauses[i];
        if (strcmp(c->name, s->cell[column])) continue;
        for (int k = 0; k < x->members; k++)
            if (val_answer(value_at(x, c->node, k)) == v->answer || (v->answer == NO && val_answer(value_at(x, c->node, k)) == NO)) return;
        wrong(s, column, "this clause does not say so", 0);
        return;
    }
    wrong(s, column, "no such clause:", s->cell[column]);
}

static void expect_mark(struct sheet *s, int column, bool got, const char *there, const char *absent)
{
    if (got != !strcmp(s->cell[column], "yes")) wrong(s, column, got ? there : absent, 0);
}

static void expect(struct sheet *s, int column, const struct values *x, const struct verdict *v)
{
    static const char *const kinds[] = { "=monthly", "=yearly", "=once", "=points", "=fee_monthly", "=rate" };
    const char *name = s->column[column];

    if (!*s->cell[column] || *name != '=') return;
    if (!strcmp(name, "=answer")) expect_answer(s, column, v, x->members);
    else if (!strcmp(name, "=clause")) expect_clause(s, column, x, v);
    else if (!strcmp(name, "=judged")) expect_mark(s, column, v->judged, "a judgement remains", "no judgement remains");
    else if (!strcmp(name, "=to_verify")) expect_mark(s, column, v->to_verify, "it is graded from memory", "nothing in it is from memory");
    else if (!strcmp(name, "=stale")) expect_mark(s, column, v->stale, "it rests on a figure not renewed", "all its figures are renewed");
    else for (int k = 0; k < 6; k++) if (!strcmp(name, kinds[k])) expect_amount(s, column, (enum outkind)k, v);
}

static void run_case(struct sheet *s, char *line)
{
    struct verdict v;
    struct household *h;
    day at;
    int n = cut(line, s->cell);

    for (int i = n; i < s->ncolumns; i++) s->cell[i] = "";
    if (n > s->ncolumns) { wrong(s, s->ncolumns, "more cells than the header has", 0); return; }
    if (!day_read(s->cell[1], &at)) { wrong(s, 1, "no such day:", s->cell[1]); return; }
    if (!(h = read_household(s))) return;
    struct values *x = values_new(s->mem, s->b, h, at);
    eval_cone(x, s->g->cone, s->g->ncone);
    verdict_of(s->mem, x, s->programme, &v);
    s->granted += v.answer == YES;
    for (int i = 2; i < s->ncolumns; i++) expect(s, i, x, &v);
}

static int run_sheet(struct mem *m, const struct book *b, int programme, struct complaints *why)
{
    struct sheet s = { .b = b, .g = &b->progs[programme], .programme = programme, .why = why };
    char *text = mem_str(m, s.g->cases->bytes), *next;
    int ran = 0;

    for (char *line = text; line && *line; line = next) {
        struct mem scratch;

        s.line++;
        if ((next = strchr(line, '\n'))) *next++ = 0;
        if (!*line || *line == '#' || *line == '\r') continue;
        if (!s.ncolumns) { if (!header(&s, line)) return 0; continue; }
        mem_open(&scratch, m->fate, 1 << 24);           /* a fault leaves it behind: the process is ending then */
        s.mem = &scratch;
        run_case(&s, line);
        mem_close(&scratch);
        ran++;
    }
    /* Conditions that exclude each other are sound one by one: what gives them away is that nobody passes. */
    if (ran && !s.granted) complain(why, s.g->file, 0, 0, "no worked example gets this: its conditions exclude each other, or cases.tsv lacks that example");
    return ran;
}

int book_cases(struct mem *m, const struct book *b, struct complaints *why)
{
    int ran = 0;

    for (int i = 0; i < b->nprogs; i++) {
        int here = b->progs[i].cases ? run_sheet(m, b, i, why) : 0;
        if (!here) complain(why, b->progs[i].folder, 0, 0, "cases.tsv has no worked example");
        ran += here;
    }
    return ran;
}
