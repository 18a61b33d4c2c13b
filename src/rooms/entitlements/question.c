/* SPDX-License-Identifier: EUPL-1.2
** question.c - one page of the conversation: the questions of one topic, with what was answered before.
**
** A question about one of us comes as big boxes to tap; "which of us" as ticks; the rest as one field for each. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"
#include "base/date.h"

struct option { const char *id, *name, *value, *label; bool on; };
struct options { int n; struct option *at; };
struct cell {
    const char *id, *name, *label, *value, *error, *described;
    bool date; const char *d, *m, *y;
    struct options options;
};
struct question_group {
    const char *fact, *question, *about, *hint, *why, *error, *described, *first, *shape, *kind, *keyboard;
    bool solo, choice, many, money, sensitive;
    struct options options;
    struct { int n; struct cell *at; } cells;
};
struct page_error { const char *id, *message; };
struct question_page {
    struct again_page top;
    const char *path, *state, *progress, *title, *notice;
    bool changing;
    struct { int n; struct page_error *at; } errors;
    struct { int n; struct question_group *at; } groups;
};
#include "again.html.h"
#include "foot.html.h"
#include "question.html.h"

struct asking {                         /* one fact being put on the page */
    struct req *r; const struct talk *t; const struct asked *a; const struct fact *f;
    int nproblems; const struct taken *problems;
    bool again;                         /* the form came back: show what was typed, not what is known */
};

static const char *text_or_empty(struct req *r, int number) { return number < 0 ? "" : text(r, number); }

static const char *bound(const struct asking *q, int64_t v)
{
    struct out o = { .mem = &q->r->mem };

    if (q->f->type == T_MONEY) say_cents(&o, q->r->house->texts, q->r->lang, (cents){ v });
    else if (q->f->type == T_DATE) say_day(&o, q->r->house->texts, q->r->lang, (day){ (int32_t)v });
    else say_int(&o, q->r->house->texts, q->r->lang, v);
    return out_text(&o);
}

static const char *complaint_of(const struct asking *q, enum take how)
{
    struct req *r = q->r;

    switch (how) {
    case TAKE_NOT_MONEY:  return text(r, T_check_err_money);
    case TAKE_NOT_NUMBER: return text(r, T_check_err_number);
    case TAKE_NOT_DATE:   return text(r, T_check_err_date);
    case TAKE_FUTURE:     return text(r, T_check_err_future);
    case TAKE_BOTH:       return text(r, T_check_err_both);
    case TAKE_BOUNDS:     return text_with(r, T_check_err_bounds, bound(q, q->f->lo), bound(q, q->f->hi));
    case TAKE_FINE: case TAKE_MISSING: break;
    }
    return text(r, q->f->type == T_BOOL || q->f->type == T_CHOICE ? T_check_err_choose : T_check_err_write);
}

static const char *error_of(const struct asking *q, int member)
{
    for (int i = 0; i < q->nproblems; i++)
        if (q->problems[i].fact == q->a->fact && q->problems[i].member == member)
            return complaint_of(q, q->problems[i].how);
    return "";
}

/* What stands in the field: what was typed if the form came back, else the answer given before. */
static const char *known(const struct asking *q, int member)
{
    struct req *r = q->r;
    struct known k = household_get(q->t->h, q->a->fact, member);

    if (q->again) return in(r, field_name(r, q->t, q->a->fact, member));
    if (k.evidence == EV_DOESNT_KNOW) return "unknown";
    if (k.evidence == EV_WONT_SAY) return "refused";
    return household_text(&r->mem, q->t->h, q->a->fact, member);
}

static void add(struct options *list, const char *id, const char *name, const char *value, const char *label, bool on)
{
    list->at[list->n++] = (struct option){ id, name, value, label, on };
}

static struct options room_for(struct req *r, int n)
{
    return (struct options){ .at = mem_get(&r->mem, sizeof(struct option) * (size_t)n) };
}

/* Yes / no, or the choices; then "I don't know", and "I'd rather not say" where it may hurt to say. */
static struct options choices(const struct asking *q, int member, bool list)
{
    struct req *r = q->r;
    struct options o = room_for(r, q->f->nchoices + 5);
    const char *name = field_name(r, q->t, q->a->fact, member), *now = known(q, member);

    if (list) add(&o, "", name, "", text(r, T_check_choose), !*now);
    if (q->f->type == T_BOOL) {
        add(&o, name, name, "yes", text(r, T_check_yes), !strcmp(now, "yes"));
        add(&o, fmt(r, "%s-no", name), name, "no", text(r, T_check_no), !strcmp(now, "no"));
    } else for (int i = 0; i < q->f->nchoices; i++)
        add(&o, i ? fmt(r, "%s-%s", name, q->f->choices[i]) : name, name, q->f->choices[i],
            text_or_empty(r, q->f->choice_label[i]), !strcmp(now, q->f->choices[i]));
    add(&o, fmt(r, "%s-dk", name), name, "unknown", text(r, T_check_dk), !strcmp(now, "unknown"));
    if (q->f->sensitive)
        add(&o, fmt(r, "%s-ns", name), name, "refused", text(r, T_check_ns), !strcmp(now, "refused"));
    return o;
}

/* A tick that stands for every empty field of the question. */
static void add_tick(const struct asking *q, struct options *o, const char *kind, int label, bool on)
{
    const char *name = fmt(q->r, "%s.%s", kind, q->f->name);

    add(o, name, name, "yes", text(q->r, label), q->again ? in_has(q->r, name) : on);
}

static bool every(const struct asking *q, enum evidence e, int64_t value)
{
    for (int m = 0; m < (q->a->members ? q->t->h->members : 1); m++) {
        struct known k = household_get(q->t->h, q->a->fact, m);
        if (q->a->members && !(q->a->members >> m & 1)) continue;
        if (k.evidence != e || (e == EV_DECLARED && k.value != value)) return false;
    }
    return true;
}

static void silences(const struct asking *q, struct options *o)
{
    add_tick(q, o, "dk", T_check_dk, every(q, EV_DOESNT_KNOW, 0));
    if (q->f->sensitive) add_tick(q, o, "ns", T_check_ns, every(q, EV_WONT_SAY, 0));
}

static struct options ticks(const struct asking *q)
{
    struct req *r = q->r;
    struct options o = room_for(r, q->t->h->members + 3);

    for (int m = 0; m < q->t->h->members; m++) {
        if (!(q->a->members >> m & 1)) continue;
        const char *name = field_name(r, q->t, q->a->fact, m);
        struct known k = household_get(q->t->h, q->a->fact, m);
        bool yes = q->again ? *in(r, name) : k.evidence == EV_DECLARED && k.value == 1;
        add(&o, o.n ? name : q->f->name, name, "yes", talk_member(r, q->t, m), yes);
    }
    add_tick(q, &o, "none", T_check_none_of_us, every(q, EV_DECLARED, 0));
    silences(q, &o);
    return o;
}

static struct cell one_cell(const struct asking *q, int member, const struct question_group *g)
{
    struct req *r = q->r;
    const char *name = field_name(r, q->t, q->a->fact, member), *now = known(q, member);
    struct cell c = { .id = name, .name = name, .error = error_of(q, member) };

    if (g->many) c.label = talk_member(r, q->t, member);
    c.described = *c.error ? fmt(r, "%s-e", name) : g->many ? "" : g->described;
    if (!g->many) { c.error = ""; }
    if (q->f->type == T_BOOL || q->f->type == T_CHOICE) { c.options = choices(q, member, true); return c; }
    if (!strcmp(now, "unknown") || !strcmp(now, "refused")) now = "";
    c.value = now;
    if (q->f->type != T_DATE) return c;
    c.date = true;
    c.d = in(r, fmt(r, "%s.d", name)); c.m = in(r, fmt(r, "%s.m", name)); c.y = in(r, fmt(r, "%s.y", name));
    struct known k = household_get(q->t->h, q->a->fact, member);
    if (q->again || k.evidence < EV_DECLARED || k.evidence > EV_CONTRADICTED) return c;
    struct civil d = day_civil((day){ (int32_t)k.value });
    c.d = fmt(r, "%d", d.day); c.m = fmt(r, "%d", d.month); c.y = fmt(r, "%d", d.year);
    return c;
}

static int count_bits(uint64_t m) { return __builtin_popcountll(m); }

static void cells(const struct asking *q, struct question_group *g)
{
    struct req *r = q->r;

    g->options = room_for(r, 3);
    g->cells.at = mem_get(&r->mem, sizeof(struct cell) * (size_t)q->t->h->members);
    for (int m = 0; m < (q->a->members ? q->t->h->members : 1); m++)
        if (!q->a->members || q->a->members >> m & 1) g->cells.at[g->cells.n++] = one_cell(q, m, g);
    bool list = q->f->type == T_BOOL || q->f->type == T_CHOICE;
    if (g->many && !list && q->f->lo <= 0 && q->f->type != T_DATE)
        add_tick(q, &g->options, "none", T_check_none_of_us, every(q, EV_DECLARED, 0));
    if (!list) silences(q, &g->options);
}

static struct question_group group_of(const struct asking *q, bool solo)
{
    struct req *r = q->r;
    const struct fact *f = q->f;
    int member = q->a->members ? __builtin_ctzll(q->a->members) : 0, concerned = count_bits(q->a->members);
    struct question_group g = { .fact = f->name, .question = text_or_empty(r, f->question), .hint = text_or_empty(r, f->hint),
                                .why = text_or_empty(r, f->why), .solo = solo, .sensitive = f->sensitive, .about = "" };

    g.money = f->type == T_MONEY;
    g.keyboard = g.money || f->type == T_NUMBER ? "decimal" : "numeric";
    g.many = concerned > 1;
    if (concerned == 1 && q->t->h->members > 1) g.about = talk_member(r, q->t, member);
    g.error = g.many ? error_of(q, -1) : error_of(q, member);
    if (!*g.error && !g.many) g.error = error_of(q, -1);
    g.shape = *g.error ? "group bad" : "group";
    g.described = fmt(r, "%s%s%s%s%s", *g.hint ? f->name : "", *g.hint ? "-h" : "", *g.hint && *g.error ? " " : "",
                      *g.error ? f->name : "", *g.error ? "-e" : "");
    if (by_ticks(q->t, q->a)) { g.choice = true; g.kind = "checkbox"; g.options = ticks(q); return g; }
    if ((f->type == T_BOOL || f->type == T_CHOICE) && !g.many) {
        g.choice = true; g.kind = "radio"; g.options = choices(q, member, false);
        return g;
    }
    cells(q, &g);
    g.first = g.cells.at[0].id;
    return g;
}

static void list_errors(struct req *r, struct question_page *p, const struct talk *t, int n, const struct taken *problems)
{
    p->errors.at = mem_get(&r->mem, sizeof(struct page_error) * (size_t)(n + 1));
    for (int i = 0; i < n; i++) {
        const struct fact *f = book_fact(t->h->book, problems[i].fact);
        struct asking q = { .r = r, .t = t, .f = f };
        const char *id = problems[i].member < 0 ? f->name : field_name(r, t, problems[i].fact, problems[i].member);
        const char *about = text_or_empty(r, f->label);
        if (f->person && problems[i].member >= 0) about = fmt(r, "%s, %s", about, talk_member(r, t, problems[i].member));
        p->errors.at[p->errors.n++] = (struct page_error){ id, fmt(r, "%s: %s", about, complaint_of(&q, problems[i].how)) };
    }
}

void show_question(struct req *r, const struct face *face, struct talk *t, int nproblems, const struct taken *problems, int notice)
{
    const char *state = talk_seal(r, t);
    int title = topic_title(t->pending, t->npending, t->h->book), left = step_left(r, t);
    struct question_page p = { .path = face->path, .state = state, .top = { face->path, state },
                               .changing = t->changing, .notice = notice < 0 ? "" : text(r, notice) };

    p.title = title < 0 ? "" : text(r, title);
    int total = t->page - 1 + left > t->until ? t->until : t->page - 1 + left;
    if (!t->changing && total >= t->page)
        p.progress = text_with(r, T_check_progress, fmt(r, "%d", t->page), fmt(r, "%d", total));
    p.groups.at = mem_get(&r->mem, sizeof(struct question_group) * TALK_PENDING_MAX);
    for (int i = 0; i < t->npending; i++) {
        struct asking q = { r, t, &t->pending[i], book_fact(t->h->book, t->pending[i].fact), nproblems, problems, nproblems > 0 };
        p.groups.at[p.groups.n++] = group_of(&q, t->npending == 1);
    }
    list_errors(r, &p, t, nproblems, problems);
    if (nproblems || notice >= 0) r->status = 422;
    frame_open(r, face, t, state, *p.title ? p.title : p.groups.at[0].question, nproblems > 0);
    question_html(r, &p);
    page_end(r);
}
