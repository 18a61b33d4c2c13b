/* SPDX-License-Identifier: EUPL-1.2
** papers.c - which papers a case needs: asked once, from the programme's list, of the people it is about. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "papers.sql.h"

int case_people(struct req *r, const struct case_file *c, const struct person ***people)
{
    const struct member *all;
    int n = c->household.v ? registry_members(r, c->household, r->today, &all) : 0;

    *people = mem_get(&r->mem, (size_t)(n + 1) * sizeof **people);
    for (int i = 0; i < n; i++) (*people)[i] = all[i].is;
    if (!n) (*people)[n++] = registry_person(r, c->person);
    return n;
}

bool case_use(struct req *r, const struct case_file *c, const char *what)
{
    const struct person **all;
    int n = case_people(r, c, &all);

    for (int i = 0; i < n; i++) if (!case_hides(r, all[i]->id) && !access_use(r, all[i]->id, what)) return false;        /* CW21 */
    return access_use(r, c->person, what);
}

/* Without a birth date nobody is taken for a child: the paper is asked for, and can be waived. */
bool is_adult(struct req *r, const struct person *p) { return p->birth.v == DAY_NONE.v || years_between(p->birth, r->today) >= 18; }

static bool is_of(struct req *r, const struct case_file *c, const struct paper *paper, const struct person *p)
{
    if (!strcmp(paper->of, "each")) return true;
    if (!strcmp(paper->of, "adult")) return is_adult(r, p);
    if (!strcmp(paper->of, "child")) return !is_adult(r, p);
    return p->id.v == c->person.v;
}

static void ask_for(struct req *r, const struct case_file *c, const char *paper, person_id person)
{
    struct good_file_row have;
    bool any = good_file(r, person, paper, r->today, &have);

    ask_paper(r, c->id, paper, person, !any ? "asked" : !strcmp(have.state, "accepted") ? "accepted" : "received",
              any ? have.id : (file_id){ 0 }, r->now, staff_here(r));
}

static int member_of(person_id person, const person_id *members, int n)
{
    for (int m = 0; m < n; m++) if (members[m].v == person.v) return m;
    return -1;
}

/* CW26: a card that one member's answer asks for is that member's; where everybody's are in question, whom it is about. */
static bool asked_of(const struct screening *s, int programme, int number, int member)
{
    const char *of = book_programme(s->book, programme)->papers[number].of;
    bool whole = !strcmp(of, "household") || !strcmp(of, "applicant");

    return (whole || member < 0 ? paper_needed(s, programme, number) : paper_needed_of(s, programme, number, member)) != NO;
}

/* A programme for persons has its papers from the one who applies. */
void papers_open(struct req *r, const struct case_file *c)
{
    const struct person **people;
    const person_id *members;
    int at = case_programme_at(r, c), n = case_people(r, c, &people), known;
    const struct programme *p = at < 0 ? NULL : book_programme(r->house->book, at);
    struct household *h = case_members(r, c, &members, &known);
    const struct screening *s = h && p ? screen(&r->mem, r->house->book, h, r->today) : NULL;

    for (int i = 0; p && i < p->npapers; i++) {
        if (p->consent && !strcmp(p->papers[i].id, "consent")) continue;        /* CW4: kept apart, with its own page */
        if (!s && p->papers[i].when) continue;
        for (int k = 0; k < n; k++)
            if (is_of(r, c, &p->papers[i], people[k]) && (!s || asked_of(s, at, i, member_of(people[k]->id, members, known))))
                ask_for(r, c, p->papers[i].id, people[k]->id);
    }
}

int papers_missing_of(struct req *r, const struct case_file *c)
{
    struct papers_missing all = papers_missing(r, c->id);
    int n = 0;

    for (int i = 0; i < all.n; i++) n += !case_leaves_out(r, c, all.at[i].person);
    return n;
}
