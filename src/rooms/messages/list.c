/* SPDX-License-Identifier: EUPL-1.2
** list.c - what left, what waits, what did not leave: ME5, ME8.  Filters stand in the address. */
#include "rooms/messages/inside.h"
#include "rooms/messages/shown.h"
#include "rooms/access/access.h"
#include "rooms/about.h"
#include "list.sql.h"

enum { A_PAGE = 50, STATES = 6 };
static const char *const states[STATES] = { "waiting", "by_hand", "failed", "sent", "given", "cancelled" };
static const char *const tones[STATES] = { "info", "warn", "err", "ok", "ok", "no" };

struct state_shown { const char *word, *said; bool on; };
struct message_shown { message_id id; instant at; struct isolated name; const char *state, *tone, *how, *why; };
struct list_page {
    struct { int n; struct state_shown at[STATES]; } states;
    int64_t person;
    const char *older, *newest;
    struct { int n; struct message_shown *at; } messages;
};
#include "list.html.h"

static const char *named(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "messages.%s_%s", prefix, word));

    return number < 0 ? word : text(r, number);
}

const char *state_said(struct req *r, const char *state) { return named(r, "state", state); }
const char *why_said(struct req *r, const char *why) { return *why ? named(r, "why", why) : ""; }
const char *how_said(struct req *r, const char *how) { return *how ? named(r, "how", how) : ""; }

static int state_at(const char *word)
{
    for (int i = 0; i < STATES; i++) if (!strcmp(word, states[i])) return i;
    return -1;
}

static const char *page_path(struct req *r, const char *state, int64_t person, int64_t before)
{
    struct out o = { .mem = &r->mem };

    out_fmt(&o, "/messages?state=%s", state);
    if (person) out_fmt(&o, "&person=%lld", (long long)person);
    if (before) out_fmt(&o, "&before=%lld", (long long)before);
    return out_text(&o);
}

static void rows(struct req *r, const char *state, int64_t before, struct list_page *p)
{
    struct reader me = access_reader(r);
    struct messages all = messages(r, state, p->person, me.account, me.files, r->now, before, A_PAGE + 1);

    p->messages.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->messages.at);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        const struct messages_row *m = &all.at[i];
        p->messages.at[p->messages.n++] = (struct message_shown){ m->id, m->sent.v ? m->sent : m->due,
            { fmt(r, "%s %s", m->family ? m->family : "", m->given ? m->given : "") }, state_said(r, m->state),
            tones[state_at(m->state)], how_said(r, m->sent_by), why_said(r, m->why) };
        if (!m->person.v) p->messages.at[p->messages.n - 1].name.text = "";
    }
    if (all.n > A_PAGE) p->older = page_path(r, state, p->person, all.at[A_PAGE - 1].id.v);
    if (before) p->newest = page_path(r, state, p->person, 0);
}

static void get_list(struct req *r)
{
    const char *state = state_at(in(r, "state")) < 0 ? "" : in(r, "state");
    struct list_page p = { .person = in_id(r, "person"), .older = "", .newest = "" };

    for (int i = 0; i < STATES; i++)
        p.states.at[p.states.n++] = (struct state_shown){ states[i], state_said(r, states[i]), !strcmp(states[i], state) };
    act(r, "read the list of messages", "message", 0);
    rows(r, state, in_id(r, "before"), &p);
    page_begin(r, text(r, T_messages_title), .wide = true);
    list_html(r, &p);
    page_end(r);
}
PAGE(messages, .path = "/messages", .may = MAY_ADVISE | MAY_RECEIVE, .get = get_list, .nav = T_messages_title, .nav_at = 45,
     .help = "Messages to people: what left, what waits, what must be given by hand.");

/* ---- my day ---------------------------------------------------------------------------------------------- */

static int count_stuck(struct req *r, bool team)
{
    struct reader me = access_reader(r);

    return (int)stuck_of(r, me.account, me.files, !team, r->now).n;
}

struct stuck_page { int64_t n; };
#include "stuck.html.h"

static void show_stuck(struct req *r, bool team)
{
    stuck_html(r, &(struct stuck_page){ count_stuck(r, team) });
}
MY_DAY(messages, .at = 70, .may = MAY_ADVISE | MAY_RECEIVE, .title = T_messages_title, .count = count_stuck, .show = show_stuck);
