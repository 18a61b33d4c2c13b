/* SPDX-License-Identifier: EUPL-1.2
** audit.c - a decision derived again (CW6): from its frozen facts, by the frozen rules, on the day it was asked; compared with
** what was decided, and with the mark that was set on it. */
#include "rooms/casework/decide.h"
#include "rooms/casework/audit.h"
#include "base/date.h"
#include "base/json_read.h"
#include "audit.sql.h"

struct finding { struct out *out; const char *which; int n; };

static void find(struct finding *f, const char *what)
{
    out_fmt(f->out, "%s: %s\n", f->which, what);
    f->n++;
}

/* ---- the rules of then ---- */

static const struct book *read_book(struct req *r, struct audit_book *b, const char *hash, struct finding *f)
{
    struct rules_of all = rules_of(r, hash);
    struct sources s = { .at = mem_get(&b->mem, (size_t)(all.n + 1) * sizeof *s.at) };
    struct complaints why = { .mem = &b->mem };
    char sum[2 * HASH_BYTES + 1];

    for (int i = 0; i < all.n; i++) {
        if (strcmp(sha256_hex(sum, all.at[i].bytes, all.at[i].bytes_n), all.at[i].hash)) find(f, fmt(r, "the kept rule file %s was changed", all.at[i].path));
        char *bytes = mem_get(&b->mem, all.at[i].bytes_n + 1);
        if (all.at[i].bytes_n) memcpy(bytes, all.at[i].bytes, all.at[i].bytes_n);
        s.at[s.n++] = (struct source){ mem_str(&b->mem, all.at[i].path), bytes, all.at[i].bytes_n };
    }
    const struct book *book = s.n ? book_read(&b->mem, &s, r->house->texts, &why) : NULL;
    if (!book) find(f, s.n ? "the kept rules cannot be read any more" : "its rules were not kept");
    else if (strcmp(book_hash(book), hash)) find(f, "the kept rules are not those of the decision");
    return book;
}

static const struct book *book_of(struct req *r, struct audit_book *b, const char *hash, struct finding *f)
{
    if (b->open && !strcmp(b->hash, hash)) return b->book;
    if (b->open) mem_close(&b->mem);
    b->fate = r->fate;
    mem_open(&b->mem, &r->fate, (size_t)128 << 20);
    b->open = true;
    snprintf(b->hash, sizeof b->hash, "%s", hash);
    b->book = read_book(r, b, hash, f);
    return b->book;
}

/* ---- the answer of then ---- */

static const char *const words[] = { [NO] = "no", [YES] = "yes", [NOT_KNOWN] = "not_known" };

static const struct json_value *answer_of(const struct json_value *receipt, const char *programme)
{
    const struct json_value *all = json_member(receipt, "answers");

    for (const struct json_value *a = all ? all->first : NULL; a; a = a->next) {
        const struct json_value *id = json_member(a, "programme");
        if (id && !strcmp(id->text, programme)) return a;
    }
    return NULL;
}

static void compare_amounts(struct req *r, const struct json_value *was, const struct verdict *v, struct finding *f)
{
    static const char *const kinds[] = { "monthly", "yearly", "once", "points", "fee_monthly", "rate", "service" };

    for (int i = 0; i < v->namounts && v->answer != NO; i++) {
        const struct json_value *range = json_member(was, kinds[v->amounts[i].kind]), *lo = range ? range->first : NULL;
        const char *now = fmt(r, "%lld", (long long)v->amounts[i].value.lo);
        if (!lo || strcmp(lo->text, now)) find(f, fmt(r, "the amount was %s, derived again it is %s", lo ? lo->text : "none", now));
    }
}

static void derive(struct req *r, const struct case_file *c, const struct decision_of_row *d, const char *receipt, size_t n, const struct book *book, struct finding *f)
{
    struct json_error e;
    const struct json_value *kept = json_read(&r->mem, receipt, n, &e), *was = answer_of(kept, c->programme);
    day asked;
    struct household *h = receipt_household(&r->mem, book, receipt, &asked);
    int at = book_programme_find(book, c->programme);

    if (!was || !h || at < 0) { find(f, "the frozen facts cannot be read"); return; }
    const struct verdict *v = &screen(&r->mem, book, h, asked)->at[at];
    const struct json_value *then = json_member(was, "answer");
    if (!then || strcmp(then->text, d->answer)) find(f, fmt(r, "the answer recorded is %s, the receipt's is %s", d->answer, then ? then->text : "none"));
    if (strcmp(words[v->answer], d->answer)) find(f, fmt(r, "the answer was %s, derived again it is %s", d->answer, words[v->answer]));
    else compare_amounts(r, was, v, f);
}

/* ---- one decision ---- */

static void check_grounds(struct req *r, const struct decision_of_row *d, struct finding *f)
{
    size_t n;
    const unsigned char *s = unseal(&r->mem, r->house->secret, "decision reasons", d->reasons, d->reasons_n, &n);

    if (!s) find(f, "its reasons cannot be opened");
    else if (!strstr((const char *)s, "[\"i\",")) find(f, "it has no grounds: no clause is named");
}

static void check_people(const struct decision_of_row *d, struct finding *f)
{
    if (d->four_eyes && d->proposed_by.v == d->decided_by.v) find(f, "one person proposed and decided it");
    if (!d->decided_by.v) find(f, "nobody decided it");
    if (!d->judged && strcmp(d->answer, !strcmp(d->outcome, "granted") ? "yes" : "no")) find(f, "it differs from the rules, and nobody said that it was judged");
}

static void check(struct req *r, struct audit_book *b, const struct case_file *c, const struct decision_of_row *d, struct finding *f)
{
    unsigned char mark[HASH_BYTES];
    struct erased_at_row gone;
    bool erased = !d->facts_n && !d->reasons_n;
    size_t n;

    if (erased && erased_at(r, c->id, &gone)) {                                             /* CW17: what is left is checked */
        char on[11];
        out_fmt(f->out, "%s: its facts and reasons were taken away on %s (%s)\n", f->which, day_iso(greek_day(gone.at), on), gone.ground);
        b->erased++;
        check_people(d, f);
        if (!decided_steps(r, c->id, d->outcome).n) find(f, "no step of the case says so");
        return;
    }
    if (erased) find(f, "its facts and reasons were taken away, and nobody erased a file then");
    decision_mark(r, c->id, d, mark);
    if (d->mark_n != sizeof mark || !same_secret(mark, d->mark, sizeof mark)) find(f, "it was changed after it was taken");
    check_people(d, f);
    if (d->board.v && !board_decided(r, c->id, d->board, d->outcome).n) find(f, "no sitting of a board decided it so");
    check_grounds(r, d, f);
    if (!decided_steps(r, c->id, d->outcome).n) find(f, "no step of the case says so");
    const unsigned char *facts = unseal(&r->mem, r->house->secret, "decision facts", d->facts, d->facts_n, &n);
    if (!facts) { find(f, "its facts cannot be opened"); return; }
    const struct book *book = book_of(r, b, d->book, f);
    if (book) derive(r, c, d, (const char *)facts, n, book, f);
}

int audit_next(struct req *r, struct audit_book *b, decision_id after, decision_id *id, struct out *out)
{
    struct next_decision_row next;
    struct decision_of_row d;

    if (!next_decision(r, after, &next)) return -1;
    *id = next.id;
    const struct case_file *c = case_find(r, next.filed);
    if (!c || !decision_of(r, next.filed, &d)) return 0;
    struct finding f = { out, fmt(r, "decision %lld/%lld", (long long)d.year, (long long)d.number), 0 };
    check(r, b, c, &d, &f);
    return f.n;
}

int audit_whole(struct req *r, struct out *out)
{
    struct number_gaps gaps = number_gaps(r);
    struct strayed lost = strayed(r);
    struct undecided bare = undecided(r);
    struct finding f = { out, "", 0 };

    for (int i = 0; i < gaps.n; i++) {
        f.which = fmt(r, "%s numbers of %lld", gaps.at[i].kind, (long long)gaps.at[i].year);
        if (gaps.at[i].n != gaps.at[i].last || gaps.at[i].high != gaps.at[i].last)
            find(&f, fmt(r, "%lld were given, %lld are there, the highest is %lld", (long long)gaps.at[i].last, (long long)gaps.at[i].n, (long long)gaps.at[i].high));
    }
    for (int i = 0; i < lost.n; i++) { f.which = fmt(r, "case %lld", (long long)lost.at[i].id.v); find(&f, fmt(r, "it stands at %s, and no step led there", lost.at[i].state)); }
    for (int i = 0; i < bare.n; i++) { f.which = fmt(r, "case %lld", (long long)bare.at[i].id.v); find(&f, fmt(r, "it stands at %s without a decision", bare.at[i].state)); }
    return f.n;
}
