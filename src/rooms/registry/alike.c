/* SPDX-License-Identifier: EUPL-1.2
** alike.c - records that may be one person: DU1 to DU3 of alike.h. */
#include "rooms/registry/alike.h"
#include "rooms/registry/numbers.h"
#include "base/date.h"
#include "web/house.h"
#include "alike.sql.h"
#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 60, AGAIN_BITS = 3 /* that both are men is one bit: nothing to ask somebody again for */ };

/* ---- a crowd --------------------------------------------------------------------------------------- */

static void born(struct record *r, day birth, const char *exact)
{
    int v = born_as_number(birth, exact);

    r->year = (int16_t)(v / 10000), r->month = (int8_t)(v / 100 % 100), r->mday = (int8_t)(v % 100);
    r->presumed = !strcmp(exact, "presumed") || (r->month == 1 && r->mday == 1);
}

/* A name that was told whole, as somebody at reception says it, is compared as a given name and a family name: its last word. */
static void named(struct vocabulary *v, struct record *r, const char *family, const char *given, const char *father, const char *mother)
{
    const char *last = strrchr(given, ' ');

    if (!*family && last && last > given) family = last + 1;
    vocabulary_name(v, family, FAMILY, r->family, RECORD_WORDS);
    vocabulary_name(v, given, GIVEN, r->given, RECORD_WORDS);
    vocabulary_name(v, father, PARENT, &r->father, 1);
    vocabulary_name(v, mother, PARENT, &r->mother, 1);
}

static void add_telephone(struct record *r, const char *value)
{
    int64_t key = key_telephone(value);

    for (int k = 0; k < RECORD_TELEPHONES && key; k++)
        if (!r->telephone[k] || r->telephone[k] == key) { r->telephone[k] = key; break; }
}

static uint8_t kind_of(const char *word)
{
    for (int i = 0; number_kinds[i]; i++) if (!strcmp(number_kinds[i], word)) return (uint8_t)(i + 1);
    return 0;
}

static void add_number(struct record *r, const char *kind, const void *lookup, size_t n)
{
    struct record_number one = { .kind = kind_of(kind) };

    memcpy(&one.hash, lookup, n < sizeof one.hash ? n : sizeof one.hash);
    for (int k = 0; k < RECORD_NUMBERS; k++)
        if (!r->number[k].kind) { r->number[k] = one; break; }
}

void crowd_open(struct crowd *c, struct vocabulary *words, struct mem *m, int people, uint32_t spellings)
{
    *c = (struct crowd){ .words = words, .room = people, .records_room = spellings };
    c->at = mem_get(m, ((size_t)people + 1) * sizeof *c->at);
    c->record = mem_get(m, ((size_t)spellings + 1) * sizeof *c->record);
}

const struct dossier *crowd_of(const struct crowd *c, person_id who)
{
    int least = 0, most = c->n;

    while (least < most) {
        int k = (least + most) / 2;
        if (c->at[k].person.v == who.v) return &c->at[k];
        if (c->at[k].person.v < who.v) least = k + 1;
        else most = k;
    }
    return NULL;
}

static void take_names(struct req *r, struct crowd *c, const struct told_names *all)
{
    struct dossier *d = NULL;

    for (int i = 0; i < all->n; i++) {
        const struct told_names_row *t = &all->at[i];
        if (!d || d->person.v != t->person.v) {
            if (c->n == c->room) fault(&r->fate, "more people than the crowd has room for");
            *(d = &c->at[c->n++]) = (struct dossier){ t->person, t->root, c->records, 0 };
        }
        if (d->n == DOSSIER_NAMES || c->records == c->records_room) continue;
        struct record *one = &c->record[c->records++];
        d->n++;
        named(c->words, one, t->family, t->given, t->father, t->mother);
        born(one, t->birth, t->birth_exact);
        one->sex = *t->sex;
    }
}

void crowd_read(struct req *r, struct crowd *c, const int64_t *ids, int n)
{
    const char *list = keys_as_json(r, ids, n);
    struct told_names names = told_names(r, list);
    struct told_contacts calls = told_contacts(r, list);
    struct told_numbers numbers = told_numbers(r, list);
    struct told_homes homes = told_homes(r, list);
    const struct dossier *d;

    take_names(r, c, &names);
    for (int i = 0; i < calls.n; i++) {
        if (!(d = crowd_of(c, calls.at[i].person))) continue;
        for (int k = 0; k < d->n; k++) add_telephone(&c->record[d->first + (uint32_t)k], calls.at[i].value);
    }
    for (int i = 0; i < numbers.n; i++) {
        if (!(d = crowd_of(c, numbers.at[i].person))) continue;
        for (int k = 0; k < d->n; k++) add_number(&c->record[d->first + (uint32_t)k], numbers.at[i].kind, numbers.at[i].lookup, numbers.at[i].lookup_n);
    }
    for (int i = 0; i < homes.n; i++) {
        if (!(d = crowd_of(c, homes.at[i].person)) || c->record[d->first].street) continue;      /* the last one alone */
        uint32_t street = vocabulary_phrase(c->words, homes.at[i].street), house = vocabulary_phrase(c->words, homes.at[i].number),
            postcode = vocabulary_phrase(c->words, homes.at[i].postcode);
        for (int k = 0; k < d->n; k++) c->record[d->first + (uint32_t)k].street = street, c->record[d->first + (uint32_t)k].house = house,
            c->record[d->first + (uint32_t)k].postcode = postcode;
    }
}

struct likeness crowd_alike(const struct crowd *a, const struct dossier *x, const struct crowd *b, const struct dossier *y)
{
    struct likeness best = { .all = -100 };

    for (int i = 0; i < x->n; i++)
        for (int k = 0; k < y->n; k++) {
            struct likeness l = compare(a->words, &a->record[x->first + (uint32_t)i], &b->record[y->first + (uint32_t)k]);
            if (l.all > best.all) best = l;
        }
    return best;
}

static void crowd_of_few(struct req *r, struct crowd *c, const int64_t *ids, int n)
{
    struct vocabulary *v = mem_get(&r->mem, sizeof *v);

    vocabulary_open(v, &r->mem);
    crowd_open(c, v, &r->mem, n, (uint32_t)n * DOSSIER_NAMES);
    crowd_read(r, c, ids, n);
}

/* ---- a pair ---------------------------------------------------------------------------------------- */

const char *evidence_said(struct req *r, float bits)
{
    return text(r, bits >= evidence_likely(TOWN) ? T_registry_pair_likely : T_registry_pair_possible);
}

struct likeness pair_likeness(struct req *r, person_id a, person_id b)
{
    int64_t ids[] = { a.v, b.v };
    struct crowd c;

    crowd_of_few(r, &c, ids, 2);
    return c.n == 2 ? crowd_alike(&c, &c.at[0], &c, &c.at[1]) : (struct likeness){ 0 };
}

static int by_words(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

void pair_as(struct req *r, person_id a, person_id b, unsigned char to[static HASH_BYTES])
{
    int64_t ids[] = { a.v, b.v };
    const char *list = keys_as_json(r, ids, 2), **line;
    struct told_names names = told_names(r, list);
    struct told_contacts calls = told_contacts(r, list);
    struct told_numbers numbers = told_numbers(r, list);
    struct told_homes homes = told_homes(r, list);
    struct out all = { .mem = &r->mem };
    int n = 0;

    line = mem_get(&r->mem, (size_t)(names.n + calls.n + numbers.n + homes.n + 1) * sizeof *line);
    for (int i = 0; i < names.n; i++) {
        const struct told_names_row *t = &names.at[i];
        line[n++] = fmt(r, "%lld name %s|%s|%s|%s %s %d %s", (long long)t->person.v, t->family, t->given, t->father, t->mother, t->sex, (int)t->birth.v, t->birth_exact);
    }
    for (int i = 0; i < calls.n; i++) line[n++] = fmt(r, "%lld telephone %lld", (long long)calls.at[i].person.v, (long long)key_telephone(calls.at[i].value));
    for (int i = 0; i < numbers.n; i++) {
        char hex[2 * HASH_BYTES + 1];
        sha256_hex(hex, numbers.at[i].lookup, numbers.at[i].lookup_n);
        line[n++] = fmt(r, "%lld number %s", (long long)numbers.at[i].person.v, hex);
    }
    for (int i = 0; i < homes.n; i++) line[n++] = fmt(r, "%lld home %s|%s|%s", (long long)homes.at[i].person.v, homes.at[i].street, homes.at[i].number, homes.at[i].postcode);
    qsort(line, (size_t)n, sizeof *line, by_words);
    for (int i = 0; i < n; i++) out_fmt(&all, "%s\n", line[i]);
    keyed_hash(to, r->house->secret, "registry pair", out_text(&all), all.n);
}

bool pair_note(struct req *r, person_id a, person_id b, float bits)
{
    person_id one = a.v < b.v ? a : b, other = a.v < b.v ? b : a;
    struct pair_known_row row;
    unsigned char as[HASH_BYTES];

    if (!pair_known(r, one, other, &row)) return pair_new(r, one, other, (int64_t)bits, r->now) != 0;
    if (!*row.verdict && row.bits != (int64_t)bits) pair_weigh(r, row.id, (int64_t)bits);
    if (strcmp(row.verdict, "not_same") || (int64_t)bits < row.judged_bits + AGAIN_BITS || !row.judged_as) return false;
    pair_as(r, one, other, as);                                         /* DU3 */
    if (row.judged_as_n == sizeof as && !memcmp(as, row.judged_as, sizeof as)) return false;
    return pair_again(r, row.id, (int64_t)bits, r->now) != 0;
}

/* ---- who is like them ------------------------------------------------------------------------------ */

struct alike { person_id person; struct likeness like; };

static int likest(const void *a, const void *b)
{
    const struct alike *x = a, *y = b;

    if (x->like.all != y->like.all) return x->like.all < y->like.all ? 1 : -1;
    return (x->person.v > y->person.v) - (x->person.v < y->person.v);
}

/* Of those, who may be the same as d of c; each file once. */
static int like_them(const struct crowd *c, const struct dossier *d, const struct crowd *others, struct alike *out)
{
    int n = 0;

    for (int i = 0; i < others->n; i++) {
        const struct dossier *x = &others->at[i];
        if (x->root.v == d->root.v) continue;
        struct alike a = { x->root, crowd_alike(c, d, others, x) };
        int k = 0;
        if (a.like.all < evidence_possible(TOWN)) continue;
        while (k < n && out[k].person.v != a.person.v) k++;
        if (k == n) n++;
        else if (out[k].like.all >= a.like.all) continue;
        out[k] = a;
    }
    qsort(out, (size_t)n, sizeof *out, likest);
    return n;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* The crowd of those the index leads to, and of one more (v 0: none). */
static void look_around(struct req *r, struct crowd *c, const struct sought *s, person_id also)
{
    int64_t ids[LOOKED_AT + 1];
    int n = search_like(r, s, ids, LOOKED_AT), k = 0;

    while (k < n && ids[k] != also.v) k++;
    if (k == n && also.v) ids[n++] = also.v;
    qsort(ids, (size_t)n, sizeof *ids, compare_ids);
    crowd_of_few(r, c, ids, n);
}

static void seek_number(struct req *r, struct sought *s, struct record *one, const char *kind, const char *typed)
{
    const char *compared = typed ? number_compared(&r->mem, kind, typed) : "";

    if (!*compared || s->nnumbers == RECORD_NUMBERS) return;
    number_lookup(r, kind, compared, s->number[s->nnumbers]);
    add_number(one, kind, s->number[s->nnumbers], HASH_BYTES);
    s->nnumbers++;
}

static const char *some(const char *s) { return s ? s : ""; }

int registry_alike(struct req *r, const struct told *t, struct look_alike out[static ALIKE_MOST])
{
    const struct person_new *n = t->is;
    struct sought s = { .name = fmt(r, "%s %s", some(n->family), some(n->given)), .born = born_as_number(n->birth, some(n->birth_exact)) };
    struct record one = { .sex = n->sex ? *n->sex : 0 };
    struct dossier d = { .n = 1 };
    struct alike all[LOOKED_AT];
    struct crowd others, self;
    int found, k = 0;

    s.telephone[0] = key_telephone(some(t->telephone));
    s.ntelephones = s.telephone[0] != 0;
    seek_number(r, &s, &one, "afm", t->afm);
    seek_number(r, &s, &one, "amka", t->amka);
    look_around(r, &others, &s, (person_id){ 0 });
    self = (struct crowd){ .words = others.words, .record = &one };
    named(others.words, &one, some(n->family), some(n->given), some(n->father), some(n->mother));
    born(&one, n->birth, n->birth_exact ? n->birth_exact : "unknown");
    add_telephone(&one, some(t->telephone));
    found = like_them(&self, &d, &others, all);
    for (int i = 0; i < found && k < ALIKE_MOST; i++) {
        const struct person *p = access_knows(r, all[i].person) ? registry_person(r, all[i].person) : NULL;         /* DU1 */
        if (p) out[k++] = (struct look_alike){ p->id, person_name(r, p), person_born(r, p), evidence_said(r, all[i].like.all) };
    }
    return k;
}

int registry_look_alikes(struct req *r, const struct person_new *n, const char *telephone, const struct look_alike **to)
{
    struct look_alike *all = mem_get(&r->mem, ALIKE_MOST * sizeof *all);

    *to = all;
    return registry_alike(r, &(struct told){ .is = n, .telephone = telephone }, all);
}

void registry_pairs_note(struct req *r, person_id who)
{
    int64_t id = who.v;
    struct alike all[LOOKED_AT + 1];
    const struct person *p = registry_person(r, who);
    struct told_contacts calls = told_contacts(r, keys_as_json(r, &id, 1));
    struct told_numbers numbers = told_numbers(r, keys_as_json(r, &id, 1));
    struct sought s = { 0 };
    struct crowd all_of_them;
    const struct dossier *d;

    if (!p) return;
    s.name = fmt(r, "%s %s", p->family, p->given);
    s.born = born_as_number(p->birth, p->birth_exact);
    for (int i = 0; i < calls.n && s.ntelephones < RECORD_TELEPHONES; i++)
        if ((s.telephone[s.ntelephones] = key_telephone(calls.at[i].value))) s.ntelephones++;
    for (int i = 0; i < numbers.n && s.nnumbers < RECORD_NUMBERS; i++)
        if (numbers.at[i].lookup_n == HASH_BYTES) memcpy(s.number[s.nnumbers++], numbers.at[i].lookup, HASH_BYTES);
    look_around(r, &all_of_them, &s, who);
    if (!(d = crowd_of(&all_of_them, who))) return;
    int n = like_them(&all_of_them, d, &all_of_them, all);
    for (int i = 0; i < n; i++) pair_note(r, d->root, all[i].person, all[i].like.all);
}
