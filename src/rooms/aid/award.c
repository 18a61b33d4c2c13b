/* SPDX-License-Identifier: EUPL-1.2
** award.c - the money of a case: proposed with it, decided with it, paid in instalments; its section on the case's page. */
#include "rooms/aid/inside.h"
#include "rooms/aid/award.h"
#include "base/date.h"

enum { EVIDENCE_MOST = 4000, AHEAD = 366, BACK = 62 };

const char *evidence_plain(struct req *r, const void *bytes, size_t n)
{
    const unsigned char *s = bytes ? unseal(&r->mem, r->house->secret, "aid evidence", bytes, n, &n) : NULL;

    return s ? (const char *)s : "";
}

/* ---- proposed ---- */

static bool listed(const struct words *w, const char *word)
{
    for (int i = 0; i < w->n; i++) if (!strcmp(w->at[i], word)) return true;
    return false;
}

static void family_of(struct req *r, const struct case_file *c, struct wanted *w)
{
    person_id person = registry_root(r, c->person);
    household_id home = c->household.v ? c->household : registry_household_of(r, person, r->today);

    w->family_kind = home.v ? "household" : "person";
    w->family = home.v ? home.v : person.v;
}

/* A refusal that is objected to may be overturned: then its money is proposed before the objection is answered. */
static bool refused_and_objected(struct req *r, const struct case_file *c)
{
    struct case_decided d;

    return c->state == CASE_OBJECTED && case_decision(r, c->id, &d) && !d.granted && !upheld_of(r, c->id).n;
}

bool award_open(struct req *r, const struct case_file *c)
{
    return refused_and_objected(r, c) || c->state == CASE_APPLIED || c->state == CASE_WAITING || c->state == CASE_COMPLETE
        || c->state == CASE_CHECK;
}

/* A sentence with what is wrong; "". */
static const char *read_award(struct req *r, const struct case_file *c, struct wanted *w)
{
    int64_t times = *in(r, "times") ? in_id(r, "times") : 1;

    w->rules = town_aid(r->house->town, c->programme);
    w->code = in(r, "code");
    if (!listed(&w->rules->codes, w->code)) return text(r, T_aid_choose_code);
    if (!listed(&w->rules->grounds, in(r, "ground"))) return text(r, T_aid_choose_ground);
    if (!*in(r, "evidence")) return text(r, T_aid_say_evidence);
    if (strlen(in(r, "evidence")) > EVIDENCE_MOST) return text(r, T_aid_evidence_long);
    if (!euros_read(in(r, "amount"), &w->each)) return text(r, T_aid_amount_wrong);
    if (times < 1 || times > w->rules->times) return text_with(r, T_aid_times_wrong, fmt(r, "%d", w->rules->times));
    w->times = (int)times;
    if (!day_read_forgiving(in(r, "first"), &w->first) || w->first.v < r->today.v - BACK || w->first.v > r->today.v + AHEAD)
        return text(r, T_aid_first_wrong);
    family_of(r, c, w);
    return "";
}

static bool same_version(struct req *r, const struct award_of_row *a,
    bool is) { return in_id(r, "row_version") == (is ? a->row_version : 0); }

static void post(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");
    struct wanted w = { 0 };
    struct award_of_row a = { .row_version = 0 };
    struct add_award_row row;
    size_t n;

    if (!c) return;
    if (!town_aid(r->house->town, c->programme) || !award_open(r, c)) { award_page(r, c, 409, text(r, T_aid_not_now)); return; }
    bool is = award_of(r, c->id, &a) && !strcmp(a.state, "proposed");
    if (!same_version(r, &a, is)) { award_page(r, c, 409, text(r, T_aid_met)); return; }
    const char *problem = read_award(r, c, &w);
    if (*problem) { award_page(r, c, 422, problem); return; }
    problem = award_short(r, &w, is ? &a : NULL);
    if (*problem) { award_page(r, c, 409, problem); return; }
    if (!access_use(r, c->person, "proposed money")) return;
    if (is) {                           /* one replaces the other */
        if (!set_award_state(r, a.id, "proposed", "refused")) { award_page(r, c, 409, text(r, T_aid_met)); return; }
        award_free(r, &a);
    }
    const void *evidence = seal(&r->mem, r->house->secret, "aid evidence", in(r, "evidence"), strlen(in(r, "evidence")), &n);
    const char *level = aid_decided_by(w.rules, (cents){ w.each.v * w.times });
    if (!add_award(r, c->id, c->programme, registry_root(r, c->person), w.family_kind, w.family, w.code, in(r, "ground"), evidence, n,
        w.each, w.times, w.first, level, r->now, staff_here(r), &row)) {
        if (is) fault(&r->fate, "the award was not written");
        award_page(r, c, 409, text(r, T_aid_met));
        return;
    }
    award_hold(r, row.id, &w);
    act(r, "proposed money for a case", "case", c->id.v);
    see_other(r, "/case?id=%lld#aid", (long long)c->id.v);
}

static void get(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (!c) return;
    if (!town_aid(r->house->town, c->programme)) { refuse(r, 404, T_aid_not_now); return; }
    award_page(r, c, 200, "");
}
PAGE(aid_award, .path = "/aid/award", .may = AID_PAGES, .get = get, .post = post,
     .help = "The money of a case: how much, how often, why, from which line of the budget; its credit is bound at once.");

/* ---- what the case does to it ---- */

static const char *lacks(struct req *r, const struct case_file *c)
{
    struct award_of_row a;

    if (!town_aid(r->house->town, c->programme)) return "";
    /* AI3 */
    if (!award_of(r, c->id, &a) || strcmp(a.state, "proposed"))
        return c->state == CASE_OBJECTED && !refused_and_objected(r, c) ? "" : text(r, T_aid_first_money);
    return c->state == CASE_OBJECTED && a.by.v == staff_here(r).v ? text(r, T_aid_other_eyes) : "";
}

static void moved(struct req *r, const struct case_file *c, enum case_state to)
{
    struct award_of_row a;

    if (!award_of(r, c->id, &a) || !strcmp(a.state, "refused") || !strcmp(a.state, "stopped")) return;
    if (to == CASE_GRANTED && strcmp(a.state, "granted")) set_award_state(r, a.id, a.state, "granted");
    else if (to == CASE_SUSPENDED) set_award_state(r, a.id, a.state, "suspended");
    else if (to == CASE_REFUSED || to == CASE_WITHDRAWN || to == CASE_FORWARDED || to == CASE_ENDED) {
        set_award_state(r, a.id, a.state, to == CASE_ENDED ? "stopped" : "refused");
        award_free(r, &a);                                                                                  /* AI4 */
    }
}

static const char *letter(struct req *r, const struct case_file *c)
{
    struct award_of_row a;

    if (!award_of(r, c->id, &a) || strcmp(a.state, "granted")) return "";
    if (a.times == 1) return text_with(r, T_aid_letter_once, money_said(r, a.amount));
    return text_with(r, T_aid_letter_times, money_said(r, a.amount), fmt(r, "%lld", (long long)a.times), day_said(r, a.first));
}

ON_CASES(aid, .lacks = lacks, .moved = moved, .section = award_show, .letter = letter);

/* ---- obligations ---- */

static void post_kept(struct req *r)
{
    struct instalment_row i;
    instalment_id id = { in_id(r, "instalment") };

    if (!instalment(r, id, &i)) { refuse(r, 404, T_access_unknown); return; }
    const struct case_file *c = case_open(r, i.filed, "opened case");
    const struct aid_rules *rules = town_aid(r->house->town, i.programme);
    if (!c) return;
    if (strcmp(i.award_state, "granted") && strcmp(i.award_state, "suspended")) {
        award_page(r, c, 409, text(r, T_aid_not_granted));
        return;
    }
    for (int k = 0; rules && k < rules->obligations.n; k++)
        if (!in_has(r, rules->obligations.at[k])) {
            award_page(r, c, 422, text_with(r, T_aid_keeps_missing, aid_word(r, "aid.keeps_", rules->obligations.at[k])));
            return;
        }
    if (!keep_instalment(r, id, r->now, staff_here(r))) { award_page(r, c, 409, text(r, T_aid_kept_already)); return; }
    act(r, "saw obligations kept", "case", c->id.v);
    see_other(r, "/case?id=%lld#aid", (long long)c->id.v);
}
PAGE(aid_kept, .path = "/aid/kept", .may = AID_PAGES, .post = post_kept,
    .help = "The obligations before an instalment were seen to be kept.");
