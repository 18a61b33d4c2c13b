/* SPDX-License-Identifier: EUPL-1.2
** esf_hide.c - which figures of the funder's table others may see (RP6): tells src/disclose every sum that holds in it, by sex too, and
** what is published of the same period or would be.
**
** The no stands in no table and must not be found either: neither from the yes, who would not say and whom nobody asked, nor sex by sex
** where everybody answered, nor as what the indicators of one question leave. */
#include "rooms/reports/esf.h"
#include "rooms/reports/edition.h"
#include "rooms/portal/portal.h"
#include "disclose/disclose.h"

enum { FIGURES_MOST = ESF_INDICATORS * (ESF_CELLS + 2 * (SEXES + 1)) + 32, SUMS_MOST = ESF_INDICATORS * (SEXES + 4) + 32, PARTS_MOST = 10 };

struct model {
    struct req *r; const struct esf_counts *c;
    struct disclose q; struct disclose_figure *f; struct disclose_sum *s;
    int at[ESF_INDICATORS][ESF_CELLS], silent[ESF_INDICATORS][SEXES], other;            /* other: of the ages none of the three */
};
struct parts { int n, at[PARTS_MOST]; };

static int figure(struct model *m, int64_t value, enum disclose_use use)
{
    m->f[m->q.nfigures] = (struct disclose_figure){ .value = value, .use = use };
    return m->q.nfigures++;
}

static int behind(struct model *m, int64_t value) { return figure(m, value, DISCLOSE_BEHIND); }

static void sum_of(struct model *m, int total, struct parts p)
{
    int *part = mem_get(&m->r->mem, (size_t)p.n * sizeof *part);

    memcpy(part, p.at, (size_t)p.n * sizeof *part);
    m->s[m->q.nsums++] = (struct disclose_sum){ total, p.n, part };
}
#define SUM(m, total, ...) sum_of((m), (total), (struct parts){ (int)(sizeof((int[]){ __VA_ARGS__ }) / sizeof(int)), { __VA_ARGS__ } })

/* ---- the table ---- */

/* The first indicator that asks the same; itself. */
static int asks(int k)
{
    for (int i = 0; i < ESF_QUESTIONS; i++)
        if (k >= (int)esf_questions[i].first && k <= (int)esf_questions[i].last && k != ESF_LONG_UNEMPLOYED)
            return (int)esf_questions[i].first;
    return k;
}

static void put_cells(struct model *m)
{
    for (int k = 0; k < ESF_INDICATORS; k++) {
        for (int i = 0; i < ESF_CELLS; i++)
            m->at[k][i] = i >= ESF_REFUSED && asks(k) < k ? m->at[asks(k)][i] : figure(m, m->c->at[k][i], DISCLOSE_TABLE);
        SUM(m, m->at[k][0], m->at[k][1], m->at[k][2], m->at[k][3], m->at[k][4]);
    }
}

static void put_silent(struct model *m, int k)
{
    int all = figure(m, m->c->at[k][ESF_REFUSED] + m->c->at[k][ESF_NOTHING], DISCLOSE_FREE);

    for (int x = 0; x < SEXES; x++) m->silent[k][x] = behind(m, m->c->silent[k][x]);
    SUM(m, all, m->at[k][ESF_REFUSED], m->at[k][ESF_NOTHING]);
    SUM(m, all, m->silent[k][0], m->silent[k][1], m->silent[k][2], m->silent[k][3]);
}

static void put_no(struct model *m, int k)
{
    const int64_t *all = m->c->at[ESF_ALL], *of = m->c->at[k];

    if (asks(k) == k) put_silent(m, k);
    SUM(m, m->at[ESF_ALL][0], m->at[k][0], m->at[k][ESF_REFUSED], m->at[k][ESF_NOTHING],
        behind(m, all[0] - of[0] - of[ESF_REFUSED] - of[ESF_NOTHING]));
    for (int x = 0; x < SEXES; x++)
        SUM(m, m->at[ESF_ALL][1 + x], m->at[k][1 + x], m->silent[asks(k)][x], behind(m, all[1 + x] - of[1 + x] - m->c->silent[k][x]));
}

/* Of one question what its indicators leave, together (i 0) and by sex. */
static void put_rest(struct model *m, const struct esf_question *q, int i)
{
    int first = (int)q->first;
    struct parts p = { .n = 0 };
    int64_t rest = m->c->at[ESF_ALL][i] - (i ? m->c->silent[first][i - 1] : m->c->at[first][ESF_REFUSED] + m->c->at[first][ESF_NOTHING]);

    for (int k = first; k <= (int)q->last; k++) if (asks(k) == first) p.at[p.n++] = m->at[k][i], rest -= m->c->at[k][i];
    if (i) p.at[p.n++] = m->silent[first][i - 1];
    else p.at[p.n++] = m->at[first][ESF_REFUSED], p.at[p.n++] = m->at[first][ESF_NOTHING];
    if (q->whole && rest) return;                               /* an answer that none of them counts: no such sum */
    if (!q->whole) p.at[p.n++] = behind(m, rest);
    if (!q->whole && !i) m->other = p.at[p.n - 1];
    sum_of(m, m->at[ESF_ALL][i], p);
}

/* ---- beside what everybody reads ---- */

static int place_of(const struct model *m, const struct datum *f, const int ages[AGES])
{
    if (!strcmp(f->part, "persons")) return m->at[ESF_ALL][0];
    for (int i = 0; i < SEXES; i++) if (!strcmp(f->part, "sex") && !strcmp(f->word, sex_words[i])) return m->at[ESF_ALL][1 + i];
    for (int i = 0; i < AGES; i++) if (!strcmp(f->part, "age") && !strcmp(f->word, age_words[i])) return ages[i];
    return -1;
}

/* What is published of the period, or would be: everybody of the unit; of the town by sex and by age. */
static void put_published(struct model *m, unit_id unit, const struct period *p)
{
    struct draft_of d = edition_draft(m->r, p);
    int ages[AGES] = { m->at[ESF_CHILD][0], m->at[ESF_YOUNG][0], m->other, -1, -1, m->at[ESF_CHILD][ESF_NOTHING] };

    for (int i = 0; !unit.v && i < d.fresh.n; i++)
        for (int k = 3; k <= 4; k++)
            if (!strcmp(d.fresh.at[i].part, "age") && !strcmp(d.fresh.at[i].word, age_words[k]))
                ages[k] = figure(m, d.fresh.at[i].value, DISCLOSE_FREE);
    if (!unit.v) SUM(m, m->at[ESF_OLDER][0], ages[3], ages[4]);
    for (int i = 0; i < d.fresh.n; i++) {
        const struct datum *f = &d.fresh.at[i];
        int at = f->unit == unit.v ? place_of(m, f, ages) : -1;
        if (at >= 0) m->f[at].use = f->shown ? DISCLOSE_SHOWN : DISCLOSE_HIDDEN;
    }
}

void esf_hide(struct req *r, unit_id unit, const struct period *p, const struct esf_counts *c, bool hidden[ESF_INDICATORS][ESF_CELLS])
{
    struct model m = { .r = r, .c = c, .f = mem_get(&r->mem, FIGURES_MOST * sizeof *m.f), .s = mem_get(&r->mem, SUMS_MOST * sizeof *m.s),
        .q = { .limit = town_disclosure(r->house->town), .zeros = town_hides_zeros(r->house->town) } };

    put_cells(&m);
    for (int k = 1; k < ESF_INDICATORS; k++) put_no(&m, k);
    for (int i = 0; i <= SEXES; i++) {
        SUM(&m, m.at[ESF_UNEMPLOYED][i], m.at[ESF_LONG_UNEMPLOYED][i],
            behind(&m, c->at[ESF_UNEMPLOYED][i] - c->at[ESF_LONG_UNEMPLOYED][i]));
        for (int q = 0; q < ESF_QUESTIONS; q++) put_rest(&m, &esf_questions[q], i);
    }
    put_published(&m, unit, p);
    m.q.figure = m.f, m.q.sum = m.s;
    struct disclosed d = disclose(&r->mem, &m.q);
    for (int k = 0; k < ESF_INDICATORS; k++) for (int i = 0; i < ESF_CELLS; i++) hidden[k][i] = d.hidden[m.at[k][i]];
}
