/* SPDX-License-Identifier: EUPL-1.2
** online.c - POST /apply: from the results to the form of an application, and what was typed into it. */
#include "rooms/casework/online.h"
#include "base/date.h"

struct choice_line { const char *field, *said, *tag; bool on; };
struct who_line { const char *id, *label, *shape, *family, *given, *afm, *amka, *error, *born; bool other, adult; };
struct speak_line { const char *code, *name; bool on; };
struct online_page {
    const char *state, *what_error, *what_shape, *contact_error, *contact_shape, *phone, *email; bool neither;
    struct { int n; const struct online_problem *at; } errors;
    struct { int n; struct choice_line *at; } choices;
    struct { int n; struct who_line *at; } members;
    struct { int n; struct speak_line *at; } languages;
};
#include "online.html.h"

/* ---- what was typed ---- */

const char *online_typed(const struct online *f, const char *field, int member)
{
    const char *s = in(f->r, fmt(f->r, "%s.%d", field, member));

    while (*s == ' ') s++;
    return s;
}

const char *online_lang(const struct online *f)
{
    const char *code = in(f->r, "speak");
    int at = texts_language_find(f->r->house->texts, code);

    return texts_language(f->r->house->texts, at < 0 ? f->r->lang : at)->code;
}

struct person_declared online_person(const struct online *f, int m)
{
    struct person_declared d = { .is = { .family = online_typed(f, "family", m), .given = online_typed(f, "given", m), .lang = online_lang(f) },
        .afm = online_typed(f, "afm", m), .amka = online_typed(f, "amka", m), .mobile = m ? "" : in(f->r, "phone"), .email = m ? "" : in(f->r, "email") };

    if (m && !*d.is.family) d.is.family = online_typed(f, "family", 0);
    facts_person(f->t->h, m, &d.is);
    return d;
}

static bool is_field(const char *name)
{
    static const char *const ours[] = { "csrf", "do", "true", "agree", "lang", "text_size", "text_contrast" };

    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) if (!strcmp(name, ours[i])) return false;
    return true;
}

struct kepts online_kept(const struct online *f, const char *what_next)
{
    struct req *r = f->r;
    struct kept *at = mem_get(&r->mem, (size_t)(r->nform + 1) * sizeof *at);
    int n = 0;

    for (int i = 0; i < r->nform; i++)
        if (is_field(r->form_fields[i].name)) at[n++] = (struct kept){ r->form_fields[i].name, r->form_fields[i].value };
    if (*what_next) at[n++] = (struct kept){ "do", what_next };
    return (struct kepts){ n, at };
}

/* ---- what one can apply for ---- */

static void add_choice(struct online *f, const struct result *x, int member)
{
    struct online_choice c = { x, member, fmt(f->r, "c.%s.%d", x->p->id, member), false };
    bool pressed = !strcmp(in(f->r, "for"), x->p->id) && (member < 0 || x->v->member[member] == YES || x->v->answer != YES);     /* on the results */

    c.on = pressed || in_has(f->r, c.field);
    f->nchosen += c.on;
    f->choices[f->nchoices++] = c;
}

static void take_choices(struct online *f)
{
    f->choices = mem_get(&f->r->mem, (size_t)f->o->n * (size_t)(f->t->h->members + 1) * sizeof *f->choices);
    for (int i = 0; i < f->o->n; i++) {
        const struct result *x = &f->o->at[i];
        if (x->group == GROUP_NO || !town_online(f->r->house->town, x->p)) continue;
        if (!x->p->per_person || !x->v->member) { add_choice(f, x, -1); continue; }
        for (int m = 0; m < f->t->h->members; m++) if (x->v->member[m] != NO) add_choice(f, x, m);
    }
}

bool online_open(struct req *r, struct online *f)
{
    memset(f, 0, sizeof *f);
    f->r = r;
    f->state = in(r, "state");
    if (talk_open(r, f->state, &f->t) != TALK_FINE) { talk_visit(r, &resident); return false; }
    f->t->staff = false;
    f->o = results_of(r, f->t, false);
    take_choices(f);
    return true;
}

const char *choice_said(const struct online *f, const struct online_choice *c)
{
    return c->member < 0 ? c->x->name : text_with(f->r, T_apply_whom, c->x->name, talk_member(f->r, f->t, c->member));
}

/* ---- what goes along: ON2 ---- */

static bool is_who(const char *fact) { return !strcmp(fact, "relation") || !strcmp(fact, "born") || !strcmp(fact, "sex"); }

/* What a place costs hangs on more than who gets it: nobody is asked a second time for that. */
static bool its_fee_asks(const struct online *f, const struct programme *g, int fact)
{
    const struct place_rules *place = town_places_of(f->r->house->town, g->id);
    int fee = place && *place->fees ? book_programme_find(f->t->h->book, place->fees) : -1;

    return fee >= 0 && book_programme_asks(f->t->h->book, fee, fact);
}

bool online_tells(const struct online *f, int fact)
{
    const struct book *b = f->t->h->book;
    const struct fact *is_ = book_fact(b, fact);

    if (is_->town || delicate(is_->name)) return false;
    if (is_who(is_->name)) return true;
    for (int i = 0; i < f->nchoices; i++)
        if (f->choices[i].on && (book_programme_asks(b, f->choices[i].x->programme, fact)
            || its_fee_asks(f, book_programme(b, f->choices[i].x->programme), fact))) return true;
    return false;
}

struct household *online_household(const struct online *f)
{
    struct household *h = household_copy(&f->r->mem, f->t->h, f->t->h->members);

    for (int fact = 0; fact < book_facts(h->book); fact++) {
        const struct fact *is_ = book_fact(h->book, fact);
        for (int m = 0; m < (is_->person ? h->members : 1) && !is_->town && !online_tells(f, fact); m++) household_forget(h, fact, m);
    }
    return h;
}

bool online_left_out(const struct online *f)
{
    const struct book *b = f->t->h->book;

    for (int fact = 0; fact < book_facts(b); fact++)
        for (int m = 0; m < (book_fact(b, fact)->person ? f->t->h->members : 1); m++)
            if (delicate(book_fact(b, fact)->name) && household_get(f->t->h, fact, m).evidence != EV_NONE) return true;
    return false;
}

/* ---- what is wrong with it ---- */

static void wrong(struct online *f, const char *field, const char *words)
{
    if (f->nproblems < (int)(sizeof f->problems / sizeof *f->problems)) f->problems[f->nproblems++] = (struct online_problem){ field, words };
}

static void check_name(struct online *f, int m)
{
    struct req *r = f->r;
    struct person_declared d = online_person(f, m);
    const char *family = registry_name_wrong(r, online_typed(f, "family", m)), *given = registry_name_wrong(r, d.is.given);

    if (family) wrong(f, fmt(r, "family.%d", m), fmt(r, "%s: %s", talk_member(r, f->t, m), family));
    else if (given) wrong(f, fmt(r, "given.%d", m), fmt(r, "%s: %s", talk_member(r, f->t, m), given));
    else if (!*d.is.given && !*online_typed(f, "family", m))
        wrong(f, fmt(r, "given.%d", m), fmt(r, "%s: %s", talk_member(r, f->t, m), text(r, T_apply_err_name)));
}

static void check_number(struct online *f, const char *kind, int m)                         /* RG2: not kept is said */
{
    const char *problem = registry_number_wrong(f->r, online_typed(f, kind, m));

    if (problem) wrong(f, fmt(f->r, "%s.%d", kind, m), fmt(f->r, "%s: %s", talk_member(f->r, f->t, m), problem));
}

static void check_member(struct online *f, int m)
{
    check_name(f, m);
    check_number(f, "amka", m);
    check_number(f, "afm", m);
}

void online_check(struct online *f)
{
    struct req *r = f->r;
    const char *phone = in(r, "phone"), *email = in(r, "email");

    if (!f->nchosen) wrong(f, "what", text(r, T_apply_err_nothing));
    for (int m = 0; m < f->t->h->members; m++) check_member(f, m);
    if (*phone && !registry_contact_fits(r, "mobile", phone)) wrong(f, "phone", text(r, T_apply_err_phone));
    else if (*email && !registry_contact_fits(r, "email", email)) wrong(f, "email", text(r, T_apply_err_email));
    else if (!*phone && !*email && !in_has(r, "neither")) wrong(f, "phone", text(r, T_apply_err_contact));
}

/* ---- the form ---- */

static const char *problem_of(const struct online *f, const char *field)
{
    for (int i = 0; i < f->nproblems; i++) if (!strcmp(f->problems[i].field, field)) return f->problems[i].words;
    return "";
}

static bool grown_up(const struct online *f, const struct person_new *n) { return n->birth.v == DAY_NONE.v || years_between(n->birth, f->r->today) >= 18; }

static const char *problem_of_member(const struct online *f, int m)
{
    static const char *const fields[] = { "family", "given", "amka", "afm" };
    const char *words = "";

    for (size_t i = 0; i < sizeof fields / sizeof *fields && !*words; i++) words = problem_of(f, fmt(f->r, "%s.%d", fields[i], m));
    return words;
}

static struct who_line who_of(const struct online *f, int m)
{
    struct req *r = f->r;
    struct person_declared d = online_person(f, m);
    const char *error = problem_of_member(f, m);

    return (struct who_line){ .id = fmt(r, "%d", m), .label = talk_member(r, f->t, m), .shape = *error ? "group bad" : "group",
        .family = online_typed(f, "family", m), .given = d.is.given, .afm = d.afm, .amka = d.amka, .error = error, .other = m > 0,
        .adult = grown_up(f, &d.is), .born = said_day(r, d.is.birth) };
}

static void take_lines(struct online *f, struct online_page *p)
{
    struct req *r = f->r;
    const struct texts *t = r->house->texts;

    p->choices.at = mem_get(&r->mem, (size_t)(f->nchoices + 1) * sizeof *p->choices.at);
    for (int i = 0; i < f->nchoices; i++) {
        const struct online_choice *c = &f->choices[i];
        p->choices.at[p->choices.n++] = (struct choice_line){ c->field, choice_said(f, c),
            c->x->group == GROUP_CHECK ? text(r, T_apply_tag_check) : c->x->group == GROUP_OPEN ? text(r, T_apply_tag_open) : "", c->on };
    }
    p->members.at = mem_get(&r->mem, (size_t)f->t->h->members * sizeof *p->members.at);
    for (int m = 0; m < f->t->h->members; m++) p->members.at[p->members.n++] = who_of(f, m);
    p->languages.at = mem_get(&r->mem, (size_t)texts_languages(t) * sizeof *p->languages.at);
    for (int i = 0; i < texts_languages(t); i++)
        p->languages.at[p->languages.n++] = (struct speak_line){ texts_language(t, i)->code, texts_language(t, i)->name,
                                                                !strcmp(texts_language(t, i)->code, online_lang(f)) };
}

void online_form_show(struct online *f, int status)
{
    struct req *r = f->r;
    const char *phone = problem_of(f, "phone");
    struct online_page p = { .state = f->state, .what_error = problem_of(f, "what"), .contact_error = *phone ? phone : problem_of(f, "email"),
        .phone = in(r, "phone"), .email = in(r, "email"), .neither = in_has(r, "neither"), .errors = { f->nproblems, f->problems } };

    p.what_shape = *p.what_error ? "group bad" : "group";
    p.contact_shape = *p.contact_error ? "group bad" : "group";
    take_lines(f, &p);
    r->status = status;                 /* not no_store: the way back shows it again, as the conversation's pages */
    page_begin(r, text(r, T_apply_title), .keep = online_kept(f, "edit"), .keep_path = "/apply", .problem = f->nproblems > 0, .quiet = quiet_talk(f->t));
    online_html(r, &p);
    page_end(r);
}

static void pure(struct req *r)
{
    struct online f;

    if (!online_open(r, &f)) return;
    if (!strcmp(in(r, "do"), "check")) {
        online_check(&f);
        if (!f.nproblems) { online_check_show(&f, 200, ""); return; }
    }
    online_form_show(&f, f.nproblems ? 422 : 200);
}

static void to_start(struct req *r) { see_other(r, "/check"); }

PAGE(apply, .path = "/apply", .may = MAY_ANYBODY, .get = to_start, .pure = pure, .no_csrf = true,
     .help = "A resident applies from the results: who they are, what for; nothing is kept yet.");
