/* SPDX-License-Identifier: EUPL-1.2
** apply.c - from an entitlement to an application in one click; or from a paper, with its own day and hour. */
#include "rooms/casework/inside.h"
#include "rooms/facts/facts.h"
#include "base/date.h"

enum { A_YEAR = 366 };                  /* days: an older paper is asked about */

struct applied_for { const char *id, *name, *answer, *tone, *amount, *has; bool on; };
struct apply_page {
    person_id person; struct isolated name; const char *problem, *bad, *on, *hour, *paper_no;
    bool paper, bad_programme, bad_on, bad_hour, asks_old, old;
    struct { int n; struct applied_for *at; } programmes;
};
#include "apply.html.h"

static int before(const void *a_, const void *b_)
{
    static const char order[] = "owni";         /* ok, warn, none, no ... */
    const struct applied_for *a = a_, *b = b_;
    const char *x = strchr(order, *a->tone ? *a->tone : 'i'), *y = strchr(order, *b->tone ? *b->tone : 'i');

    return x != y ? (x < y ? -1 : 1) : strcmp(a->name, b->name);
}

static void take_programmes(struct req *r, person_id person, struct apply_page *p)
{
    static const char *const tone[] = { [NO] = "no", [YES] = "ok", [NOT_KNOWN] = "warn" };
    static const char *const word[] = { [NO] = "no", [YES] = "yes", [NOT_KNOWN] = "not_known" };
    const struct book *b = r->house->book;
    struct household *h = person_household(r, person, false);
    struct screening *s = h ? screen(&r->mem, b, h, r->today) : NULL;
    int n = book_programmes(b);

    p->programmes.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->programmes.at);
    for (int i = 0; i < n; i++) {
        const struct programme *g = book_programme(b, i);
        struct applied_for *a = &p->programmes.at[p->programmes.n++];
        *a = (struct applied_for){ g->id, programme_said(r, g->id), s ? said_text(r, "casework.answer_", word[s->at[i].answer]) : "",
            s ? tone[s->at[i].answer] : "", "", "", !strcmp(g->id, in(r, "programme")) };
        if (s && s->at[i].answer == YES && s->at[i].namounts) a->amount = say_amount(&r->mem, r->house->texts, r->lang, &s->at[i].amounts[0]);
        if (case_standing(r, person, case_home(r, person, g->id), g->id).open.v) a->has = text(r, T_casework_has_open);
    }
    qsort(p->programmes.at, (size_t)p->programmes.n, sizeof *p->programmes.at, before);
}

/* What is wrong, and at which field. */
struct amiss { const char *field, *words; };
#define FINE ((struct amiss){ "", "" })

static struct amiss at_field(struct req *r, const char *field, int words) { return (struct amiss){ field, text(r, words) }; }

static void show_page(struct req *r, person_id person, int status, struct amiss wrong)
{
    const struct person *who = registry_person(r, person);
    struct apply_page p = { .person = person, .problem = wrong.words, .bad = wrong.field, .on = in(r, "on"), .hour = in(r, "hour"),
        .paper_no = in(r, "paper_no"), .bad_programme = !strcmp(wrong.field, "programme"), .bad_hour = !strcmp(wrong.field, "hour"),
        .asks_old = !strcmp(wrong.field, "old") || in_has(r, "old"), .old = in_has(r, "old") };

    p.bad_on = !strcmp(wrong.field, "on") || !strcmp(wrong.field, "old");
    p.name.text = who ? person_name(r, who) : "";
    p.paper = *p.on || *p.hour || *p.paper_no;
    take_programmes(r, person, &p);
    r->status = status;
    page_begin(r, text(r, T_casework_apply_title), .back = fmt(r, "/person?id=%lld", (long long)person.v), .problem = *wrong.words != 0);
    apply_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    person_id person = { in_id(r, "person") };

    if (access_open(r, person, "began an application")) show_page(r, registry_root(r, person), 200, FINE);
}

static bool hour_typed(const char *s, unsigned *h, unsigned *m)
{
    char rest;

    return sscanf(s, "%2u:%2u%c", h, m, &rest) == 2 && *h <= 23 && *m <= 59;
}

/* A time limit counts from the paper's day: one that cannot be is asked again, one of long ago is confirmed. */
static struct amiss check_day(struct req *r, const struct person *who, day d)
{
    if (who->birth.v != DAY_NONE.v && strcmp(who->birth_exact, "presumed") && d.v < who->birth.v)
        return (struct amiss){ "on", text_with(r, T_casework_paper_unborn, person_born(r, who)) };
    return d.v < r->today.v - A_YEAR && !in_has(r, "old") ? at_field(r, "old", T_casework_paper_old) : FINE;
}

/* The paper's own day and hour, in Greek time. */
static struct amiss paper_time(struct req *r, const struct person *who, instant *at)
{
    const char *hour = in(r, "hour");
    unsigned h = 12, m = 0;
    day d;

    if (!*in(r, "on")) return at_field(r, "on", T_casework_paper_no_day);
    if (!day_read_forgiving(in(r, "on"), &d)) return at_field(r, "on", T_casework_paper_time_wrong);
    if (*hour && !hour_typed(hour, &h, &m)) return at_field(r, "hour", T_casework_paper_time_wrong);
    at->v = (int64_t)d.v * 86400 + h * 3600 + m * 60 - 2 * 3600;
    if (greek_minute(*at) != (int)(h * 60 + m)) at->v -= 3600;          /* summer time */
    return at->v > r->now.v ? at_field(r, "on", T_casework_paper_time_wrong) : check_day(r, who, d);
}

static void post(struct req *r)
{
    person_id person = { in_id(r, "person") };
    const char *programme = in(r, "programme");
    struct application a = { .programme = programme, .origin = "clerk", .paper_no = in(r, "paper_no") };
    struct amiss wrong;
    bool was;

    if (!access_open(r, person, "began an application")) return;
    a.person = registry_root(r, person);
    a.household = case_home(r, a.person, programme);
    if (book_programme_find(r->house->book, programme) < 0) {
        show_page(r, a.person, 422, at_field(r, "programme", T_casework_choose_programme));
        return;
    }
    if (*in(r, "on") || *in(r, "hour") || *in(r, "paper_no")) {
        a.origin = "paper";
        wrong = paper_time(r, registry_person(r, a.person), &a.opened);
        if (*wrong.words) { show_page(r, a.person, 422, wrong); return; }
    }
    if (a.household.v ? !facts_use(r, a.household, r->today, "began an application") : !access_use(r, a.person, "began an application")) return;
    struct household *h = person_household(r, a.person, true);
    a.answers = h ? receipt_of(r, screen(&r->mem, r->house->book, h, r->today)) : NULL;
    a.answers_n = a.answers ? strlen(a.answers) : 0;
    case_id id = case_apply(r, &a, &was);
    see_other(r, "/case?id=%lld%s", (long long)id.v, was ? "&was=1" : "");
}
PAGE(case_new, .path = "/case/new", .may = MAY_ADVISE | MAY_RECEIVE, .get = get, .help = "What somebody can apply for, the likeliest first; also from a paper.");
PAGE(case_apply, .path = "/case/apply", .may = MAY_ADVISE | MAY_RECEIVE, .post = post, .help = "Hands in an application: protocol number, papers, time limit.");
