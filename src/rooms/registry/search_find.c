/* SPDX-License-Identifier: EUPL-1.2
** search_find.c - from what was typed to people, best first: SE2 of search.h.
**
** Numbers, telephones and addresses are looked up as they are.  A word is taken as typed, then as the dictionary knows it by
** sound, by skeleton and by one slip; two words lead to people together, so that a common surname costs no more than a rare
** one.  Where that finds few, words are taken as beginnings. */
#include "rooms/registry/search.h"
#include "rooms/registry/numbers.h"
#include "match/compare.h"
#include "search_find.sql.h"
#include <stdlib.h>
#include <string.h>

enum { LIKE_MOST = 8, FOUND_MOST = 400, ENOUGH = 10, LIKELIEST = 4 };

struct found { person_id person; enum why why; };
struct search {
    struct req *r; struct query q;
    int64_t least, last;                                /* born between */
    char like[QUERY_WORDS][LIKE_MOST][SOUND_MOST]; int nlike[QUERY_WORDS];
    struct found found[FOUND_MOST]; int n;
    struct hearing hearing;
};

static void add(struct search *s, person_id who, enum why why)
{
    for (int i = 0; i < s->n; i++) if (s->found[i].person.v == who.v) return;
    if (s->n < FOUND_MOST) s->found[s->n++] = (struct found){ who, why };
}

static void by_keys(struct search *s, const int64_t *key, int n, enum why why)
{
    struct people_by_keys all;

    if (!n) return;
    all = people_by_keys(s->r, keys_as_json(s->r, key, n), s->least, s->last);
    for (int i = 0; i < all.n; i++) add(s, all.at[i].person, why);
}

/* ---- words ----------------------------------------------------------------------------------------- */

struct likely { const char *sound; float alike; };

static int best_first(const void *a, const void *b)
{
    const struct likely *x = a, *y = b;

    return x->alike < y->alike ? 1 : x->alike > y->alike ? -1 : strcmp(x->sound, y->sound);
}

static float alike(const struct word *typed, const char *sound)
{
    char bones[SKELETON_MOST];
    float best = 0;

    skeleton_of(sound, bones);
    for (int i = 0; i < typed->readings; i++) {
        size_t n = strlen(typed->sound[i]), m = strlen(sound);
        float x = 1 - (float)slips_between(typed->sound[i], sound) / (float)(n > m ? n : m);
        if (x < .9f && !strcmp(bones, typed->skeleton[i])) x = (x + .9f) / 2;
        if (x > best) best = x;
    }
    return best;
}

static const char *keys_of(struct search *s, int i, bool slips)
{
    int64_t keys[WORD_KEYS_MOST];

    return keys_as_json(s->r, keys, slips ? word_keys(&s->q.word[i], keys) : word_keys_near(&s->q.word[i], keys));
}

/* The dictionary's words for word i, the likest first. */
static void likely_words(struct search *s, int i, const char *keys)
{
    const struct word *w = &s->q.word[i];
    const char *found = words_like(s->r, keys).sounds;
    char *sounds = memcpy(mem_get(&s->r->mem, strlen(found) + 1), found, strlen(found) + 1);
    struct likely *l = mem_get(&s->r->mem, (strlen(sounds) / 2 + 1) * sizeof *l);
    int n = 0;

    s->nlike[i] = 0;
    for (char *rest, *sound = strtok_r(sounds, " ", &rest); sound; sound = strtok_r(NULL, " ", &rest)) {
        float x = alike(w, sound);
        if (x >= .55f) l[n++] = (struct likely){ sound, x };
    }
    qsort(l, (size_t)n, sizeof *l, best_first);
    for (int k = 0; k < n && s->nlike[i] < LIKE_MOST; k++)
        if (!k || strcmp(l[k].sound, l[k - 1].sound)) strncpy(s->like[i][s->nlike[i]++], l[k].sound, SOUND_MOST - 1);
}

/* For every word; with its slips only when asked for.  All are asked at once. */
static void words_for(struct search *s, bool slips)
{
    const char *keys[QUERY_WORDS];

    for (int i = 0; i < s->q.nwords; i++) words_like_ahead(s->r, keys[i] = keys_of(s, i, slips));
    for (int i = 0; i < s->q.nwords; i++) likely_words(s, i, keys[i]);
}

/* Two words: every likely spelling of the one with every likely spelling of the other, the likeliest first; the rest only when
** these lead to few. */
static void by_ranks(struct search *s, int rank, int beyond)
{
    int64_t keys[QUERY_WORDS * LIKE_MOST * LIKE_MOST];
    int n = 0, words = s->q.nwords < 4 ? s->q.nwords : 4, room = QUERY_WORDS * LIKE_MOST * LIKE_MOST;

    for (; rank < beyond; rank++)
        for (int i = 0; i < words; i++)
            for (int k = i + 1; k < words; k++)
                for (int a = 0; a <= rank && a < s->nlike[i]; a++)
                    if (rank - a < s->nlike[k] && n < room) keys[n++] = key_pair(s->like[i][a], s->like[k][rank - a]);
    by_keys(s, keys, n, WHY_NAME);
}

static void by_pairs(struct search *s)
{
    by_ranks(s, 0, LIKELIEST);
    if (s->n < ENOUGH) by_ranks(s, LIKELIEST, 2 * LIKE_MOST - 1);
}

static void by_word(struct search *s, int i)
{
    int64_t keys[LIKE_MOST];

    for (int k = 0; k < s->nlike[i]; k++) keys[k] = key_word(s->like[i][k]);
    by_keys(s, keys, s->nlike[i], WHY_NAME);
}

/* ---- beginnings ------------------------------------------------------------------------------------ */

static void add_range(struct out *o, const char *a, const char *b)
{
    struct key_range k = key_begin_range(a, b);

    out_fmt(o, "%s[%lld,%lld,%lld,%lld]", o->n ? "," : "[", (long long)k.from, (long long)k.to, (long long)k.mask, (long long)k.want);
}

static void two_beginnings(struct search *s, int i, int k)
{
    struct out o = { .mem = &s->r->mem };
    struct people_by_ranges all;

    for (int a = 0; a < s->q.nbegins[i] && a < 5; a++)
        for (int b = 0; b < s->q.nbegins[k] && b < 5; b++) {
            add_range(&o, s->q.begins[i][a], s->q.begins[k][b]);
            add_range(&o, s->q.begins[k][b], s->q.begins[i][a]);
        }
    if (!o.n) return;
    out_char(&o, ']');
    all = people_by_ranges(s->r, out_text(&o), s->least, s->last);
    for (int q = 0; q < all.n; q++) add(s, all.at[q].person, WHY_NAME);
}

static void one_beginning(struct search *s, int i)
{
    int64_t keys[200];
    int n = 0;

    for (int a = 0; a < s->q.nbegins[i]; a++) {
        struct words_beginning all = words_beginning(s->r, s->q.begins[i][a], fmt(s->r, "%s~", s->q.begins[i][a]));
        for (int k = 0; k < all.n && n < 200; k++) keys[n++] = key_word(all.at[k].sound);
    }
    by_keys(s, keys, n, WHY_NAME);
}

static void by_names(struct search *s)
{
    int n = s->q.nwords;

    for (int slips = 0; slips < 2 && s->n < ENOUGH; slips++) {
        words_for(s, slips);
        if (n > 1) by_pairs(s);
        else if (n) by_word(s, 0);
    }
    if (s->n >= ENOUGH) return;
    for (int i = 0; i < n; i++) for (int k = i + 1; k < n; k++) two_beginnings(s, i, k);
    if (n == 1) one_beginning(s, 0);
    for (int i = 0; n > 1 && i < n && s->n < ENOUGH; i++) by_word(s, i);
}

/* ---- numbers, addresses, births -------------------------------------------------------------------- */

static void by_lookup(struct search *s, const unsigned char hash[static HASH_BYTES])
{
    struct people_by_number all = people_by_number(s->r, hash, HASH_BYTES);

    for (int i = 0; i < all.n; i++) add(s, all.at[i].person, WHY_NUMBER);
}

static void by_number(struct search *s)
{
    int64_t key = key_telephone(s->q.number);
    size_t n = strlen(s->q.number);

    if (n < 4) return;
    for (const char *const *kind = number_kinds; *kind; kind++) {
        const char *compared = number_compared(&s->r->mem, *kind, s->q.number);
        unsigned char hash[HASH_BYTES];

        if (!*compared) continue;
        number_lookup(s->r, *kind, compared, hash);
        by_lookup(s, hash);
    }
    if (key) by_keys(s, &key, 1, WHY_TELEPHONE);
}

static void by_address(struct search *s)
{
    int64_t keys[QUERY_WORDS * LIKE_MOST];
    struct word house;
    int n = 0;

    word_of(s->q.house, &house);
    for (int i = 0; i < s->q.nwords; i++)
        for (int k = 0; k < s->nlike[i]; k++) keys[n++] = key_address(s->like[i][k], house.sound[0]);
    by_keys(s, keys, n, WHY_ADDRESS);
}

static void look(struct search *s)
{
    const struct query *q = &s->q;

    if (*q->number) by_number(s);
    if (*q->mail) {
        struct people_by_mail all = people_by_mail(s->r, contact_compared(&s->r->mem, "email", q->mail));
        for (int i = 0; i < all.n; i++) add(s, all.at[i].person, WHY_MAIL);
    }
    if (q->mday) {
        int64_t key = key_birth(q->year, q->month, q->mday);
        by_keys(s, &key, 1, WHY_BIRTH);
    }
    by_names(s);
    if (*q->house && q->nwords) by_address(s);
}

/* ---- the best of them ------------------------------------------------------------------------------ */

static float of_birth(const struct query *q, int born)
{
    if (!q->year || !born) return 0;
    if (q->mday && born == q->year * 10000 + q->month * 100 + q->mday) return .3f;
    return born / 10000 == q->year ? .15f : -.3f;
}

static enum why why_of(const struct search *s, person_id who)
{
    for (int i = 0; i < s->n; i++) if (s->found[i].person.v == who.v) return s->found[i].why;
    return WHY_NAME;
}

static bool judge(struct search *s, const struct people_seen_row *p, struct hit *h)
{
    const struct name_parts name = { p->family, p->given, p->father, p->mother };
    struct fit f = query_fit(&s->hearing, &name);

    *h = (struct hit){ .person = p->root, .why = why_of(s, p->person), .name = name, .begun = f.begun };
    h->score = f.score + of_birth(&s->q, born_as_number(p->birth, p->birth_exact));
    if (h->why == WHY_NUMBER || h->why == WHY_TELEPHONE || h->why == WHY_MAIL) { h->score += 2; return true; }
    if (h->why == WHY_ADDRESS || (h->why == WHY_BIRTH && !s->q.nwords)) return true;
    if (f.score < .6f) return false;
    if (h->why == WHY_BIRTH) h->why = WHY_NAME;
    if (!f.exact && !f.begun) h->why = WHY_LIKE;
    else if (!p->shown || p->person.v != p->root.v) h->why = WHY_SPELLING;
    return true;
}

static int better(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;

    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return (x->person.v > y->person.v) - (x->person.v < y->person.v);
}

/* One line a person: its best name; one more than most when there are more. */
static int once(struct search *s, const struct hit *h, int n, struct hit *out, int most)
{
    int k = 0;

    for (int i = 0; i < n && k <= most; i++) {
        int j = 0;
        while (j < k && out[j].person.v != h[i].person.v) j++;
        if (j < k || (h[i].begun && h[i].why <= WHY_LIKE && !query_begins(&s->q, &h[i].name))) continue;
        if (k < most) {
            out[k] = h[i];
            out[k].spelling = fmt(s->r, "%s %s", h[i].name.family, h[i].name.given);
        }
        k++;
    }
    return k;
}

static int rank(struct search *s, struct hit *out, int most, bool *more)
{
    struct reader me = access_reader(s->r);
    int64_t *ids = mem_get(&s->r->mem, sizeof *ids * FOUND_MOST);
    struct people_seen all;
    struct hit *h;
    int n = 0;

    for (int i = 0; i < s->n; i++) ids[i] = s->found[i].person.v;
    all = people_seen(s->r, keys_as_json(s->r, ids, s->n), me.account, me.files, s->r->now);
    h = mem_get(&s->r->mem, ((size_t)all.n + 1) * sizeof *h);
    for (int i = 0; i < all.n; i++) n += judge(s, &all.at[i], &h[n]);
    qsort(h, (size_t)n, sizeof *h, better);
    n = once(s, h, n, out, most);
    *more = n > most || s->n >= 50;
    return n > most ? most : n;
}

int search_people(struct req *r, const char *text, struct hit *out, int most, bool *more)
{
    struct search *s = mem_get(&r->mem, sizeof *s);

    *s = (struct search){ .r = r, .last = 99999999 };
    query_read(text, &s->q);
    s->hearing = (struct hearing){ .mem = &r->mem, .query = &s->q };
    *more = false;
    if (s->q.year && s->q.nwords) s->least = s->q.year * 10000, s->last = s->q.year * 10000 + 9999;
    look(s);
    if (!s->n && s->least) {                            /* nobody born then: whoever is called so */
        s->least = 0, s->last = 99999999;
        look(s);
    }
    return s->n ? rank(s, out, most, more) : 0;
}

int search_like(struct req *r, const struct sought *w, int64_t *ids, int most)
{
    struct search *s = mem_get(&r->mem, sizeof *s);
    int64_t key = w->born % 100 ? key_birth(w->born / 10000, w->born / 100 % 100, w->born % 100) : 0;
    int n = 0;

    *s = (struct search){ .r = r, .last = 99999999 };
    query_read(w->name, &s->q);
    words_for(s, true);
    for (int i = 0; i < w->nnumbers; i++) by_lookup(s, w->number[i]);
    by_keys(s, w->telephone, w->ntelephones, WHY_TELEPHONE);
    if (s->q.nwords > 1) by_pairs(s);
    else if (s->q.nwords) by_word(s, 0);
    by_keys(s, &key, key != 0, WHY_BIRTH);
    for (; n < s->n && n < most; n++) ids[n] = s->found[n].person.v;
    return n;
}
