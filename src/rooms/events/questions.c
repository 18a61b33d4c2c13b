/* SPDX-License-Identifier: EUPL-1.2
** questions.c - the team's side of a questionnaire: its questions, slips with codes, and what was answered (EV11, EV12). */
#include "rooms/events/ask.h"
#include "rooms/entitlements/spoken.h"
#include "rooms/portal/portal.h"
#include "host/chance.h"
#include "host/crypto.h"
#include "web/house.h"

enum { SLIPS_MOST = 500, QUESTIONS_MOST = 30 };
static const struct { const char *word, *kind; } ready[] = {
#define QUESTION(word, kind) { #word, #kind },
#include "rooms/events/kinds.h"
#undef QUESTION
};
enum { READY = sizeof ready / sizeof *ready };

struct question_said question_said(struct req *r, const char *word, const char *own)
{
    return *word ? (struct question_said){ events_said(r, "ask", word), false } : (struct question_said){ own, r->lang != 0 };
}

void slip_hash(struct req *r, const char *code, unsigned char *to) { keyed_hash(to, r->house->secret, "event slip", code, strlen(code)); }

/* ---- what was answered ---- */

struct tally { int64_t n, sum; };

/* EV12: the first so many, a multiple of the limit; fewer than the limit are none. */
static struct tally tally_of(const struct replies *all, question_id q, const char *phase, int limit)
{
    struct tally f = { 0, 0 };
    int there = 0;

    for (int i = 0; i < all->n; i++) there += all->at[i].question.v == q.v && !strcmp(all->at[i].phase, phase);
    int counted = there / limit * limit;
    for (int i = 0; i < all->n && f.n < counted; i++)
        if (all->at[i].question.v == q.v && !strcmp(all->at[i].phase, phase)) f.n++, f.sum += all->at[i].value;
    return f;
}

/* "3.8 (15 answers)"; of a yes or no: "60 % (15 answers)". */
static const char *tally_said(struct req *r, const struct tally *f, bool yes_no)
{
    if (!f->n) return text(r, T_events_too_few);
    int64_t tenths = (f->sum * 20 + f->n) / (2 * f->n), percent = (f->sum * 200 + f->n) / (2 * f->n);
    return text_with(r, T_events_mean_of, yes_no ? fmt(r, "%lld%%", (long long)percent) : fmt(r, "%lld,%lld", (long long)(tenths / 10),
        (long long)(tenths % 10)), fmt(r, "%lld", (long long)f->n));
}

/* ---- the page ---- */

struct question_line { question_id id; const char *words, *phase, *kind, *before, *after; bool answered; };
struct code_line { struct ltr code; };
struct questions_page {
    const char *problem, *done, *own, *hint, *there, *slip_path; struct isolated title; course_id course; struct choices ready, phases,
        kinds;
    struct { int n; struct question_line *at; } lines;
    struct { int n; struct code_line *at; } codes;
};
#include "questions.html.h"

static struct choices ready_of(struct req *r)
{
    struct choices c = { .at = mem_get(&r->mem, READY * sizeof *c.at) };

    for (int i = 0; i < READY; i++)
        c.at[c.n++] = (struct choice){ ready[i].word, events_said(r, "ask", ready[i].word), !strcmp(ready[i].word, in(r, "word")) };
    return c;
}

static struct choices words_of(struct req *r, const char *prefix, const char *const *words, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, 4 * sizeof *c.at) };

    for (; *words; words++) c.at[c.n++] = (struct choice){ *words, events_said(r, prefix, *words), !strcmp(*words, held) };
    return c;
}

static const char *const phases[] = { "both", "before", "after", NULL }, *const kinds[] = { "scale", "yes_no", NULL };

static bool one_of(const char *word, const char *const *words)
{
    for (; *words; words++) if (!strcmp(word, *words)) return true;
    return false;
}

static void render(struct req *r, int status, course_id id, const char *problem, int ncodes, char (*codes)[16])
{
    int limit = town_disclosure(r->house->town);
    struct course_questions all = course_questions(r, id);
    struct replies said = replies(r, id);
    struct questions_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
        .own = *problem ? in(r, "own") : "", .title = course_said(r, id).title,
        .course = id, .ready = ready_of(r), .phases = words_of(r, "phase", phases, in(r, "phase")),
        .kinds = words_of(r, "answer", kinds, in(r, "kind")), .hint = text_with(r, T_events_summary_hint, fmt(r, "%d", limit)),
        .there = text_with(r, T_events_slips_there, fmt(r, "%lld", (long long)slips_of(r, id).n)),
        .slip_path = fmt(r, "%s://%s/events/slip", r->secure ? "https" : "http", *r->host ? r->host : "localhost") };

    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct course_questions_row *q = &all.at[i];
        struct tally before = tally_of(&said, q->id, "before", limit), after = tally_of(&said, q->id, "after", limit);
        bool yes_no = !strcmp(q->kind, "yes_no"), answered = false;
        for (int k = 0; k < said.n; k++) answered |= said.at[k].question.v == q->id.v;
        p.lines.at[p.lines.n++] = (struct question_line){ q->id, question_said(r, q->word, q->own).words, events_said(r, "phase", q->phase),
            events_said(r, "answer", q->kind), strcmp(q->phase, "after") ? tally_said(r, &before, yes_no) : "–",
            strcmp(q->phase, "before") ? tally_said(r, &after, yes_no) : "–", answered };
    }
    p.codes.at = mem_get(&r->mem, (size_t)(ncodes + 1) * sizeof *p.codes.at);
    for (int i = 0; i < ncodes; i++) p.codes.at[p.codes.n++] = (struct code_line){ { codes[i] } };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_questions), .back = fmt(r, "/courses/one?id=%lld", (long long)id.v), .problem = *problem != 0);
    questions_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    course_id id = { in_id(r, "course") };
    struct course_row c;

    if (course_mine(r, id, &c)) render(r, 200, id, "", 0, NULL);
}

static const char *kind_of(struct req *r, const char *word)
{
    for (int i = 0; i < READY; i++) if (!strcmp(ready[i].word, word)) return ready[i].kind;
    return *word ? "" : in(r, "kind");
}

static void post(struct req *r)
{
    course_id id = { in_id(r, "course") };
    const char *word = in(r, "word"), *own = in(r, "own"), *kind = kind_of(r, word);
    struct course_row c;
    struct add_question_row row;
    struct course_question_row q;

    if (!course_mine(r, id, &c)) return;
    if (in_id(r, "drop")) {
        question_id which = { in_id(r, "drop") };
        if (!course_question(r, which, &q) || q.course.v != id.v || !drop_question(r, which)) {
            render(r, 409, id, text(r, T_events_question_there), 0, NULL);
            return;
        }
    } else {
        if ((*word != 0) == (own[strspn(own, " ")] != 0)) { render(r, 422, id, text(r, T_events_question_needed), 0, NULL); return; }
        if (!one_of(in(r, "phase"), phases) || !one_of(kind, kinds)) { render(r, 422, id, text(r, T_care_no_choice), 0, NULL); return; }
        if (strlen(own) > NAME_BYTES || course_questions(r, id).n >= QUESTIONS_MOST) {
            render(r, 422, id, text(r, T_events_long), 0, NULL);
            return;
        }
        if (!add_question(r, id, in(r, "phase"), kind, word, *word ? "" : own, r->now, staff_here(r), &row)) {
            render(r, 409, id, text(r, T_events_question_there), 0, NULL);
            return;
        }
    }
    act(r, "changed the questionnaire of a course", "course", id.v);
    see_other(r, "/courses/questions?course=%lld&saved=1", (long long)id.v);
}
PAGE(courses_questions, .path = "/courses/questions", .may = KEEPS_EVENTS, .get = get, .post = post,
    .help = "The questionnaire of a course, before and after; what was answered, never below the town's limit.");

/* EV11: shown once, kept as hashes; nothing says who got which. */
static void post_slips(struct req *r)
{
    course_id id = { in_id(r, "course") };
    int64_t n = in_id(r, "n");
    struct course_row c;
    struct add_slip_row row;
    unsigned char random[SPOKEN_BYTES], hash[HASH_BYTES];

    if (!course_mine(r, id, &c)) return;
    if (n < 1 || n > SLIPS_MOST) { render(r, 422, id, text(r, T_events_slips_wrong), 0, NULL); return; }
    if (!course_questions(r, id).n) { render(r, 422, id, text(r, T_events_slips_nothing), 0, NULL); return; }
    char (*codes)[16] = mem_get(&r->mem, (size_t)n * sizeof *codes);
    for (int64_t i = 0; i < n; i++) {
        chance(random, sizeof random);
        spoken_make(codes[i], random);
        slip_hash(r, codes[i], hash);
        if (!add_slip(r, id, hash, sizeof hash, &row)) fault(&r->fate, "a slip was not written");
    }
    act(r, "made slips for a questionnaire", "course", id.v);
    render(r, 200, id, "", (int)n, codes);
}
PAGE(courses_slips, .path = "/courses/slips", .may = KEEPS_EVENTS, .post = post_slips,
    .help = "Slips with a code for a questionnaire, to print; they show once.");
