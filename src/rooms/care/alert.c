/* SPDX-License-Identifier: EUPL-1.2
** alert.c - what whoever opens the file must know first; it stays until somebody ends it with a reason (CA5). */
#include "rooms/care/notes.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "alert.sql.h"

struct alert_page {
    const char *title, *problem, *done, *about, *words, *why_not, *review, *bad_words, *bad_review, *bad_why, *kind, *state, *end_why; bool special, told, untold, ended, late;
    alert_id id; person_id person; struct isolated name, by; const char *person_path; day since, until;
    struct options kinds; struct conflict_was_page was;
};
struct alert_line { alert_id id; const char *kind, *words; day review; bool late, shielded; };
struct alerts_page { struct { int n; struct alert_line *at; } alerts; };
#include "alert.html.h"
#define alert_show_page alert_page     /* one page, read or written */
#include "alert_show.html.h"
#include "alerts.html.h"

static const char *const kinds[] = { "danger", "health", "contact", "child", "other", NULL };

void alerts_ask(struct req *r, person_id id) { alerts_of_ahead(r, id); }

void care_alerts(struct req *r, person_id id)
{
    struct alerts_of all = alerts_of(r, id);
    struct alerts_page p = { .alerts.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.alerts.at) };
    bool special = all.n && access_special(r, id);

    for (int i = 0; i < all.n; i++) {
        struct alerts_of_row *a = &all.at[i];
        bool shut = a->special && !special && a->by.v != staff_here(r).v;          /* that there is one is said to all: it is for their safety */
        p.alerts.at[p.alerts.n++] = (struct alert_line){ a->id, care_said(r, "alert", a->kind), shut ? text(r, T_care_alert_shut) : care_unseal(r, "alert", a->words, a->words_n),
                                                         a->review, a->review.v < r->today.v, shut };
    }
    if (all.n) alerts_html(r, &p);
}

/* ---- a new one ---- */

static void render_new(struct req *r, int status, const struct person *who, struct alert_page *p)
{
    p->title = text(r, T_care_alert_new);
    p->about = fmt(r, "%lld", (long long)who->id.v);
    p->person = who->id;
    p->name.text = person_name(r, who);
    p->person_path = care_person_path(r, who->id);
    p->words = typed(r, "words", "");
    p->why_not = typed(r, "why_not", "");
    p->review = typed(r, "review", day_field(r, (day){ r->today.v + 90 }));
    p->special = *typed(r, "special", "") != 0;
    p->told = !strcmp(typed(r, "disclosed", ""), "1");
    p->untold = !strcmp(typed(r, "disclosed", ""), "0");
    p->kinds = care_options_of(r, kinds, "alert", typed(r, "kind", "danger"));
    r->status = status;
    r->no_store = true;
    page_begin(r, p->title, .back = p->person_path, .problem = *p->problem != 0);
    alert_html(r, p);
    page_end(r);
}

static void get_new(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "began an alert");

    if (!who) return;
    draft_used(r, fmt(r, "%lld", (long long)who->id.v));
    render_new(r, 200, who, &(struct alert_page){ .problem = "" });
}

/* Its review day: after today, within a year, so that nothing stands for ever unseen. */
static day review_typed(struct req *r, const char **bad)
{
    bool wrong = false;
    day d = care_day_typed(r, "review", &wrong);

    if (wrong || d.v == DAY_NONE.v || d.v <= r->today.v || d.v > r->today.v + 366) *bad = text(r, T_care_review_wrong);
    return d;
}

static void post_new(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "");
    struct alert_page p = { .problem = "", .bad_review = "" };
    const char *words = in(r, "words"), *told = in(r, "disclosed"), *why = in(r, "why_not");
    struct add_alert_row row;
    size_t n, why_n;

    if (!who) return;
    day review = review_typed(r, &p.bad_review);
    p.bad_words = !*words ? text(r, T_care_words_needed) : strlen(words) > LINE_MOST * 4 ? text(r, T_care_words_long) : "";
    p.bad_why = strcmp(told, "0") && strcmp(told, "1") ? text(r, T_care_told_needed) : *told == '0' && !*why ? text(r, T_care_why_not_needed) : "";
    if (*p.bad_words || *p.bad_review || *p.bad_why || !care_one_of(in(r, "kind"), kinds)) {
        p.problem = text(r, T_care_problem);
        render_new(r, 422, who, &p);
        return;
    }
    const void *sealed = care_seal(r, "alert", words, &n), *why_sealed = care_seal(r, "alert", *told == '1' ? "" : why, &why_n);
    if (!add_alert(r, who->id, in(r, "kind"), *in(r, "special") != 0, sealed, n, *told == '1', why_sealed, why_n, r->today, review, care_my_unit(r), r->now,
                   staff_here(r), &row)) fault(&r->fate, "the alert was not written");
    act(r, "wrote an alert", "person", who->id.v);
    see_other(r, "%s&saved=1", care_person_path(r, who->id));
}
PAGE(care_alert_new, .path = "/care/alert/new", .may = MAY_ADVISE, .get = get_new, .post = post_new, .help = "An alert on a person's file.");

/* ---- one that is there: looked at again, or ended ---- */

static bool find(struct req *r, alert_id id, struct alert_row *a)
{
    if (alert(r, id, a) && access_sees(r, a->person) && (!a->special || a->by.v == staff_here(r).v || access_special(r, a->person))) return true;
    refuse(r, 404, T_care_alert_gone);
    return false;
}

static void render(struct req *r, int status, alert_id id, const struct alert_row *a, const char *problem)
{
    const struct person *who = registry_person(r, a->person);
    const char *words = care_unseal(r, "alert", a->words, a->words_n), *about = fmt(r, "%lld", (long long)id.v);
    struct alert_page p = { .title = text(r, T_care_alert), .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .about = about, .id = id,
        .person = a->person, .name = { who ? person_name(r, who) : "" }, .person_path = care_person_path(r, a->person), .by = { a->writer ? a->writer : "" },
        .kind = care_said(r, "alert", a->kind), .told = a->disclosed, .why_not = care_unseal(r, "alert", a->why_not, a->why_not_n), .since = a->since,
        .until = a->review, .ended = a->ended.v != DAY_NONE.v, .late = a->review.v < r->today.v, .end_why = care_unseal(r, "alert", a->end_why, a->end_why_n) };

    draft_used(r, about);
    p.words = typed(r, "words", words);
    p.review = typed(r, "review", day_field(r, a->review));
    p.was = conflict_was(r, a->row_version, 2, (const struct kept[]){ { "words", words }, { "review", day_field(r, a->review) } });
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = p.person_path, .problem = *problem != 0);
    alert_show_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    alert_id id = { in_id(r, "id") };
    struct alert_row a;

    if (!find(r, id, &a)) return;
    act(r, "read an alert", "person", a.person.v);
    render(r, 200, id, &a, "");
}

static void end(struct req *r, alert_id id, const struct alert_row *a)
{
    const char *why = in(r, "end_why");
    size_t n;

    if (!*why) { render(r, 422, id, a, text(r, T_care_end_why_needed)); return; }
    const void *sealed = care_seal(r, "alert", why, &n);
    if (!end_alert(r, id, r->today, sealed, n, staff_here(r))) { refuse(r, 409, T_care_alert_ended); return; }
    act(r, "ended an alert", "person", a->person.v);
    see_other(r, "%s&saved=1", care_person_path(r, a->person));
}

static void post(struct req *r)
{
    alert_id id = { in_id(r, "id") };
    const char *words = in(r, "words"), *bad = "";
    struct alert_row a;
    size_t n;

    if (!find(r, id, &a)) return;
    if (!strcmp(in(r, "do"), "end")) { end(r, id, &a); return; }
    day review = review_typed(r, &bad);
    if (!*words) bad = text(r, T_care_words_needed);
    if (*bad) { render(r, 422, id, &a, bad); return; }
    const void *sealed = care_seal(r, "alert", words, &n);
    if (!review_alert(r, id, sealed, n, review, in_id(r, "row_version"))) {
        struct kept own = { "id", fmt(r, "%lld", (long long)id.v) };
        conflict_page(r, &(struct conflict){ .title = text(r, T_care_alert), .action = "/care/alert", .back = fmt(r, "/care/alert?id=%s", own.value),
            .version = a.row_version, .carry = { 1, &own }, .n = 2, .at = (const struct conflict_field[]){
                { "words", text(r, T_care_alert), care_unseal(r, "alert", a.words, a.words_n), NULL },
                { "review", text(r, T_care_review), day_field(r, a.review), NULL } } });
        return;
    }
    act(r, "looked at an alert again", "person", a.person.v);
    see_other(r, "/care/alert?id=%lld&saved=1", (long long)id.v);
}
PAGE(care_alert, .path = "/care/alert", .may = MAY_ADVISE, .get = get, .post = post, .help = "One alert: looked at again, or ended with a reason.");
