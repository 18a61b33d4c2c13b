/* SPDX-License-Identifier: EUPL-1.2
** plan_paper.c - the person's copy of their plan, as a PDF in their language, with a place to sign. */
#include "rooms/care/plans.h"
#include "base/locale.h"
#include "host/print.h"
#include "web/house.h"
#include "plan.sql.h"

static void steps_on(struct req *r, struct print *p, goal_id goal)
{
    struct steps all = steps(r, goal);

    for (int i = 0; i < all.n; i++) {
        struct steps_row *s = &all.at[i];
        const char *who = strcmp(s->who, "other") || !*s->named ? care_said(r, "step_who", s->who) : s->named, *until = s->due.v == DAY_NONE.v ? ""
            : text_with(r, T_care_paper_until, care_day_said(r, s->due));
        if (!strcmp(s->state, "open")) print_tick(p, care_unseal(r, "plan", s->words, s->words_n), fmt(r, " %s %s", who, until));
        else print_item(p, fmt(r, "%s: %s", care_unseal(r, "plan", s->words, s->words_n), care_said(r, "step", s->state)));
    }
}

static void write_paper(struct req *r, const struct person *who, const struct plan_of_row *row)
{
    const struct language *l = texts_language(r->house->texts, r->lang);
    int town = texts_find(r->house->texts, "town.name");
    struct print *p = print_open(&r->mem, text(r, T_care_paper_title), l->code, l->rtl, town < 0 ? "" : text(r, town));
    struct goals all = goals(r, row->id);
    const char *bytes;
    size_t n;

    print_heading(p, 1, text(r, T_care_paper_title));
    print_pair(p, text(r, T_care_paper_name), person_name(r, who));
    print_pair(p, text(r, T_care_paper_worker), row->name ? row->name : "");
    print_pair(p, text(r, T_care_paper_review), care_day_said(r, row->review));
    for (int i = 0; i < all.n; i++) {
        print_heading(p, 2, care_unseal(r, "plan", all.at[i].words, all.at[i].words_n));
        steps_on(r, p, all.at[i].id);
    }
    print_text(p, text(r, T_care_paper_rights));
    print_pair(p, text(r, T_care_paper_sign), "______________________________");
    bytes = print_close(p, &n, NULL);
    out_raw(&r->out, bytes, n);
}

static void get(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "printed a plan");
    struct plan_of_row row;
    int mine = r->lang;

    if (!who) return;
    if (!plan_of(r, who->id, &row)) { refuse(r, 404, T_care_plan_none); return; }
    int theirs = *who->lang ? texts_language_find(r->house->texts, who->lang) : 0;
    r->lang = theirs < 0 ? 1 : theirs;                  /* a language without texts: English */
    write_paper(r, who, &row);
    r->lang = mine;
    r->type = "application/pdf";
    r->filename = fmt(r, "plan-%lld.pdf", (long long)who->id.v);
    r->no_store = true;
}
PAGE(care_plan_paper, .path = "/care/plan/paper", .may = MAY_ADVISE, .get = get, .slow = true, .help = "The person's copy of their plan (PDF, in their language).");
