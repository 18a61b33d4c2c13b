/* SPDX-License-Identifier: EUPL-1.2
** boards.c - the town's boards: their sittings, what waits for one, a new one; and who sits in them. */
#include "rooms/casework/board.h"
#include "base/date.h"
#include "web/draft.h"
#include "boards.sql.h"

enum { A_PAGE = 50, NAME_LONG = 200 };
struct sitting_line { board_id id; const char *body, *state, *tone, *place; struct ltr act; const char *at; int64_t n; };
struct body_line { const char *id, *name, *members; int64_t waits, seats, quorum; bool on; };
struct boards_page {
    const char *problem, *day, *hour, *place, *older; bool decides;
    struct { int n; struct body_line *at; } bodies;
    struct { int n; struct sitting_line *at; } sittings;
};
#include "boards.html.h"

static struct waiting_for_board waiting(struct req *r, const struct board *b, int most)
{
    struct reader me = access_reader(r);

    return waiting_for_board(r, b->id, words_spaced(r, &b->programmes), words_spaced(r, &b->objections), me.account, me.files, r->now, most);
}

static void take_bodies(struct req *r, struct boards_page *p)
{
    int n = town_boards(r->house->town);

    p->bodies.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->bodies.at);
    for (int i = 0; i < n; i++) {
        const struct board *b = town_board_at(r->house->town, i);
        p->bodies.at[p->bodies.n++] = (struct body_line){ b->id, board_said(r, b->id), fmt(r, "/boards/members?body=%s", b->id), waiting(r, b, 1000).n,
                                                          b->seats, b->quorum, !strcmp(in(r, "body"), b->id) };
    }
}

static void take_sittings(struct req *r, struct boards_page *p)
{
    struct reader me = access_reader(r);
    int64_t before = in_id(r, "before") ? in_id(r, "before") : (int64_t)1 << 60;
    struct sittings all = sittings(r, in(r, "body"), (instant){ before }, A_PAGE + 1, me.account, me.files, r->now);

    p->sittings.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->sittings.at);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        const struct sittings_row *s = &all.at[i];
        bool over = s->closed.v || s->called_off.v, future = s->begins.v > r->now.v;
        p->sittings.at[p->sittings.n++] = (struct sitting_line){ s->id, board_said(r, s->body),
            text(r, s->called_off.v ? T_casework_board_is_off : s->closed.v ? T_casework_board_is_closed : future ? T_casework_board_is_called : T_casework_board_is_on),
            over ? "" : future ? "info" : "warn", s->place, { s->act_no ? fmt(r, "%lld/%lld", (long long)s->act_year, (long long)s->act_no) : "" },
            said_instant(r, s->begins), s->n };
    }
    if (all.n > A_PAGE) p->older = fmt(r, "/boards?body=%s&before=%lld", percent_word(r, in(r, "body")), (long long)all.at[A_PAGE - 1].begins.v);
}

static void render(struct req *r, int status, const char *problem)
{
    struct boards_page p = { .problem = problem, .older = "", .decides = (r->keys & MAY_DECIDE) != 0 };

    draft_used(r, "");
    p.day = typed(r, "day", "");
    p.hour = typed(r, "hour", "");
    p.place = typed(r, "place", "");
    take_bodies(r, &p);
    take_sittings(r, &p);
    act(r, "read the list of sittings", "board", 0);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_casework_boards), .wide = true, .problem = *problem != 0);
    boards_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, ""); }

/* Who is a member on that day; the first to hold the chair. */
static boardmember_id chair_of(struct req *r, const char *body, day on)
{
    struct boardmembers all = boardmembers(r, body, on);

    for (int i = 0; i < all.n; i++) if (all.at[i].now_in && !strcmp(all.at[i].part, "chair")) return all.at[i].id;
    return (boardmember_id){ 0 };
}

static void post(struct req *r)
{
    const struct board *b = town_board_named(r->house->town, in(r, "body"));
    struct add_board_row row;
    unsigned h, m;
    char rest;
    day d;

    if (!b) { render(r, 422, text(r, T_casework_board_choose)); return; }
    if (!day_read_forgiving(in(r, "day"), &d) || d.v < r->today.v - 366 || d.v > r->today.v + 366 || sscanf(in(r, "hour"), "%2u:%2u%c", &h, &m, &rest) != 2
        || h > 23 || m > 59) { render(r, 422, text(r, T_casework_board_when_wrong)); return; }
    if (!*in(r, "place") || strlen(in(r, "place")) > NAME_LONG) { render(r, 422, text(r, T_casework_board_where_wrong)); return; }
    if (!add_board(r, b->id, d, greek_instant(d, (int)(h * 60 + m)), in(r, "place"), b->seats, b->quorum, chair_of(r, b->id, d), r->now, staff_here(r), &row))
        fault(&r->fate, "the sitting was not written");
    act(r, "called a sitting", "board", row.id.v);
    see_other(r, "/board?id=%lld", (long long)row.id.v);
}
PAGE(boards, .path = "/boards", .may = CASE_PAGES, .get = get, .nav = T_casework_boards, .nav_at = 17, .help = "Sittings of the boards that decide over a set of cases.");
PAGE(board_new, .path = "/boards/new", .may = MAY_DECIDE, .post = post, .help = "Calls a sitting: which board, when, where.");

/* ---- who sits in them ---- */

struct seat_line { boardmember_id id; int64_t version; struct isolated name; const char *part, *account; day since, until; bool now_in; };
struct part_choice { const char *word, *said; };
struct account_choice { account_id id; const char *name; };
struct seats_page {
    const char *problem, *body, *name, *typed_name, *since; int64_t seats, now_in; bool decides;
    struct { int n; struct seat_line *at; } members;
    struct { int n; struct part_choice at[4]; } parts;
    struct { int n; struct account_choice *at; } accounts;
};
#include "seats.html.h"

static const char *const parts[] = { "chair", "vice", "regular", "alternate" };

static void render_seats(struct req *r, const struct board *b, int status, const char *problem)
{
    struct boardmembers all = boardmembers(r, b->id, r->today);
    struct accounts_open workers = accounts_open(r);
    char iso[11];
    struct seats_page p = { .problem = problem, .body = b->id, .name = board_said(r, b->id), .typed_name = in(r, "name"), .seats = b->seats,
        .since = *in(r, "since") ? in(r, "since") : mem_str(&r->mem, day_iso(r->today, iso)), .decides = (r->keys & MAY_DECIDE) != 0 };

    p.members.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.members.at);
    for (int i = 0; i < all.n; i++) {
        const struct boardmembers_row *m = &all.at[i];
        p.now_in += m->now_in && strcmp(m->part, "alternate");
        p.members.at[p.members.n++] = (struct seat_line){ m->id, m->row_version, { m->name }, said_text(r, "casework.seat_", m->part),
            m->account.v ? case_account(r, m->account) : "", m->since, m->until, m->until.v == DAY_NONE.v };
    }
    for (int i = 0; i < 4; i++) p.parts.at[p.parts.n++] = (struct part_choice){ parts[i], said_text(r, "casework.seat_", parts[i]) };
    p.accounts.at = mem_get(&r->mem, (size_t)(workers.n + 1) * sizeof *p.accounts.at);
    for (int i = 0; i < workers.n; i++) p.accounts.at[p.accounts.n++] = (struct account_choice){ workers.at[i].id, workers.at[i].name };
    r->status = status;
    page_begin(r, p.name, .back = "/boards", .wide = true, .problem = *problem != 0);
    seats_html(r, &p);
    page_end(r);
}

static const struct board *board_of(struct req *r)
{
    const struct board *b = town_board_named(r->house->town, in(r, "body"));

    if (!b) refuse(r, 404, T_casework_board_gone);
    return b;
}

static void get_seats(struct req *r)
{
    const struct board *b = board_of(r);

    if (b) render_seats(r, b, 200, "");
}

static bool part_known(const char *word)
{
    for (int i = 0; i < 4; i++) if (!strcmp(word, parts[i])) return true;
    return false;
}

static void end_one(struct req *r, const struct board *b)
{
    struct boardmember_row m;
    boardmember_id id = { in_id(r, "member") };
    day until;

    if (!boardmember(r, id, &m) || strcmp(m.body, b->id)) { render_seats(r, b, 404, text(r, T_casework_board_unknown)); return; }
    if (!day_read_forgiving(in(r, "until"), &until)) { render_seats(r, b, 422, text(r, T_casework_since_wrong)); return; }
    if (!end_boardmember(r, id, in_id(r, "row_version"), until)) { render_seats(r, b, 409, text(r, T_casework_seat_met)); return; }
    act(r, "ended a seat on a board", "boardmember", id.v);
    see_other(r, "/boards/members?body=%s", b->id);
}

static void post_seats(struct req *r)
{
    const struct board *b = board_of(r);
    struct add_boardmember_row row;
    day since;

    if (!b) return;
    if (in_has(r, "member")) { end_one(r, b); return; }
    if (!*in(r, "name") || strlen(in(r, "name")) > NAME_LONG || !part_known(in(r, "part"))) { render_seats(r, b, 422, text(r, T_casework_seat_wrong)); return; }
    if (!day_read_forgiving(in(r, "since"), &since)) { render_seats(r, b, 422, text(r, T_casework_since_wrong)); return; }
    if (!add_boardmember(r, b->id, in(r, "name"), in(r, "part"), (account_id){ in_id(r, "account") }, since, r->now, staff_here(r), &row))
        fault(&r->fate, "the member was not written");
    act(r, "gave a seat on a board", "boardmember", row.id.v);
    see_other(r, "/boards/members?body=%s", b->id);
}
PAGE(board_seats, .path = "/boards/members", .may = MAY_DECIDE, .get = get_seats, .post = post_seats, .help = "Who sits in a board, since when, until when.");
