/* SPDX-License-Identifier: EUPL-1.2
** alike.c - records that may be one person: DU1, DU2 of alike.h. */
#include "rooms/registry/alike.h"
#include "base/date.h"
#include "alike.sql.h"
#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 60 };

/* ---- dossiers -------------------------------------------------------------------------------------- */

static void born(struct record *r, day birth, const char *exact)
{
    int v = born_as_number(birth, exact);

    r->year = (int16_t)(v / 10000), r->month = (int8_t)(v / 100 % 100), r->mday = (int8_t)(v % 100);
    r->presumed = !strcmp(exact, "presumed") || (r->month == 1 && r->mday == 1);
}

static void named(struct vocabulary *v, struct record *r, const char *family, const char *given, const char *father, const char *mother)
{
    vocabulary_name(v, family, FAMILY, r->family, RECORD_WORDS);
    vocabulary_name(v, given, GIVEN, r->given, RECORD_WORDS);
    vocabulary_name(v, father, PARENT, &r->father, 1);
    vocabulary_name(v, mother, PARENT, &r->mother, 1);
}

static struct dossier *of(struct dossier *d, int n, person_id who)
{
    for (int i = 0; i < n; i++) if (d[i].person.v == who.v) return &d[i];
    return NULL;
}

static void add_name(struct vocabulary *v, struct dossier *d, const struct told_names_row *t)
{
    if (d->n == DOSSIER_NAMES) return;
    struct record *r = &d->record[d->n++];

    named(v, r, t->family, t->given, t->father, t->mother);
    born(r, t->birth, t->birth_exact);
    r->sex = *t->sex;
}

static void add_telephone(struct dossier *d, const char *value)
{
    int64_t key = key_telephone(value);

    for (int i = 0; i < d->n && key; i++)
        for (int k = 0; k < RECORD_TELEPHONES; k++)
            if (!d->record[i].telephone[k]) { d->record[i].telephone[k] = key; break; }
}

static uint8_t kind_of(const char *word)
{
    for (int i = 0; number_kinds[i]; i++) if (!strcmp(number_kinds[i], word)) return (uint8_t)(i + 1);
    return 0;
}

static void add_number(struct dossier *d, const struct told_numbers_row *t)
{
    struct record_number one = { .kind = kind_of(t->kind) };

    memcpy(&one.hash, t->lookup, t->lookup_n < sizeof one.hash ? t->lookup_n : sizeof one.hash);
    for (int i = 0; i < d->n; i++)
        for (int k = 0; k < RECORD_NUMBERS; k++)
            if (!d->record[i].number[k].kind) { d->record[i].number[k] = one; break; }
}

int dossiers_of(struct req *r, struct vocabulary *v, const int64_t *ids, int n, struct dossier **out)
{
    const char *list = keys_as_json(r, ids, n);
    struct told_names names = told_names(r, list);
    struct told_contacts calls = told_contacts(r, list);
    struct told_numbers numbers = told_numbers(r, list);
    struct told_homes homes = told_homes(r, list);
    struct dossier *all = mem_get(&r->mem, ((size_t)n + 1) * sizeof *all), *d;
    int have = 0;

    for (int i = 0; i < names.n; i++) {
        if (!(d = of(all, have, names.at[i].person))) { d = &all[have++]; d->person = names.at[i].person; d->root = names.at[i].root; }
        add_name(v, d, &names.at[i]);
    }
    for (int i = 0; i < calls.n; i++) if ((d = of(all, have, calls.at[i].person))) add_telephone(d, calls.at[i].value);
    for (int i = 0; i < numbers.n; i++) if ((d = of(all, have, numbers.at[i].person))) add_number(d, &numbers.at[i]);
    for (int i = 0; i < homes.n; i++) {
        d = of(all, have, homes.at[i].person);
        for (int k = 0; d && k < d->n && !d->record[k].street; k++) {
            d->record[k].street = vocabulary_phrase(v, homes.at[i].street);
            d->record[k].house = vocabulary_phrase(v, homes.at[i].number);
            d->record[k].postcode = vocabulary_phrase(v, homes.at[i].postcode);
        }
    }
    *out = all;
    return have;
}

struct likeness dossiers_alike(const struct vocabulary *v, const struct dossier *a, const struct dossier *b)
{
    struct likeness best = { .all = -100 };

    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < b->n; k++) {
            struct likeness x = compare(v, &a->record[i], &b->record[k]);
            if (x.all > best.all) best = x;
        }
    return best;
}

const char *evidence_said(struct req *r, float bits)
{
    return text(r, bits >= evidence_likely(TOWN) ? T_registry_pair_likely : T_registry_pair_possible);
}

/* ---- who is like them ------------------------------------------------------------------------------ */

static int likest(const void *a, const void *b)
{
    const struct alike *x = a, *y = b;

    if (x->like.all != y->like.all) return x->like.all < y->like.all ? 1 : -1;
    return (x->person.v > y->person.v) - (x->person.v < y->person.v);
}

static int like_them(struct req *r, struct vocabulary *v, const struct dossier *who, const int64_t *ids, int n, struct alike *out)
{
    struct dossier *all;
    int k = 0;

    n = dossiers_of(r, v, ids, n, &all);
    for (int i = 0; i < n; i++) {
        if (all[i].root.v == who->root.v) continue;
        struct alike a = { all[i].root, dossiers_alike(v, who, &all[i]) };
        if (a.like.all >= evidence_possible(TOWN)) out[k++] = a;
    }
    qsort(out, (size_t)k, sizeof *out, likest);
    return k;
}

static int look_alikes(struct req *r, const struct person_new *n, const char *telephone, int64_t *ids)
{
    int64_t call = key_telephone(telephone);

    return search_like(r, fmt(r, "%s %s", n->family ? n->family : "", n->given ? n->given : ""), born_as_number(n->birth, n->birth_exact), call, ids, LOOKED_AT);
}

int registry_alike(struct req *r, const struct person_new *n, const char *telephone, struct alike out[static ALIKE_MOST])
{
    int64_t ids[LOOKED_AT];
    struct alike all[LOOKED_AT];
    struct vocabulary v;
    struct dossier who = { .n = 1 };
    int k = 0, found;

    vocabulary_open(&v, &r->mem);
    named(&v, &who.record[0], n->family ? n->family : "", n->given ? n->given : "", n->father ? n->father : "", n->mother ? n->mother : "");
    born(&who.record[0], n->birth, n->birth_exact ? n->birth_exact : "unknown");
    who.record[0].sex = n->sex ? *n->sex : 0;
    add_telephone(&who, telephone);
    found = like_them(r, &v, &who, ids, look_alikes(r, n, telephone, ids), all);
    for (int i = 0; i < found && k < ALIKE_MOST; i++) if (access_sees(r, all[i].person)) out[k++] = all[i];     /* DU1 */
    return k;
}

void registry_pairs_note(struct req *r, person_id who)
{
    int64_t ids[LOOKED_AT], self = who.v;
    struct alike all[LOOKED_AT];
    struct vocabulary v;
    struct dossier *d;
    const struct person *p = registry_person(r, who);
    int n;

    vocabulary_open(&v, &r->mem);
    if (!p || !dossiers_of(r, &v, &self, 1, &d)) return;
    n = look_alikes(r, &(struct person_new){ .family = p->family, .given = p->given, .birth = p->birth, .birth_exact = p->birth_exact }, "", ids);
    n = like_them(r, &v, d, ids, n, all);
    for (int i = 0; i < n; i++) {
        person_id a = d->root, b = all[i].person;
        if (i && b.v == all[i - 1].person.v) continue;
        note_pair(r, a.v < b.v ? a : b, a.v < b.v ? b : a, (int64_t)all[i].like.all, r->now);
    }
}
