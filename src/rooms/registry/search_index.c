/* SPDX-License-Identifier: EUPL-1.2
** search_index.c - the index follows what is known of a person: every spelling, telephone, address, the birth.
**
** SE1  What a search finds is what the registry holds: whoever writes a name, a contact, an address or a birth calls
**      registry_keys_write() in the same visit.
** SE3  A word that nobody's name or street has any more is not in the dictionary. */
#include "rooms/registry/inside.h"
#include "rooms/registry/alike.h"
#include "base/date.h"
#include "base/json.h"
#include "match/person_keys.h"
#include "web/chore.h"
#include "search_index.sql.h"
#include <string.h>

int born_as_number(day birth, const char *exact)
{
    struct civil c;

    if (birth.v == DAY_NONE.v || !strcmp(exact, "unknown")) return 0;
    c = day_civil(birth);
    if (!strcmp(exact, "day")) return c.year * 10000 + c.month * 100 + c.day;
    return c.year * 10000 + (strcmp(exact, "month") ? 0 : c.month * 100);
}

const char *keys_as_json(struct req *r, const int64_t *key, int n)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < n; i++) {
        out_char(&o, i ? ',' : '[');
        out_int(&o, key[i]);
    }
    out_str(&o, n ? "]" : "[]");
    return out_text(&o);
}

/* ---- the dictionary -------------------------------------------------------------------------------- */

static void learn_words(struct req *r, const struct person_keys *k)
{
    int64_t keys[WORD_KEYS_MOST];

    for (int i = 0; i < k->nwords; i++) {
        if (!add_word(r, k->word[i].sound[0])) continue;
        add_word_keys(r, k->word[i].sound[0], keys_as_json(r, keys, word_keys(&k->word[i], keys)));
    }
}

static const char *words_as_json(struct req *r, const struct person_keys *k)
{
    struct out o = { .mem = &r->mem };
    struct json j = { .out = &o };

    json_array(&j);
    for (int i = 0; i < k->nwords; i++) json_str(&j, k->word[i].sound[0]);
    json_end_array(&j);
    return out_text(&o);
}

static void forget_word(struct req *r, const char *sound)               /* SE3 */
{
    int64_t keys[] = { key_word(sound), key_street(sound) };

    if (key_held(r, keys_as_json(r, keys, 2)).n) return;
    drop_word(r, sound);
    drop_word_keys(r, sound);
}

/* Words of a JSON array that nobody has any more. */
static void forget_words(struct req *r, const char *had)
{
    struct words_told all = words_told(r, had);

    if (keys_behind(r, KEYS_SCHEME).n) return;          /* somebody's keys do not say their words yet: see the chore */
    for (int i = 0; i < all.n; i++) forget_word(r, all.at[i].sound);
}

/* ---- a person's keys ------------------------------------------------------------------------------- */

static void collect(struct req *r, person_id who, struct person_keys *k, int born)
{
    struct spellings names = spellings(r, who);
    struct telephones calls = telephones(r, who);
    struct streets homes = streets(r, who);

    for (int i = 0; i < names.n; i++) keys_of_name(k, names.at[i].family, names.at[i].given);
    for (int i = 0; i < calls.n; i++) keys_add(k, key_telephone(calls.at[i].value));
    for (int i = 0; i < homes.n; i++) keys_of_address(k, homes.at[i].street, homes.at[i].number);
    if (born % 100) keys_add(k, key_birth(born / 10000, born / 100 % 100, born % 100));
}

static void rewrite(struct req *r, person_id who)
{
    struct person_keys *k = mem_get(&r->mem, sizeof *k);
    struct keys_kept_row had;
    struct born_on_row b;
    const char *now, *words;

    if (!born_on(r, who, &b)) return;
    int born = born_as_number(b.birth, b.birth_exact);
    collect(r, who, k, born);
    now = keys_as_json(r, k->key, k->n);
    words = words_as_json(r, k);
    bool known = keys_kept(r, who, &had);
    if (known) {
        if (had.born == born && !strcmp(had.keys, now) && had.scheme == KEYS_SCHEME) return;
        drop_keys(r, who, had.born, had.keys);
    }
    learn_words(r, k);
    add_keys(r, who, born, now);
    if (k->n) keep_keys(r, who, born, now, words, KEYS_SCHEME);
    else drop_kept(r, who);
    if (known && strcmp(had.words, words)) forget_words(r, had.words);
}

void registry_keys_write(struct req *r, person_id who)
{
    rewrite(r, who);
    registry_pairs_note(r, who);                        /* also for what has no key: a number, a parent's name */
}

/* ---- keys of another scheme ------------------------------------------------------------------------- */

enum { AT_ONCE = 400 };

static bool behind(struct req *r) { return keys_behind(r, KEYS_SCHEME).n != 0; }

/* A program that makes other keys than the one before makes those of everybody again; with the last of them, words go that
** nobody has. */
static void catch_up(struct req *r)
{
    struct people_behind some = people_behind(r, KEYS_SCHEME, AT_ONCE);
    struct dictionary all;

    for (int i = 0; i < some.n; i++) rewrite(r, some.at[i].person);
    if (some.n == AT_ONCE) return;
    all = dictionary(r);
    for (int i = 0; i < all.n; i++) forget_word(r, all.at[i].sound);
    act(r, "made the index of names again", "", 0);
}
CHORE(registry_index, .every = 1, .due = behind, .run = catch_up);
