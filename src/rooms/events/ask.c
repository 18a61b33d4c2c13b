/* SPDX-License-Identifier: EUPL-1.2
** ask.c - somebody with a slip answers the questionnaire of a course: a code, no name, once before and once after (EV11). */
#include "rooms/events/ask.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"
#include "host/crypto.h"
#include "web/house.h"

struct answer_choice { const char *value, *id, *words; bool held; };
struct asked_line { const char *name, *words; bool greek; struct { int n; struct answer_choice *at; } choices; };
struct slip_page {
    const char *problem, *code, *phase, *phase_words; struct isolated title; bool greek, done, before;
    struct { int n; struct asked_line *at; } lines;
};
#include "slip.html.h"

struct slip_in { slip_id id; course_id course; const char *code, *phase; };

static struct answer_choice choice_of(struct req *r, const char *name, int value, const char *words)
{
    const char *v = fmt(r, "%d", value);

    return (struct answer_choice){ v, fmt(r, "%s-%d", name, value), words, !strcmp(in(r, name), v) };
}

static void take_lines(struct req *r, const struct slip_in *s, struct slip_page *p)
{
    struct course_questions all = course_questions(r, s->course);

    p->lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct course_questions_row *q = &all.at[i];
        const char *name = fmt(r, "q%lld", (long long)q->id.v);
        struct question_said said = question_said(r, q->word, q->own);
        if (strcmp(q->phase, "both") && strcmp(q->phase, s->phase)) continue;
        struct asked_line *l = &p->lines.at[p->lines.n++];
        *l = (struct asked_line){ name, said.words, said.greek, { 0, mem_get(&r->mem, 5 * sizeof *l->choices.at) } };
        if (!strcmp(q->kind, "yes_no")) {
            l->choices.at[l->choices.n++] = choice_of(r, name, 1, text(r, T_events_yes));
            l->choices.at[l->choices.n++] = choice_of(r, name, 0, text(r, T_events_no));
        } else for (int v = 1; v <= 5; v++)
            l->choices.at[l->choices.n++] = choice_of(r, name, v, v == 1 ? text(r, T_events_scale_1) : v == 5 ? text(r, T_events_scale_5)
                : fmt(r, "%d", v));
    }
}

static void render(struct req *r, int status, const struct slip_in *s, const char *problem)
{
    struct slip_page p = { .problem = problem, .code = in(r, "code"), .phase = s ? s->phase : "", .done = in_has(r, "done"),
        .before = strcmp(in(r, "phase"), "after") != 0 };

    if (s) {
        struct course_said said = course_said(r, s->course);
        p.title = said.title;
        p.greek = said.greek;
        p.code = s->code;
        p.phase_words = events_said(r, "phase", s->phase);
        take_lines(r, s, &p);
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_slip), .back = "/events", .problem = *problem != 0);
    slip_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, NULL, ""); }

/* The slip of the code that was typed, not used yet for this time.  False after answering. */
static bool slip_open(struct req *r, struct slip_in *s)
{
    unsigned char hash[HASH_BYTES];
    char *code = mem_get(&r->mem, 16);
    struct slip_of_row row;

    s->phase = !strcmp(in(r, "phase"), "after") ? "after" : "before";
    if (!spoken_read(code, in(r, "code"))) { render(r, 422, NULL, text(r, T_check_err_code)); return false; }
    if (code_too_often(r, "event slip")) { r->retry_after = AN_HOUR; render(r, 429, NULL, text(r, T_check_err_too_often)); return false; }
    slip_hash(r, code, hash);
    bool found = slip_of(r, hash, sizeof hash, &row);
    act(r, "tried a slip", "course", found ? row.course.v : 0);
    if (!found) { render(r, 404, NULL, text(r, T_events_slip_unknown)); return false; }
    s->id = row.id, s->course = row.course, s->code = code;
    if (!said_by(r, row.id, s->phase).n) return true;
    render(r, 409, NULL, text(r, T_events_slip_twice));
    return false;
}

/* The value of one answer as it was sent; -1: not answered, or nonsense. */
static int64_t value_of(struct req *r, const struct course_questions_row *q)
{
    const char *s = in(r, fmt(r, "q%lld", (long long)q->id.v));
    int64_t v = strlen(s) == 1 && *s >= '0' && *s <= '9' ? *s - '0' : -1;

    return !strcmp(q->kind, "yes_no") ? (v == 0 || v == 1 ? v : -1) : v >= 1 && v <= 5 ? v : -1;
}

static void post(struct req *r)
{
    struct slip_in s;
    struct add_reply_row row;
    int written = 0;

    if (!slip_open(r, &s)) return;
    if (strcmp(in(r, "do"), "send")) { render(r, 200, &s, ""); return; }
    struct course_questions all = course_questions(r, s.course);
    for (int i = 0; i < all.n; i++) {
        const struct course_questions_row *q = &all.at[i];
        int64_t v = value_of(r, q);
        if (v >= 0 && (!strcmp(q->phase, "both") || !strcmp(q->phase, s.phase))) written += add_reply(r, s.id, q->id, s.phase, v, &row);
    }
    if (!written) { render(r, 422, &s, text(r, T_events_slip_none)); return; }
    act(r, "answered a questionnaire", "course", s.course.v);
    see_other(r, "/events/slip?done=1");
}
PAGE(events_slip, .path = "/events/slip", .may = MAY_ANYBODY, .get = get, .post = post,
    .help = "Somebody answers the questionnaire of a course by the code on their slip.");
