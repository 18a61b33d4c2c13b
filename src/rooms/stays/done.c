/* SPDX-License-Identifier: EUPL-1.2
** done.c - what is done during a stay: papers, more time, another bed, who cares for them, nights away, visitors. */
#include "rooms/stays/inside.h"
#include "rooms/places/places.h"
#include "base/date.h"
#include "stay.sql.h"

/* The stay of the form while its guest is here; NULL after answering. */
static const struct guest *still_here(struct req *r)
{
    const struct guest *g = stay_of_visit(r, (stay_id){ in_id(r, "id") });

    if (g && g->until.v != DAY_NONE.v) { refuse(r, 409, T_stays_left_already); return NULL; }
    return g;
}

static void answer_with(struct req *r, const struct guest *g, const char *wrong)
{
    if (wrong) stay_show(r, 422, g, wrong);
    else stay_saved(r, g->id);
}

/* ---- papers and tests ---- */

static const struct stay_paper *rule_of(struct req *r, const struct guest *g, brought_id id)
{
    struct papers_of all = papers_of(r, g->id);

    for (int i = 0; i < all.n; i++)
        for (int k = 0; all.at[i].id.v == id.v && k < g->rules->npapers; k++)
            if (!strcmp(g->rules->papers[k].id, all.at[i].paper)) return &g->rules->papers[k];
    return NULL;
}

static const char *paper(struct req *r, const struct guest *g, brought_id id)
{
    const struct stay_paper *x = rule_of(r, g, id);
    bool waive = !strcmp(in(r, "do"), "waived");
    size_t n;

    if (waive && !*in(r, "why")) return text(r, T_stays_why_needed);
    if (!waive && strcmp(in(r, "do"), "seen")) return text(r, T_stays_no_choice);
    const void *why = stay_seal(r, in(r, "why"), &n);
    if (waive ? !waive_paper(r, id, g->id, why, n, r->now, staff_here(r))
              : !see_paper(r, id, g->id, x && x->good_months ? day_add_months(r->today, x->good_months) : DAY_NONE, r->now,
              staff_here(r))) return text(r, T_stays_no_choice);
    act(r, waive ? "waived a paper of a stay" : "saw a paper of a stay", "stay", g->id.v);
    return NULL;
}

static void post_paper(struct req *r)
{
    const struct guest *g = still_here(r);

    if (g) answer_with(r, g, paper(r, g, (brought_id){ in_id(r, "paper") }));
}
PAGE(stays_paper, .path = "/stays/paper", .may = MAY_STAY, .post = post_paper,
    .help = "A guest's paper or test was seen, or is not asked for, with the reason.");

/* ---- the clock: ST7 ---- */

static const char *ask_more(struct req *r, const struct guest *g)
{
    const struct stay_cycle *c = stay_cycle_named(g->rules, g->cycle);
    struct longer_of all = longer_of(r, g->id);
    struct ask_longer_row row;
    int granted = 0;
    size_t n;

    for (int i = 0; i < all.n; i++) {
        granted += !strcmp(all.at[i].state, "granted");
        if (!strcmp(all.at[i].state, "asked")) return text(r, T_stays_longer_waits);
    }
    if (!c || granted >= c->times) return text(r, T_stays_longer_no_more);
    if (!*in(r, "longer_why")) return text(r, T_stays_why_needed);
    const void *why = stay_seal(r, in(r, "longer_why"), &n);
    if (!ask_longer(r, g->id, g->due, longer_until(c, g->due), why, n, r->now, staff_here(r), &row))
        fault(&r->fate, "the wish for more time was not written");
    act(r, "asked for more time for a guest", "stay", g->id.v);
    return NULL;
}

static const char *decide(struct req *r, const struct guest *g, longer_id id, bool granted)
{
    struct longer_of all = longer_of(r, g->id);
    const struct longer_of_row *x = NULL;

    for (int i = 0; i < all.n; i++) if (all.at[i].id.v == id.v && !strcmp(all.at[i].state, "asked")) x = &all.at[i];
    if (!x) return text(r, T_stays_longer_decided);
    if (x->asked_by.v == staff_here(r).v) return text(r, T_stays_other_decides);
    if (granted && !*in(r, "number")) return text(r, T_stays_number_needed);
    if (!decide_longer(r, id, g->id, granted ? "granted" : "refused", in(r, "number"), r->now, staff_here(r)))
        return text(r, T_stays_longer_decided);
    if (granted && !set_due(r, g->id, x->was, x->until)) return text(r, T_stays_longer_decided);
    act(r, granted ? "granted a guest more time" : "refused a guest more time", "stay", g->id.v);
    return NULL;
}

static void post_longer(struct req *r)
{
    const struct guest *g = still_here(r);
    const char *what = in(r, "do");
    bool decides = !strcmp(what, "granted") || !strcmp(what, "refused");

    if (!g) return;
    if (decides && !(r->keys & MAY_DECIDE)) { refuse(r, 403, T_web_why_403); return; }
    if (decides && !access_use(r, g->person, "decided about a stay")) return;
    answer_with(r, g, decides ? decide(r, g, (longer_id){ in_id(r, "longer") }, *what == 'g') : !strcmp(what, "ask") ? ask_more(r, g)
        : text(r, T_stays_no_choice));
}
PAGE(stays_longer, .path = "/stays/longer", .may = MAY_STAY, .post = post_longer,
    .help = "More time for a guest: asked for, decided by somebody else.");

/* ---- another bed ---- */

static const char *move(struct req *r, const struct guest *g)
{
    bed_id bed = { in_id(r, "bed") };
    day tonight = stay_night_now(r), since = tonight.v > g->since.v ? tonight : g->since;

    const struct person *is = registry_person(r, g->person);
    const char *wrong;

    if (!bed.v) return text(r, T_stays_bed_needed);
    if ((wrong = bed_refused(r, g->unit, bed, since, g->along.v || !is ? "" : is->sex))) return wrong;
    if (!other_bed(r, g->id, bed, since)) {             /* slept in the old one until now */
        get_up(r, g->id, since);
        lie_elsewhere(r, bed, g->id, since, r->now, staff_here(r));
    }
    act(r, "gave a guest another bed", "stay", g->id.v);
    return NULL;
}

static void post_bed(struct req *r)
{
    const struct guest *g = still_here(r);

    if (g) answer_with(r, g, move(r, g));
}
PAGE(stays_bed, .path = "/stays/bed", .may = MAY_STAY, .post = post_bed, .help = "A guest moves to another bed, from tonight on.");

/* ---- nights away ---- */

static const char *new_leave(struct req *r, const struct guest *g)
{
    day since, until, tonight = stay_night_now(r);
    struct add_leave_row row;
    size_t n;

    if (!stay_day_typed(r, "leave_since", tonight, &since) || !stay_day_typed(r, "leave_until", DAY_NONE, &until) || until.v == DAY_NONE.v
        || since.v < tonight.v || until.v <= since.v || until.v > since.v + 366) return text(r, T_stays_leave_wrong);
    if (strlen(in(r, "leave_words")) > LINE_MOST) return text(r, T_stays_too_long);
    const void *words = stay_seal(r, in(r, "leave_words"), &n);
    if (!add_leave(r, g->id, since, until, words, n, r->now, staff_here(r), &row)) fault(&r->fate, "the leave was not written");
    act(r, "agreed to nights away", "stay", g->id.v);
    return NULL;
}

static const char *back_early(struct req *r, const struct guest *g)
{
    leave_id id = { in_id(r, "leave") };
    day tonight = stay_night_now(r);

    if (!drop_leave(r, id, g->id, tonight) && !end_leave(r, id, g->id, tonight)) return text(r, T_stays_no_choice);
    act(r, "ended nights away", "stay", g->id.v);
    return NULL;
}

static void post_away(struct req *r)
{
    const struct guest *g = still_here(r);

    if (g)
        answer_with(r, g, !strcmp(in(r, "do"), "leave") ? new_leave(r, g) : !strcmp(in(r, "do"), "back") ? back_early(r, g)
            : text(r, T_stays_no_choice));
}
PAGE(stays_away, .path = "/stays/away", .may = MAY_STAY, .post = post_away,
    .help = "Nights away that the unit agreed to; the bed is kept.");

/* ---- who cares for them ---- */

static const char *near(struct req *r, const struct guest *g)
{
    const char *wrong;

    if (!near_told(g)) return text(r, T_stays_no_choice);
    if (in_id(r, "end")) {
        if (!places_near_end(r, g->person, in_id(r, "end"))) return text(r, T_stays_no_choice);
        act(r, "ended who may fetch", "person", g->person.v);
        return NULL;
    }
    if ((wrong = places_near_add(r, g->person, in(r, "near_name"), in(r, "near_relation"), in(r, "near_phone")))) return wrong;
    act(r, "noted who may fetch", "person", g->person.v);
    return NULL;
}

static void post_near(struct req *r)
{
    const struct guest *g = still_here(r);

    if (g) answer_with(r, g, near(r, g));
}
PAGE(stays_near, .path = "/stays/near", .may = MAY_STAY, .post = post_near,
    .help = "Who cares for a guest and is called; or no longer.");

/* ---- visitors ---- */

static const char *caller(struct req *r, const struct guest *g)
{
    struct add_caller_row row;
    size_t n;

    if (!strcmp(in(r, "do"), "gone")) {
        if (!caller_gone(r, (caller_id){ in_id(r, "caller") }, g->id, r->now)) return text(r, T_stays_no_choice);
        act(r, "a guest's visitor left", "stay", g->id.v);
        return NULL;
    }
    if (strcmp(in(r, "do"), "came")) return text(r, T_stays_no_choice);
    if (!*in(r, "visitor") || strlen(in(r, "visitor")) > LINE_MOST) return text(r, T_stays_caller_needed);
    const void *words = stay_seal(r, in(r, "visitor"), &n);
    if (!add_caller(r, g->id, r->now, words, n, staff_here(r), &row)) fault(&r->fate, "the visitor was not written");
    act(r, "a guest had a visitor", "stay", g->id.v);
    return NULL;
}

static void post_caller(struct req *r)
{
    const struct guest *g = still_here(r);

    if (g) answer_with(r, g, caller(r, g));
}
PAGE(stays_caller, .path = "/stays/caller", .may = MAY_STAY, .post = post_caller, .help = "Somebody visits a guest, and leaves again.");
