/* SPDX-License-Identifier: EUPL-1.2
** form.c - all questions on one page, for who knows them: what matters now, what was answered, the rest.
**
** An empty field is "not known yet"; "?" is "does not know", "-" is "would rather not say" (D2).  What was typed and cannot
** be read comes back as it was typed; nothing else is lost. */
#include "rooms/desk/inside.h"
#include "rooms/desk/form.h"
#include "base/date.h"

struct option { const char *value, *words; bool on; };
struct cell_page { const char *id, *label, *value, *hint; bool none, bad; struct { int n; struct option *at; } options; };
struct line { const char *label; bool sensitive, staff; struct { int n; struct cell_page *at; } cells; };
struct lines { int n; struct line *at; };
struct member { const char *name, *filed, *remove; };
struct form_group { const char *id, *title; int64_t count; bool shut; struct { int n; struct member *at; } members; struct lines rows, house; };
struct form_error { const char *id, *words; };
struct form_page {
    const char *state; bool whatif, filed;
    struct { int n; struct form_group at[3]; } groups;
    struct { int n; struct form_error *at; } errors;
};
#include "form_cell.html.h"
#include "form.html.h"

struct making { struct req *r; const struct talk *t; const struct form_problems *problems; bool *asked; };

static const struct form_problem *problem_at(const struct making *f, int fact, int member)
{
    for (int i = 0; f->problems && i < f->problems->n; i++)
        if (f->problems->at[i].fact == fact && f->problems->at[i].member == member) return &f->problems->at[i];
    return NULL;
}

const char *form_name(struct req *r, const struct fact *f, int member)
{
    return f->person ? fmt(r, "f.%s.%d", f->name, member) : fmt(r, "f.%s", f->name);
}

/* What stands in a field: the plain spelling of a value; dates as 2/3/1985. */
static const char *typed_value(struct req *r, const struct household *h, int fact, int member)
{
    struct known k = household_get(h, fact, member);

    if (k.evidence == EV_WONT_SAY) return "-";
    if (k.evidence == EV_DOESNT_KNOW) return "?";
    if (is_known(k) && book_fact(h->book, fact)->type == T_DATE) {
        struct civil c = day_civil((day){ (int32_t)k.value });
        return fmt(r, "%d/%d/%d", c.day, c.month, c.year);
    }
    return household_text(&r->mem, h, fact, member);
}

static void add_option(struct cell_page *c, const char *value, const char *words, const char *now)
{
    c->options.at[c->options.n++] = (struct option){ value, words, !strcmp(value, now) };
}

static void choices(struct making *f, struct cell_page *c, const struct fact *fact, const char *now)
{
    struct req *r = f->r;

    c->options.at = mem_get(&r->mem, (size_t)(fact->nchoices + 6) * sizeof *c->options.at);
    add_option(c, "", text(r, T_desk_unknown), now);
    if (fact->type == T_BOOL) {
        add_option(c, "yes", text(r, T_desk_yes), now);
        add_option(c, "no", text(r, T_desk_no), now);
    } else for (int i = 0; i < fact->nchoices; i++)
        add_option(c, fact->choices[i], fact->choice_label[i] < 0 ? fact->choices[i] : text(r, fact->choice_label[i]), now);
    add_option(c, "?", text(r, T_desk_doesnt_know), now);
    if (fact->sensitive) add_option(c, "-", text(r, T_desk_wont_say), now);
}

static struct cell_page cell_of(struct making *f, int number, int member)
{
    const struct fact *fact = book_fact(f->t->h->book, number);
    const struct form_problem *bad = problem_at(f, number, member);
    struct cell_page c = { .id = form_name(f->r, fact, member), .bad = bad != NULL };

    c.value = bad ? bad->typed : typed_value(f->r, f->t->h, number, member);
    if (fact->person) c.label = cell_label(f->r, f->t, number, member);
    if (fact->type == T_BOOL || fact->type == T_CHOICE) choices(f, &c, fact, c.value);
    else if (fact->type == T_DATE) c.hint = text(f->r, T_desk_date_hint);
    else if (fact->type == T_MONEY) c.hint = "€";
    return c;
}

/* 0 matters now, 1 answered, 2 the rest: the whole fact goes where its most urgent cell goes. */
static int group_of(const struct making *f, int number)
{
    const struct fact *fact = book_fact(f->t->h->book, number);
    int members = fact->person ? f->t->h->members : 1, best = 2;

    for (int m = 0; m < members; m++) {
        if (f->asked[number * MEMBERS_MAX + m] || problem_at(f, number, m)) return 0;
        if (household_get(f->t->h, number, m).evidence != EV_NONE) best = 1;
    }
    return best;
}

static bool roster(const struct fact *f) { return !strcmp(f->name, "relation") || !strcmp(f->name, "born"); }

static void add_line(struct making *f, struct form_group *g, int number)
{
    const struct fact *fact = book_fact(f->t->h->book, number);
    struct lines *to = fact->person ? &g->rows : &g->house;
    int members = fact->person ? f->t->h->members : 1;
    struct line *w = &to->at[to->n++];

    *w = (struct line){ .label = fact_label(f->r, fact), .sensitive = fact->sensitive, .staff = fact->staff };
    w->cells.n = members;
    w->cells.at = mem_get(&f->r->mem, (size_t)members * sizeof *w->cells.at);
    for (int m = 0; m < members; m++) {
        w->cells.at[m] = cell_of(f, number, m);
        bool urgent = f->asked[number * MEMBERS_MAX + m] || household_get(f->t->h, number, m).evidence != EV_NONE;
        w->cells.at[m].none = g->id[0] != 'r' && !urgent && !problem_at(f, number, m) && !roster(fact);
    }
    g->count++;
}

static void add_members(struct making *f, struct form_group *g, bool first)
{
    g->members.n = f->t->h->members;
    g->members.at = mem_get(&f->r->mem, (size_t)g->members.n * sizeof *g->members.at);
    for (int m = 0; m < g->members.n; m++)
        g->members.at[m] = (struct member){ talk_member(f->r, f->t, m), file_name(f->r, f->t, m), m && first && !f->t->was ? fmt(f->r, "remove.%d", m) : "" };
}

static void add_group(struct making *f, struct form_page *p, int which, const char *id, int title)
{
    const struct book *b = f->t->h->book;
    size_t room = (size_t)book_facts(b) * sizeof(struct line);
    struct form_group *g = &p->groups.at[p->groups.n];

    *g = (struct form_group){ .id = id, .title = text(f->r, title), .shut = which != 0 };
    g->rows.at = mem_get(&f->r->mem, room);
    g->house.at = mem_get(&f->r->mem, room);
    for (int i = 0; i < book_facts(b); i++) {
        const struct fact *fact = book_fact(b, i);
        if (fact->town) continue;
        if ((roster(fact) ? 0 : group_of(f, i)) == which) add_line(f, g, i);
    }
    add_members(f, g, !which);
    if (g->count) p->groups.n++;
}

static bool *asked_now(struct req *r, const struct talk *t)
{
    bool *asked = mem_get(&r->mem, (size_t)book_facts(t->h->book) * MEMBERS_MAX);
    struct questions q = ask(&r->mem, screen(&r->mem, t->h->book, t->h, r->today), true);

    for (int i = 0; i < q.n; i++) {
        if (!book_fact(t->h->book, q.at[i].fact)->person) asked[q.at[i].fact * MEMBERS_MAX] = true;
        for (int k = 0; k < q.at[i].nmembers; k++) asked[q.at[i].fact * MEMBERS_MAX + q.at[i].members[k]] = true;
    }
    return asked;
}

void form_page_show(struct req *r, struct talk *t, const struct form_problems *problems)
{
    struct making f = { r, t, problems, asked_now(r, t) };
    struct form_page p = { .state = talk_seal(r, t), .whatif = t->had_results, .filed = t->was != NULL };

    p.errors.at = mem_get(&r->mem, (size_t)(problems ? problems->n : 0) * sizeof *p.errors.at + 1);
    for (int i = 0; problems && i < problems->n; i++) {
        const struct form_problem *bad = &problems->at[i];
        p.errors.at[p.errors.n++] = (struct form_error){ form_name(r, book_fact(t->h->book, bad->fact), bad->member),
            fmt(r, "%s: %s", cell_label(r, t, bad->fact, bad->member), bad->words) };
    }
    add_group(&f, &p, 0, "now", T_desk_group_now);
    add_group(&f, &p, 1, "answered", T_desk_group_answered);
    add_group(&f, &p, 2, "rest", T_desk_group_rest);
    if (p.errors.n) r->status = 422;
    r->no_store = true;
    page_begin(r, text(r, T_desk_form_title), .back = "/desk", .wide = true, .problem = p.errors.n > 0);
    form_html(r, &p);
    page_end(r);
}

void form_show(struct req *r, struct talk *t) { form_page_show(r, t, NULL); }
