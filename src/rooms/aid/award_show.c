/* SPDX-License-Identifier: EUPL-1.2
** award_show.c - an award as the case's page and its own form show it, and what is published of it (AI11). */
#include "rooms/aid/award.h"
#include "base/date.h"
#include "web/draft.h"

struct choice { const char *word, *said; bool on; };
struct keeps { const char *word, *said; };
struct instalment_shown { instalment_id id; int64_t number; day due; cents amount; const char *state, *tone, *note; bool keepable; };
struct award_page {
    case_id id; const char *problem, *name, *programme; int64_t version, most_times; bool form, is;
    const char *amount, *times, *first, *evidence, *left, *ceiling;
    struct { int n; struct choice *at; } codes, grounds;
};
#include "award.html.h"
struct award_show_page {
    case_id id; bool is, may, many; const char *state, *tone, *ground, *evidence, *level, *why, *publish, *payee; cents amount, all;
    int64_t times; struct ltr code;
    person_id person;
    struct { int n; struct instalment_shown *at; } instalments;
    struct { int n; struct keeps *at; } keeps;
};
#include "award_show.html.h"

const char *level_said(struct req *r, const char *level)
{
    const char *s = aid_word(r, "aid.level_", level);

    return strcmp(s, level) ? s : aid_word(r, "board.", level);
}

static const char *tone_of(const char *state)
{
    if (!strcmp(state, "granted") || !strcmp(state, "paid")) return "ok";
    if (!strcmp(state, "suspended") || !strcmp(state, "returned")) return "warn";
    return !strcmp(state, "proposed") || !strcmp(state, "waits") || !strcmp(state, "sent") ? "info" : "no";
}

const char *award_public(struct req *r, const struct case_file *c, const struct award_of_row *a)
{
    struct case_decided d;
    struct upheld_as_row u;

    if (!strcmp(a->state, "proposed") || !strcmp(a->state, "refused") || !case_decision(r, c->id, &d)) return "";
    if (!d.granted && !upheld_as(r, c->id, &u)) return "";
    if (!d.granted) { d.year = u.year; d.number = u.number; d.at = u.at; }
    return text_with(r, T_aid_publication, fmt(r, "%lld/%lld", (long long)d.year, (long long)d.number), day_said(r, greek_day(d.at)),
                     level_said(r, a->level), money_said(r, (cents){ a->amount.v * a->times }), fmt(r, "%lld", (long long)a->times),
                     case_number(r, c), case_programme(r, c), a->code);
}

/* ---- on the page of the case ---- */

static void take_instalments(struct req *r, const struct award_of_row *a, const struct aid_rules *rules, struct award_show_page *p)
{
    struct instalments all = instalments(r, a->id);
    bool keeps = rules && rules->obligations.n;

    p->instalments.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->instalments.at);
    for (int i = 0; i < all.n; i++) {
        const struct instalments_row *x = &all.at[i];
        bool waits = !strcmp(x->state, "waits") || !strcmp(x->state, "returned");
        p->instalments.at[p->instalments.n++] = (struct instalment_shown){ x->id, x->number, x->due, x->amount,
            aid_word(r, "aid.instalment_", x->state), tone_of(x->state), x->reason && *x->reason ? bank_reason(r, x->reason) : keeps
            && x->kept.v ? text(r, T_aid_kept) : !x->budget.v && waits ? text(r, T_aid_later_budget) : "",
            keeps && waits && !x->kept.v && x->due.v <= r->today.v + 31
            && (!strcmp(a->state, "granted") || !strcmp(a->state, "suspended")) };
    }
    p->keeps.at = mem_get(&r->mem, (size_t)((keeps ? rules->obligations.n : 0) + 1) * sizeof *p->keeps.at);
    for (int i = 0; keeps && i < rules->obligations.n; i++)
        p->keeps.at[p->keeps.n++] = (struct keeps){ rules->obligations.at[i], aid_word(r, "aid.keeps_", rules->obligations.at[i]) };
}

void award_show(struct req *r, const struct case_file *c)
{
    const struct aid_rules *rules = town_aid(r->house->town, c->programme);
    struct award_show_page p = { .id = c->id, .person = c->person, .may = rules && award_open(r, c) };
    struct award_of_row a;

    p.is = award_of(r, c->id, &a);
    if (!p.is && !rules) return;
    if (p.is) {
        p.state = aid_word(r, "aid.award_", a.state);
        p.tone = tone_of(a.state);
        p.ground = aid_word(r, "aid.ground_", a.ground);
        p.evidence = access_special(r, c->person) || staff_here(r).v == a.by.v || r->keys & (MAY_DECIDE | MAY_SIGN)
            ? evidence_plain(r, a.evidence, a.evidence_n) : "";
        p.level = level_said(r, a.level);
        p.amount = a.amount;
        p.all.v = a.amount.v * a.times;
        p.times = a.times;
        p.many = a.times > 1;
        p.code.text = a.code;
        p.publish = award_public(r, c, &a);
        take_instalments(r, &a, rules, &p);
    }
    award_show_html(r, &p);
}

/* ---- the form ---- */

static struct choice *choices(struct req *r, const struct words *w, const char *prefix, const char *chosen, int *n)
{
    struct choice *to = mem_get(&r->mem, (size_t)(w->n + 1) * sizeof *to);

    for (*n = 0; *n < w->n; ++*n)
        to[*n] = (struct choice){ w->at[*n], *prefix ? aid_word(r, prefix, w->at[*n]) : w->at[*n], !strcmp(w->at[*n], chosen) };
    return to;
}

/* What each line still has this year. */
static const char *left_said(struct req *r, const struct aid_rules *rules)
{
    struct out o = { .mem = &r->mem };
    struct budget_of_row b;
    int year = day_civil(r->today).year;

    for (int i = 0; i < rules->codes.n; i++) {
        if (o.n) out_str(&o, " · ");
        if (!budget_of(r, year, rules->codes.at[i], &b)) out_str(&o, text_with(r, T_aid_no_budget, rules->codes.at[i], fmt(r, "%d", year)));
        else out_str(&o, text_with(r, T_aid_credit_left, rules->codes.at[i], money_said(r, (cents){ b.credit.v - b.bound.v })));
    }
    return out_text(&o);
}

static void take_form(struct req *r, const struct case_file *c, const struct aid_rules *rules, const struct award_of_row *a,
    struct award_page *p)
{
    char iso[11];
    bool is = p->is;

    draft_used(r, fmt(r, "%lld", (long long)c->id.v));
    p->amount = typed(r, "amount", is ? fmt(r, "%lld,%02d", (long long)(a->amount.v / 100), (int)(a->amount.v % 100)) : "");
    p->times = typed(r, "times", fmt(r, "%lld", is ? (long long)a->times : 1LL));
    p->first = typed(r, "first", mem_str(&r->mem, day_iso(is ? a->first : r->today, iso)));
    p->evidence = typed(r, "evidence", is ? evidence_plain(r, a->evidence, a->evidence_n) : "");
    p->codes.at = choices(r, &rules->codes, "", typed(r, "code", is ? a->code : rules->codes.at[0]), &p->codes.n);
    p->grounds.at = choices(r, &rules->grounds, "aid.ground_", typed(r, "ground", is ? a->ground : ""), &p->grounds.n);
    p->left = left_said(r, rules);
    p->ceiling = rules->yearly.v ? text_with(r, T_aid_ceiling_is, money_said(r, rules->yearly)) : "";
    p->most_times = rules->times;
}

void award_page(struct req *r, const struct case_file *c, int status, const char *problem)
{
    const struct aid_rules *rules = town_aid(r->house->town, c->programme);
    const struct person *who = registry_person(r, c->person);
    struct award_of_row a = { .row_version = 0 };
    struct award_page p = { .id = c->id, .problem = problem, .name = who ? person_name(r, who) : "", .programme = case_programme(r, c),
        .form = rules && award_open(r, c) };

    p.is = award_of(r, c->id, &a) && !strcmp(a.state, "proposed");
    p.version = p.is ? a.row_version : 0;
    if (p.form) take_form(r, c, rules, &a, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_aid_award), .back = fmt(r, "/case?id=%lld#aid", (long long)c->id.v), .problem = *problem != 0);
    award_html(r, &p);
    page_end(r);
}
