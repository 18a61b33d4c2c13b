/* SPDX-License-Identifier: EUPL-1.2
** shields.c - shields whose review day has come: is it still needed?  Kept until another day, or lifted; with a reason either way.
**
** AC6  A shield does not end by itself: past its day it says so here and on the day of who may open the file. */
#include "rooms/access/inside.h"
#include "rooms/about.h"
#include "shields.sql.h"

enum { A_PAGE = 100, SOON = 14 };
struct shield_shown { person_id person; struct isolated name; const char *level, *reason, *by, *typed, *review_typed, *problem; instant since; day review; bool due; };
struct shields_page { bool done; struct { int n; struct shield_shown *at; } shields; };
#include "shields.html.h"

static void show_list(struct req *r, int status, person_id wrong, const char *problem)
{
    struct shields_to_review all = shields_to_review(r, access_reader(r).account, (day){ r->today.v + SOON }, r->now, A_PAGE);
    struct shields_page p = { .done = in_has(r, "saved") };

    p.shields.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.shields.at);
    for (int i = 0; i < all.n; i++) {
        struct shields_to_review_row *s = &all.at[i];
        bool it = wrong.v == s->person.v;
        if (!access_open(r, s->person, "looked at the review of a shield")) fault(&r->fate, "a granted file does not open");
        p.shields.at[p.shields.n++] = (struct shield_shown){ s->person, { person_name(r, registry_person(r, registry_root(r, s->person))) },
            text(r, level_name((int)s->level)), reason_open(r, s->reason, s->reason_n), account_said(r, s->by), it ? in(r, "reason") : "", it ? in(r, "review") : "",
            it ? problem : "", s->at, s->review, s->review.v <= r->today.v };
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_access_shields), .problem = *problem != 0);
    shields_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { show_list(r, 200, (person_id){ 0 }, ""); }

static void post(struct req *r)
{
    person_id id = { in_id(r, "id") };
    bool lift = !strcmp(in(r, "do"), "lift");

    if (!access_sees(r, id)) { refuse(r, 404, T_access_unknown); return; }
    person_id root = registry_root(r, id);
    int level = registry_person(r, root)->shield;
    if (!level) { refuse(r, 409, T_access_shield_gone); return; }
    const char *wrong = shield_file(r, root, lift ? 0 : level, (unit_id){ 0 });
    if (wrong) show_list(r, 422, id, wrong);
    else see_other(r, "/shields?saved=1");
}
PAGE(shields, .path = "/shields", .may = MAY_SUPERVISE, .get = get, .post = post, .help = "Shields whose review has come: keep or lift.",
     .nav = T_access_shields, .nav_at = 63);

static int count(struct req *r, bool team) { return team ? 0 : (int)shields_due(r, access_reader(r).account, r->today, r->now).n; }
static void show_waiting(struct req *r, bool team)
{
    out_fmt(&r->out, "<p><a href=\"/shields\">%s</a></p>", text_count(r, T_access_shields_wait, count(r, team)));
}
MY_DAY(shields, .at = 11, .may = MAY_SUPERVISE, .title = T_access_shields, .count = count, .show = show_waiting);
