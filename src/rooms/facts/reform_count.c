/* SPDX-License-Identifier: EUPL-1.2
** reform_count.c - a slice of the registry's households asked under the law as it is and as it would be (FA15, FA16). */
#include "rooms/facts/reform.h"
#include "web/chore.h"

enum { SLICE = 200, GROUP_MOST = 4, OF_AGE = 18 };
const char *const reform_kinds[] = { "children", "persons", "area" };

struct slice {
    struct req *r; const struct book *book; int before, after;
    int n; const char **word[REFORM_KINDS];             /* each household's groups */
    reform_id id; int64_t unknown, entitled, gain, lose, enter, leave; cents sum_before, sum_after;
};

static int64_t month_of(const struct slice *s, const struct chunk *c, int programme, int h, bool yes)
{
    return yes ? chunk_worth(s->book, c, programme, h).month_lo : 0;
}

static void count_one(struct slice *s, int at, int64_t was, int64_t is)
{
    for (int k = 0; k < REFORM_KINDS; k++)
        if (s->word[k][at]) add_to_group(s->r, s->id, reform_kinds[k], s->word[k][at], 1, is > was, is < was, (cents){ is - was });
}

static void compare(void *ctx, const struct chunk *c)
{
    struct slice *s = ctx;
    struct column a = chunk_answer(c, s->before), b = chunk_answer(c, s->after);

    for (int h = 0; h < chunk_households(c); h++) {
        bool had = a.lo[h * a.stride], has = b.lo[h * b.stride];
        int64_t was = month_of(s, c, s->before, h, had), is = month_of(s, c, s->after, h, has);
        s->unknown += (!had && a.hi[h * a.stride]) || (!has && b.hi[h * b.stride]);
        s->entitled += had;
        s->enter += !had && has;
        s->leave += had && !has;
        s->gain += is > was;
        s->lose += is < was;
        s->sum_before.v += was;
        s->sum_after.v += is;
        count_one(s, chunk_first(c) + h, was, is);
    }
}

static const char *number_word(struct req *r, int n, int most) { return fmt(r, "%d", n < most ? n : most); }

/* Of whom a birth is not known, nobody says that it is a child. */
static int children_in(const struct household *h, day on)
{
    struct civil c = day_civil(on);
    day grown = day_add_months(day_of(c.year, c.month, c.day), -12 * OF_AGE);
    int born = book_fact_find(h->book, "born"), n = 0;

    for (int i = 0; born >= 0 && i < h->members; i++) {
        struct known k = household_get(h, born, i);
        n += k.evidence >= EV_DECLARED && k.evidence <= EV_CONTRADICTED && k.value > grown.v;
    }
    return n;
}

static void put_words(struct slice *s, const struct household *h, const char *area, day on)
{
    s->word[BY_CHILDREN][s->n] = number_word(s->r, children_in(h, on), GROUP_MOST);
    s->word[BY_PERSONS][s->n] = number_word(s->r, h->members, GROUP_MOST + 1);
    s->word[BY_AREA][s->n++] = area && *area ? mem_str(&s->r->mem, area) : NULL;
}

static void ask_slice(struct slice *s, const struct household *const *h, day on)
{
    struct mem *m = &s->r->mem;
    int persons = 0, both[2] = { s->before, s->after };
    struct population *p;

    for (int i = 0; i < s->n; i++) persons += h[i]->members;
    if (!s->n) return;
    p = population_new(m, s->book, s->n, persons);
    for (int i = 0; i < s->n; i++) population_put(p, s->book, i, h[i]);
    columns_run(m, s->book, p, on, both, 2, compare, s);
}

static void count_slice(struct slice *s, const struct reform_of_row *x)
{
    struct req *r = s->r;
    struct reform_households all = reform_households(r, x->upto, x->day, SLICE);
    const struct household **h = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *h);
    int64_t restricted = 0;

    for (int k = 0; k < REFORM_KINDS; k++) s->word[k] = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *s->word[k]);
    for (int i = 0; i < all.n; i++) {
        if (all.at[i].restricted) { restricted++; continue; }                   /* FA16 */
        h[s->n] = facts_household(r, all.at[i].household, x->day, r->now, FACTS_WHOLE, NULL, NULL);
        if (h[s->n]) put_words(s, h[s->n], all.at[i].area, x->day);
    }
    ask_slice(s, h, x->day);
    if (!move_reform(r, s->id, all.n ? all.at[all.n - 1].household.v : x->upto, s->n, restricted, s->unknown, s->entitled, s->gain, s->lose, s->enter,
                     s->leave, s->sum_before, s->sum_after, all.n < SLICE ? r->now : (instant){ 0 })) fault(&r->fate, "a slice of a reform was not kept");
    act(r, fmt(r, "counted a change of the law over %d households", s->n), "reform", s->id.v);
}

static const struct book *reformed(struct req *r, reform_id id, const char *programme)
{
    struct reform_figures all = reform_figures(r, id);
    struct new_figure *f = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *f);

    for (int i = 0; i < all.n; i++) f[i] = (struct new_figure){ all.at[i].name, (int)all.at[i].band, all.at[i].value };
    return book_reform(&r->mem, r->house->book, programme, f, all.n);
}

static bool some_open(struct req *r) { return reforms_open(r).n > 0; }

static void go_on(struct req *r)
{
    struct reform_next_row next;
    struct reform_of_row x;
    struct slice s = { .r = r };

    if (!reform_next(r, &next) || !reform_of(r, next.id, &x)) return;
    s.id = next.id;
    s.before = book_programme_find(r->house->book, x.programme);
    s.book = strcmp(x.book, book_hash(r->house->book)) ? NULL : reformed(r, s.id, x.programme);
    if (!s.book) {
        break_reform(r, s.id, r->now);
        act(r, "left a change of the law uncounted: other rules are in force", "reform", s.id.v);
        return;
    }
    s.after = book_programmes(s.book) - 1;
    count_slice(&s, &x);
}
CHORE(facts_reform, .every = 1, .due = some_open, .run = go_on);
