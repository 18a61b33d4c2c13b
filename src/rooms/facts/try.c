/* SPDX-License-Identifier: EUPL-1.2
** try.c - changed rules tried on every household that is there, before anybody takes them over: who gains, who loses, the money.
**
** FA11 Nothing is written and nobody is told.
** FA12 Who may open no file sees no household, and no count below FEW; who may, counts and sees only those whose files are theirs. */
#include "rooms/facts/recheck.h"
#include "rooms/facts/value.h"
#include "recheck.sql.h"

enum { FEW = 5, SLICE = 400, LISTED = 300, SLICE_MEM = 64 << 20 };

struct tried { int64_t gain, lose, enter, leave; cents more, less; };
struct moved { household_id household; int programme; uint8_t was, now; int64_t before, after; };
struct trial { struct req *r; const struct house *other; struct tried *at; int n, households; struct moved *moved; bool files; struct mem kept; };

struct try_row { const char *name, *gain, *lose, *enter, *leave; cents more, less; };
struct try_who { struct isolated who; const char *href, *programme, *change; cents before, after; bool loses; };
struct try_told { struct ltr where; const char *what; };
struct try_page {
    bool done; int64_t households, hidden; const char *rules; struct ltr hash;
    struct { int n; struct word_option *at; } programmes;
    struct { int n; struct try_told *at; } refused;
    struct { int n; struct try_row *at; } rows;
    struct { int n; struct try_who *at; } who;
};
#include "try.html.h"

static void count_one(struct trial *t, household_id id, int p, const struct found *was, const struct found *now)
{
    struct tried *x = &t->at[p];
    int64_t before = was->answer == YES ? was->worth.month_lo : 0, after = now->answer == YES ? now->worth.month_lo : 0;
    bool enters = was->answer != YES && now->answer == YES, leaves = was->answer == YES && now->answer != YES;

    if (!enters && !leaves && before == after) return;
    x->enter += enters;
    x->leave += leaves;
    x->gain += enters || after > before;
    x->lose += leaves || after < before;
    if (after > before) x->more.v += after - before;
    else x->less.v += before - after;
    if (!t->files || t->n == LISTED || ((was->special || now->special) && !(t->r->keys & MAY_SPECIAL))) return;
    t->moved[t->n++] = (struct moved){ id, p, was->answer, now->answer, before, after };
}

static void compare(struct trial *t, const struct batch *was, const struct batch *now)
{
    static const struct found none;

    for (int h = 0; h < was->n; h++) {
        if (t->files && !facts_sees(t->r, was->id[h], t->r->today)) continue;      /* FA12 */
        t->households++;
        for (int p = 0; p < book_programmes(now->book); p++) {
            int before = book_programme_find(was->book, book_programme(now->book, p)->id);
            count_one(t, was->id[h], p, before < 0 ? &none : batch_found(was, h, before), batch_found(now, h, p));
        }
    }
}

/* A slice's memory is given back before the next. */
static int64_t slice(struct trial *t, int64_t upto)
{
    struct req *r = t->r;
    struct next_households all;
    household_id *id;

    t->kept = r->mem;
    mem_open(&r->mem, &r->fate, SLICE_MEM);
    all = next_households(r, upto, SLICE);
    id = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *id);
    for (int i = 0; i < all.n; i++) id[i] = all.at[i].household;
    const struct batch *was = batch_ask(r, id, all.n);
    compare(t, was, batch_under(was, t->other->book));
    upto = all.n < SLICE ? -1 : id[all.n - 1].v;
    mem_close(&r->mem);
    r->mem = t->kept;
    return upto;
}

/* FA12 */
static const char *said(const struct trial *t, int64_t n)
{
    return t->files || n == 0 || n >= FEW ? fmt(t->r, "%lld", (long long)n) : text_with(t->r, T_facts_fewer_than, fmt(t->r, "%d", FEW));
}

static const char *name_under(const struct trial *t, int p)
{
    const struct programme *g = book_programme(t->other->book, p);

    return g->name < 0 ? g->id : mem_str(&t->r->mem, texts_get(t->other->texts, t->r->lang, g->name, NULL));
}

static void rows(struct trial *t, struct try_page *p)
{
    struct req *r = t->r;

    p->rows.at = mem_get(&r->mem, (size_t)(book_programmes(t->other->book) + 1) * sizeof *p->rows.at);
    for (int i = 0; i < book_programmes(t->other->book); i++) {
        const struct tried *x = &t->at[i];
        bool few = !t->files && x->gain + x->lose < FEW;
        if (!x->gain && !x->lose) continue;
        p->rows.at[p->rows.n++] = (struct try_row){ name_under(t, i), said(t, x->gain), said(t, x->lose), said(t, x->enter), said(t, x->leave),
            few ? (cents){ 0 } : x->more, few ? (cents){ 0 } : x->less };
    }
    p->who.at = mem_get(&r->mem, (size_t)(t->n + 1) * sizeof *p->who.at);
    for (int i = 0; i < t->n; i++) {
        const struct moved *m = &t->moved[i];
        static const int words[] = { T_facts_no, T_facts_yes, T_facts_open };
        p->who.at[p->who.n++] = (struct try_who){ { members_said(r, m->household) }, fmt(r, "/entitled?household=%lld", (long long)m->household.v), name_under(t, m->programme),
            fmt(r, "%s → %s", text(r, words[m->was]), text(r, words[m->now])), { m->before }, { m->after }, m->after < m->before };
    }
}

static void run(struct req *r, const struct house *other, struct try_page *p)
{
    struct trial t = { .r = r, .other = other, .files = (r->keys & MAY_FILES) != 0 };

    t.at = mem_get(&r->mem, (size_t)(book_programmes(other->book) + 1) * sizeof *t.at);
    t.moved = mem_get(&r->mem, LISTED * sizeof *t.moved);
    for (int64_t upto = 0; upto >= 0; ) upto = slice(&t, upto);
    p->done = true;
    p->households = t.households;
    p->hash.text = mem_str(&r->mem, book_hash(other->book));
    rows(&t, p);
}

static void render(struct req *r, struct try_page *p)
{
    const struct book *b = r->house->book;

    p->programmes.at = mem_get(&r->mem, (size_t)(book_programmes(b) + 1) * sizeof *p->programmes.at);
    for (int i = 0; i < book_programmes(b); i++) {
        const struct programme *g = book_programme(b, i);
        p->programmes.at[p->programmes.n++] = (struct word_option){ g->id, g->name < 0 ? g->id : text(r, g->name), !strcmp(g->id, in(r, "programme")) };
    }
    p->rules = in(r, "rules");
    r->no_store = true;
    if (p->refused.n) r->status = 422;
    page_begin(r, text(r, T_facts_try_title), .back = "/rules", .wide = true, .problem = p->refused.n > 0);
    try_html(r, p);
    page_end(r);
}

static void get(struct req *r) { render(r, &(struct try_page){ .done = false }); }

static void pure(struct req *r)
{
    struct complaints why = { .mem = &r->mem };
    struct try_page p = { .done = false };
    const char *rules = in(r, "rules");
    struct source instead = { .path = fmt(r, "programmes/%s/rules.txt", in(r, "programme")), .bytes = rules, .n = strlen(rules) };
    const struct house *other = house_aside(*rules ? &instead : NULL, &why);

    p.refused.at = mem_get(&r->mem, (size_t)(why.n + 1) * sizeof *p.refused.at);
    for (int i = 0; i < why.n; i++) p.refused.at[p.refused.n++] = (struct try_told){ { fmt(r, "%s:%d:%d", why.at[i].file, why.at[i].line, why.at[i].column) }, why.at[i].what };
    if (other) run(r, other, &p);
    render(r, &p);
    house_give_back(other);
}
static bool always(const struct req *r) { (void)r; return true; }
PAGE(recheck_try, .path = "/recheck/try", .may = MAY_RULES, .get = get, .pure = pure, .heavy = always,
     .help = "Changed rules tried on every household before they are taken over: who gains, who loses.");
