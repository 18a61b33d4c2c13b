/* SPDX-License-Identifier: EUPL-1.2
** intake.c - somebody comes to stay: sent by a referral, known already, or from the street: the record first, the identity later. */
#include "rooms/stays/intake.h"
#include "rooms/referrals/referrals.h"
#include "web/draft.h"
#include "base/date.h"
#include "host/chance.h"
#include "intake.sql.h"

enum { DAYS_BACK = 30, CODE_LETTERS = 6, ARRIVE_TURNS = 6 * 60 };
struct paper_line { const char *id, *name; bool before, on; int64_t days; };
struct alike_line { const char *path; struct isolated name; const char *born, *said; };
struct intake_page {
    const char *title, *problem, *back, *about, *family, *given, *born, *since, *persons, *elsewhere; struct isolated who, with;
    unit_id unit; person_id person;
    referral_id referral; stay_id along; bool known, secret, counts, nightly, another;
    struct options origins, cycles, sexes; struct bed_options beds;
    struct { int n; struct paper_line *at; } papers;
    struct { int n; struct alike_line *at; } alike;
};
#include "intake.html.h"

static const char *const sexes[] = { "", "f", "m", "x", NULL };

/* ---- who comes ---- */

struct comer { person_id person; referral_id referral; stay_id along; const struct guest *adult; const char *name; };

/* False after answering: a file that does not open, a referral that is not this unit's. */
static bool comer_of_visit(struct req *r, const struct house_unit *h, struct comer *c)
{
    struct coming_one_row row;

    *c = (struct comer){ .referral = { in_id(r, "referral") }, .person = registry_root(r, (person_id){ in_id(r, "person") }),
        .along = { in_id(r, "along") }, .name = "" };
    if (c->along.v) {
        c->adult = stay_of_visit(r, c->along);
        if (!c->adult) return false;
        if (c->adult->unit.v != h->id.v || c->adult->until.v != DAY_NONE.v) { refuse(r, 404, T_stays_gone); return false; }
    }
    if (c->referral.v) {
        if (!coming_one(r, h->id, c->referral, &row)) { refuse(r, 404, T_stays_not_coming); return false; }
        c->person = registry_root(r, row.person);
    }
    if (!c->person.v) return true;
    const struct person *who = access_knows(r, c->person) ? registry_person(r, c->person) : NULL;
    if (!who) { refuse(r, 404, T_access_unknown); return false; }
    c->name = person_name(r, who);
    return true;
}

/* Who comes in the small hours lies down in the night that runs; who comes in the morning sleeps here tonight (ST4). */
static day first_night(const struct req *r, const struct house_unit *h)
{
    return (day){ r->today.v - (h->rules->nightly && greek_minute(r->now) < ARRIVE_TURNS) };
}

/* ---- the form ---- */

static struct options cycles_of(struct req *r, const struct stay_rules *s, const char *held)
{
    struct options o = { .at = mem_get(&r->mem, (size_t)(s->ncycles + 1) * sizeof *o.at) };

    for (int i = s->ncycles - 1; i >= 0; i--) {
        const struct stay_cycle *c = &s->cycles[i];
        o.at[o.n++] = (struct option){ c->id, cycle_said(r, c), *held ? !strcmp(held, c->id) : i == s->ncycles - 1 };
    }
    return o;
}

static void put_papers(struct req *r, const struct stay_rules *s, struct intake_page *p)
{
    p->papers.at = mem_get(&r->mem, (size_t)(s->npapers + 1) * sizeof *p->papers.at);
    for (int i = 0; i < s->npapers; i++) {
        const struct stay_paper *x = &s->papers[i];
        p->papers.at[p->papers.n++] = (struct paper_line){ x->id, stay_said(r, "paper", x->id), x->before,
            *typed(r, fmt(r, "paper_%s", x->id), "") != 0, x->days };
    }
}

static const char *elsewhere(struct req *r, const struct house_unit *h, person_id person)
{
    struct stays_elsewhere all = stays_elsewhere(r, h->id, person, staff_here(r), r->today);

    return all.n ? text_with(r, T_stays_elsewhere, all.at[0].unit_name) : "";
}

/* Who has a place by a list was sent by the service that gives it, not by the street. */
static const char *origin_likely(struct req *r, const struct house_unit *h, const struct comer *c)
{
    if (c->referral.v) return "referral";
    if (h->secret) return "centre";
    return c->person.v && seated(r, h->id, c->person, r->today).n ? "service" : "street";
}

static void show_form(struct req *r, int status, const struct house_unit *h, const struct comer *c, struct intake_page *p)
{
    day since;

    if (!stay_day_typed(r, "since", first_night(r, h), &since)) since = r->today;
    p->title = text(r, c->along.v ? T_stays_take_in_child : T_stays_take_in);
    p->back = fmt(r, "/stays?unit=%lld", (long long)h->id.v);
    p->about = fmt(r, "%lld", (long long)h->id.v);
    p->unit = h->id, p->person = c->person, p->referral = c->referral, p->along = c->along;
    p->known = c->person.v != 0, p->secret = h->secret, p->counts = h->rules->nrents > 0, p->nightly = h->rules->nightly;
    p->who.text = c->name;
    p->with.text = c->adult ? c->adult->name.text : "";
    p->elsewhere = c->person.v && !h->secret ? elsewhere(r, h, c->person) : "";
    p->family = typed(r, "family", ""), p->given = typed(r, "given", ""), p->born = typed(r, "born", "");
    p->since = typed(r, "since", day_field(r, first_night(r, h))), p->persons = typed(r, "persons", "1");
    p->sexes = stay_options(r, sexes, "sex", typed(r, "sex", ""));
    p->origins = stay_options(r, stay_origins, "origin", typed(r, "origin", origin_likely(r, h, c)));
    p->cycles = cycles_of(r, h->rules, typed(r, "cycle", ""));
    p->beds = free_bed_options(r, h->id, since, (bed_id){ in_id(r, "bed") });
    put_papers(r, h->rules, p);
    r->status = status;
    page_begin(r, p->title, .back = p->back, .problem = *p->problem != 0);
    intake_html(r, p);
    page_end(r);
}

static void get(struct req *r)
{
    struct house_unit h;
    struct comer c;

    if (!stay_unit(r, &h, "/stays/intake") || !comer_of_visit(r, &h, &c)) return;
    if (c.person.v) { stay_quietly(r, h.secret, c.person); act(r, "began to take somebody in", "person", c.person.v); }
    draft_used(r, fmt(r, "%lld", (long long)h.id.v));
    show_form(r, 200, &h, &c, &(struct intake_page){ .problem = "" });
}

/* ---- what was typed ---- */

struct coming_in { day since; bed_id bed; const struct stay_cycle *cycle; int persons; struct person_new is; };

static const char *new_wrong(struct req *r, struct coming_in *in_)
{
    struct person_new *n = &in_->is;
    const char *wrong;

    *n = (struct person_new){ .family = in(r, "family"), .given = in(r, "given"), .father = "", .mother = "", .sex = in(r, "sex"),
        .lang = "", .birth = DAY_NONE, .birth_exact = "unknown" };
    if (!*n->family && !*n->given) return text(r, T_stays_who_needed);
    if ((wrong = registry_name_wrong(r, n->family)) || (wrong = registry_name_wrong(r, n->given))) return wrong;
    if (!stay_one_of(n->sex, sexes)) return text(r, T_stays_no_choice);
    if (*in(r, "born")) {
        if (!day_read_forgiving(in(r, "born"), &n->birth) || n->birth.v > r->today.v || years_between(n->birth, r->today) > 120)
            return text(r, T_stays_born_wrong);
        n->birth_exact = "day";
    }
    return NULL;
}

/* ST8: how old a child may be that comes along is the town's rule. */
static const char *child_wrong(struct req *r, const struct house_unit *h, const char *sex, day birth)
{
    int most = !strcmp(sex, "m") ? h->rules->boys_to : h->rules->girls_to;

    if (birth.v == DAY_NONE.v) return text(r, T_stays_child_birth);
    return most && years_between(birth, r->today) >= most ? text_with(r, T_stays_child_old, fmt(r, "%d", most)) : NULL;
}

/* All of them at once, not one after the other. */
static const char *papers_wrong(struct req *r, const struct stay_rules *s)
{
    struct out missing = { .mem = &r->mem };

    for (int i = 0; i < s->npapers; i++)
        if (s->papers[i].before && !in_has(r, fmt(r, "paper_%s", s->papers[i].id)))
            out_fmt(&missing, "%s%s", missing.n ? " · " : "", stay_said(r, "paper", s->papers[i].id));
    return missing.n ? text_with(r, T_stays_paper_before, out_text(&missing)) : NULL;
}

static const char *wrong_in(struct req *r, const struct house_unit *h, const struct comer *c, struct coming_in *to)
{
    const struct person *known = c->person.v ? registry_person(r, c->person) : NULL;
    const char *wrong = NULL;

    *to = (struct coming_in){ .bed = { in_id(r, "bed") }, .cycle = stay_cycle_named(h->rules, in(r, "cycle")),
        .persons = *in(r, "persons") ? (int)in_id(r, "persons") : 1 };
    if (!stay_day_typed(r, "since", first_night(r, h), &to->since) || to->since.v > r->today.v || to->since.v < r->today.v - DAYS_BACK)
        return text(r, T_stays_since_wrong);
    if (!known && (wrong = new_wrong(r, to))) return wrong;
    if (!to->cycle || !stay_one_of(in(r, "origin"), stay_origins)) return text(r, T_stays_no_choice);
    if (to->persons < 1 || to->persons > 20) return text(r, T_stays_persons_wrong);
    if (c->along.v && (wrong = child_wrong(r, h, known ? known->sex : to->is.sex, known ? known->birth : to->is.birth))) return wrong;
    if (!c->along.v && (wrong = papers_wrong(r, h->rules))) return wrong;
    if (known && h->secret && known->shield != 2) return text(r, T_stays_not_invisible);
    if (known && stays_already(r, h->id, c->person, to->since).n) return text(r, T_stays_here_already);
    if (!to->bed.v && !c->along.v) return text(r, T_stays_bed_needed);
    const char *sex = c->along.v ? "" : known ? known->sex : to->is.sex;
    return to->bed.v ? bed_refused(r, h->id, to->bed, to->since, sex) : NULL;
}

/* Somebody who is written down for the first time: files that may be theirs are shown before.  In a secret unit nobody looks. */
static bool alike(struct req *r, const struct house_unit *h, const struct coming_in *n, struct intake_page *p)
{
    const struct look_alike *all;
    int found = h->secret || in_has(r, "another") ? 0 : registry_look_alikes(r, &n->is, "", &all);

    p->alike.at = mem_get(&r->mem, (size_t)(found + 1) * sizeof *p->alike.at);
    for (int i = 0; i < found; i++)
        p->alike.at[p->alike.n++] = (struct alike_line){ fmt(r, "/stays/intake?unit=%lld&person=%lld", (long long)h->id.v,
            (long long)all[i].person.v), { all[i].name }, all[i].born, all[i].said };
    p->another = found > 0;
    return found > 0;
}

/* ---- taking in ---- */

/* A code that says nothing: no name, no order of arrival (ST5). */
static const char *code_new(struct req *r, unit_id unit)
{
    static const char letters[] = "ABEHKMNPTXYZ2346789";
    char s[CODE_LETTERS + 1] = { 0 };

    do {
        for (int i = 0; i < CODE_LETTERS; i++) s[i] = letters[chance_below(sizeof letters - 1)];
    } while (code_taken(r, unit, s).n);
    return mem_str(&r->mem, s);
}

stay_id stay_take_in(struct req *r, const struct house_unit *h, const struct arrival_of *a)
{
    struct add_stay_row row;

    if (!add_stay(r, h->id, a->person, code_new(r, h->id), a->cycle->id, a->origin, a->referral, a->along, a->persons, a->since,
        cycle_until(a->cycle, a->since), r->now, staff_here(r), &row)) fault(&r->fate, "the stay was not written");
    if (a->bed.v) lie_in(r, a->bed, row.id, a->since, r->now, staff_here(r));
    for (int i = 0; i < h->rules->npapers && !a->along.v; i++) {
        const struct stay_paper *x = &h->rules->papers[i];
        day needed = { a->since.v + x->days };
        if (a->all_papers || x->before || in_has(r, fmt(r, "paper_%s", x->id)))
            seen_at_once(r, row.id, x->id, needed, x->good_months ? day_add_months(r->today, x->good_months) : DAY_NONE, r->now,
                staff_here(r));
        else ask_for(r, row.id, x->id, needed);
    }
    access_give(r, &(struct grant){ .person = a->person, .unit = h->id, .purpose = "stay", .about_kind = "stay", .about = row.id.v });
    stay_quietly(r, h->secret, a->person);
    act(r, "took in a guest", "stay", row.id.v);
    return row.id;
}

static person_id record(struct req *r, const struct house_unit *h, const struct person_new *n)
{
    person_id id;

    if (h->secret) r->hidden = -1;                      /* from the first line on */
    id = registry_add(r, n);
    if (h->secret) access_conceal(r, id, staff_here(r), text(r, T_stays_concealed));
    registry_keys_write(r, id);
    act(r, "recorded a person", "person", id.v);
    return id;
}

static void post(struct req *r)
{
    struct house_unit h;
    struct comer c;
    struct coming_in n;
    struct intake_page p = { .problem = "" };

    if (!stay_unit(r, &h, "/stays/intake") || !comer_of_visit(r, &h, &c)) return;
    const char *wrong = wrong_in(r, &h, &c, &n);
    if (!wrong && !c.person.v && alike(r, &h, &n, &p)) wrong = text(r, T_stays_alike);
    if (wrong) { p.problem = wrong; show_form(r, 422, &h, &c, &p); return; }
    if (c.person.v && !access_use(r, c.person, "took in a guest")) return;
    person_id person = c.person.v ? c.person : record(r, &h, &n.is);
    stay_id id = stay_take_in(r, &h, &(struct arrival_of){ person, n.bed, c.referral, c.along, n.cycle, in(r, "origin"), n.persons, n.since,
        false });
    if (c.referral.v) referral_came(r, c.referral);
    stay_saved(r, id);
}
PAGE(stays_intake, .path = "/stays/intake", .may = MAY_STAY, .get = get, .post = post,
    .help = "Somebody comes to stay: papers and tests, bed, the clock begins.");
