/* SPDX-License-Identifier: EUPL-1.2
** fees.c - fees by the town's scale, month by month; payments with a receipt; corrections are lines of their own (PL12). */
#include "rooms/places/fee.h"
#include "base/say.h"
#include "host/print.h"
#include "web/chore.h"
#include "web/draft.h"
#include "fees.sql.h"

enum { SLICE = 50, CENTS_MOST = 1000000, A_DAY = 86400 };
struct fee_line { fee_id id; const char *what, *amount, *why, *receipt, *by; day on; };
struct lack_line { const char *path, *what; struct isolated who; };
struct fees_page {
    wish_id id; const char *problem, *title, *code, *balance, *typed, *unknown; struct isolated name; bool owes, may_correct;
    struct { int n; struct fee_line *at; } lines;
    struct { int n; struct lack_line *at; } lacks;
};
#include "fees.html.h"

/* ---- how much ---- */

/* of: the programme of the place; fees: the number of that of its fees */
struct fee_asked { const struct wish *w; const char *of; int fees; day month, next; };
struct home { household_id id; struct household *h; int n; const person_id *who; };

/* PF5.  "Does not know" and "would not say" are no figure either: they are asked for again. */
static struct fee_lacks lacking(struct req *r, const struct home *home, const struct fee_asked *q)
{
    const struct household *h = home->h;
    struct household *left = household_copy(&r->mem, h, h->members);
    struct fee_lacks lacks = { .at = mem_get(&r->mem, (size_t)(book_facts(h->book) * h->members + 1) * sizeof *lacks.at) };

    for (int f = 0; f < book_facts(h->book); f++)
        for (int m = 0; m < (book_fact(h->book, f)->person ? h->members : 1); m++)
            if (household_get(h, f, m).evidence >= EV_WONT_SAY) household_forget(left, f, m);
    struct questions all = ask_programme(&r->mem, screen(&r->mem, h->book, left, q->month), q->fees);
    for (int i = 0; i < all.n; i++) {
        const struct question *a = &all.at[i];
        if (!a->nmembers) lacks.at[lacks.n++] = (struct fee_lack){ .fact = a->fact, .household = home->id };
        for (int k = 0; k < a->nmembers; k++)
            lacks.at[lacks.n++] = (struct fee_lack){ .fact = a->fact, .person = home->who[a->members[k]] };
    }
    return lacks;
}

static bool has_place_then(struct req *r, person_id who, const struct fee_asked *q)
{
    return has_place(r, who, q->of, q->month, q->next).n > 0;
}

/* Who lives with the child on the first of the month; false: nobody can say. */
static bool home_of(struct req *r, const struct fee_asked *q, struct home *to)
{
    person_id *child = mem_get(&r->mem, sizeof *child);

    *child = registry_root(r, q->w->is.person);
    *to = (struct home){ .id = registry_household_of(r, *child, q->month), .n = 1, .who = child };
    to->h = to->id.v ? facts_household(r, to->id, q->month, r->now, FACTS_WHOLE, &to->who, &to->n)
        : facts_alone(r, *child, q->month, r->now, FACTS_WHOLE);
    return to->h != NULL;
}

/* Which of those with a place the child is: 1 the eldest; 0: it does not live there. */
static int turn_of(struct req *r, const struct fee_asked *q, const struct home *home)
{
    int64_t child = registry_root(r, q->w->is.person).v;
    int turn = 0;

    for (int i = 0; i < home->n; i++) {
        bool has = has_place_then(r, home->who[i], q);
        turn += has;
        if (home->who[i].v == child) return has ? turn : 0;
    }
    return 0;
}

/* The household's fee when the first `placed` of its members who have a place are counted; false: something is not known. */
static bool home_fee(struct req *r, const struct fee_asked *q, const struct home *home, int placed, int64_t *sum, const char **why,
    struct fee_lacks *lacks)
{
    int now = book_fact_find(r->house->book, "place_now"), by_place = book_fact_find(r->house->book, "fees_of_placed");
    struct terms t;

    *sum = 0;
    if (!placed) return true;
    if (now < 0 || by_place < 0) return false;
    household_put_text(home->h, by_place, 0, "yes", EV_REGISTER);
    for (int i = 0, seen = 0; i < home->n; i++) {
        bool counts = seen < placed && has_place_then(r, home->who[i], q);
        household_put_text(home->h, now, i, counts ? "yes" : "no", EV_REGISTER);
        seen += counts;
    }
    struct screening *s = screen(&r->mem, r->house->book, home->h, q->month);
    if (!amount_terms(&r->mem, s, q->fees, OUT_FEE_MONTHLY, 0, r->house->texts, texts_language_find(r->house->texts, "el"), &t))
        return false;
    if (t.value.lo != t.value.hi) { *lacks = lacking(r, home, q); return false; }
    *sum = t.value.lo;                  /* in cents */
    for (int i = 0; i < t.places; i++) *sum /= 10;
    struct out o = { .mem = &r->mem };
    for (int i = 0; i < t.n; i++) for (int k = 0; k < t.at[i].nwhy; k++) out_fmt(&o, "%s%s", o.n ? " · " : "", t.at[i].why[k]);
    *why = out_text(&o);
    return true;
}

/* What this place adds to the household's fee: the eldest pays in full, the next what the scale leaves.  What hangs on a younger one's
** place alone keeps nobody waiting. */
static bool fee_of(struct req *r, const struct fee_asked *q, int64_t *sum, const char **why, struct fee_lacks *lacks)
{
    struct home home;
    int64_t with, without;
    const char *other;

    *why = "";
    *lacks = (struct fee_lacks){ 0 };
    int turn = home_of(r, q, &home) ? turn_of(r, q, &home) : 0;
    if (!turn || !home_fee(r, q, &home, turn - 1, &without, &other, lacks) || !home_fee(r, q, &home, turn, &with, why, lacks)) return false;
    *sum = with > without ? with - without : 0;
    return true;
}

/* ---- each month by itself ---- */

static bool asked(struct req *r, const char *programme, const struct wish *w, struct fee_asked *q)
{
    const struct place_rules *g = town_places_of(r->house->town, programme);

    *q = (struct fee_asked){ w, programme, g && *g->fees ? book_programme_find(r->house->book, g->fees) : -1, month_first(r->today),
        day_add_months(month_first(r->today), 1) };
    return q->fees >= 0;
}

enum fee_now fee_of_now(struct req *r, const struct wish *w, const struct call *c, int64_t *sum, struct fee_lacks *lacks)
{
    struct fees_of all = fees_of(r, w->id);
    struct fee_asked q;
    const char *why;

    *lacks = (struct fee_lacks){ 0 };
    if (!asked(r, c->is.programme, w, &q)) return FEE_NONE;
    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].kind, "fee") && all.at[i].month.v == q.month.v) { *sum = all.at[i].sum.v; return FEE_WRITTEN; }
    if (!has_place_then(r, registry_root(r, w->is.person), &q)) return FEE_NONE;
    return fee_of(r, &q, sum, &why, lacks) ? FEE_READY : FEE_UNKNOWN;
}

cents fee_balance(struct req *r, wish_id id)
{
    struct fees_of all = fees_of(r, id);
    cents sum = { 0 };

    for (int i = 0; i < all.n; i++) sum.v += all.at[i].sum.v;
    return sum;
}

static const void *why_seal(struct req *r, const char *why, size_t *n)
{
    return seal(&r->mem, r->house->secret, "places fee", why, strlen(why), n);
}

static int charge(struct req *r, bool write)
{
    struct to_charge all = to_charge(r, month_first(r->today), day_add_months(month_first(r->today), 1), 20 * SLICE);
    int done = 0;

    for (int i = 0; i < all.n && done < SLICE; i++) {
        struct wish w;
        struct fee_asked q;
        struct add_fee_row row;
        int64_t sum;
        struct fee_lacks lacks;
        const char *why;
        size_t n;
        if (!wish_read(r, all.at[i].wish, &w) || !asked(r, all.at[i].programme, &w, &q) || !fee_of(r, &q, &sum, &why, &lacks)) continue;
        done++;
        if (!write) return done;
        const void *sealed = why_seal(r, why, &n);
        add_fee(r, w.id, w.is.person, "fee", q.month, (cents){ sum }, r->today, "", "", sealed, n, book_hash(r->house->book), 0, 0, r->now,
            staff_here(r), &row);
    }
    return done;
}

static bool some_due(struct req *r) { return charge(r, false) > 0; }
static void charge_all(struct req *r) { charge(r, true); act(r, "charged the fees of a month", "places", 0); }
CHORE(places_fees, .every = 600, .slow = true, .due = some_due, .run = charge_all);

/* ---- the page ---- */

static const char *what_said(struct req *r, const struct fees_of_row *f)
{
    const char *kind = said_word(r, "fee", f->kind);
    struct civil m = day_civil(f->month.v == DAY_NONE.v ? f->on_day : f->month);

    return f->month.v != DAY_NONE.v ? fmt(r, "%s %d/%d", kind, m.month, m.year) : *f->how
        ? fmt(r, "%s, %s", kind, said_word(r, "how", f->how)) : *f->words ? fmt(r, "%s: %s", kind, f->words) : kind;
}

/* PF5: each with the page on which it is recorded, to who records; of somebody whose file is not the reader's there is nothing (AC1). */
static void take_lacks(struct req *r, const struct fee_lacks *lacks, struct fees_page *p)
{
    bool records = page_opens(r, "/facts/one");

    p->lacks.at = mem_get(&r->mem, (size_t)(lacks->n + 1) * sizeof *p->lacks.at);
    for (int i = 0; i < lacks->n; i++) {
        const struct fee_lack *l = &lacks->at[i];
        const char *fact = book_fact(r->house->book, l->fact)->name, *path = "", *who;
        if (l->person.v && !access_knows(r, l->person)) continue;
        who = l->person.v ? person_name(r, registry_person(r, l->person))
            : text(r, l->household.v ? T_places_whole_household : T_places_no_household);
        if (l->person.v) path = fmt(r, "/facts/one?person=%lld&fact=%s", (long long)l->person.v, fact);
        if (l->household.v) path = fmt(r, "/facts/one?household=%lld&fact=%s", (long long)l->household.v, fact);
        p->lacks.at[p->lacks.n++] = (struct lack_line){ records ? path : "", facts_label(r, fact), { who } };
    }
}

/* Why a month's fee is so much says what each of the home earned and had then: it is for who may see that of all of them (AC4). */
static bool sees_why(struct req *r, person_id child, day month)
{
    if (!access_special(r, child)) return false;
    household_id home = registry_household_of(r, child, month);
    const struct member *m;
    int n = home.v ? registry_members(r, home, month, &m) : 0;

    for (int i = 0; i < n; i++) if (!access_special(r, m[i].person)) return false;
    return true;
}

static void fees_show(struct req *r, const struct wish *w, int status, const char *problem)
{
    person_id child = registry_root(r, w->is.person);
    const struct person *who = registry_person(r, child);
    struct fees_of all = fees_of(r, w->id);
    struct fee_lacks lacks;
    struct call c;
    struct fees_page p = { .id = w->id, .problem = problem, .code = w->is.code, .name = { who ? person_name(r, who) : "" }, .unknown = "",
        .may_correct = (r->keys & MAY_DECIDE) != 0 };
    int64_t sum;

    if (!call_read(r, w->is.call, &c)) { refuse(r, 404, T_places_unknown); return; }
    p.title = call_title(r, &c);
    bool saw = false;
    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = all.n; i--; ) {
        const struct fees_of_row *f = &all.at[i];
        size_t n;
        bool worked_out = !strcmp(f->kind, "fee"), told = f->why_n && (!worked_out || sees_why(r, child, f->month));
        const char *why = told ? (const char *)unseal(&r->mem, r->house->secret, "places fee", f->why, f->why_n, &n) : NULL;
        saw |= worked_out && told;
        p.lines.at[p.lines.n++] = (struct fee_line){ f->id, what_said(r, f), money_said(r, f->sum), why ? why : "",
            f->receipt_no ? fmt(r, "%lld/%lld", (long long)f->receipt_year, (long long)f->receipt_no) : "", who_said(r, f->by), f->on_day };
    }
    if (saw && r->reading) act(r, "saw special-category facts", "person", child.v);
    enum fee_now now = fee_of_now(r, w, &c, &sum, &lacks);
    take_lacks(r, &lacks, &p);
    if (now == FEE_READY) p.unknown = text(r, T_places_fee_not_yet);
    if (now == FEE_UNKNOWN) p.unknown = text(r, p.lacks.n ? T_places_fee_lacks : T_places_fee_unknown);
    p.balance = money_said(r, fee_balance(r, w->id));
    p.owes = fee_balance(r, w->id).v > 0;
    draft_used(r, fmt(r, "%lld", (long long)w->id.v));
    p.typed = typed(r, "amount", "");
    r->status = status;
    r->no_store = true;
    page_begin(r, fmt(r, "%s: %s", text(r, T_places_fees), p.name.text), .wide = true,
        .back = fmt(r, "/places/wish?id=%lld", (long long)w->id.v), .problem = *problem != 0);
    fees_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct wish w;

    if (wish_open(r, &w, "opened the fees of a place")) fees_show(r, &w, 200, "");
}
PAGE(places_fees, .path = "/places/fees", .may = AT_PLACES, .get = get,
    .help = "Fees of a place: what is owed month by month, what was paid, receipts.");

static bool how_known(const char *s) { return !strcmp(s, "cash") || !strcmp(s, "card") || !strcmp(s, "bank"); }

static void post_pay(struct req *r)
{
    struct wish w;
    struct next_receipt_row receipt;
    struct add_fee_row row;
    int64_t sum;
    int year = day_civil(r->today).year;

    if (!wish_open(r, &w, "opened the fees of a place")) return;
    if (!points_typed(in(r, "amount"), &sum) || sum <= 0 || sum > CENTS_MOST) {
        fees_show(r, &w, 422, text(r, T_places_amount_wrong));
        return;
    }
    if (!how_known(in(r, "how"))) { fees_show(r, &w, 422, text(r, T_places_how_wrong)); return; }
    if (!next_receipt(r, year, &receipt)) fault(&r->fate, "a receipt got no number");
    if (!add_fee(r, w.id, w.is.person, "payment", DAY_NONE, (cents){ -sum }, r->today, in(r, "how"), "", NULL, 0, "", year, receipt.last,
        r->now, staff_here(r), &row))
        fault(&r->fate, "a payment was not written");
    act(r, "took a payment of fees", "fee", row.id.v);
    see_other(r, "/places/fees?id=%lld", (long long)w.id.v);
}
PAGE(places_pay, .path = "/places/fees/pay", .may = AT_PLACES, .post = post_pay, .help = "A payment of fees, with a receipt.");

static void post_correct(struct req *r)
{
    struct wish w;
    struct add_fee_row row;
    const char *amount = in(r, "amount");
    bool less = *amount == '-';
    int64_t sum;
    size_t n;

    if (!wish_open(r, &w, "opened the fees of a place")) return;
    if (!points_typed(amount + less, &sum) || sum <= 0 || sum > CENTS_MOST) {
        fees_show(r, &w, 422, text(r, T_places_amount_wrong));
        return;
    }
    if (!*in(r, "words") || strlen(in(r, "words")) > WORDS_MOST) { fees_show(r, &w, 422, text(r, T_places_say_why)); return; }
    const void *why = why_seal(r, in(r, "words"), &n);
    if (!add_fee(r, w.id, w.is.person, "correction", DAY_NONE, (cents){ less ? -sum : sum }, r->today, "", "", why, n, "", 0, 0, r->now,
        staff_here(r), &row))
        fault(&r->fate, "a correction was not written");
    act(r, "corrected fees", "fee", row.id.v);
    see_other(r, "/places/fees?id=%lld", (long long)w.id.v);
}
PAGE(places_fee_correct, .path = "/places/fees/correct", .may = MAY_DECIDE, .post = post_correct,
    .help = "A correction of fees, with its reason: a line of its own.");

static void get_receipt(struct req *r)
{
    const struct language *lang = texts_language(r->house->texts, r->lang);
    struct fee_line_row f;
    struct wish w;
    size_t n;

    if (!fee_line(r, (fee_id){ in_id(r, "line") }, &f) || !f.receipt_no || !wish_read(r, f.wish, &w)) {
        access_open(r, (person_id){ 0 }, "opened the fees of a place");
        return;
    }
    if (!access_open(r, w.is.person, "opened the fees of a place")) return;
    const struct person *child = registry_person(r, registry_root(r, w.is.person));
    const char *number = fmt(r, "%lld/%lld", (long long)f.receipt_year, (long long)f.receipt_no);
    struct print *p = print_open(&r->mem, fmt(r, "%s %s", text(r, T_places_receipt), number), lang->code, lang->rtl,
        text_named(r, "town.name"));

    print_heading(p, 1, fmt(r, "%s %s", text(r, T_places_receipt), number));
    print_pair(p, text(r, T_places_child), child ? person_name(r, child) : w.is.code);
    print_pair(p, text(r, T_places_amount), money_said(r, (cents){ -f.sum.v }));
    print_pair(p, text(r, T_places_how), said_word(r, "how", f.how));
    print_pair(p, text(r, T_places_paid_on), day_said(r, f.on_day));
    print_pair(p, text(r, T_places_taken_by), who_said(r, f.by));
    const char *bytes = print_close(p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "receipt-%lld-%lld.pdf", (long long)f.receipt_year, (long long)f.receipt_no);
    out_raw(&r->out, bytes, n);
}
PAGE(places_receipt, .path = "/places/receipt", .may = AT_PLACES, .get = get_receipt, .slow = true,
    .help = "The receipt of a payment of fees (PDF).");
