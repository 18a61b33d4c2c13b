/* SPDX-License-Identifier: EUPL-1.2
** task_one.c - one task: a new one, a change of it, its end. */
#include "rooms/care/tasks.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "tasks.sql.h"

struct task_one_page {
    const char *title, *done, *problem, *action, *about, *words, *due, *snooze, *value, *outcome, *href, *bad_words, *bad_due, *bad_snooze;
    task_id id; person_id person; struct isolated name, fixed, closer, maker; const char *person_path, *state;
    instant closed, made; bool open;
    struct options who, repeat;
    struct conflict_was_page was;
};
#include "task_one.html.h"

static const char *const repeats[] = { "", "week", "fortnight", "month", "quarter", "year", NULL };

static void render(struct req *r, int status, struct task_one_page *p, const char *who, const char *repeat)
{
    const struct person *is = p->person.v ? registry_person(r, p->person) : NULL;

    p->who = care_who_may(r, who, true);
    p->repeat = care_options_of(r, repeats, "repeat", repeat);
    p->name.text = is ? person_name(r, is) : "";
    p->person_path = is ? care_person_path(r, p->person) : "";
    r->status = status;
    r->no_store = true;
    page_begin(r, p->title, .back = is ? p->person_path : "/tasks", .problem = *p->problem != 0);
    task_one_html(r, p);
    page_end(r);
}

/* ---- what was typed ---- */

struct typed_task { const char *words, *repeat; day due, snooze; struct who who; };

static bool read_task(struct req *r, struct typed_task *t, struct task_one_page *p, bool own_words)
{
    bool bad_due = false, bad_snooze = false;

    *t = (struct typed_task){ in(r, "words"), in(r, "repeat"), care_day_typed(r, "due", &bad_due), care_day_typed(r, "snooze", &bad_snooze), care_who_read(r, in(r, "who")) };
    p->bad_words = own_words && !*t->words ? text(r, T_care_words_needed) : strlen(t->words) > WORDS_MOST ? text(r, T_care_words_long) : "";
    p->bad_due = bad_due ? text(r, T_care_day_wrong) : *t->repeat && t->due.v == DAY_NONE.v ? text(r, T_care_repeat_needs_day) : "";
    p->bad_snooze = bad_snooze ? text(r, T_care_day_wrong) : "";
    p->problem = *p->bad_words || *p->bad_due || *p->bad_snooze ? text(r, T_care_problem) : "";
    if (t->who.wrong || !care_one_of(t->repeat, repeats)) p->problem = text(r, T_care_no_choice);
    return !*p->problem;
}

/* ---- a new one ---- */

static void show_new(struct req *r, int status, struct task_one_page *p)
{
    p->title = text(r, T_care_task_new);
    p->action = "/task/new";
    p->about = fmt(r, "%lld", (long long)p->person.v);
    p->open = true;
    p->words = typed(r, "words", "");
    p->due = typed(r, "due", "");
    p->snooze = "";
    render(r, status, p, typed(r, "who", care_who_value(r, staff_here(r), (unit_id){ 0 })), typed(r, "repeat", ""));
}

static bool person_known(struct req *r, struct task_one_page *p)
{
    p->person = registry_root(r, (person_id){ in_id(r, "person") });
    if (!p->person.v || access_knows(r, p->person)) return true;
    refuse(r, 404, T_access_unknown);
    return false;
}

static void get_new(struct req *r)
{
    struct task_one_page p = { .problem = "" };

    if (!person_known(r, &p)) return;
    draft_used(r, fmt(r, "%lld", (long long)p.person.v));
    show_new(r, 200, &p);
}

static void post_new(struct req *r)
{
    struct task_one_page p = { .problem = "" };
    struct typed_task t;
    struct add_task_row row;
    size_t n;

    if (!person_known(r, &p)) return;
    if (!read_task(r, &t, &p, true)) { show_new(r, 422, &p); return; }
    const void *sealed = care_seal(r, "task", t.words, &n);
    if (!add_task(r, sealed, n, p.person, t.who.account, t.who.unit, t.due, t.repeat, (task_id){ 0 }, r->now, staff_here(r), &row))
        fault(&r->fate, "the task was not written");
    act(r, "added task", "task", row.id.v);
    see_other(r, "%s", p.person.v ? care_person_path(r, p.person) : "/tasks?saved=1");
}
PAGE(task_new, .path = "/task/new", .may = MAY_SIGNED_IN, .get = get_new, .post = post_new, .help = "A new task, for oneself, somebody else or a unit.");

/* ---- one that is there ---- */

static struct conflict_was_page was_of(struct req *r, const struct task_row *t, const char *words)
{
    return conflict_was(r, t->row_version, 5, (const struct kept[]){ { "words", words }, { "who", care_who_value(r, t->account, t->unit) },
        { "due", day_field(r, t->due) }, { "snooze", day_field(r, t->snooze) }, { "repeat", t->repeat } });
}

static void show_task(struct req *r, int status, task_id id, const struct task_row *t, struct task_one_page *p)
{
    const char *words = care_unseal(r, "task", t->words, t->words_n), *about = fmt(r, "%lld", (long long)id.v);

    draft_used(r, about);
    p->title = text(r, T_care_task);
    p->id = id;
    p->action = "/task";
    p->about = about;
    p->person = t->person;
    p->fixed.text = *t->text ? care_task_said(r, t->text, t->value, NULL, 0) : "";
    p->words = typed(r, "words", words);
    p->due = typed(r, "due", day_field(r, t->due));
    p->snooze = typed(r, "snooze", day_field(r, t->snooze));
    p->href = t->href;
    p->open = !strcmp(t->state, "open");
    p->state = care_said(r, "task", t->state);
    p->outcome = care_unseal(r, "task", t->outcome, t->outcome_n);
    p->closer.text = t->closer ? t->closer : "";
    p->maker.text = t->maker ? t->maker : "";
    p->closed = t->closed;
    p->made = t->made;
    p->was = was_of(r, t, words);
    if (!p->open) p->fixed.text = care_task_said(r, t->text, t->value, t->words, t->words_n);
    render(r, status, p, typed(r, "who", care_who_value(r, t->account, t->unit)), typed(r, "repeat", t->repeat));
}

static void get(struct req *r)
{
    task_id id = { in_id(r, "id") };
    struct task_row t;
    struct task_one_page p = { .problem = "", .done = in_has(r, "saved") ? text(r, T_care_saved) : "" };

    if (!care_task_seen(r, id, &t)) return;
    if (t.person.v) act(r, "opened task", "person", t.person.v);
    show_task(r, 200, id, &t, &p);
}

static const char *who_said(struct req *r, const char *value)
{
    struct options all = care_who_may(r, value, true);

    for (int i = 0; i < all.n; i++) if (all.at[i].held) return all.at[i].words;
    return value;
}

static const char *repeat_said(struct req *r, const char *value) { return care_said(r, "repeat", value); }

static void conflict(struct req *r, task_id id, const struct task_row *t)
{
    struct kept own = { "id", fmt(r, "%lld", (long long)id.v) };
    bool words = !*t->text;

    conflict_page(r, &(struct conflict){ .title = text(r, T_care_task), .action = "/task", .back = fmt(r, "/task?id=%s", own.value),
        .version = t->row_version, .carry = { 1, &own }, .n = 4 + words, .at = (const struct conflict_field[]){
            { "who", text(r, T_care_who), care_who_value(r, t->account, t->unit), who_said }, { "due", text(r, T_care_due), day_field(r, t->due), NULL },
            { "snooze", text(r, T_care_snooze), day_field(r, t->snooze), NULL }, { "repeat", text(r, T_care_repeat), t->repeat, repeat_said },
            { "words", text(r, T_care_task), care_unseal(r, "task", t->words, t->words_n), NULL } } });
}

static void post(struct req *r)
{
    task_id id = { in_id(r, "id") };
    struct task_row row;
    struct task_one_page p = { .problem = "" };
    struct typed_task t;
    size_t n;

    if (!care_task_seen(r, id, &row)) return;
    if (strcmp(row.state, "open")) { refuse(r, 409, T_care_task_closed); return; }
    if (*in(r, "do")) {
        if (!care_task_close(r, id, &row, !strcmp(in(r, "do"), "dropped") ? "dropped" : "done", in(r, "outcome"))) { refuse(r, 409, T_care_task_closed); return; }
        see_other(r, "/task?id=%lld&saved=1", (long long)id.v);
        return;
    }
    if (!read_task(r, &t, &p, !*row.text)) { show_task(r, 422, id, &row, &p); return; }
    const void *sealed = care_seal(r, "task", t.words, &n);
    if (!change_task(r, id, sealed, n, t.who.account, t.who.unit, t.due, t.snooze, t.repeat, in_id(r, "row_version"))) { conflict(r, id, &row); return; }
    act(r, "changed task", "task", id.v);
    if (care_task_there(r, id, &row)) see_other(r, "/task?id=%lld&saved=1", (long long)id.v);
    else see_other(r, "/tasks?saved=1");                /* it went to somebody else */
}
PAGE(task, .path = "/task", .may = MAY_SIGNED_IN, .get = get, .post = post, .help = "One task: words, day, who; its end.");
