/* SPDX-License-Identifier: EUPL-1.2
** programme.c - one programme in plain words: what, who, papers, deadline, where, law. */
#include "rooms/room.h"
#include "rooms/portal/portal.h"
#include "web/house.h"

enum { PLACES_SHOWN = 3, DETAILS_MAX = 8 };

struct needed { const char *name, *from; bool maybe; };
struct detail { const char *said; };
struct condition { const char *title; struct { int n; struct detail at[DETAILS_MAX]; } details; };
struct law_line { struct isolated law; };
struct programme_page {
    const char *name, *kind, *gives, *note, *apply, *online, *clock, *deadline, *renewal, *giver;
    bool hidden;
    struct { int n; struct programme_now at[1]; } now;
    struct { int n; struct needed *at; } papers;
    struct { int n; struct place_said at[PLACES_SHOWN]; } places;
    struct { int n; struct condition *at; } clauses;
    struct { int n; struct law_line *at; } laws;
};
#include "programme.html.h"

static const char *maybe(struct req *r, int number) { return number < 0 ? "" : text(r, number); }

static void add_papers(struct req *r, struct programme_page *p, const struct programme *g)
{
    p->papers.at = mem_get(&r->mem, sizeof *p->papers.at * (size_t)(g->npapers + 1));
    for (int i = 0; i < g->npapers; i++)
        p->papers.at[p->papers.n++] = (struct needed){ text_named(r, fmt(r, "paper.%s", g->papers[i].id)),
            text_named(r, fmt(r, "paper.%s.where", g->papers[i].id)), g->papers[i].when != NULL };
}

static void add_law(struct programme_page *p, const char *law)
{
    if (!law) return;
    for (int i = 0; i < p->laws.n; i++) if (!strcmp(p->laws.at[i].law.text, law)) return;
    p->laws.at[p->laws.n++].law.text = law;
}

/* "Income: from 0 to 2,000,000. It must be at most 15,000." -> "Income. It must be at most 15,000.": nobody is meant
** here, so what this person has is left out. */
static const char *of_nobody(struct req *r, const char *sentence)
{
    const char *unknown = fmt(r, ": %s", text(r, T_explain_not_known)), *at = strstr(sentence, ": "), *must;

    if (at && (must = strstr(at, ". ")) && !strstr(must, ": ")) return fmt(r, "%.*s%s", (int)(at - sentence), sentence, must);
    at = strstr(sentence, unknown);
    return at ? fmt(r, "%.*s%s", (int)(at - sentence), sentence, at + strlen(unknown)) : sentence;
}

static void add_detail(struct req *r, struct condition *c, const struct reason *x)
{
    const char *said = of_nobody(r, x->sentence);

    if (x->depth > 1 || !strcmp(said, text_with(r, T_explain_judge, c->title))) return;    /* a judgement is its title */
    for (int i = 0; i < c->details.n; i++) if (!strcmp(c->details.at[i].said, said)) return;
    if (c->details.n < DETAILS_MAX) c->details.at[c->details.n++].said = said;
}

/* "One of these is enough:" with nothing below it. */
static void drop_heading(struct programme_page *p)
{
    struct condition *c = p->clauses.n ? &p->clauses.at[p->clauses.n - 1] : NULL;
    const char *last = c && c->details.n ? c->details.at[c->details.n - 1].said : "";

    if (*last && last[strlen(last) - 1] == ':') c->details.n--;
}

/* The conditions by their titles, with their limits: those of somebody of whom nothing is known. */
static void add_clauses(struct req *r, struct programme_page *p, const struct programme *g, int programme)
{
    const struct book *b = r->house->book;
    const struct screening *s = screen(&r->mem, b, household_new(&r->mem, b, 1), r->today);
    struct reasons why = explain(&r->mem, s, programme, r->house->texts, r->lang, true);
    const char *clause = "";

    p->clauses.at = mem_get(&r->mem, sizeof *p->clauses.at * (size_t)(why.n + 1));
    p->laws.at = mem_get(&r->mem, sizeof *p->laws.at * (size_t)(why.n + 1));
    for (int i = 0; i < why.n; i++) {
        const struct reason *x = &why.at[i];

        add_law(p, x->law);
        if (!x->clause) continue;
        if (strcmp(clause, x->clause)) {
            drop_heading(p);
            clause = x->clause;
            p->clauses.at[p->clauses.n++].title = text_named(r, fmt(r, "%s.%s", g->id, clause));
        }
        add_detail(r, &p->clauses.at[p->clauses.n - 1], x);
    }
    drop_heading(p);
}

extern const struct on_programmes *const __start_onprogrammes[] __attribute__((weak)), *const __stop_onprogrammes[] __attribute__((weak));

bool programme_now(struct req *r, const struct programme *g, struct programme_now *to)
{
    for (const struct on_programmes *const *p = __start_onprogrammes; p < __stop_onprogrammes; p++) if ((*p)->now(r, g, to)) return true;
    return false;
}

static void fill(struct req *r, struct programme_page *p, int programme)
{
    const struct programme *g = book_programme(r->house->book, programme);

    *p = (struct programme_page){ .name = text(r, g->name), .gives = text(r, g->gives), .apply = text(r, g->apply),
        .note = maybe(r, g->note), .deadline = maybe(r, g->deadline), .renewal = maybe(r, g->renewal), .online = g->online ? g->online : "",
        .kind = text_named(r, fmt(r, "portal.kind_%s", g->kind)), .giver = text_named(r, fmt(r, "body.%s", g->given_by)),
        .hidden = g->hidden_address };
    if (g->clock_days && !strcmp(g->given_by, "municipality")) p->clock = text_with(r, T_portal_clock, fmt(r, "%d", g->clock_days));
    p->now.n = programme_now(r, g, p->now.at);
    add_papers(r, p, g);
    p->places.n = places_say(r, g, p->places.at, PLACES_SHOWN);
    add_clauses(r, p, g, programme);
}

static void get(struct req *r)
{
    int programme = book_programme_find(r->house->book, path_rest(r));
    struct programme_page p;

    if (programme < 0) { refuse(r, 404, T_web_why_404); return; }
    fill(r, &p, programme);
    page_begin(r, p.name, .back = "/programmes", .quiet = p.hidden);
    programme_html(r, &p);
    page_end(r);
}
PAGE(programme, .path = "/programmes/*", .may = MAY_ANYBODY, .get = get, .help = "One programme in plain words: what, who, papers, where, law.");
