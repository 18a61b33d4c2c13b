/* SPDX-License-Identifier: EUPL-1.2
** minutes.c - what a board prints, in Greek: its list before it sits, its minutes when it is over; and both for publication, where
** nobody is named who asked for something, and nothing is said from which they could be known (law 3861/2010, article 2). */
#include "rooms/casework/board.h"
#include "base/date.h"
#include "host/print.h"

struct minutes { struct req *r; struct print *p; const struct sitting *s; bool public; };

static const char *joined(struct minutes *m, bool came)
{
    struct out o = { .mem = &m->r->mem };

    for (int i = 0; i < m->s->n; i++) {
        const struct attendee *a = &m->s->at[i];
        if (a->came != came || (!came && !strcmp(a->part, "alternate"))) continue;
        out_fmt(&o, "%s%s (%s)", o.n ? ", " : "", a->name, said_text(m->r, "casework.seat_", a->part));
    }
    return o.n ? out_text(&o) : "–";
}

static const char *chair_name(const struct sitting *s)
{
    for (int i = 0; i < s->n; i++) if (s->at[i].id.v == s->chair.v) return s->at[i].name;
    return "–";
}

static void print_head(struct minutes *m)
{
    struct req *r = m->r;
    const struct sitting *s = m->s;

    print_heading(m->p, 1, text(r, s->closed.v ? T_casework_minutes_title : T_casework_minutes_list_title));
    print_strong(m->p, fmt(r, "%s · %s", text_named(r, "town.name"), board_said(r, s->body)));
    if (s->closed.v) print_pair(m->p, text(r, T_casework_board_act), act_number(r, s));
    print_pair(m->p, text(r, T_casework_board_when), said_instant(r, s->begins));
    print_pair(m->p, text(r, T_casework_board_place), s->place);
    if (!s->closed.v) return;
    print_pair(m->p, text(r, T_casework_board_chair), chair_name(s));
    print_pair(m->p, text(r, T_casework_board_secretary), s->secretary);
    print_pair(m->p, text(r, T_casework_minutes_present), joined(m, true));
    print_pair(m->p, text(r, T_casework_minutes_absent), joined(m, false));
    print_text(m->p, text_with(r, T_casework_minutes_quorum, fmt(r, "%d", s->seats), fmt(r, "%d", s->present), fmt(r, "%d", s->quorum)));
}

/* Why somebody stayed out may tell who the case is about: published is only that they did. */
static void print_out(struct minutes *m, const struct item *it)
{
    for (int i = 0; i < m->s->n; i++) {
        const struct ballot *b = &it->ballots[i];
        if (!strcmp(b->vote, "out"))
            print_item(m->p, m->public ? text_with(m->r, T_casework_minutes_out_public, m->s->at[i].name)
                                       : text_with(m->r, T_casework_minutes_out, m->s->at[i].name, said_text(m->r, "casework.out_", b->reason)));
        else if (!strcmp(b->vote, "against") || !strcmp(b->vote, "blank") || !strcmp(b->vote, "away"))
            print_item(m->p, fmt(m->r, "%s: %s", m->s->at[i].name, said_text(m->r, "casework.vote_", b->vote)));
    }
}

static void print_case(struct minutes *m, const struct item *it)
{
    struct req *r = m->r;
    const char *what = fmt(r, "%s%s%s", programme_said(r, it->programme), it->objection.v ? ". " : "", it->objection.v ? text(r, T_casework_objection) : "");

    print_heading(m->p, 3, fmt(r, "%d. %s", it->place, what));
    print_text(m->p, text_with(r, T_casework_minutes_case, it->number, said_day(r, greek_day(it->opened))));
    if (!m->public) print_strong(m->p, it->name);
    if (!m->s->closed.v) return;
    if (*it->proposed) print_pair(m->p, text(r, T_casework_board_proposed), motion_said(r, it->proposed));
    print_out(m, it);
    print_text(m->p, text_with(r, T_casework_minutes_votes, motion_said(r, it->motion), fmt(r, "%d", it->votes_for), fmt(r, "%d", it->against), fmt(r, "%d", it->blank)));
    if (!m->public && *it->words) print_text(m->p, it->words);
    bool numbered = it->decided_no && strcmp(it->outcome, "lost") && strcmp(it->outcome, "back");
    print_strong(m->p, fmt(r, "%s%s%s", said_text(r, "casework.outcome_", it->outcome), numbered ? ". " : "",
        numbered ? text_with(r, T_casework_minutes_number, fmt(r, "%lld/%lld", (long long)it->decided_year, (long long)it->decided_no)) : ""));
}

static void print_all(struct minutes *m)
{
    print_head(m);
    print_heading(m->p, 2, text(m->r, T_casework_board_list));
    for (int i = 0; i < m->s->nitems; i++) print_case(m, &m->s->items[i]);
    if (m->public) print_small(m->p, text(m->r, T_casework_minutes_public_note));
    if (!m->s->closed.v) return;
    print_small(m->p, text(m->r, T_casework_minutes_law));
    print_pair(m->p, text(m->r, T_casework_board_chair), chair_name(m->s));
    print_pair(m->p, text(m->r, T_casework_board_secretary), m->s->secretary);
    print_text(m->p, joined(m, true));
}

static void get(struct req *r)
{
    const struct sitting *s = sitting_open(r, (board_id){ in_id(r, "id") }, "printed the minutes of a sitting");
    bool public = in_has(r, "public");
    int reader = r->lang, greek = texts_language_find(r->house->texts, "el");
    size_t n;

    if (!s) return;
    if (s->off.v || (!s->closed.v && !public)) { sitting_show(r, s->id, 409, text(r, T_casework_board_not_closed)); return; }
    r->lang = greek < 0 ? r->lang : greek;
    const char *title = fmt(r, "%s %s", board_said(r, s->body), s->closed.v ? act_number(r, s) : said_day(r, s->sits));
    struct minutes m = { r, print_open(&r->mem, title, "el", false, fmt(r, "%s · %s", text_named(r, "town.name"), title)), s, public };
    print_all(&m);
    r->lang = reader;
    const char *bytes = print_close(m.p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "%s-%lld.pdf", public ? "public" : "minutes", (long long)s->id.v);
    r->no_store = true;
    out_raw(&r->out, bytes, n);
}
PAGE(board_minutes, .path = "/board/minutes", .may = CASE_PAGES, .get = get, .slow = true,
     .help = "The list or the minutes of a sitting (PDF, Greek); public=1: with protocol numbers for names.");
