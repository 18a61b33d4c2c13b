/* SPDX-License-Identifier: EUPL-1.2
** hand_over.c - the open work of one worker goes to another, with a note; or is covered while somebody is away (CA8). */
#include "rooms/care/inside.h"
#include "web/draft.h"
#include "hand_over.sql.h"

struct hand_part { const char *title; int64_t n, kept; };
struct past_hand { instant at; struct isolated from, to; int64_t n; const char *words; };
struct hand_over_page {
    const char *problem, *done, *words, *since, *until; bool counted, chief;
    struct options from, to, covers; struct isolated from_name, to_name; const char *from_value, *to_value;
    struct { int n; struct hand_part at[12]; } parts;
    struct { int n; struct past_hand *at; } past;
};
#include "hand_over.html.h"

extern const struct hands_over *const __start_handovers[] __attribute__((weak)), *const __stop_handovers[] __attribute__((weak));

/* ---- what every room hands over ---- */

/* What stays is of shielded files: who hands another's work over counts those that they may open themselves (AC1). */
static int goes_of(struct req *r, const struct hands_over *h, account_id from, account_id taker, int *kept)
{
    struct hand *all;
    int n = h->open(r, from, taker, &all), goes = 0;

    for (int i = 0; i < n; i++) {
        if (all[i].goes) goes++;
        else *kept += access_knows(r, all[i].person);
    }
    return goes;
}

static void move(struct req *r, const struct hands_over *h, account_id from, account_id taker, handover_id id)
{
    struct hand *all;
    int n = h->open(r, from, taker, &all);

    for (int i = 0; i < n; i++)
        if (all[i].goes && h->give(r, all[i].id, from, taker)) add_handed(r, id, h->kind, all[i].id, all[i].person);
}

/* ---- what case work itself hands over ---- */

static int open_tasks(struct req *r, account_id from, account_id taker, struct hand **to)
{
    struct tasks_to_move all = tasks_to_move(r, from, taker, r->now);

    *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
    for (int i = 0; i < all.n; i++) (*to)[i] = (struct hand){ all.at[i].id.v, all.at[i].person, all.at[i].goes };
    return all.n;
}

static bool give_task(struct req *r, int64_t id, account_id from, account_id taker) { return move_task(r, (task_id){ id }, from, taker); }
HANDS_OVER(tasks, .title = T_care_tasks, .kind = "task", .open = open_tasks, .give = give_task);

static int open_plans(struct req *r, account_id from, account_id taker, struct hand **to)
{
    struct plans_to_move all = plans_to_move(r, from, taker, r->now);

    *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
    for (int i = 0; i < all.n; i++) (*to)[i] = (struct hand){ all.at[i].id.v, all.at[i].person, all.at[i].goes };
    return all.n;
}

static bool give_plan(struct req *r, int64_t id, account_id from, account_id taker) { return move_plan(r, (plan_id){ id }, from, taker); }
HANDS_OVER(plans, .title = T_care_plans, .kind = "plan", .open = open_plans, .give = give_plan);

/* ---- the page ---- */

/* Whose work the reader may hand over: their own, or anybody's with MAY_DECIDE. */
static account_id from_of(struct req *r)
{
    account_id me = staff_here(r);

    if (!(r->keys & MAY_DECIDE) || !*in(r, "from")) return me;
    return care_who_read(r, in(r, "from")).account;
}

static void count_parts(struct req *r, struct hand_over_page *p, account_id from, account_id to)
{
    for (const struct hands_over *const *at = __start_handovers; at < __stop_handovers && p->parts.n < 12; at++) {
        int kept = 0, n = goes_of(r, *at, from, to, &kept);
        p->parts.at[p->parts.n++] = (struct hand_part){ text(r, (*at)->title), n, kept };
    }
    p->counted = true;
}

static const char *name_in(const struct options *o, const char *value)
{
    for (int i = 0; i < o->n; i++) if (!strcmp(o->at[i].value, value)) return o->at[i].words;
    return "";
}

static void render(struct req *r, int status, const char *problem)
{
    account_id from = from_of(r), to = care_who_read(r, in(r, "to")).account;
    struct past_handovers past = past_handovers(r, staff_here(r), (r->keys & MAY_DECIDE) != 0);
    struct hand_over_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_handed) : in_has(r, "covered") ? text(r, T_care_saved) : "",
        .chief = (r->keys & MAY_DECIDE) != 0, .from_value = care_who_value(r, from, (unit_id){ 0 }), .to_value = in(r, "to") };

    draft_used(r, "");
    p.words = typed(r, "words", "");
    p.since = typed(r, "since", day_field(r, r->today));
    p.until = typed(r, "until", "");
    p.from = care_who_may(r, p.from_value, false);
    p.to = care_who_may(r, p.to_value, false);
    p.from_name.text = name_in(&p.from, p.from_value);
    p.to_name.text = name_in(&p.to, p.to_value);
    if (from.v && to.v && from.v != to.v) count_parts(r, &p, from, to);
    p.past.at = mem_get(&r->mem, (size_t)(past.n + 1) * sizeof *p.past.at);
    for (int i = 0; i < past.n; i++)
        p.past.at[p.past.n++] = (struct past_hand){ past.at[i].at, { past.at[i].from_name ? past.at[i].from_name : "" }, { past.at[i].to_name ? past.at[i].to_name : "" },
                                                    past.at[i].n, care_unseal(r, "handover", past.at[i].words, past.at[i].words_n) };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_care_handover), .back = "/day", .wide = true, .problem = *problem != 0);
    hand_over_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, ""); }

static void hand_over(struct req *r, account_id from, account_id to)
{
    struct add_handover_row row;
    size_t n;
    const void *words = care_seal(r, "handover", in(r, "words"), &n);

    if (!words) { render(r, 422, text(r, T_care_handover_words)); return; }
    if (!add_handover(r, from, to, words, n, r->now, staff_here(r), &row)) fault(&r->fate, "the hand-over was not written");
    for (const struct hands_over *const *at = __start_handovers; at < __stop_handovers; at++) move(r, *at, from, to, row.id);
    act(r, "handed work over", "account", from.v);
    see_other(r, "/care/hand-over?saved=1");
}

static void cover(struct req *r, account_id from, account_id to)
{
    bool wrong = false;
    day since = care_day_typed(r, "since", &wrong), until = care_day_typed(r, "until", &wrong);

    if (wrong || since.v == DAY_NONE.v || until.v == DAY_NONE.v || until.v < since.v || until.v < r->today.v || until.v > since.v + 366) {
        render(r, 422, text(r, T_care_cover_days));
        return;
    }
    add_cover(r, from, to, since, (day){ until.v + 1 }, r->now, staff_here(r));
    act(r, "arranged cover", "account", from.v);
    see_other(r, "/care/hand-over?covered=1");
}

static void post(struct req *r)
{
    account_id from = from_of(r);
    struct who to = care_who_read(r, in(r, "to"));

    if (!from.v || !to.account.v || to.wrong || from.v == to.account.v) { render(r, 422, text(r, T_care_handover_who)); return; }
    if (!strcmp(in(r, "do"), "cover")) cover(r, from, to.account);
    else if (!strcmp(in(r, "do"), "hand")) hand_over(r, from, to.account);
    else render(r, 422, text(r, T_care_no_choice));
}
PAGE(care_hand_over, .path = "/care/hand-over", .may = MAY_ADVISE | MAY_DECIDE, .get = get, .post = post, .help = "Hands open work over, or has it covered.");
