/* SPDX-License-Identifier: EUPL-1.2
** left.c - a stay ends: when, where to; after the town's months it is asked how they are. */
#include "rooms/stays/inside.h"
#include "rooms/care/care.h"
#include "base/date.h"
#include "stay.sql.h"

enum { DAYS_TO_ASK = 60 };              /* the file stays open to the unit so long after the day of the question */

static const char *const follow_states[] = { "housed", "unstable", "returned", "not_found", NULL };

/* ST9: never before they came, never on a day after which they slept here or their rent was paid. */
static const char *exit_wrong(struct req *r, const struct guest *g, day *until)
{
    if (!stay_day_typed(r, "until", r->today, until)) return text(r, T_stays_exit_day_wrong);
    if (until->v < g->since.v) return text_with(r, T_stays_before_began, day_said(r, g->since));
    if (until->v > r->today.v) return text(r, T_stays_exit_future);
    if (!stay_one_of(in(r, "destination"), stay_destinations)) return text(r, T_stays_destination_needed);
    if (strlen(in(r, "why")) > LINE_MOST) return text(r, T_stays_too_long);
    struct slept_after_row slept = slept_after(r, g->id, *until);
    if (slept.n) return text_with(r, T_stays_slept_after, day_said(r, slept.last));
    return paid_after(r, g->id, *until).n ? text(r, T_stays_paid_after) : NULL;
}

/* Of a quiet unit the task names nobody: the page of the stay does, to who works there. */
static void ask_later(struct req *r, const struct guest *g, stay_id id, person_id person, day follow)
{
    access_take(r, "stay", id.v);
    if (follow.v == DAY_NONE.v) return;
    access_give(r, &(struct grant){ .person = person, .unit = g->unit, .purpose = "stay",
        .ends = greek_instant((day){ follow.v + DAYS_TO_ASK }, 0), .about_kind = "stay", .about = id.v });
    task_add(r, &(struct task){ .room = "stays", .text = T_stays_task_follow, .person = g->quiet ? (person_id){ 0 } : person,
        .about_kind = "stay", .about = id.v,
                                .href = fmt(r, "/stays/stay?id=%lld", (long long)id.v), .unit = g->unit, .due = follow });
}

/* One guest, or a child that came along and leaves with them. */
static bool leaves(struct req *r, const struct guest *g, stay_id id, person_id person, int64_t version, day until, const void *why,
    size_t why_n)
{
    bool asked = g->rules->follow_months && strcmp(in(r, "destination"), "died");
    day follow = asked ? day_add_months(until, g->rules->follow_months) : DAY_NONE;

    if (!leave_for_good(r, id, until, in(r, "destination"), why, why_n, follow, staff_here(r), version)) return false;
    get_up(r, id, until);
    drop_longer(r, id);
    ask_later(r, g, id, person, follow);
    return true;
}

/* ST9, of somebody who came along. */
static const char *child_wrong(struct req *r, const struct guest *kid, day until)
{
    struct slept_after_row slept = slept_after(r, kid->id, until);

    if (until.v < kid->since.v) return text_with(r, T_stays_child_after, kid->name.text);
    return slept.n ? text_with(r, T_stays_slept_after, day_said(r, slept.last)) : NULL;
}

static const char *children_leave(struct req *r, const struct guest *g, day until, const void *why, size_t why_n)
{
    struct children_of all = children_of(r, g->id, access_reader(r).account, access_reader(r).files, r->now);

    for (int i = 0; i < all.n; i++) {                   /* what is wrong with one is told before any of them leaves */
        const struct guest *kid = all.at[i].until.v == DAY_NONE.v ? stay_of_visit(r, all.at[i].id) : NULL;
        const char *wrong = kid ? child_wrong(r, kid, until) : NULL;
        if (wrong) return wrong;
    }
    for (int i = 0; i < all.n; i++) {
        const struct guest *kid = all.at[i].until.v == DAY_NONE.v ? stay_of_visit(r, all.at[i].id) : NULL;
        if (!kid) continue;
        if (!leaves(r, kid, kid->id, kid->person, kid->row_version, until, why, why_n)) fault(&r->fate, "a child did not leave");
        act(r, "a guest left", "stay", kid->id.v);
    }
    return NULL;
}

static void post_exit(struct req *r)
{
    const struct guest *g = stay_of_visit(r, (stay_id){ in_id(r, "id") });
    day until;
    size_t n;

    if (!g) return;
    if (g->until.v != DAY_NONE.v) { refuse(r, 409, T_stays_left_already); return; }
    if (in_id(r, "row_version") != g->row_version) { refuse(r, 409, T_stays_changed); return; }
    const char *wrong = exit_wrong(r, g, &until);
    const void *why = stay_seal(r, in(r, "why"), &n);
    if (!wrong) wrong = children_leave(r, g, until, why, n);
    if (wrong) { stay_show(r, 422, g, wrong); return; }
    if (!leaves(r, g, g->id, g->person, g->row_version, until, why, n)) fault(&r->fate, "a guest did not leave");
    stay_quietly(r, g->secret, g->person);
    act(r, "a guest left", "stay", g->id.v);
    stay_saved(r, g->id);
}
PAGE(stays_exit, .path = "/stays/exit", .may = MAY_STAY, .post = post_exit, .help = "A stay ends: when, where to, why.");

static void post_follow(struct req *r)
{
    const struct guest *g = stay_of_visit(r, (stay_id){ in_id(r, "id") });
    size_t n;

    if (!g) return;
    if (!stay_one_of(in(r, "state"), follow_states)) { stay_show(r, 422, g, text(r, T_stays_follow_needed)); return; }
    if (strlen(in(r, "words")) > LINE_MOST) { stay_show(r, 422, g, text(r, T_stays_too_long)); return; }
    const void *words = stay_seal(r, in(r, "words"), &n);
    if (!follow_up(r, g->id, in(r, "state"), words, n, r->today)) { refuse(r, 409, T_stays_followed_already); return; }
    task_done(r, "stays", "stay", g->id.v, 0);
    access_take(r, "stay", g->id.v);
    act(r, "asked how a former guest is", "stay", g->id.v);
    stay_saved(r, g->id);
}
PAGE(stays_follow, .path = "/stays/follow", .may = MAY_STAY, .post = post_follow, .help = "Six months later: how are they?");
