/* SPDX-License-Identifier: EUPL-1.2
** tasks.c - the list of tasks, and what is done with one from any list: done, taken, put off. */
#include "rooms/care/inside.h"
#include "rooms/care/tasks.h"
#include "web/house.h"
#include "base/date.h"
#include "tasks.sql.h"

struct chip { const char *path, *words; bool here; };
struct tasks_page {
    const char *done; int64_t count; bool more, closed;
    struct { int n; struct chip at[8]; } chips;
    struct task_list_page list;
};
#include "tasks.html.h"
#include "task_list.html.h"

enum { MOST = 200 };

const char *care_task_said(struct req *r, const char *text_id, const char *value, const void *words, size_t words_n)
{
    int number = *text_id ? texts_find(r->house->texts, text_id) : -1;

    if (!*text_id) return care_unseal(r, "task", words, words_n);
    return number < 0 ? text_id : text_with(r, number, value);
}

/* How a due day stands to today: late first, then what is near. */
static const char *tone_of(struct req *r, day due)
{
    return due.v == DAY_NONE.v || due.v > r->today.v + 2 ? "" : due.v < r->today.v ? "err" : "warn";
}

struct task_list_page care_task_list(struct req *r, const char *whose, bool snoozed, bool closed, int most)
{
    struct reader him = access_reader(r);
    struct tasks all = tasks(r, him.account, him.files, r->now, r->today, whose, (r->keys & MAY_ADVISE) != 0, snoozed, closed, most + 1);
    struct task_list_page l = { .tasks.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l.tasks.at), .back = r->path };

    l.more = all.n > most;
    for (int i = 0; i < all.n && i < most; i++) {
        struct tasks_row *t = &all.at[i];
        l.late += t->due.v != DAY_NONE.v && t->due.v < r->today.v;
        l.tasks.at[l.tasks.n++] = (struct task_line){ t->id, { care_task_said(r, t->text, t->value, t->words, t->words_n) }, t->href,
            { t->person.v ? person_name(r, &(struct person){ .family = t->family ? t->family : "", .given = t->given ? t->given : "" }) : "" },
            t->person.v ? care_person_path(r, t->person) : "", { t->worker ? t->worker : t->unit ? t->unit : text(r, T_care_who_any) },
            t->due, t->snooze, tone_of(r, t->due), t->due.v != DAY_NONE.v && t->due.v < r->today.v, *t->repeat ? care_said(r, "repeat", t->repeat) : "",
            !t->worker, !strcmp(t->state, "open"), care_said(r, "task", t->state) };
    }
    return l;
}

void care_task_list_put(struct req *r, const struct task_list_page *l) { task_list_html(r, l); }

static const char *const kinds[] = { "mine", "unit", "team", "made", "closed", NULL };

static void get(struct req *r)
{
    const char *whose = care_one_of(in(r, "whose"), kinds) ? in(r, "whose") : "mine";
    bool closed = !strcmp(whose, "closed");
    struct tasks_page p = { .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .closed = closed,
                            .list = care_task_list(r, closed ? "mine" : whose, in_has(r, "later"), closed, MOST) };

    for (int i = 0; kinds[i]; i++)
        p.chips.at[p.chips.n++] = (struct chip){ fmt(r, "/tasks?whose=%s", kinds[i]), care_said(r, "tasks", kinds[i]), !strcmp(whose, kinds[i]) };
    p.count = p.list.tasks.n;
    p.more = p.list.more;
    r->no_store = true;
    page_begin(r, text(r, T_care_tasks), .wide = true);
    tasks_html(r, &p);
    task_list_html(r, &p.list);
    page_end(r);
}
PAGE(tasks, .path = "/tasks", .may = MAY_SIGNED_IN, .get = get, .nav = T_care_tasks, .nav_at = 8, .help = "Tasks: mine, of my unit, of my team.");

/* ---- what one does with a task from a list ---------------------------------------------------------------- */

/* The n-th day after `due`: the last of January, a month on, is the last of February, two months on the 31st of March. */
static day repeated(day due, const char *repeat, int n)
{
    if (!strcmp(repeat, "week")) return (day){ due.v + 7 * n };
    if (!strcmp(repeat, "fortnight")) return (day){ due.v + 14 * n };
    return day_add_months(due, n * (!strcmp(repeat, "month") ? 1 : !strcmp(repeat, "quarter") ? 3 : 12));
}

/* CA7: counted from the day it was due, and never in the past. */
static void again(struct req *r, task_id id, const struct task_row *t)
{
    struct add_task_row row;
    day due, from = t->due.v == DAY_NONE.v ? r->today : t->due;
    int n = 1;

    while ((due = repeated(from, t->repeat, n)).v <= r->today.v) n++;
    if (!add_task(r, t->words, t->words_n, t->person, t->account, t->unit, due, t->repeat, id, r->now, staff_here(r), &row))
        fault(&r->fate, "the next task was not written");
}

bool care_task_close(struct req *r, task_id id, const struct task_row *t, const char *state, const char *outcome)
{
    size_t n;
    const void *sealed = care_seal(r, "task", outcome, &n);

    if (!close_task(r, id, state, sealed, n, r->now, staff_here(r))) return false;
    if (*t->repeat && !*t->text && !strcmp(state, "done")) again(r, id, t);
    act(r, !strcmp(state, "done") ? "finished task" : "dropped task", "task", id.v);
    return true;
}

/* CA9, CA10 */
static bool there(struct req *r, const struct task_row *t)
{
    if (t->mine) return !t->person.v || access_knows(r, t->person);
    if (t->discreet) return false;
    return t->person.v ? access_knows(r, t->person) : t->beside || (t->unit.v && r->keys & MAY_SUPERVISE);
}

bool care_task_there(struct req *r, task_id id, struct task_row *t)
{
    return task(r, id, access_reader(r).account, r->today, t) && there(r, t);
}

bool care_task_seen(struct req *r, task_id id, struct task_row *t)
{
    if (care_task_there(r, id, t)) return true;
    refuse(r, 404, T_care_task_gone);
    return false;
}

/* Back to the page of ours that the button stood on. */
static void back(struct req *r)
{
    const char *to = in(r, "back");

    see_other(r, "%s?saved=1", !strcmp(to, "/day") || !strcmp(to, "/day/team") ? to : "/tasks");
}

static void post(struct req *r)
{
    task_id id = { in_id(r, "id") };
    const char *what = in(r, "do");
    struct task_row t;

    if (!care_task_seen(r, id, &t)) return;
    if (!strcmp(what, "done") || !strcmp(what, "dropped")) {
        if (!care_task_close(r, id, &t, what, in(r, "outcome"))) { refuse(r, 409, T_care_task_closed); return; }
    } else if (!strcmp(what, "take")) {
        if (!take_task(r, id, staff_here(r))) { refuse(r, 409, T_care_task_closed); return; }
        act(r, "took task", "task", id.v);
    } else if (!strcmp(what, "tomorrow") || !strcmp(what, "week")) {
        if (!snooze_task(r, id, (day){ r->today.v + (*what == 't' ? 1 : 7) })) { refuse(r, 409, T_care_task_closed); return; }
        act(r, "put task off", "task", id.v);
    } else { refuse(r, 422, T_care_no_choice); return; }
    back(r);
}
PAGE(task_do, .path = "/task/do", .may = MAY_SIGNED_IN, .post = post, .help = "Finishes a task, takes it, or puts it off.");
