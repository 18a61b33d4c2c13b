/* SPDX-License-Identifier: EUPL-1.2
** decision.c - a decision: what it is derived from is frozen, its reasons are written, it gets its number (CW2, CW5, CW6). */
#include "rooms/casework/decide.h"
#include "base/date.h"

static const char *const answer_words[] = { [NO] = "no", [YES] = "yes", [NOT_KNOWN] = "not_known" };

bool four_eyes_of(struct req *r, const struct case_file *c) { (void)c; return town_four_eyes(r->house->town); }

static void add(struct out *o, const char *name, const void *bytes, size_t n)
{
    out_fmt(o, "%s %zu:", name, n);
    out_raw(o, bytes, n);
}

static void add_int(struct out *o, const char *name, int64_t v) { out_fmt(o, "%s=%lld;", name, (long long)v); }

/* Every part with its length, so that no two decisions read the same. */
void decision_mark(struct req *r, case_id filed, const struct decision_of_row *d, unsigned char to[static HASH_BYTES])
{
    struct out o = { .mem = &r->mem };

    add_int(&o, "case", filed.v);
    add_int(&o, "year", d->year);
    add_int(&o, "number", d->number);
    add_int(&o, "proposed", d->proposed_by.v);
    add_int(&o, "decided", d->decided_by.v);
    add_int(&o, "eyes", d->four_eyes);
    add_int(&o, "board", d->board.v);
    add_int(&o, "at", d->at.v);
    add_int(&o, "asked", d->asked.v);
    add_int(&o, "since", d->since.v);
    add_int(&o, "until", d->until.v);
    add_int(&o, "judged", d->judged);
    add_int(&o, "appeal", d->appeal_due.v);
    add(&o, "outcome", d->outcome, strlen(d->outcome));
    add(&o, "answer", d->answer, strlen(d->answer));
    add(&o, "book", d->book, strlen(d->book));
    add(&o, "facts", d->facts, d->facts_n);
    add(&o, "reasons", d->reasons, d->reasons_n);
    keyed_hash(to, r->house->secret, "decision", out_text(&o), o.n);
}

static day appeal_due(struct req *r, const struct programme *p, int *span)
{
    const struct limit *l = town_limit(r->house->town, "objection");

    *span = p && p->appeal_days ? p->appeal_days : l ? l->days : 0;
    return *span ? working_next(r, (day){ r->today.v + *span }) : DAY_NONE;
}

static const unsigned char *sealed(struct req *r, const char *purpose, const char *s, size_t *n)
{
    return seal(&r->mem, r->house->secret, purpose, s, strlen(s), n);
}

static void freeze(struct req *r, const struct case_file *c, const struct decided *w, int at, struct decision_of_row *d)
{
    const struct programme *p = book_programme(r->house->book, at);
    struct household *h = case_household(r, c, true);
    struct screening *s = h ? screen(&r->mem, r->house->book, h, r->today) : NULL;
    int span;

    if (!h) h = household_new(&r->mem, r->house->book, 1);
    if (!s) s = screen(&r->mem, r->house->book, h, r->today);
    d->answer = answer_words[s->at[at].answer];
    d->book = rules_kept(r);
    d->judged = w->judged || strcmp(d->answer, !strcmp(w->outcome, "granted") ? "yes" : "no") != 0;
    d->appeal_due = appeal_due(r, p, &span);
    d->facts = sealed(r, "decision facts", receipt_of(r, s), &d->facts_n);
    d->year = day_civil(r->today).year;
    d->number = next_number(r, "decision", (int)d->year);                                   /* CW2 */
    d->reasons = sealed(r, "decision reasons", letter_write(r, &(struct letter_of){ c, d, s, at, w->words, span }), &d->reasons_n);
}

static void after(struct req *r, const struct case_file *c, const struct decision_of_row *d)
{
    const struct limit *l = town_limit(r->house->town, "renewal");
    int span = d->appeal_due.v == DAY_NONE.v ? 0 : d->appeal_due.v - r->today.v;

    if (span) clock_start(r, c, "objection", r->today, span);
    if (strcmp(d->outcome, "granted") || d->until.v == DAY_NONE.v) return;
    set_end(r, c->id, d->until);
    int ahead = d->until.v - r->today.v - (l ? l->days : 0);
    clock_start(r, c, "renewal", r->today, ahead > 0 ? ahead : 1);
}

bool case_decide(struct req *r, const struct case_file *c, const struct decided *w)
{
    int at = case_programme_at(r, c);
    enum case_state to = !strcmp(w->outcome, "granted") ? CASE_GRANTED : CASE_REFUSED;
    struct decision_of_row d = { .outcome = w->outcome, .proposed_by = w->proposed_by, .decided_by = w->decided_by.v ? w->decided_by : staff_here(r), .board = w->board,
        .four_eyes = four_eyes_of(r, c), .at = r->now, .asked = r->today, .since = w->since, .until = w->until };
    struct add_decision_row row;
    unsigned char mark[HASH_BYTES];

    if (at < 0) { case_show(r, c->id, 409, text(r, T_casework_no_programme)); return false; }
    if (d.four_eyes && d.proposed_by.v == d.decided_by.v) {                  /* CW5 */
        case_show(r, c->id, 403, text(r, T_casework_four_eyes));
        return false;
    }
    if (!case_moved(r, c, to, w->words, "")) return false;
    freeze(r, c, w, at, &d);
    decision_mark(r, c->id, &d, mark);
    if (!add_decision(r, c->id, d.year, d.number, d.outcome, d.proposed_by, d.decided_by, d.four_eyes, d.board, d.at, d.asked, d.since, d.until,
                      d.answer, d.book, d.facts, d.facts_n, d.reasons, d.reasons_n, d.judged, d.appeal_due, mark, sizeof mark, &row))
        fault(&r->fate, "the decision was not written");
    after(r, c, &d);
    case_tell_unseen(r, c);
    act(r, fmt(r, "decided a case: %s", d.outcome), "case", c->id.v);
    return true;
}

/* ---- for other rooms ---- */

static void tell(const struct decision_of_row *d, struct case_decided *to)
{
    *to = (struct case_decided){ d->id, d->year, d->number, !strcmp(d->outcome, "granted"), d->at, d->since, d->until };
}

bool case_decision(struct req *r, case_id id, struct case_decided *to)
{
    struct decision_of_row d;

    if (!decision_of(r, id, &d)) return false;
    tell(&d, to);
    return true;
}

int case_decisions_of(struct req *r, person_id person, day at, const struct case_decided **list, const struct case_file **cases)
{
    struct decided_for all = decided_for(r, registry_root(r, person), at);
    struct case_decided *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *to);
    struct case_file *files = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *files);
    int n = 0;

    for (int i = 0; i < all.n; i++) {
        const struct case_file *c = case_find(r, all.at[i].filed);
        if (!c || !case_decision(r, c->id, &to[n])) continue;
        files[n++] = *c;
    }
    *list = to;
    *cases = files;
    return n;
}
