/* SPDX-License-Identifier: EUPL-1.2
** sitting.c - a sitting read whole, and what must hold before it decides: quorum, majority, who may not vote (CW10, CW11, CW13). */
#include "rooms/casework/board.h"
#include "base/date.h"
#include "board.sql.h"

const char *board_said(struct req *r, const char *body) { return said_text(r, "board.", body); }
const char *motion_said(struct req *r, const char *motion) { return *motion ? said_text(r, "casework.motion_", motion) : ""; }
bool sitting_over(const struct sitting *s) { return s->closed.v || s->off.v; }
bool sitting_began(const struct req *r, const struct sitting *s) { return s->begins.v <= r->now.v; }

const char *words_spaced(struct req *r, const struct words *w)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < w->n; i++) out_fmt(&o, " %s", w->at[i]);
    out_str(&o, " ");
    return out_text(&o);
}

const char *act_number(struct req *r, const struct sitting *s)
{
    return s->act_no ? fmt(r, "%lld/%lld", (long long)s->act_year, (long long)s->act_no) : "";
}

/* ---- read ---- */

static void take_members(struct req *r, struct sitting *s)
{
    struct sat_of all = sat_of(r, s->id, s->body, s->sits, sitting_over(s));

    s->at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *s->at);
    for (int i = 0; i < all.n; i++) {
        s->at[s->n++] = (struct attendee){ all.at[i].id, all.at[i].name, all.at[i].part, all.at[i].account, all.at[i].came };
        s->present += all.at[i].came;
    }
}

static const char *opened_words(struct req *r, const void *sealed, size_t sealed_n)
{
    size_t n;
    const unsigned char *plain = sealed_n ? unseal(&r->mem, r->house->secret, "board words", sealed, sealed_n, &n) : NULL;

    return plain ? (const char *)plain : "";
}

static struct item item_from(struct req *r, const struct agenda_of_row *a)
{
    bool objection = a->objection.v != 0;

    return (struct item){ .id = a->id, .row_version = a->row_version, .filed = a->filed, .objection = a->objection, .decision = a->decision, .person = a->person,
        .place = (int)a->place, .shield = (int)a->shield, .proposed = a->proposed, .motion = a->motion, .outcome = a->outcome,
        .words = opened_words(r, a->words, a->words_n), .programme = a->programme,
        .name = fmt(r, "%s%s%s", a->family ? a->family : "", a->family && a->given && *a->family && *a->given ? " " : "", a->given ? a->given : ""),
        .number = fmt(r, "%lld/%lld", (long long)a->protocol_year, (long long)a->protocol_no), .state = a->state,
        .proposal_words = case_unseal(r, a->proposal_words ? a->proposal_words : "", a->proposal_said, a->proposal_said_n),
        .objection_words = case_unseal(r, a->objection_words ? a->objection_words : "", a->objection_said, a->objection_said_n),
        .proposer = objection ? a->decision_proposer : a->proposer, .decided_by = objection ? a->decided_by : (account_id){ 0 },
        .since = a->since, .until = a->until, .opened = a->opened, .judged = a->judged, .objection_open = a->objection_open, .open = a->open,
        .decided_year = objection ? a->answer_year : a->decided_year, .decided_no = objection ? a->answer_no : a->decided_no };
}

static int member_at(const struct sitting *s, boardmember_id id)
{
    for (int i = 0; i < s->n; i++) if (s->at[i].id.v == id.v) return i;
    return -1;
}

static void count_votes(const struct sitting *s, struct item *it)
{
    for (int i = 0; i < s->n; i++) {
        const char *v = it->ballots[i].vote;
        if (!s->at[i].came) continue;
        if (!*v) it->missing++;
        else if (!strcmp(v, "for")) it->votes_for++;
        else if (!strcmp(v, "against")) it->against++;
        else if (!strcmp(v, "blank")) it->blank++;
        else if (!strcmp(v, "out")) it->out++;
    }
}

static void take_items(struct req *r, struct sitting *s)
{
    struct agenda_of all = agenda_of(r, s->id);
    struct ballots_of votes = ballots_of(r, s->id);

    s->items = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *s->items);
    for (int i = 0; i < all.n; i++) {
        struct item *it = &s->items[s->nitems++];
        *it = item_from(r, &all.at[i]);
        it->ballots = mem_get(&r->mem, (size_t)(s->n + 1) * sizeof *it->ballots);
        for (int k = 0; k < s->n; k++) it->ballots[k] = (struct ballot){ "", "" };
        for (int k = 0; k < votes.n; k++) {
            int at = votes.at[k].agenda.v == it->id.v ? member_at(s, votes.at[k].boardmember) : -1;
            if (at >= 0) it->ballots[at] = (struct ballot){ votes.at[k].vote, votes.at[k].reason };
        }
        count_votes(s, it);
    }
}

const struct sitting *sitting_find(struct req *r, board_id id)
{
    struct reader me = access_reader(r);
    struct board_row_row b;
    struct sitting *s;

    if (!board_row(r, id, me.account, me.files, r->now, &b)) return NULL;
    s = mem_get(&r->mem, sizeof *s);
    *s = (struct sitting){ .id = id, .row_version = b.row_version, .body = b.body, .is = town_board_named(r->house->town, b.body), .sits = b.sits, .begins = b.begins,
        .place = b.place, .seats = (int)b.seats, .quorum = (int)b.quorum, .chair = b.chair, .secretary = b.secretary, .act_year = b.act_year, .act_no = b.act_no,
        .closed = b.closed, .closed_by = b.closed_by, .off = b.called_off, .off_why = b.off_why };
    take_members(r, s);
    take_items(r, s);
    return s;
}

const struct sitting *sitting_open(struct req *r, board_id id, const char *what)
{
    const struct sitting *s = sitting_find(r, id);

    if (!s) { refuse(r, 404, T_casework_board_unknown); return NULL; }
    for (int i = 0; i < s->nitems; i++) if (s->items[i].shield == 2) r->met_hidden = true;         /* read by a list that asked for the grant */
    act(r, what, "board", id.v);
    return s;
}

const struct item *item_of(const struct sitting *s, agenda_id id)
{
    for (int i = 0; i < s->nitems; i++) if (s->items[i].id.v == id.v) return &s->items[i];
    return NULL;
}

/* ---- what must hold ---- */

bool item_use(struct req *r, const struct item *it, const char *what)
{
    r->hidden = it->shield == 2 ? it->person.v : 0;
    return case_use(r, case_find(r, it->filed), what);
}

bool item_bars(const struct item *it, const struct attendee *m)
{
    return m->account.v && (m->account.v == it->proposer.v || m->account.v == it->decided_by.v);
}

static bool barred_votes(const struct sitting *s, const struct item *it)
{
    for (int i = 0; i < s->n; i++)
        if (s->at[i].came && item_bars(it, &s->at[i]) && strcmp(it->ballots[i].vote, "out") && strcmp(it->ballots[i].vote, "away")) return true;
    return false;
}

/* Reasons are the board's own where it does not follow the proposal, sends back, or answers an objection (law 2690/1999, article 17). */
static bool words_needed(const struct item *it)
{
    return it->objection.v || !strcmp(it->motion, "back") || strcmp(it->motion, it->proposed);
}

const char *item_problem(struct req *r, const struct sitting *s, const struct item *it)
{
    bool waits = it->objection.v ? it->objection_open && !strcmp(it->state, "objected") : !strcmp(it->state, "proposed");

    if (!waits) return text(r, T_casework_board_case_moved);
    if (!*it->motion) return text(r, T_casework_board_no_motion);
    if (it->missing) return text_count(r, T_casework_board_votes_missing, it->missing);
    if (barred_votes(s, it)) return text(r, T_casework_board_barred_votes);
    if (it->votes_for + it->against + it->blank < s->quorum) return text(r, T_casework_board_case_quorum);
    if (words_needed(it) && !case_says(it->words)) return text(r, T_casework_board_words_needed);
    return "";
}

bool item_carried(const struct sitting *s, const struct item *it)                           /* CW11 */
{
    int chair = member_at(s, s->chair);

    if (2 * it->votes_for > it->votes_for + it->against + it->blank) return true;
    return it->votes_for && it->votes_for == it->against && chair >= 0 && !strcmp(it->ballots[chair].vote, "for");
}

static const char *house_problem(struct req *r, const struct sitting *s)
{
    int chair = member_at(s, s->chair);

    if (sitting_over(s)) return text(r, T_casework_board_over);
    if (!sitting_began(r, s)) return text(r, T_casework_board_future);                      /* CW10 */
    if (!s->is) return text(r, T_casework_board_gone);
    if (chair < 0 || !s->at[chair].came) return text(r, T_casework_board_no_chair);
    if (!*s->secretary) return text(r, T_casework_board_no_secretary);
    if (s->present > s->seats) return text(r, T_casework_board_too_many);
    if (s->present < s->quorum) return text_with(r, T_casework_board_no_quorum, fmt(r, "%d", s->present), fmt(r, "%d", s->quorum));
    return s->nitems ? "" : text(r, T_casework_board_empty);
}

const char *sitting_problem(struct req *r, const struct sitting *s)
{
    const char *why = house_problem(r, s);
    account_id me = staff_here(r);

    for (int i = 0; i < s->nitems && !*why; i++) {
        const struct item *it = &s->items[i];
        why = item_problem(r, s, it);
        if (*why) return fmt(r, "%d · %s: %s", it->place, it->number, why);
        bool mine = it->decided_by.v == me.v || it->proposer.v == me.v;                     /* CW5, CW7 */
        if (mine && (it->objection.v || town_four_eyes(r->house->town))) return fmt(r, "%d · %s: %s", it->place, it->number, text(r, T_casework_board_own_eyes));
    }
    return why;
}

void agenda_leave(struct req *r, case_id filed)
{
    drop_open_ballots(r, filed);
    drop_open_item(r, filed);
}
