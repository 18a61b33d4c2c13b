/* SPDX-License-Identifier: EUPL-1.2
** fee_told.c - what a family is told of the fee of its place, and what it is asked when the fee cannot be worked out.
**
** PF5  What a fee hangs on and nobody knows is named: to staff with the page where it is recorded, to the family as a question.  Only what
**      is missing is asked and taken, never what somebody has recorded meanwhile, nor for the days of which it is known; of somebody hidden
**      from the family nothing (FO7); what only staff record is left to the desk.  An answer is a fact that the household declared. */
#include "rooms/places/fee.h"

static const char *field_of(struct req *r, const struct fee_lack *l)
{
    return fmt(r, "%s.%lld", book_fact(r->house->book, l->fact)->name, (long long)l->person.v);
}

static void add_option(struct fee_ask *a, const char *value, const char *said)
{
    a->options.at[a->options.n++] = (struct fee_option){ value, said, !strcmp(a->typed, value) };
}

static void take_options(struct req *r, const struct fact *f, struct fee_ask *a)
{
    if (f->type != T_BOOL && f->type != T_CHOICE) return;
    a->options.at = mem_get(&r->mem, (size_t)(f->nchoices + 3) * sizeof *a->options.at);
    add_option(a, "", text(r, T_check_choose));
    if (f->type == T_BOOL) add_option(a, "yes", text(r, T_check_yes)), add_option(a, "no", text(r, T_check_no));
    for (int i = 0; i < f->nchoices; i++)
        add_option(a, f->choices[i], f->choice_label[i] < 0 ? f->choices[i] : text(r, f->choice_label[i]));
}

static bool answerable(struct req *r, const struct case_file *c, const struct fee_lack *l)
{
    return !book_fact(r->house->book, l->fact)->staff && (l->person.v ? case_visitor_name(r, c, l->person) != NULL : l->household.v != 0);
}

/* As the fact is kept; NULL: it cannot be read, or is out of its bounds. */
static const char *value_of(struct req *r, int fact, const char *typed)
{
    const char *value = facts_typed(r, book_fact(r->house->book, fact), typed);
    struct household *h = household_new(&r->mem, r->house->book, 1);

    return value && household_put_text(h, fact, 0, value, EV_DECLARED) == PARSE_OK ? value : NULL;
}

static bool is_figure(const struct fact_kept *k) { return strcmp(k->evidence, "wont_say") && strcmp(k->evidence, "doesnt_know"); }

/* From when to when nobody knows it: the days around `at` between what is known before and after them. */
static void gap_of(struct req *r, const struct fee_lack *l, day at, struct fact_new *to)
{
    const struct fact_kept *all;
    int n = l->person.v ? facts_of(r, l->person, r->now, &all) : facts_of_household(r, l->household, r->now, &all);

    for (int i = 0; i < n; i++) {
        const struct fact_kept *k = &all[i];
        if (strcmp(k->variable, to->variable) || !is_figure(k)) continue;
        if (k->until.v != DAY_NONE.v && k->until.v <= at.v && (to->since.v == DAY_NONE.v || k->until.v > to->since.v)) to->since = k->until;
        if (k->since.v != DAY_NONE.v && k->since.v > at.v && (to->until.v == DAY_NONE.v || k->since.v < to->until.v)) to->until = k->since;
    }
}

struct fee_told_page fee_told(struct req *r, const struct case_file *c, const struct wish *w, const struct call *call, bool used)
{
    struct fee_told_page p = { .path = case_visitor_path(r, c, "places"), .n = case_number(r, c), .amount = "", .balance = "",
        .phone = { text_named(r, "town.phone") }, .month = month_said(r, r->today) };
    struct fee_lacks lacks;
    int64_t sum = 0;
    cents owed = fee_balance(r, w->id);
    enum fee_now now = fee_of_now(r, w, call, &sum, &lacks);

    p.shown = now != FEE_NONE && !case_unproved(r, c);
    if (!p.shown) return p;
    if (now != FEE_UNKNOWN) p.amount = money_said(r, (cents){ sum });
    p.balance = money_said(r, owed), p.owes = owed.v > 0, p.waits = now == FEE_UNKNOWN;
    p.asks.at = mem_get(&r->mem, (size_t)(lacks.n + 1) * sizeof *p.asks.at);
    for (int i = 0; i < lacks.n; i++) {
        const struct fee_lack *l = &lacks.at[i];
        const struct fact *f = book_fact(r->house->book, l->fact);
        if (!answerable(r, c, l)) { p.desk = true; continue; }
        struct fee_ask a = { .name = field_of(r, l), .question = f->question < 0 ? facts_label(r, f->name) : text(r, f->question),
            .hint = f->hint < 0 ? "" : text(r, f->hint), .typed = used ? in(r, field_of(r, l)) : "",
            .who = { l->person.v ? case_visitor_name(r, c, l->person) : "" } };
        a.bad = *a.typed && !value_of(r, l->fact, a.typed);
        take_options(r, f, &a);
        p.asks.at[p.asks.n++] = a;
    }
    p.desk |= p.waits && !p.asks.n;
    return p;
}

int fee_tell(struct req *r, const struct case_file *c, const struct wish *w, const struct call *call)
{
    struct fee_lacks lacks;
    int64_t sum;
    int done = 0;

    if (case_unproved(r, c)) return 0;
    fee_of_now(r, w, call, &sum, &lacks);
    for (int i = 0; i < lacks.n; i++) {
        const char *typed = in(r, field_of(r, &lacks.at[i]));
        if (*typed && answerable(r, c, &lacks.at[i]) && !value_of(r, lacks.at[i].fact, typed)) return -1;
    }
    for (int i = 0; i < lacks.n; i++) {
        const struct fee_lack *l = &lacks.at[i];
        const char *typed = in(r, field_of(r, l));
        if (!*typed || !answerable(r, c, l)) continue;
        struct fact_new new = { .person = l->person, .household = l->household, .variable = book_fact(r->house->book, l->fact)->name,
            .value = value_of(r, l->fact, typed), .since = DAY_NONE, .until = DAY_NONE, .evidence = EV_DECLARED, .seen = FACTS_ANY };
        gap_of(r, l, month_first(r->today), &new);
        enum facts_refusal no = facts_record(r, &new, NULL);
        if (no != FACTS_OK && no != FACTS_SAME) return -1;
        done += no == FACTS_OK;
    }
    if (done) act(r, "answered what a fee hangs on", "wish", w->id.v);
    return done;
}
