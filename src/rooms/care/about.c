/* SPDX-License-Identifier: EUPL-1.2
** about.c - case work on the person's page: what can be written, the plan, open tasks; its lines of the timeline; the
** person's own copy. */
#include "rooms/care/notes.h"
#include "rooms/about.h"
#include "base/json.h"
#include "about.sql.h"

struct care_task_line { task_id id; struct isolated words, who; day due; bool late; };
struct care_panel_page {
    person_id id; bool plan, plan_late, assessed; day review, assessed_on; assessment_id assessment;
    struct { int n; struct care_task_line *at; } tasks;
};
#include "care_panel.html.h"
#include "rooms/care/tasks.h"

static void panel(struct req *r, person_id id, bool some)
{
    struct panel_tasks all = some ? panel_tasks(r, id, staff_here(r), r->today) : (struct panel_tasks){ 0 };
    struct panel_plan_row plan;
    struct panel_assessment_row a;
    struct care_panel_page p = { .id = id, .plan = some && panel_plan(r, id, &plan), .assessed = some && panel_assessment(r, id, &a) };

    if (p.plan) p.review = plan.review, p.plan_late = plan.review.v < r->today.v;
    if (p.assessed) p.assessment = a.id, p.assessed_on = a.day;
    p.tasks.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.tasks.at);
    for (int i = 0; i < all.n; i++) {
        struct panel_tasks_row *t = &all.at[i];
        p.tasks.at[p.tasks.n++] = (struct care_task_line){ t->id, { care_task_said(r, t->text, t->value, t->words, t->words_n) },
            { t->worker ? t->worker : t->unit ? t->unit : text(r, T_care_who_any) }, t->due, t->due.v != DAY_NONE.v && t->due.v < r->today.v };
    }
    care_panel_html(r, &p);
}

/* ---- timeline ---- */

static const char *gist_of(struct req *r, const char *words)
{
    size_t n = strcspn(words, "\r\n");

    if (n > 160) for (n = 160; n && ((unsigned char)words[n] & 0xc0) == 0x80; n--) ;
    return words[n] ? fmt(r, "%.*s ...", (int)n, words) : words;
}

static void note_lines(struct events *e, person_id id)
{
    struct req *r = e->r;
    struct notes_of all = notes_of(r, id, e->before, e->most);

    for (int i = 0; i < all.n; i++) {
        struct notes_of_row *n = &all.at[i];
        if (!note_may(r, id, n->level, n->unit, n->special, n->by)) continue;                   /* CA1 */
        event_put(e, &(struct event){ n->at, fmt(r, "%s: %s", care_said(r, "kind", n->kind), n->special ? text(r, T_care_special) :
            gist_of(r, care_unseal(r, "note", n->words, n->words_n))), fmt(r, "/care/note?id=%lld", (long long)n->id.v), n->name });
    }
}

/* CA4: what it was, and nobody else's name. */
static void group_lines(struct events *e, person_id id)
{
    struct req *r = e->r;
    struct groups_of all = groups_of(r, id, staff_here(r), r->today, e->before, e->most);

    for (int i = 0; i < all.n; i++)
        event_put(e, &(struct event){ all.at[i].at, text_with(r, T_care_event_group, care_said(r, "group", all.at[i].kind), all.at[i].title), NULL, all.at[i].name });
}

static void other_lines(struct events *e, person_id id)
{
    struct req *r = e->r;
    struct other_events all = other_events(r, id, e->before, e->most);

    for (int i = 0; i < all.n; i++) {
        struct other_events_row *x = &all.at[i];
        const char *href = !strcmp(x->kind, "assessment") ? fmt(r, "/care/assessment?id=%lld", (long long)x->id)
                         : !strcmp(x->kind, "handed") ? NULL : fmt(r, "/care/plan?person=%lld", (long long)id.v);
        event_put(e, &(struct event){ x->at, care_said(r, "event", x->kind), href, x->name });
    }
}

static int newest_first(const void *a, const void *b)
{
    int64_t x = ((const struct event *)a)->at.v, y = ((const struct event *)b)->at.v;

    return x < y ? 1 : x > y ? -1 : 0;
}

/* Each kind brings its newest; together the newest of all. */
static void timeline(struct events *e, person_id id)
{
    struct events mine = { .r = e->r, .before = e->before, .most = 3 * e->most };

    note_lines(&mine, id);
    group_lines(&mine, id);
    other_lines(&mine, id);
    if (mine.n) qsort(mine.at, (size_t)mine.n, sizeof *mine.at, newest_first);
    for (int i = 0; i < mine.n && i < e->most; i++) event_put(e, &mine.at[i]);
}

static void ask_ahead(struct events *e, person_id id)
{
    alerts_ask(e->r, id);
    panel_tasks_ahead(e->r, id, staff_here(e->r), e->r->today);
    panel_plan_ahead(e->r, id);
    panel_assessment_ahead(e->r, id);
    notes_of_ahead(e->r, id, e->before, 3 * e->most);
    groups_of_ahead(e->r, id, staff_here(e->r), e->r->today, e->before, 3 * e->most);
    other_events_ahead(e->r, id, e->before, 3 * e->most);
}

/* ---- the person's own copy: notes of every level; the working notes of an author alone are about them too ---- */

static void copy(struct req *r, person_id id, struct out *o)
{
    struct notes_of all = notes_of(r, id, (instant){ r->now.v + 86400 }, 1 << 30);
    struct json j = { .out = o };

    out_str(o, "\"notes\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key(&j, "at"), json_int(&j, all.at[i].at.v);
        json_key(&j, "kind"), json_str(&j, all.at[i].kind);
        json_key(&j, "words"), json_str(&j, care_unseal(r, "note", all.at[i].words, all.at[i].words_n));
        json_end_object(&j);
    }
    json_end_array(&j);
}

ABOUT_PERSON(care, .at = 20, .may = MAY_ADVISE, .title = T_care_title, .has = ABOUT_CARE, .ask = ask_ahead, .panel = panel, .timeline = timeline, .copy = copy,
             .due = care_due, .erase = care_erase);
