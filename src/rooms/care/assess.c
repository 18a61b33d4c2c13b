/* SPDX-License-Identifier: EUPL-1.2
** assess.c - an assessment: how somebody stands, area by area, beside how they stood the last time.
** What is special (areas.h) is shown only to whom access_special() admits; who may not see it may still write it. */
#include "rooms/care/inside.h"
#include "web/draft.h"
#include "assess.sql.h"

struct level_shown { const char *value, *words; bool held; };
struct area_shown { const char *word, *name, *words, *was, *trend, *was_words; bool shut; struct { int n; struct level_shown at[6]; } levels; const char *level; };
struct past { assessment_id id; day day; struct isolated by; };
struct assess_page {
    const char *problem, *about, *words, *title; person_id person; struct isolated name, by; const char *person_path; day day, was_on; bool compared;
    struct { int n; struct area_shown at[16]; } areas;
    struct { int n; struct past *at; } past;
};
#include "assess.html.h"
#define assess_show_page assess_page     /* one page, read or written */
#include "assess_show.html.h"

static const struct { const char *word; bool special; } areas[] = {
#define AREA(word, special) { #word, special },
#include "rooms/care/areas.h"
#undef AREA
};
enum { AREAS = sizeof areas / sizeof *areas, LEVELS = 5 };

struct stood { int level; const char *words; };         /* level -1: not spoken about */

/* A special area keeps "level words" in one sealed piece. */
static struct stood stood_of(struct req *r, const struct area_rows_row *a)
{
    struct stood s = { a->level_is_null ? -1 : (int)a->level, care_unseal(r, "area", a->words, a->words_n) };
    const char *sealed = a->sealed ? care_unseal(r, "area", a->sealed, a->sealed_n) : "";

    if (*sealed) s = (struct stood){ *sealed == '-' ? -1 : *sealed - '0', sealed + 1 };
    return s;
}

static void read_areas(struct req *r, assessment_id id, struct stood to[static AREAS])
{
    struct area_rows all = area_rows(r, id);

    for (int i = 0; i < AREAS; i++) to[i] = (struct stood){ -1, "" };
    for (int k = 0; k < all.n; k++)
        for (int i = 0; i < AREAS; i++) if (!strcmp(areas[i].word, all.at[k].area)) to[i] = stood_of(r, &all.at[k]);
}

static const char *level_said(struct req *r, int level) { return level < 0 ? text(r, T_care_level_unknown) : care_said(r, "scale", fmt(r, "%d", level)); }

/* Better, worse or the same as the last time; "" when one of both is not known. */
static const char *trend(struct req *r, int was, int now)
{
    if (was < 0 || now < 0) return "";
    return text(r, now > was ? T_care_better : now < was ? T_care_worse : T_care_same);
}

static struct area_shown area_of(struct req *r, int i, const char *level, const char *words, const struct stood *was, bool shut)
{
    struct area_shown a = { .word = areas[i].word, .name = care_said(r, "area", areas[i].word), .words = words, .shut = shut,
                            .was = was && !shut ? level_said(r, was->level) : "", .was_words = was && !shut ? was->words : "" };

    a.levels.at[a.levels.n++] = (struct level_shown){ "", text(r, T_care_level_unknown), !*level };
    for (int k = 0; k < LEVELS; k++) {
        const char *v = fmt(r, "%d", k);
        a.levels.at[a.levels.n++] = (struct level_shown){ v, level_said(r, k), !strcmp(level, v) };
    }
    return a;
}

static void render_new(struct req *r, int status, const struct person *who, const char *problem)
{
    struct assessments all = assessments(r, who->id);
    struct assess_page p = { .problem = problem, .about = fmt(r, "%lld", (long long)who->id.v), .person = who->id, .name = { person_name(r, who) },
                             .person_path = care_person_path(r, who->id), .compared = all.n > 0, .title = text(r, T_care_assess_new) };
    struct stood was[AREAS];
    bool special = access_special(r, who->id);

    draft_used(r, p.about);
    p.words = typed(r, "words", "");
    if (all.n) read_areas(r, all.at[0].id, was), p.was_on = all.at[0].day;
    for (int i = 0; i < AREAS; i++) {
        const char *level = fmt(r, "level_%s", areas[i].word), *words = fmt(r, "words_%s", areas[i].word);
        p.areas.at[p.areas.n++] = area_of(r, i, typed(r, level, ""), typed(r, words, ""), all.n && (special || !areas[i].special) ? &was[i] : NULL, false);
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = p.person_path, .wide = true, .problem = *problem != 0);
    assess_html(r, &p);
    page_end(r);
}

static void get_new(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "began an assessment");

    if (who) render_new(r, 200, who, "");
}

static void write_area(struct req *r, assessment_id id, int i)
{
    const char *level = in(r, fmt(r, "level_%s", areas[i].word)), *words = in(r, fmt(r, "words_%s", areas[i].word));
    size_t n = 0, sealed_n = 0;

    if (!*level && !*words) return;
    if (areas[i].special) {
        const void *sealed = care_seal(r, "area", fmt(r, "%s%s", *level ? level : "-", words), &sealed_n);
        add_area(r, id, areas[i].word, 0, true, sealed, sealed_n, NULL, 0);
        return;
    }
    const void *kept = care_seal(r, "area", words, &n);
    add_area(r, id, areas[i].word, *level ? *level - '0' : 0, !*level, NULL, 0, kept, n);
}

/* "" or what is wrong; an assessment of nothing is none. */
static const char *problem_of(struct req *r)
{
    bool any = false;

    for (int i = 0; i < AREAS; i++) {
        const char *level = in(r, fmt(r, "level_%s", areas[i].word)), *words = in(r, fmt(r, "words_%s", areas[i].word));
        if (*level && (level[1] || *level < '0' || *level >= '0' + LEVELS)) return text(r, T_care_no_choice);
        if (strlen(words) > WORDS_MOST) return text(r, T_care_words_long);
        any |= *level || *words;
    }
    return any ? "" : text(r, T_care_assess_empty);
}

static void post_new(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "");
    const char *problem;
    struct add_assessment_row row;
    size_t n;

    if (!who) return;
    if (*(problem = problem_of(r))) { render_new(r, 422, who, problem); return; }
    if (!access_use(r, who->id, "wrote an assessment")) return;
    const void *words = care_seal(r, "assessment", in(r, "words"), &n);
    if (!add_assessment(r, who->id, r->today, care_my_unit(r), words, n, r->now, staff_here(r), &row)) fault(&r->fate, "the assessment was not written");
    act(r, "wrote an assessment", "person", who->id.v);
    for (int i = 0; i < AREAS; i++) write_area(r, row.id, i);
    see_other(r, "/care/assessment?id=%lld", (long long)row.id.v);
}
PAGE(care_assessment_new, .path = "/care/assessment/new", .may = MAY_ADVISE, .get = get_new, .post = post_new, .help = "An assessment, beside the last one.");

/* ---- one that is there ---- */

static void compare(struct req *r, struct assess_page *p, assessment_id id, const struct assessments *all)
{
    struct stood now[AREAS], was[AREAS];
    bool special = access_special(r, p->person);
    int k = 0;

    while (k < all->n && all->at[k].id.v != id.v) k++;
    read_areas(r, id, now);
    p->compared = k + 1 < all->n;
    if (p->compared) read_areas(r, all->at[k + 1].id, was), p->was_on = all->at[k + 1].day;
    for (int i = 0; i < AREAS; i++) {
        bool shut = areas[i].special && !special;
        struct area_shown *a = &p->areas.at[p->areas.n++];
        *a = area_of(r, i, "", shut ? "" : now[i].words, p->compared ? &was[i] : NULL, shut);
        a->level = shut ? text(r, T_care_alert_shut) : level_said(r, now[i].level);
        a->trend = shut || !p->compared ? "" : trend(r, was[i].level, now[i].level);
    }
}

static void get(struct req *r)
{
    assessment_id id = { in_id(r, "id") };
    struct assessment_row a;
    struct assess_page p = { .problem = "", .title = text(r, T_care_assess) };

    if (!assessment(r, id, &a) || !access_sees(r, a.person)) { refuse(r, 404, T_care_assess_gone); return; }
    act(r, "read an assessment", "person", a.person.v);
    const struct person *who = registry_person(r, a.person);
    struct assessments all = assessments(r, registry_root(r, a.person));
    p.person = a.person;
    p.name.text = who ? person_name(r, who) : "";
    p.person_path = care_person_path(r, a.person);
    p.day = a.day;
    p.by.text = a.name ? a.name : "";
    p.words = care_unseal(r, "assessment", a.words, a.words_n);
    compare(r, &p, id, &all);
    p.past.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.past.at);
    for (int i = 0; i < all.n; i++)
        if (all.at[i].id.v != id.v) p.past.at[p.past.n++] = (struct past){ all.at[i].id, all.at[i].day, { all.at[i].name ? all.at[i].name : "" } };
    r->no_store = true;
    page_begin(r, p.title, .back = p.person_path, .wide = true);
    assess_show_html(r, &p);
    page_end(r);
}
PAGE(care_assessment, .path = "/care/assessment", .may = MAY_ADVISE, .get = get, .help = "One assessment, compared with the one before.");
