/* SPDX-License-Identifier: EUPL-1.2
** one.c - one fact of a person or a household: recording it, correcting it, ending it; below, its history.
**
** "It changed" holds from a day on and leaves what was before; a correction takes the place of what stands today, over its own days; "it was
** never so" takes the place of all that stood. */
#include "rooms/facts/value.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "base/letters.h"

enum { WORDS_MOST = 200 };              /* letters of the paper, and of who said it */

struct was_shown { const char *value, *evidence, *from, *by; day since, until; instant known, ended; };
struct one_page {
    const char *title, *kind, *number, *fact, *label, *question, *about, *value, *since, *until, *said_by, *paper, *problem, *bad, *back, *hint;
    bool special, shielded, has_choices;
    struct conflict_was_page was;
    struct { int n; struct word_option *at; } choices, how, evidence, sources, facts;
    struct { int n; struct was_shown *at; } history;
};
#include "one.html.h"

struct one { struct about a; const char *variable; int fact; const struct fact *f; };

static bool open_one(struct req *r, struct one *o, const char *what)
{
    *o = (struct one){ .variable = in(r, "fact"), .fact = -1 };
    if (!about_open(r, &o->a, what)) return false;
    if (!*o->variable) return true;
    o->fact = book_fact_find(r->house->book, o->variable);
    if (o->fact < 0) { refuse(r, 404, T_facts_no_such); return false; }
    o->f = book_fact(r->house->book, o->fact);
    if (o->f->person == (o->a.household.v != 0)) { refuse(r, 404, T_facts_no_such); return false; }
    return true;
}

static int kept_now(struct req *r, const struct one *o, instant known, const struct fact_kept **to)
{
    int n = o->a.household.v ? facts_of_household(r, o->a.household, known, to) : facts_of(r, o->a.person, known, to), kept = 0;
    struct fact_kept *mine = mem_get(&r->mem, (size_t)(n + 1) * sizeof *mine);

    for (int i = 0; i < n; i++) if (!strcmp((*to)[i].variable, o->variable)) mine[kept++] = (*to)[i];
    *to = mine;
    return kept;
}

/* ---- the form ---------------------------------------------------------------------------------------- */

static void add(struct word_option *to, int *n, const char *value, const char *words, const char *now)
{
    to[(*n)++] = (struct word_option){ value, words, !strcmp(value, now) };
}

static void choices(struct req *r, const struct one *o, struct one_page *p)
{
    const struct fact *f = o->f;

    p->has_choices = f->type == T_BOOL || f->type == T_CHOICE;
    if (!p->has_choices) return;
    p->choices.at = mem_get(&r->mem, (size_t)(f->nchoices + 6) * sizeof *p->choices.at);
    add(p->choices.at, &p->choices.n, "", text(r, T_facts_choose), p->value);
    for (int i = 0; f->type == T_BOOL && i < 2; i++) add(p->choices.at, &p->choices.n, i ? "no" : "yes", text(r, i ? T_facts_no : T_facts_yes), p->value);
    for (int i = 0; i < f->nchoices; i++)
        add(p->choices.at, &p->choices.n, f->choices[i], f->choice_label[i] < 0 ? f->choices[i] : text(r, f->choice_label[i]), p->value);
    add(p->choices.at, &p->choices.n, "?", text(r, T_facts_ev_doesnt_know), p->value);
    add(p->choices.at, &p->choices.n, "-", text(r, T_facts_ev_wont_say), p->value);
}

static void words(struct req *r, struct one_page *p, const char *evidence, const char *source)
{
    p->evidence.at = mem_get(&r->mem, 5 * sizeof *p->evidence.at);
    for (int e = EV_DECLARED; e <= EV_CONTRADICTED; e++) add(p->evidence.at, &p->evidence.n, fact_evidence[e], fact_evidence_said(r, fact_evidence[e]), evidence);
    p->sources.at = mem_get(&r->mem, 8 * sizeof *p->sources.at);
    for (int i = 0; i < 5; i++) add(p->sources.at, &p->sources.n, fact_sources[i], fact_source_said(r, fact_sources[i]), source);
}

/* What stands is corrected over its own days; where it is no figure, that is what one comes for. */
static void take_how(struct req *r, const struct fact_kept *k, struct one_page *p)
{
    bool figure = strcmp(k->evidence, "wont_say") && strcmp(k->evidence, "doesnt_know");
    const char *first = k->since.v == DAY_NONE.v ? text(r, T_facts_before) : text_with(r, T_facts_since, day_said(r, k->since));
    const char *held = typed(r, "how", figure ? "change" : "correct");

    p->how.at = mem_get(&r->mem, 4 * sizeof *p->how.at);
    add(p->how.at, &p->how.n, "change", text(r, T_facts_how_change), held);
    add(p->how.at, &p->how.n, "correct", text_with(r, T_facts_how_correct, first), held);
    add(p->how.at, &p->how.n, "end", text(r, T_facts_how_end), held);
    add(p->how.at, &p->how.n, "never", text(r, T_facts_how_never), held);
}

static void history(struct req *r, const struct one *o, struct one_page *p)
{
    const struct fact_kept *k;
    int n = kept_now(r, o, (instant){ 0 }, &k), special = 0;

    p->history.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->history.at);
    for (int i = 0; i < n; i++) {
        p->history.at[p->history.n++] = (struct was_shown){ k[i].shielded ? text(r, T_facts_shielded) : facts_say(r, o->variable, k[i].value),
            fact_evidence_said(r, k[i].evidence), fact_source_said(r, k[i].source), fact_account_said(r, k[i].by), k[i].since, k[i].until, k[i].known_from, k[i].known_to };
        special += o->f->special && !k[i].shielded;
    }
    if (special && r->reading) act(r, "saw special-category facts", o->a.person.v ? "person" : "household", o->a.person.v ? o->a.person.v : o->a.household.v);
}

/* Facts that can be recorded about this subject, by name. */
static void which(struct req *r, const struct one *o, struct one_page *p)
{
    const struct book *b = r->house->book;

    p->facts.at = mem_get(&r->mem, (size_t)book_facts(b) * sizeof *p->facts.at);
    for (int i = 0; i < book_facts(b); i++) {
        const struct fact *f = book_fact(b, i);
        if (f->town || f->person == (o->a.household.v != 0) || (f->person && from_registry(r, o->a.person, f->name))) continue;
        add(p->facts.at, &p->facts.n, f->name, facts_label(r, f->name), o->variable);
    }
}

static const char *draft_about(struct req *r, const struct one *o)
{
    return fmt(r, "%s/%s", about_query(r, &o->a), o->variable);
}

/* What stands today, to begin from. */
static const struct fact_kept *stands(struct req *r, const struct one *o)
{
    const struct fact_kept *k;
    int n = kept_now(r, o, r->now, &k);

    for (int i = 0; i < n; i++)
        if ((k[i].since.v == DAY_NONE.v || k[i].since.v <= r->today.v) && (k[i].until.v == DAY_NONE.v || k[i].until.v > r->today.v)) return &k[i];
    return NULL;
}

static struct conflict_was_page was_of(struct req *r, const struct one *o, const struct fact_kept *k)
{
    struct kept *was = mem_get(&r->mem, 2 * sizeof *was);

    was[0] = (struct kept){ "value", k && !k->shielded ? value_typed(r, o->f, k->value) : "" };
    was[1] = (struct kept){ "paper", k && !k->shielded ? k->paper : "" };
    return conflict_was(r, facts_seen(r, o->a.person, o->a.household, o->variable), 2, was);
}

static void render(struct req *r, struct one *o, int status, const char *problem, const char *bad)
{
    const struct fact_kept *k = o->f ? stands(r, o) : NULL;
    struct one_page p = { .kind = o->a.household.v ? "household" : "person", .fact = o->variable, .bad = bad, .back = fmt(r, "/facts?%s", about_query(r, &o->a)),
        .number = fmt(r, "%lld", (long long)(o->a.household.v ? o->a.household.v : o->a.person.v)), .problem = problem };

    p.title = o->f ? facts_label(r, o->variable) : text(r, T_facts_add);
    p.label = o->a.name;
    if (o->f) {
        draft_used(r, draft_about(r, o));
        p.about = draft_about(r, o);
        p.question = o->f->question < 0 ? "" : text(r, o->f->question);
        p.special = o->f->special;
        p.shielded = k && k->shielded;
        if (k) take_how(r, k, &p);
        p.value = typed(r, "value", k && !k->shielded ? value_typed(r, o->f, k->value) : "");
        p.since = typed(r, "since", k ? day_field(r, r->today) : "");
        p.until = typed(r, "until", "");
        p.said_by = typed(r, "said_by", "");
        p.paper = typed(r, "paper", k && !k->shielded ? k->paper : "");
        p.hint = o->f->type == T_DATE ? "2/3/1985" : o->f->type == T_MONEY ? "8.400,50 €" : "";
        p.was = was_of(r, o, k);
        choices(r, o, &p);
        words(r, &p, typed(r, "evidence", "declared"), typed(r, "source", "household"));
        history(r, o, &p);
    } else which(r, o, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = p.back, .problem = *problem != 0);
    one_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct one o;

    if (open_one(r, &o, "looked at a fact of")) render(r, &o, 200, "", "");
}

/* ---- recording --------------------------------------------------------------------------------------- */

static const char *said_value(struct req *r, const char *v)
{
    int f = book_fact_find(r->house->book, in(r, "fact"));
    const char *plain = f < 0 ? NULL : facts_typed(r, book_fact(r->house->book, f), v);

    return plain ? facts_say(r, in(r, "fact"), plain) : v;
}

static void show_conflict(struct req *r, struct one *o)
{
    const struct fact_kept *k = stands(r, o);
    struct kept carry[] = { { o->a.household.v ? "household" : "person", fmt(r, "%lld", (long long)(o->a.household.v ? o->a.household.v : o->a.person.v)) },
        { "fact", o->variable }, { "how", in(r, "how") }, { "since", in(r, "since") }, { "until", in(r, "until") }, { "evidence", in(r, "evidence") },
        { "source", in(r, "source") }, { "said_by", in(r, "said_by") } };
    struct conflict_field at[] = { { "value", facts_label(r, o->variable), k && !k->shielded ? value_typed(r, o->f, k->value) : "", said_value },
        { "paper", text(r, T_facts_paper), k && !k->shielded ? k->paper : "", NULL } };

    conflict_page(r, &(struct conflict){ .title = facts_label(r, o->variable), .action = "/facts/one", .back = fmt(r, "/facts?%s", about_query(r, &o->a)),
        .version = facts_seen(r, o->a.person, o->a.household, o->variable), .carry = { sizeof carry / sizeof *carry, carry }, .n = 2, .at = at });
}

static bool source_known(const char *s)
{
    for (int i = 0; i < 5; i++) if (!strcmp(s, fact_sources[i])) return true;
    return false;
}

/* "how": change (from a day on), correct (what stands was wrong), end (no longer, from a day on), never (it was wrong from the beginning).
** What is wrong with it, and at which field; "" = nothing. */
static const char *read_form(struct req *r, struct one *o, struct fact_new *n, const char **bad)
{
    const char *how = in(r, "how"), *source = in(r, "source");
    const struct fact_kept *k = strcmp(how, "correct") ? NULL : stands(r, o);
    bool end = !strcmp(how, "end"), never = !strcmp(how, "never");

    *n = (struct fact_new){ .person = o->a.person, .household = o->a.household, .variable = o->variable, .evidence = evidence_of(in(r, "evidence")),
        .source = source_known(source) ? source : "staff", .said_by = in(r, "said_by"), .paper = in(r, "paper"), .seen = in_id(r, "row_version") };
    *bad = "since";
    if (!day_typed(r, never ? "" : in(r, "since"), &n->since)) return text(r, T_facts_bad_day);
    if (!k && !end && n->since.v > day_add_months(r->today, 12).v) return text(r, T_facts_bad_ahead);      /* FA19 */
    *bad = "until";
    if (!day_typed(r, end || never ? "" : in(r, "until"), &n->until)) return text(r, T_facts_bad_day);
    if (n->until.v != DAY_NONE.v) n->until.v++;         /* the last day on which it holds was typed */
    if (k) n->since = k->since, n->until = k->until;
    *bad = "value";
    n->value = end ? "" : facts_typed(r, o->f, in(r, "value"));
    if (!n->value) return text(r, T_facts_bad_value);
    *bad = characters(n->paper) > WORDS_MOST ? "paper" : "said_by";
    return characters(in(r, *bad)) > WORDS_MOST ? text_with(r, T_facts_bad_long, fmt(r, "%d", WORDS_MOST)) : "";
}

static const char *refused(struct req *r, const struct fact *f, enum facts_refusal no)
{
    if (no != FACTS_BOUNDS) return text(r, facts_refusal_text(no));
    return text_with(r, T_facts_bad_bounds, facts_bound(r, f, f->lo), facts_bound(r, f, f->hi));
}

static void post(struct req *r)
{
    struct one o;
    struct fact_new n;
    const char *problem, *bad;

    if (!open_one(r, &o, NULL)) return;
    if (!o.f) { refuse(r, 422, T_facts_no_such); return; }
    problem = read_form(r, &o, &n, &bad);
    if (*problem) { render(r, &o, 422, problem, bad); return; }
    enum facts_refusal no = facts_record(r, &n, NULL);
    if (no == FACTS_CONFLICT) { show_conflict(r, &o); return; }
    if (no != FACTS_OK && no != FACTS_SAME) { render(r, &o, 422, refused(r, o.f, no), no == FACTS_DATES ? "until" : "value"); return; }
    act(r, fmt(r, "recorded the fact %s", o.variable), o.a.person.v ? "person" : "household", o.a.person.v ? o.a.person.v : o.a.household.v);
    see_other(r, "/facts?%s&saved=1", about_query(r, &o.a));
}
PAGE(facts_one, .path = "/facts/one", .may = MAY_ADVISE, .get = get, .post = post,
     .help = "Record, correct or end one fact; its history.");
