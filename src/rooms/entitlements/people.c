/* SPDX-License-Identifier: EUPL-1.2
** people.c - who lives here: how many, then relation and birth date of each, on one page without names. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "base/date.h"

static int fact_of(const struct talk *t, const char *name) { return book_fact_find(t->h->book, name); }

static uint64_t all_members(const struct talk *t)
{
    return (UINT64_C(1) << t->h->members) - 1;
}

/* Bits of members that are gone leave the lists too; a question about nobody is no question. */
static void keep_members(struct talk *t, struct asked *list, int *n, int gone)
{
    int kept = 0;

    for (int i = 0; i < *n; i++) {
        struct asked a = list[i];
        if (a.members && gone >= 0) {
            uint64_t below = a.members & ((UINT64_C(1) << gone) - 1);
            a.members = below | (a.members >> (gone + 1) << gone);
        }
        if (list[i].members && !(a.members &= all_members(t))) continue;
        list[kept++] = a;
    }
    *n = kept;
}

void members_set(struct req *r, struct talk *t, int members)
{
    t->h = household_copy(&r->mem, t->h, members);
    keep_members(t, t->asked, &t->nasked, -1);
    keep_members(t, t->pending, &t->npending, -1);
}

void member_remove(struct req *r, struct talk *t, int member)
{
    struct household *h = household_new(&r->mem, t->h->book, t->h->members - 1);

    for (int f = 0; f < book_facts(h->book); f++) {
        bool person = book_fact(h->book, f)->person;
        for (int m = 0; m < (person ? h->members : 1); m++) {
            struct known k = household_get(t->h, f, person && m >= member ? m + 1 : m);
            if (k.evidence == EV_WONT_SAY || k.evidence == EV_DOESNT_KNOW) put_silence(h, f, m, k.evidence);
            else if (k.evidence != EV_NONE) household_put(h, f, m, k.value, k.evidence);
        }
    }
    t->h = h;
    keep_members(t, t->asked, &t->nasked, member);
    keep_members(t, t->pending, &t->npending, member);
}

/* One word: "child", where the question's answer says "my child or my partner's child". */
static const char *relation_word(struct req *r, const struct talk *t, int member)
{
    const char *relation = household_text(&r->mem, t->h, fact_of(t, "relation"), member);
    const char *word = *relation ? named_text(r, "check", fmt(r, "is_%s", relation)) : "";

    return *word ? word : text_with(r, T_check_person, fmt(r, "%d", member + 1));
}

static const char *plain_label(struct req *r, const struct talk *t, int member)
{
    struct known born = household_get(t->h, fact_of(t, "born"), member);

    if (member == 0) return text(r, t->staff ? T_check_applicant : T_check_you);
    const char *relation = relation_word(r, t, member);
    if (born.evidence < EV_DECLARED || born.evidence > EV_CONTRADICTED) return relation;
    int age = years_between((day){ (int32_t)born.value }, r->today);
    return text_with(r, T_check_member, relation, age < 1 ? text(r, T_check_baby) : text_count(r, T_check_years, age));
}

const char *talk_member(struct req *r, const struct talk *t, int member)
{
    const char *label = plain_label(r, t, member);
    int same = 0, before = 0;

    for (int m = 1; m < t->h->members && member; m++)
        if (!strcmp(plain_label(r, t, m), label)) { same++; before += m <= member; }
    return same > 1 ? fmt(r, "%s (%d)", label, before) : label;
}
