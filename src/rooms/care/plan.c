/* SPDX-License-Identifier: EUPL-1.2
** plan.c - the plan with a person: goals, steps with who and until when, what became of them, the day of review. */
#include "rooms/care/plans.h"
#include "web/draft.h"
#include "plan.sql.h"

struct step_shown { plan_step_id id; const char *words, *who, *state, *why; day due; bool open, late, not_done; };
struct goal_shown { goal_id id; const char *words, *state; bool open; struct { int n; struct step_shown *at; } steps; };
struct old_plan { plan_id id; day starts, ended; const char *outcome; };
struct plan_page {
    const char *problem, *done, *words, *review, *about; bool open, late, agreed; plan_id id; person_id person; struct isolated name, worker; const char *person_path, *how;
    int64_t version; day starts, until, agreed_on;
    struct options who, ends, agreed_how, goal_ends;
    struct { int n; struct goal_shown *at; } goals;
    struct { int n; struct old_plan *at; } old;
};
#include "plan.html.h"

static const char *const whos[] = { "person", "worker", "other", NULL }, *const ends[] = { "reached", "partly", "stopped", "moved", "died", NULL },
    *const agreed[] = { "signed", "spoken", "refused", NULL }, *const goal_ends[] = { "reached", "partly", "dropped", NULL };

static const char *who_said(struct req *r, const struct steps_row *s)
{
    return strcmp(s->who, "other") || !*s->named ? care_said(r, "step_who", s->who) : s->named;
}

static void fill_steps(struct req *r, struct goal_shown *g)
{
    struct steps all = steps(r, g->id);

    g->steps.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *g->steps.at);
    for (int i = 0; i < all.n; i++) {
        struct steps_row *s = &all.at[i];
        bool open = !strcmp(s->state, "open");
        g->steps.at[g->steps.n++] = (struct step_shown){ s->id, care_unseal(r, "plan", s->words, s->words_n), who_said(r, s), care_said(r, "step", s->state),
            care_unseal(r, "plan", s->why, s->why_n), s->due, open, open && s->due.v != DAY_NONE.v && s->due.v < r->today.v, !strcmp(s->state, "not_done") };
    }
}

static void fill(struct req *r, const struct plan_of_row *row, struct plan_page *p)
{
    struct goals all = goals(r, row->id);

    p->open = true;
    p->id = row->id;
    p->version = row->row_version;
    p->starts = row->starts;
    p->until = row->review;
    p->late = row->review.v < r->today.v;
    p->worker.text = row->name ? row->name : "";
    p->agreed = *row->agreed != 0;
    p->how = p->agreed ? care_said(r, "agreed", row->agreed) : "";
    p->agreed_on = row->agreed_on;
    p->goals.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->goals.at);
    for (int i = 0; i < all.n; i++) {
        struct goal_shown *g = &p->goals.at[p->goals.n++];
        *g = (struct goal_shown){ .id = all.at[i].id, .words = care_unseal(r, "plan", all.at[i].words, all.at[i].words_n),
                                  .state = care_said(r, "goal", all.at[i].state), .open = !strcmp(all.at[i].state, "open") };
        fill_steps(r, g);
    }
}

static void render(struct req *r, int status, const struct person *who, const char *problem)
{
    struct plan_of_row row;
    struct old_plans old = old_plans(r, who->id);
    struct plan_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .person = who->id, .name = { person_name(r, who) },
        .person_path = care_person_path(r, who->id), .about = fmt(r, "%lld", (long long)who->id.v), .who = care_options_of(r, whos, "step_who", "person"),
        .ends = care_options_of(r, ends, "plan_end", ""), .agreed_how = care_options_of(r, agreed, "agreed", ""), .goal_ends = care_options_of(r, goal_ends, "goal", "") };

    draft_used(r, p.about);
    if (plan_of(r, who->id, &row)) fill(r, &row, &p);
    p.words = typed(r, "goal", "");
    p.review = typed(r, "review", day_field(r, p.open ? p.until : (day){ r->today.v + 90 }));
    p.old.at = mem_get(&r->mem, (size_t)(old.n + 1) * sizeof *p.old.at);
    for (int i = 0; i < old.n; i++) p.old.at[p.old.n++] = (struct old_plan){ old.at[i].id, old.at[i].starts, old.at[i].ended, care_said(r, "plan_end", old.at[i].outcome) };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_care_plan), .back = p.person_path, .wide = true, .problem = *problem != 0);
    plan_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "opened a plan");

    if (who) render(r, 200, who, "");
}

/* ---- what is done with it: each gives what is wrong, or "" after writing ---- */

static const char *review_of(struct req *r, day *to)
{
    bool wrong = false;

    *to = care_day_typed(r, "review", &wrong);
    return wrong || to->v == DAY_NONE.v || to->v <= r->today.v || to->v > r->today.v + 366 ? text(r, T_care_review_wrong) : "";
}

static const char *words_of(struct req *r, const char *field, const void **sealed, size_t *n)
{
    const char *s = in(r, field);

    *sealed = care_seal(r, "plan", s, n);
    return !*s ? text(r, T_care_words_needed) : strlen(s) > WORDS_MOST ? text(r, T_care_words_long) : "";
}

static const char *begin(struct req *r, person_id who)
{
    struct begin_plan_row row;
    const void *goal;
    size_t n;
    day review;
    const char *bad = review_of(r, &review);

    if (!*bad) bad = words_of(r, "goal", &goal, &n);
    if (*bad) return bad;
    if (!begin_plan(r, who, staff_here(r), care_my_unit(r), r->today, review, r->now, &row)) return text(r, T_care_plan_there);
    add_goal(r, row.id, goal, n, r->now, staff_here(r));
    return "";
}

static const char *another_goal(struct req *r, plan_id plan)
{
    const void *goal;
    size_t n;
    const char *bad = words_of(r, "goal", &goal, &n);

    if (!*bad) add_goal(r, plan, goal, n, r->now, staff_here(r));
    return bad;
}

static const char *another_step(struct req *r, plan_id plan)
{
    const void *words;
    size_t n;
    bool wrong = false;
    day due = care_day_typed(r, "due", &wrong);
    const char *bad = words_of(r, "step", &words, &n);

    if (!*bad && wrong) bad = text(r, T_care_day_wrong);
    if (!*bad && (!care_one_of(in(r, "who"), whos) || strlen(in(r, "named")) > LINE_MOST)) bad = text(r, T_care_no_choice);
    if (!*bad && !add_step(r, plan, (goal_id){ in_id(r, "in_goal") }, words, n, in(r, "who"), in(r, "named"), due, r->now, staff_here(r))) bad = text(r, T_care_plan_moved);
    return bad;
}

static const char *mark(struct req *r, plan_id plan)
{
    const char *state = !strcmp(in(r, "do"), "did") ? "done" : "not_done";
    size_t n;
    const void *why = care_seal(r, "plan", in(r, "why"), &n);

    if (*state == 'n' && !why) return text(r, T_care_why_needed);
    return mark_step(r, plan, (plan_step_id){ in_id(r, "in_step") }, state, why, n, r->now, staff_here(r)) ? "" : text(r, T_care_plan_moved);
}

static const char *of_plan(struct req *r, const struct plan_of_row *p, const char *what)
{
    size_t n;
    day review;
    const char *bad = "";

    if (!strcmp(what, "review")) {
        bad = review_of(r, &review);
        return *bad || review_plan(r, p->id, review, in_id(r, "row_version")) ? bad : text(r, T_care_plan_moved);
    }
    if (!strcmp(what, "agree")) {
        if (!care_one_of(in(r, "how"), agreed)) return text(r, T_care_no_choice);
        agree_plan(r, p->id, in(r, "how"), r->today);
        return "";
    }
    if (!care_one_of(in(r, "outcome"), ends)) return text(r, T_care_outcome_needed);
    const void *why = care_seal(r, "plan", in(r, "why"), &n);
    end_plan(r, p->id, r->today, in(r, "outcome"), why, n);
    return "";
}

static const char *carry_out(struct req *r, const struct person *who)
{
    const char *what = in(r, "do");
    struct plan_of_row p;

    if (!strcmp(what, "begin")) return begin(r, who->id);
    if (!plan_of(r, who->id, &p)) return text(r, T_care_plan_moved);
    if (!strcmp(what, "goal")) return another_goal(r, p.id);
    if (!strcmp(what, "step")) return another_step(r, p.id);
    if (!strcmp(what, "did") || !strcmp(what, "did_not")) return mark(r, p.id);
    if (!strcmp(what, "goal_end"))
        return care_one_of(in(r, "state"), goal_ends) && end_goal(r, p.id, (goal_id){ in_id(r, "in_goal") }, in(r, "state")) ? "" : text(r, T_care_plan_moved);
    if (!strcmp(what, "review") || !strcmp(what, "agree") || !strcmp(what, "end")) return of_plan(r, &p, what);
    return text(r, T_care_no_choice);
}

static void post(struct req *r)
{
    person_id id = registry_root(r, (person_id){ in_id(r, "person") });
    const struct person *who;
    const char *bad;

    if (!access_sees(r, id) || !(who = registry_person(r, id))) { refuse(r, 404, T_access_unknown); return; }
    if (!access_use(r, id, "changed a plan")) return;
    bad = carry_out(r, who);
    if (*bad) { render(r, 422, who, bad); return; }
    act(r, "changed a plan", "person", id.v);
    see_other(r, "/care/plan?person=%lld&saved=1", (long long)id.v);
}
PAGE(care_plan, .path = "/care/plan", .may = MAY_ADVISE, .get = get, .post = post, .help = "The plan with a person: goals, steps, review, end.");
