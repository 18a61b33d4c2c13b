/* SPDX-License-Identifier: EUPL-1.2
** list.c - retention by rule, never silent: PV5.  A walk over all files, some at a time, once a month; a list; two people. */
#include "rooms/privacy/inside.h"
#include "web/chore.h"
#include "list.sql.h"

enum { AT_ONCE = 200 };
struct due_shown { int64_t id; person_id person; const char *state, *reason, *by; day due, held_until; bool held, proposed, mine, moot, sees; };
struct list_page { bool done; const char *problem; struct { int n; struct due_shown *at; } lines; };
#include "list.html.h"

/* ---- the walk ------------------------------------------------------------------------------------------- */

static int month_of(day d)
{
    struct civil c = day_civil(d);

    return c.year * 12 + c.month;
}

static bool walk_due(struct req *r)
{
    struct walk_row w;

    return !walk(r, &w) || w.month < month_of(r->today) || w.person >= 0;
}

static void walk_on(struct req *r)
{
    struct walk_row w;
    int month = month_of(r->today);
    int64_t after = walk(r, &w) && w.month == month ? w.person : 0;
    struct next_files all = next_files(r, after, AT_ONCE);

    for (int i = 0; i < all.n; i++) {
        struct keepings k = keepings_of(r, all.at[i].id);
        after = all.at[i].id.v;
        if (k.now || k.last.v == DAY_NONE.v || k.last.v >= r->today.v) continue;
        add_due(r, all.at[i].id, k.last, r->today);
        r->hidden = registry_person(r, all.at[i].id)->shield == 2 ? after : 0;
        act(r, "put a file on the list of those no longer needed", "person", after);
    }
    set_walk(r, month, all.n == AT_ONCE ? after : -1);
}
CHORE(privacy_walk, .every = 30, .due = walk_due, .run = walk_on);

/* ---- the list ------------------------------------------------------------------------------------------- */

static void show_list(struct req *r, int status, const char *problem)
{
    struct due_list all = due_list(r, access_reader(r).account, r->now, r->today);
    struct list_page p = { .done = in_has(r, "saved"), .problem = problem };

    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        struct due_list_row *d = &all.at[i];
        bool held = !strcmp(d->state, "held"), proposed = !strcmp(d->state, "proposed");
        p.lines.at[p.lines.n++] = (struct due_shown){ d->id, d->person, held ? text(r, T_privacy_is_held) : proposed ? text(r, T_privacy_is_proposed) : "", d->reason,
            d->by_name ? d->by_name : "", d->due, d->held_until, held, proposed, d->by.v == access_reader(r).account.v, keepings_of(r, d->person).now,
            (r->keys & (MAY_FILES | MAY_SUPERVISE | MAY_ADVISE | MAY_DECIDE)) && access_sees(r, d->person) };
    }
    act(r, "looked at the list of files no longer needed", "privacy", 0);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_privacy_list), .back = "/privacy/requests", .problem = *problem != 0);
    list_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { show_list(r, 200, ""); }

/* -1: done; else the text of what is wrong. */
static int do_it(struct req *r, int64_t id, const struct due_line_row *d, const char *what)
{
    account_id me = access_reader(r).account;
    day until = DAY_NONE;

    if (!strcmp(what, "hold")) {
        if (!*in(r, "reason") || strlen(in(r, "reason")) > WORDS_MOST || !day_read_forgiving(in(r, "until"), &until) || until.v <= r->today.v) return T_privacy_hold_wrong;
        set_due(r, id, "held", until, in(r, "reason"), me, r->now);
        act(r, "held a file that is no longer needed", "person", d->person.v);
        return -1;
    }
    if (keepings_of(r, d->person).now) return T_privacy_needed_again;           /* something new was recorded since */
    if (!strcmp(what, "propose")) {
        set_due(r, id, "proposed", DAY_NONE, "", me, r->now);
        act(r, "proposed to erase a file", "person", d->person.v);
        return -1;
    }
    if (strcmp(what, "approve") || strcmp(d->state, "proposed") || d->by.v == me.v) return T_privacy_second_person;
    set_due_done(r, id, "done", me, r->now);
    erase_file(r, d->person, "retention", id, d->by);
    return -1;
}

static void post(struct req *r)
{
    int64_t id = in_id(r, "id");
    struct due_line_row d;

    if (!due_line(r, id, &d) || (d.shield && !access_sees(r, d.person))) { show_list(r, 404, text(r, T_privacy_line_gone)); return; }
    int wrong = do_it(r, id, &d, in(r, "do"));
    if (wrong >= 0) { show_list(r, 422, text(r, wrong)); return; }
    see_other(r, "/privacy/list?saved=1");
}
PAGE(privacy_list, .path = "/privacy/list", .may = MAY_PRIVACY | MAY_SUPERVISE, .get = get, .post = post, .help = "Files that nothing makes us keep: approve with two people, or hold.");
