/* SPDX-License-Identifier: EUPL-1.2
** file_end.c - where a case can go next, and where it has been: the last part of its page, and POST /case/move. */
#include "rooms/casework/decide.h"
#include "base/date.h"
#include "web/draft.h"
#include "file.sql.h"
#include "clocks.sql.h"

struct coded { const char *word, *said; };
struct move_form { const char *to, *said, *shape; bool words, must; struct { int n; struct coded *at; } codes; };
struct step_line { const char *at, *state, *why, *code, *by; };
struct sent_line { message_id id; const char *what, *state, *at; };
struct past_clock { const char *kind, *why, *law; day starts, due, ended; };
struct file_end_page {
    case_id id;
    struct { int n; struct move_form *at; } moves;
    struct { int n; struct step_line *at; } steps;
    struct { int n; struct past_clock *at; } past;
    struct { int n; struct sent_line *at; } sent;
    bool limit, longer, notice, elsewhere, apart; day due; const char *typed_why, *about, *rival, *rival_path;
};
#include "file_end.html.h"

/* Moves that a person makes here; the others have pages of their own (decision, objection). */
static const struct { enum case_state to; bool words, must; const char *codes; } by_hand[] = {
    { CASE_WAITING,   true,  false, "" },
    { CASE_COMPLETE,  false, false, "" },
    { CASE_CHECK,     true,  false, "" },
    { CASE_FORWARDED, true,  true,  "efka opeka municipality aade other" },
    { CASE_WITHDRAWN, true,  true,  "" },
    { CASE_SUSPENDED, true,  true,  "papers absence income activation other" },
    { CASE_GRANTED,   true,  true,  "" },
    { CASE_ENDED,     true,  true,  "expired income moved absence false_data death wish other" },
};

static int codes_of(struct req *r, const char *list, struct coded **at)
{
    int n = 0;

    *at = mem_get(&r->mem, 16 * sizeof **at);
    for (; *list; list += strcspn(list, " ") + (list[strcspn(list, " ")] == ' ')) {
        char *word = mem_str(&r->mem, list);
        word[strcspn(word, " ")] = 0;
        (*at)[n++] = (struct coded){ word, said_text(r, "casework.code_", word) };
    }
    return n;
}

/* What was granted has run out: it is neither suspended nor given again, only ended. */
static bool is_over(struct req *r, const struct case_file *c) { return c->state != case_stands(r, c->state, c->ends); }

static bool offered(struct req *r, const struct case_file *c, enum case_state to)
{
    if ((to == CASE_SUSPENDED || to == CASE_GRANTED) && is_over(r, c)) return false;
    if (to == CASE_GRANTED && c->state != CASE_SUSPENDED) return false;         /* granting is a decision */
    if (to == CASE_CHECK && c->state != CASE_COMPLETE) return false;
    return case_may_move(c->state, to);
}

static void take_moves(struct req *r, const struct case_file *c, struct file_end_page *p)
{
    p->moves.at = mem_get(&r->mem, sizeof by_hand / sizeof *by_hand * sizeof *p->moves.at);
    for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++) {
        if (!offered(r, c, by_hand[i].to)) continue;
        struct move_form *f = &p->moves.at[p->moves.n++];
        const char *word = case_state_word(by_hand[i].to);
        *f = (struct move_form){ word, said_text(r, "casework.move_", word),
            by_hand[i].to == CASE_COMPLETE || by_hand[i].to == CASE_CHECK ? "" : "s", by_hand[i].words, by_hand[i].must, { 0 } };
        f->codes.n = codes_of(r, by_hand[i].codes, &f->codes.at);
    }
}

static void take_steps(struct req *r, const struct case_file *c, struct file_end_page *p)
{
    struct steps_of all = steps_of(r, c->id);

    p->steps.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->steps.at);
    for (int i = 0; i < all.n; i++)
        p->steps.at[p->steps.n++] = (struct step_line){ said_instant(r, all.at[i].at), case_state_said(r, all.at[i].state), case_unseal(r, all.at[i].why, all.at[i].said, all.at[i].said_n),
            *all.at[i].was && *all.at[i].code ? said_text(r, "casework.code_", all.at[i].code) : "",
            strcmp(all.at[i].code, "reminder") ? case_account(r, all.at[i].by) : "" };
}

static void take_past(struct req *r, const struct case_file *c, struct file_end_page *p)
{
    struct all_clocks all = all_clocks(r, c->id);

    p->past.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->past.at);
    for (int i = 0; i < all.n; i++)
        p->past.at[p->past.n++] = (struct past_clock){ said_text(r, "casework.clock_", all.at[i].kind),
            *all.at[i].why ? said_text(r, "casework.stopped_", all.at[i].why) : "", all.at[i].law, all.at[i].starts, all.at[i].due, all.at[i].ended };
}

static void take_limit(struct req *r, const struct case_file *c, struct file_end_page *p)
{
    struct running_clock_row k;
    struct last_note_row w;

    p->notice = last_note(r, c->id, "notice", &w);
    p->limit = running_clock(r, c->id, "answer", &k);
    if (!p->limit) return;
    p->due = k.due;
    p->longer = k.due.v >= r->today.v && !made_longer(r, c->id, k.starts).n;
}

/* What the name of a message ends with says what it was: casework.renewal_message. */
static void take_sent(struct req *r, const struct case_file *c, struct file_end_page *p)
{
    struct messages_about all = messages_about(r, c->id.v, 50);

    p->sent.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->sent.at);
    for (int i = 0; i < all.n; i++) {
        const struct messages_about_row *m = &all.at[i];
        const char *name = strrchr(m->text, '.');
        p->sent.at[p->sent.n++] = (struct sent_line){ m->id, said_text(r, "casework.sent_", name ? name + 1 : m->text), said_text(r, "messages.state_", m->state),
            said_instant(r, m->sent.v ? m->sent : m->due) };
    }
}

static void take_rival(struct req *r, const struct case_file *c, struct file_end_page *p)
{
    const struct case_file *other = case_rival(r, c);

    if (!other) return;
    p->rival = case_number(r, other);
    p->rival_path = fmt(r, "/case?id=%lld", (long long)other->id.v);
}

void case_show_end(struct req *r, const struct case_file *c)
{
    struct file_end_page p = { .id = c->id, .due = DAY_NONE, .about = fmt(r, "%lld-notice", (long long)c->id.v),
        .elsewhere = case_may_note_elsewhere(r, c), .apart = case_may_rejoin(r, c), .rival = "", .rival_path = "" };

    draft_used(r, p.about);
    p.typed_why = typed(r, "why", "");
    take_limit(r, c, &p);
    take_sent(r, c, &p);
    if (p.apart) take_rival(r, c, &p);
    take_moves(r, c, &p);
    take_steps(r, c, &p);
    take_past(r, c, &p);
    file_end_html(r, &p);
}

/* ---- POST /case/move ---- */

static int form_of(struct req *r, const struct case_file *c, const char *to)
{
    for (int i = 0; i < (int)(sizeof by_hand / sizeof *by_hand); i++)
        if (!strcmp(case_state_word(by_hand[i].to), to) && offered(r, c, by_hand[i].to)) return i;
    return -1;
}

static bool listed(const char *code, const char *list)
{
    size_t n = strlen(code);

    for (const char *s = list; *s; s += strcspn(s, " ") + (s[strcspn(s, " ")] == ' '))
        if (strcspn(s, " ") == n && !strncmp(s, code, n)) return true;
    return false;
}

const char *what_is_missing(struct req *r, const struct case_file *c)
{
    int papers = papers_missing_of(r, c), people = consents_missing_of(r, c);
    struct sender who;

    if (case_sender(r, c, &who) && !who.checked) return text(r, T_casework_identity_missing);       /* CW14 */
    if (papers) return text_count(r, T_casework_papers_missing, papers);
    return people ? text_count(r, T_casework_consents_missing, people) : "";                /* CW4 */
}

/* What came of whom the case's readers may not see moves nothing: they would see it move (CW21). */
void case_came(struct req *r, case_id id, person_id whose)
{
    const struct case_file *c = case_find(r, id);

    if (!c || c->state != CASE_WAITING || case_leaves_out(r, c, whose)) return;
    if (!*what_is_missing(r, c)) case_move(r, c, CASE_COMPLETE, "", "");
}

static const char *why_not(struct req *r, const struct case_file *c, int i)
{
    if (by_hand[i].to == CASE_COMPLETE) return what_is_missing(r, c);
    if (*by_hand[i].codes && !listed(in(r, "code"), by_hand[i].codes)) return text(r, T_casework_choose_reason);
    if (by_hand[i].must && !*in(r, "why")) return text(r, T_casework_say_why);
    return "";
}

static void post(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");
    int i = c ? form_of(r, c, in(r, "to")) : -1;

    if (!c) return;
    if (i < 0) {
        case_show(r, c->id, 409, is_over(r, c) ? text_with(r, T_casework_over_already, said_day(r, (day){ c->ends.v - 1 }))
            : text_with(r, T_casework_cannot_move, case_state_said(r, case_state_word(c->state)), case_state_said(r, in(r, "to"))));
        return;
    }
    const char *problem = why_not(r, c, i);
    if (*problem) { case_show(r, c->id, 422, problem); return; }
    if (!case_use(r, c, "moved a case")) return;
    if (!case_moved(r, c, by_hand[i].to, in(r, "why"), in(r, "code"))) return;
    if (by_hand[i].to == CASE_ENDED && (c->ends.v == DAY_NONE.v || c->ends.v > r->today.v)) set_end(r, c->id, r->today);
    see_other(r, "/case?id=%lld", (long long)c->id.v);
}
PAGE(case_move, .path = "/case/move", .may = CASE_PAGES, .post = post, .help = "A case goes on: waits for papers, is complete, forwarded, withdrawn, suspended, ended.");
