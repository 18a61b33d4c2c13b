/* SPDX-License-Identifier: EUPL-1.2
** board.c - the page of one sitting: when and where, who came, the list of cases put to it, the votes so far. */
#include "rooms/casework/board.h"
#include "base/date.h"
#include "web/conflict.h"
#include "board.sql.h"
#include "boards.sql.h"

enum { LINE_LONG = 200, WAITING_MOST = 300 };
struct came_line { boardmember_id id; struct isolated name; const char *part; bool came, chair; };
struct item_line {
    agenda_id id; case_id filed; int64_t place; struct ltr number, act; struct isolated name;
    const char *programme, *proposed, *motion, *tone, *votes, *problem, *outcome, *outcome_tone; bool objection, ready;
};
struct wait_line { case_id id; struct ltr number; struct isolated name; const char *programme, *proposed; day due; bool objection; };
struct board_page {
    board_id id; int64_t version;
    const char *title, *problem, *done, *day, *hour, *place, *secretary, *at, *state, *tone, *off_why, *closed_by, *closed_at, *why_not; struct ltr act;
    int64_t seats, quorum, present; bool over, open, decides, closed, began, ready, picks;
    struct { int n; struct came_line *at; } came;
    struct { int n; struct item_line *at; } items;
    struct { int n; struct wait_line *at; } waiting;
    struct conflict_was_page was;
};
#include "board.html.h"

/* ---- shown ---- */

static const char *iso(struct req *r, day d)
{
    char b[11];

    return mem_str(&r->mem, day_iso(d, b));
}

static const char *hour_of(struct req *r, instant i) { return fmt(r, "%02d:%02d", greek_minute(i) / 60, greek_minute(i) % 60); }

/* The boxes that are ticked, as one value: for the conflict page and for comparing. */
static const char *chair_value(struct req *r, boardmember_id id) { return id.v ? fmt(r, "%lld", (long long)id.v) : ""; }

static void take_came(struct req *r, const struct sitting *s, struct board_page *p)
{
    bool fresh = !s->present && !sitting_over(s);       /* nobody was written down yet: those who belong there are proposed */

    p->came.at = mem_get(&r->mem, (size_t)(s->n + 1) * sizeof *p->came.at);
    for (int i = 0; i < s->n; i++) {
        const struct attendee *m = &s->at[i];
        if (sitting_over(s) && !m->came && !strcmp(m->part, "alternate")) continue;
        p->came.at[p->came.n++] = (struct came_line){ m->id, { m->name }, said_text(r, "casework.seat_", m->part),
            m->came || (fresh && strcmp(m->part, "alternate")), m->id.v == s->chair.v };
    }
}

static const char *votes_of(struct req *r, const struct sitting *s, const struct item *it)
{
    if (it->missing == s->present) return "";
    return text_with(r, T_casework_board_tally, fmt(r, "%d", it->votes_for), fmt(r, "%d", it->against), fmt(r, "%d", it->blank));
}

static const char *tone_of(const char *outcome)
{
    return !strcmp(outcome, "granted") || !strcmp(outcome, "upheld") ? "ok" : !strcmp(outcome, "back") || !strcmp(outcome, "lost") ? "warn" : "no";
}

static void take_items(struct req *r, const struct sitting *s, struct board_page *p)
{
    p->items.at = mem_get(&r->mem, (size_t)(s->nitems + 1) * sizeof *p->items.at);
    for (int i = 0; i < s->nitems; i++) {
        const struct item *it = &s->items[i];
        bool speaks = p->open && p->began && s->present;     /* before that nothing is wrong with it */
        const char *why = speaks ? item_problem(r, s, it) : "";
        bool carried = item_carried(s, it);
        p->items.at[p->items.n++] = (struct item_line){ it->id, it->filed, it->place, { it->number },
            { it->decided_no && !it->open && strcmp(it->outcome, "lost") ? fmt(r, "%lld/%lld", (long long)it->decided_year, (long long)it->decided_no) : "" }, { it->name },
            programme_said(r, it->programme), motion_said(r, it->proposed), motion_said(r, it->motion), tone_of(it->motion), votes_of(r, s, it), why,
            it->open ? (*why || !speaks ? "" : text(r, carried ? T_casework_board_carried : T_casework_board_not_carried)) : said_text(r, "casework.outcome_", it->outcome),
            it->open ? (carried ? "ok" : "warn") : tone_of(it->outcome), it->objection.v != 0, !*why };
    }
}

static void take_waiting(struct req *r, const struct sitting *s, struct board_page *p)
{
    struct reader me = access_reader(r);

    if (!s->is || !p->open || !p->decides) return;
    struct waiting_for_board all = waiting_for_board(r, s->is->id, words_spaced(r, &s->is->programmes), words_spaced(r, &s->is->objections),
                                                    me.account, me.files, r->now, WAITING_MOST);
    p->waiting.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->waiting.at);
    for (int i = 0; i < all.n; i++) {
        const struct waiting_for_board_row *w = &all.at[i];
        p->waiting.at[p->waiting.n++] = (struct wait_line){ w->id, { fmt(r, "%lld/%lld", (long long)w->protocol_year, (long long)w->protocol_no) },
            { fmt(r, "%s %s", w->family ? w->family : "", w->given ? w->given : "") }, programme_said(r, w->programme), motion_said(r, w->proposed), w->due,
            !strcmp(w->state, "objected") };
    }
}

static void take_head(struct req *r, const struct sitting *s, struct board_page *p)
{
    p->day = *in(r, "day") ? in(r, "day") : iso(r, s->sits);
    p->hour = *in(r, "hour") ? in(r, "hour") : hour_of(r, s->begins);
    p->place = *in(r, "place") ? in(r, "place") : s->place;
    p->secretary = *in(r, "secretary") ? in(r, "secretary") : s->secretary;
    p->was = conflict_was(r, s->row_version, 5, (const struct kept[]){ { "day", iso(r, s->sits) }, { "hour", hour_of(r, s->begins) }, { "place", s->place },
        { "secretary", s->secretary }, { "chair", chair_value(r, s->chair) } });
}

static void render(struct req *r, const struct sitting *s, int status, const char *problem)
{
    bool over = sitting_over(s), future = !sitting_began(r, s);
    const char *why = over ? "" : sitting_problem(r, s);
    struct board_page p = { .id = s->id, .version = s->row_version, .title = board_said(r, s->body), .problem = problem, .place = s->place, .seats = s->seats,
        .done = in_has(r, "saved") ? text(r, T_casework_board_saved) : "", .quorum = s->quorum, .present = s->present, .over = over, .open = !over,
        .closed = s->closed.v != 0, .began = !future, .decides = (r->keys & MAY_DECIDE) != 0, .at = said_instant(r, s->begins), .act = { act_number(r, s) },
        .state = text(r, s->off.v ? T_casework_board_is_off : s->closed.v ? T_casework_board_is_closed : future ? T_casework_board_is_called : T_casework_board_is_on),
        .tone = over ? "" : future ? "info" : "warn", .off_why = s->off_why, .why_not = why, .ready = !over && !*why,
        .closed_by = s->closed.v ? case_account(r, s->closed_by) : "", .closed_at = s->closed.v ? said_instant(r, s->closed) : "" };

    take_head(r, s, &p);
    take_came(r, s, &p);
    take_items(r, s, &p);
    take_waiting(r, s, &p);
    p.picks = p.open && p.decides && p.items.n;
    r->status = status;
    r->no_store = true;
    page_begin(r, fmt(r, "%s · %s", p.title, p.at), .back = "/boards", .wide = true, .problem = *problem != 0);
    board_html(r, &p);
    page_end(r);
}

void sitting_show(struct req *r, board_id id, int status, const char *problem)
{
    const struct sitting *s = sitting_find(r, id);

    if (s) render(r, s, status, problem);
    else refuse(r, 404, T_casework_board_unknown);
}

static void get(struct req *r)
{
    const struct sitting *s = sitting_open(r, (board_id){ in_id(r, "id") }, "opened a sitting");

    if (s) render(r, s, 200, "");
}
PAGE(board, .path = "/board", .may = CASE_PAGES, .get = get, .help = "One sitting of a board: who came, the cases put to it, the votes, its end.");

/* For a POST: NULL after answering. */
static const struct sitting *open_for_change(struct req *r)
{
    const struct sitting *s = sitting_find(r, (board_id){ in_id(r, "id") });

    if (!s) { refuse(r, 404, T_casework_board_unknown); return NULL; }
    if (sitting_over(s)) { render(r, s, 409, text(r, T_casework_board_over)); return NULL; }                /* CW10 */
    return s;
}

/* ---- POST /board: when, where, who ---- */

static bool ticked(struct req *r, const char *name, int64_t value)
{
    for (int i = 0; i < r->nform; i++)
        if (!strcmp(r->form_fields[i].name, name) && strtoll(r->form_fields[i].value, NULL, 10) == value) return true;
    return false;
}

static const char *chair_said(struct req *r, const char *value)
{
    const struct sitting *s = sitting_find(r, (board_id){ in_id(r, "id") });

    for (int i = 0; s && i < s->n; i++) if (s->at[i].id.v == strtoll(value, NULL, 10)) return s->at[i].name;
    return value;
}

static void two_at_once(struct req *r, const struct sitting *s)
{
    conflict_page(r, &(struct conflict){ .title = board_said(r, s->body), .action = "/board/head", .back = fmt(r, "/board?id=%lld", (long long)s->id.v),
        .version = s->row_version, .carry = { 1, (const struct kept[]){ { "id", fmt(r, "%lld", (long long)s->id.v) } } }, .n = 5,
        .at = (const struct conflict_field[]){ { "day", text(r, T_casework_board_day), iso(r, s->sits), NULL }, { "hour", text(r, T_casework_board_hour), hour_of(r, s->begins), NULL },
            { "place", text(r, T_casework_board_place), s->place, NULL }, { "secretary", text(r, T_casework_board_secretary), s->secretary, NULL },
            { "chair", text(r, T_casework_board_chair), chair_value(r, s->chair), chair_said } } });
}

static boardmember_id chair_typed(struct req *r, const struct sitting *s)
{
    int64_t id = in_id(r, "chair");

    for (int i = 0; i < s->n; i++) if (s->at[i].id.v == id) return s->at[i].id;
    return (boardmember_id){ 0 };
}

static void post_head(struct req *r)
{
    const struct sitting *s = open_for_change(r);
    unsigned h, m;
    char rest;
    day d;

    if (!s) return;
    if (!day_read_forgiving(in(r, "day"), &d) || d.v < r->today.v - 366 || d.v > r->today.v + 366 || sscanf(in(r, "hour"), "%2u:%2u%c", &h, &m, &rest) != 2
        || h > 23 || m > 59) { render(r, s, 422, text(r, T_casework_board_when_wrong)); return; }
    if (!*in(r, "place") || strlen(in(r, "place")) > LINE_LONG || strlen(in(r, "secretary")) > LINE_LONG) { render(r, s, 422, text(r, T_casework_board_where_wrong)); return; }
    if (!set_board(r, s->id, in_id(r, "row_version"), d, greek_instant(d, (int)(h * 60 + m)), in(r, "place"), chair_typed(r, s), in(r, "secretary"))) {
        two_at_once(r, s);
        return;
    }
    if (in_has(r, "attendance")) {
        for (int i = 0; i < s->n; i++) set_came(r, s->id, s->at[i].id, ticked(r, "came", s->at[i].id.v));
        drop_absent_ballots(r, s->id);
    }
    act(r, "changed a sitting", "board", s->id.v);
    see_other(r, "/board?id=%lld&saved=1", (long long)s->id.v);
}
PAGE(board_head, .path = "/board/head", .may = MAY_DECIDE, .post = post_head, .help = "When and where a board sits, who holds the chair, who came.");

/* ---- POST /board/add, /board/remove: the list ---- */

/* 0: it may stand on this list; else the text of why not.  A shielded file keeps no company: whoever may not open it would lose sight
** of the whole sitting (CW13). */
static int add_problem(struct req *r, const struct sitting *s, case_id id, struct item_for_row *c)
{
    const struct case_file *f = case_find(r, id);
    struct sitting_of_case_row other;

    if (!f || !access_sees(r, f->person) || !item_for(r, id, c)) return T_casework_board_case_moved;
    bool objection = !strcmp(c->state, "objected");
    const struct board *b = objection ? case_objection_board(r, f) : case_board(r, f);
    if (!b || !s->is || strcmp(b->id, s->body) || (objection && !c->objection.v)) return T_casework_board_not_its;
    if (sitting_of_case(r, id, &other)) return T_casework_board_elsewhere;                  /* CW10 */
    for (int i = 0; i < s->nitems; i++) if ((s->items[i].shield != 0) != (c->shield != 0)) return T_casework_board_shield_apart;
    return 0;
}

static void post_add(struct req *r)
{
    const struct sitting *s = open_for_change(r);
    struct item_for_row c, first = { 0 };
    int n = 0, why = 0;

    if (!s) return;
    for (int i = 0; i < r->nform && !why; i++) {
        if (strcmp(r->form_fields[i].name, "case")) continue;
        why = add_problem(r, s, (case_id){ strtoll(r->form_fields[i].value, NULL, 10) }, &c);
        if (!why && n++ && (c.shield != 0) != (first.shield != 0)) why = T_casework_board_shield_apart;
        if (n == 1) first = c;
    }
    if (!why && !n) why = T_casework_board_choose_case;
    if (!why && s->nitems + n > ITEMS_MOST) why = T_casework_board_full;
    if (why) { render(r, s, why == T_casework_board_choose_case ? 422 : 409, text(r, why)); return; }
    for (int i = 0; i < r->nform; i++) {
        const struct case_file *f = strcmp(r->form_fields[i].name, "case") ? NULL : case_find(r, (case_id){ strtoll(r->form_fields[i].value, NULL, 10) });
        if (f && (!access_sees(r, f->person) || !case_use(r, f, "put a case before a board"))) return;
    }
    for (int i = 0; i < r->nform; i++) {
        struct add_item_row row;
        case_id id = { strtoll(r->form_fields[i].value, NULL, 10) };
        if (strcmp(r->form_fields[i].name, "case") || !item_for(r, id, &c)) continue;
        bool objection = !strcmp(c.state, "objected");
        add_item(r, s->id, id, objection ? c.objection : (objection_id){ 0 }, objection ? "" : c.proposed, objection ? "" : c.proposed, &row);
    }
    act(r, "put cases on the list of a sitting", "board", s->id.v);
    see_other(r, "/board?id=%lld#list", (long long)s->id.v);
}
PAGE(board_add, .path = "/board/add", .may = MAY_DECIDE, .post = post_add, .help = "Puts cases on the list of a sitting; a case stands on one open sitting.");

/* ---- POST /board/list: what is done with several cases at once ---- */

void item_vote_for(struct req *r, const struct sitting *s, const struct item *it)
{
    for (int i = 0; i < s->n; i++) {
        if (!s->at[i].came) continue;
        if (item_bars(it, &s->at[i])) set_ballot(r, it->id, s->at[i].id, "out", "proposed");
        else if (!*it->ballots[i].vote) set_ballot(r, it->id, s->at[i].id, "for", "");      /* what was noted stands */
    }
}

static const char *list_problem(struct req *r, const struct sitting *s, bool vote, int n)
{
    if (!n) return text(r, T_casework_board_choose_case);
    if (vote && !sitting_began(r, s)) return text(r, T_casework_board_future);              /* CW10 */
    if (vote && s->present < s->quorum) return text_with(r, T_casework_board_no_quorum, fmt(r, "%d", s->present), fmt(r, "%d", s->quorum));
    return "";
}

static void post_list(struct req *r)
{
    const struct sitting *s = open_for_change(r);
    bool vote = !strcmp(in(r, "do"), "for");
    int n = 0;

    if (!s) return;
    for (int i = 0; i < s->nitems; i++) n += ticked(r, "item", s->items[i].id.v);
    const char *problem = list_problem(r, s, vote, n);
    if (*problem) { render(r, s, n && !sitting_began(r, s) ? 409 : 422, problem); return; }
    for (int i = 0; vote && i < s->nitems; i++)
        if (ticked(r, "item", s->items[i].id.v) && !item_use(r, &s->items[i], "noted votes")) return;
    for (int i = 0; i < s->nitems; i++) {
        if (!ticked(r, "item", s->items[i].id.v)) continue;
        if (vote) { item_vote_for(r, s, &s->items[i]); continue; }
        drop_ballots_of_item(r, s->items[i].id);
        drop_item(r, s->items[i].id);
    }
    act(r, vote ? "noted votes" : "took cases off the list of a sitting", "board", s->id.v);
    see_other(r, "/board?id=%lld#list", (long long)s->id.v);
}
PAGE(board_list, .path = "/board/list", .may = MAY_DECIDE, .post = post_list, .help = "For several cases at once: all were for it, or they come off the list.");

/* ---- POST /board/off ---- */

static void post_off(struct req *r)
{
    const struct sitting *s = open_for_change(r);

    if (!s) return;
    if (!*in(r, "why") || strlen(in(r, "why")) > 5 * LINE_LONG) { render(r, s, 422, text(r, T_casework_say_why)); return; }
    for (int i = 0; i < s->nitems; i++) end_item(r, s->items[i].id, "off");
    if (!call_off(r, s->id, r->now, in(r, "why"))) fault(&r->fate, "the sitting was not called off");
    act(r, "called a sitting off", "board", s->id.v);
    see_other(r, "/board?id=%lld", (long long)s->id.v);
}
PAGE(board_off, .path = "/board/off", .may = MAY_DECIDE, .post = post_off, .help = "A sitting does not take place; its cases wait for another.");
