/* SPDX-License-Identifier: EUPL-1.2
** recheck.c - what households are entitled to is kept, and asked again when a fact, the rules or the day changed: FA8 to FA10. */
#include "rooms/facts/recheck.h"
#include "web/chore.h"
#include "recheck.sql.h"

enum { AT_ONCE = 400 };                 /* households a turn: the writers wait no longer than these take */

struct keeping {
    struct req *r; const struct batch *b; int at;               /* this household of the batch */
    const char *cause; bool first; const char *open;
    struct entitled_now was;
    const struct screening *s;          /* only when judged is wanted */
    int changed;
};

static const char *const answer_words[] = { "no", "yes", "open" };

static const struct entitled_now_row *was_of(const struct keeping *k, const char *programme)
{
    for (int i = 0; i < k->was.n; i++) if (!strcmp(k->was.at[i].programme, programme)) return &k->was.at[i];
    return NULL;
}

/* Is the word in a list with blanks between? */
static bool listed(const char *list, const char *word)
{
    size_t n = strlen(word);

    for (const char *s = list; (s = strstr(s, word)); s += n)
        if ((s == list || s[-1] == ' ') && (!s[n] || s[n] == ' ')) return true;
    return false;
}

static bool judged(struct keeping *k, int programme)
{
    if (!k->s) k->s = screen(&k->r->mem, k->b->book, k->b->h[k->at], k->r->today);
    return k->s->at[programme].judged;
}

static void shift(struct keeping *k, const char *programme, const char *was, const char *is, int64_t month_was, int64_t month_is, bool special)
{
    if (k->first) return;                                       /* FA10 */
    add_shift(k->r, k->b->id[k->at], programme, was, is, (cents){ month_was }, (cents){ month_is }, k->cause, special, book_hash(k->b->book),
              k->r->today, k->r->now);
    k->changed++;
}

static void keep_one(struct keeping *k, int programme)
{
    const struct found *f = batch_found(k->b, k->at, programme);
    const char *id = book_programme(k->b->book, programme)->id;
    const struct entitled_now_row *was = was_of(k, id);
    const char *before = was ? "yes" : listed(k->open, id) ? "open" : "no";

    if (f->answer != YES && !was) return;
    if (f->answer != YES) {
        drop_entitled(k->r, k->b->id[k->at], id);
        shift(k, id, before, answer_words[f->answer], was->month_lo.v, 0, was->special || f->special);
        return;
    }
    if (was && was->month_lo.v == f->worth.month_lo && was->month_hi.v == f->worth.month_hi && was->once_lo.v == f->worth.once_lo
        && was->special == f->special) return;
    set_entitled(k->r, k->b->id[k->at], id, (cents){ f->worth.month_lo }, (cents){ f->worth.month_hi }, (cents){ f->worth.once_lo },
                 judged(k, programme), f->special, k->r->today);
    if (!was || was->month_lo.v != f->worth.month_lo) shift(k, id, before, "yes", was ? was->month_lo.v : 0, f->worth.month_lo, f->special);
}

/* Programmes that the rules no longer have. */
static void drop_gone(struct keeping *k)
{
    for (int i = 0; i < k->was.n; i++) {
        const struct entitled_now_row *e = &k->was.at[i];
        if (book_programme_find(k->b->book, e->programme) >= 0) continue;
        drop_entitled(k->r, k->b->id[k->at], e->programme);
        shift(k, e->programme, "yes", "no", e->month_lo.v, 0, e->special);
    }
}

static int keep(struct req *r, const struct batch *b, int at, const char *cause)
{
    struct keeping k = { .r = r, .b = b, .at = at, .open = "" };
    struct out open = { .mem = &r->mem };
    struct checked_row last;

    k.first = !checked(r, b->id[at], &last);
    if (!k.first) k.open = last.open;
    k.cause = cause ? cause : !k.first && strcmp(last.book, book_hash(b->book)) ? "rules" : "day";
    k.was = entitled_now(r, b->id[at]);
    for (int p = 0; p < book_programmes(b->book); p++) {
        keep_one(&k, p);
        if (batch_found(b, at, p)->answer == NOT_KNOWN) out_fmt(&open, "%s%s", open.n ? " " : "", book_programme(b->book, p)->id);
    }
    drop_gone(&k);
    set_checked(r, b->id[at], r->today, book_hash(b->book), r->now, out_text(&open));
    return k.changed;
}

int recheck_some(struct req *r, const household_id *id, int n, const char *const *cause)
{
    const struct batch *b = batch_ask(r, id, n);
    int changed = 0, i = 0;

    for (int k = 0; k < b->n; k++) {
        while (id[i].v != b->id[k].v) i++;                      /* in the same order, some left out */
        changed += keep(r, b, k, cause ? cause[i] : NULL);
    }
    return changed;
}

/* ---- by itself ----------------------------------------------------------------------------------------- */

static bool sweep_due(struct req *r, struct last_sweep_row *s)
{
    return !last_sweep(r, s) || s->day.v != r->today.v || strcmp(s->book, book_hash(r->house->book)) || !s->ended.v;
}

static bool due(struct req *r)
{
    struct last_sweep_row s;

    return marks(r).n || sweep_due(r, &s);
}

/* FA5's other end: the marks go in the transaction that answers them. */
static int the_marked(struct req *r)
{
    struct take_marks all = take_marks(r, AT_ONCE);
    household_id *id = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *id);
    const char **cause = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *cause);

    for (int i = 0; i < all.n; i++) {
        id[i] = all.at[i].household;
        cause[i] = all.at[i].cause;
        drop_mark(r, id[i]);
    }
    recheck_some(r, id, all.n, cause);
    return all.n;
}

/* FA9 */
static void sweep_on(struct req *r)
{
    struct last_sweep_row s;
    struct begin_sweep_row begun;

    if (!sweep_due(r, &s)) return;
    bool goes_on = last_sweep(r, &s) && s.day.v == r->today.v && !strcmp(s.book, book_hash(r->house->book));
    if (!goes_on) {
        if (!begin_sweep(r, r->today, book_hash(r->house->book), r->now, &begun)) fault(&r->fate, "the sweep was not begun");
        s = (struct last_sweep_row){ .id = begun.id };
    }
    struct next_households all = next_households(r, s.upto, AT_ONCE);
    household_id *id = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *id);
    for (int i = 0; i < all.n; i++) id[i] = all.at[i].household;
    int changed = recheck_some(r, id, all.n, NULL);
    bool last = all.n < AT_ONCE;
    move_sweep(r, s.id, all.n ? id[all.n - 1].v : s.upto, all.n, changed, last ? r->now : (instant){ 0 });
    if (last) act(r, fmt(r, "asked the rules again for the whole town: %d households", (int)s.households + all.n), "sweep", s.id.v);
}

static void run(struct req *r)
{
    if (the_marked(r) < AT_ONCE) sweep_on(r);
}
CHORE(facts_recheck, .every = 1, .due = due, .run = run);
