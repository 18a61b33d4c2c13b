/* SPDX-License-Identifier: EUPL-1.2
** visit.c - one visit of the conversation: what came in, where we are, what to show.
**
** A4  Nothing is remembered between visits: a form sent twice, or an old page sent again, simply goes on from the
**     answers it carries. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"

struct lost_page { const char *path, *state, *title, *why; bool old; };
#include "lost.html.h"

static void show_lost(struct req *r, const struct face *face, enum talk_state how, const char *state)
{
    struct lost_page p = { .path = face->path, .state = state, .old = how == TALK_OLD };

    p.title = text(r, p.old ? T_check_old_title : T_check_lost_title);
    p.why = text(r, p.old ? T_check_old : T_check_lost);
    r->status = 422;
    page_begin(r, p.title, .back = "/check", .problem = true);
    lost_html(r, &p);
    page_end(r);
}

static void page_now(struct req *r, const struct face *face, struct talk *t, int notice)
{
    switch (t->stage) {
    case TALK_COUNT:   show_count(r, face, t, -1); return;
    case TALK_PEOPLE:  show_people(r, face, t); return;
    case TALK_ASK:     if (t->npending) { show_question(r, face, t, 0, NULL, notice); return; }
                       break;
    case TALK_RESULTS: break;
    }
    step_results(t);
    show_results(r, face, t, notice);
}

void too_often(struct req *r, const struct face *face, struct talk *t)
{
    page_now(r, face, t, T_check_err_too_often);
    r->status = 429;
    r->retry_after = 3600;
}

/* The answers of the page; false: something was wrong and the page came back with it. */
static bool take_page(struct req *r, const struct face *face, struct talk *t)
{
    struct taken *problems;

    if (take_strangers(r, t)) { show_question(r, face, t, 0, NULL, T_check_not_asked); return false; }
    int n = take_answers(r, t, &problems);
    if (n) show_question(r, face, t, n, problems, -1);
    return !n;
}

static void next(struct req *r, const struct face *face, struct talk *t)
{
    if (t->stage == TALK_COUNT && !take_count(r, face, t)) return;
    if (t->stage == TALK_PEOPLE && !take_people(r, face, t)) return;
    if (t->stage == TALK_ASK && !take_page(r, face, t)) return;
    if (t->stage == TALK_COUNT) t->stage = TALK_PEOPLE;
    else if (t->stage != TALK_RESULTS) step_next(r, t);
    page_now(r, face, t, -1);
}

/* "Show the results now": what stands complete in the form counts, a question left empty does not; what cannot be read is asked again. */
static void results_now(struct req *r, const struct face *face, struct talk *t)
{
    struct taken *problems;
    bool asking = t->stage == TALK_ASK && t->npending && !take_strangers(r, t);
    int n = asking ? take_complete(r, t, &problems) : 0;

    if (n) { show_question(r, face, t, n, problems, -1); return; }
    if (asking && t->npending) step_next(r, t);
    step_results(t);
    page_now(r, face, t, -1);
}

static void change(struct req *r, const struct face *face, struct talk *t, const char *name)
{
    int fact = book_fact_find(t->h->book, name);

    if (t->was && !strcmp(name, "people")) { page_now(r, face, t, -1); return; }     /* who lives here is the registry's */
    if (!strcmp(name, "people")) { t->stage = TALK_PEOPLE; t->changing = true; }
    else if (fact < 0 || !step_change(t, fact)) { page_now(r, face, t, T_check_not_asked); return; }
    page_now(r, face, t, -1);
}

static void more(struct req *r, const struct face *face, struct talk *t, const char *programme)
{
    step_more(r, t, *programme ? book_programme_find(t->h->book, programme) : -1);
    page_now(r, face, t, -1);
}

void talk_go_on(struct req *r, const struct face *face, struct talk *t)
{
    t->staff = face->staff;
    page_now(r, face, t, -1);
}

void talk_visit(struct req *r, const struct face *face)
{
    const char *what = in(r, "do"), *state = in(r, "state");
    struct talk *t;

    if (!strcmp(what, "start")) { t = talk_new(r); talk_go_on(r, face, t); return; }
    enum talk_state how = talk_open(r, state, &t);
    if (how == TALK_OLD && !strcmp(what, "go_on")) { t->begun = r->now; what = "same"; }
    else if (how != TALK_FINE) { show_lost(r, face, how, how == TALK_OLD ? state : ""); return; }
    t->staff = face->staff;
    if (!strcmp(what, "next")) next(r, face, t);
    else if (!strcmp(what, "results")) results_now(r, face, t);
    else if (!strncmp(what, "change.", 7)) change(r, face, t, what + 7);
    else if (!strcmp(what, "more") || !strncmp(what, "more.", 5)) more(r, face, t, what[4] ? what + 5 : "");
    else if (!strcmp(what, "back")) { step_back(t); page_now(r, face, t, -1); }
    else if (!t->was && (!strcmp(what, "add") || !strncmp(what, "remove.", 7))) edit_people(r, face, t, what);
    else page_now(r, face, t, *what && strcmp(what, "same") ? T_check_not_asked : -1);
}
