/* SPDX-License-Identifier: EUPL-1.2
** paper.c - a certificate of attendance, for somebody with a file who was at enough of the lessons (EV13). */
#include "rooms/events/inside.h"
#include "rooms/certificates/certificates.h"
#include "web/house.h"
#include "paper.sql.h"

enum { YEARS = 10, LANGUAGES = 24 };

struct lang_choice { const char *code, *name; bool held; };
struct paper_page {
    const char *problem, *lead; struct isolated title, name; signup_id signup; bool enough;
    struct { int n; struct lang_choice at[LANGUAGES]; } langs;
};
#include "paper.html.h"

struct attendance { struct signup_row s; struct course_row c; const struct person *who; struct attended_row was; int64_t held; bool enough;
    };

/* Of the team's course, of somebody whom the reader sees. */
static bool attendance_of(struct req *r, signup_id id, struct attendance *a)
{
    struct signup_seen_row seen;

    if (!signup_seen(r, id, staff_here(r), r->now, &seen) || !signup(r, id, &a->s) || !course(r, a->s.course, &a->c)
        || !works_there(r, a->c.unit) || !a->s.person.v || !access_sees(r, a->s.person)) return false;
    a->who = registry_person(r, registry_root(r, a->s.person));
    a->was = attended(r, id);
    a->held = lessons_held(r, a->s.course, r->now).n;
    a->enough = a->was.came && a->was.came * 100 >= a->c.percent * a->held;
    return a->who != NULL;
}

static const char *number(struct req *r, int64_t n) { return fmt(r, "%lld", (long long)n); }

/* In that language.  EV7: a paper is read by whoever may open the file; of a course that its team alone reads it does not say which. */
static const char *words_in(struct req *r, const struct attendance *a, int lang)
{
    int reader = r->lang;
    int64_t tenths = (a->was.seconds * 10 + AN_HOUR / 2) / AN_HOUR;

    r->lang = lang;
    const char *s = text_with(r, T_events_certificate_words, a->c.sensitive || a->c.secret || a->c.quiet
        ? text(r, T_events_certificate_neutral)
        : course_title(r, a->s.course), number(r, a->was.came), number(r, a->held),
        tenths % 10 ? fmt(r, "%lld,%lld", (long long)(tenths / 10), (long long)(tenths % 10)) : number(r, tenths / 10),
        day_said(r, greek_day(a->was.first)), day_said(r, greek_day(a->was.last)));
    r->lang = reader;
    return s;
}

static void show_page(struct req *r, int status, signup_id id, const struct attendance *a, const char *problem)
{
    struct paper_page p = { .problem = problem, .lead = text_with(r, T_events_certificate_lead, number(r, a->was.came), number(r, a->held),
        number(r, a->c.percent)), .title = course_said(r, a->s.course).title, .name = { person_name(r, a->who) }, .signup = id,
        .enough = a->enough };
    const char *held = *in(r, "paper_lang") ? in(r, "paper_lang") : *a->who->lang ? a->who->lang : "el";

    for (int i = 0; i < texts_languages(r->house->texts) && p.langs.n < LANGUAGES; i++) {
        const struct language *l = texts_language(r->house->texts, i);
        p.langs.at[p.langs.n++] = (struct lang_choice){ l->code, l->name, !strcmp(l->code, held) };
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_certificate), .back = fmt(r, "/courses/signup?id=%lld", (long long)id.v), .problem = *problem != 0);
    paper_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    signup_id id = { in_id(r, "signup") };
    struct attendance a;

    if (!attendance_of(r, id, &a)) { refuse(r, 404, T_events_gone); return; }
    act(r, "opened a registration for a course", "person", a.who->id.v);
    show_page(r, 200, id, &a, "");
}

static void prepare(struct req *r)
{
    struct attendance a;
    int lang = texts_language_find(r->house->texts, in(r, "paper_lang"));

    if (!attendance_of(r, (signup_id){ in_id(r, "signup") }, &a) || !a.enough) return;               /* post answers */
    const char *words = words_in(r, &a, 0);
    if (lang > 0) words = fmt(r, "%s\n%s", words, words_in(r, &a, lang));
    r->prepared = (void *)certificates_prepare(r, &(struct certificate_asked){ .kind = "attendance", .person = a.who->id,
        .lang = lang > 0 ? in(r, "paper_lang") : "el", .words = words, .since = greek_day(a.was.first),
        .until = day_add_months(r->today, 12 * YEARS) });
}

static void post(struct req *r)
{
    signup_id id = { in_id(r, "signup") };
    struct attendance a;

    if (!attendance_of(r, id, &a)) { refuse(r, 404, T_events_gone); return; }
    if (!a.enough || !r->prepared) { show_page(r, 422, id, &a, text(r, T_events_certificate_few)); return; }
    if (!access_use(r, a.who->id, "gave a certificate")) return;
    see_other(r, "/certificates/one?id=%lld&done=given", (long long)certificates_keep(r, r->prepared).v);
}
PAGE(courses_certificate, .path = "/courses/certificate", .may = MAY_ADVISE | MAY_DECIDE, .get = get, .prepare = prepare, .post = post,
     .help = "A certificate of attendance, for somebody who was at enough of the lessons.");
