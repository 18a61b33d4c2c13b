/* SPDX-License-Identifier: EUPL-1.2
** search_index.c - the index follows what is known of a person: every spelling, telephone, address, the birth.
**
** SE1  What a search finds is what the registry holds: whoever writes a name, a contact, an address or a birth calls
**      registry_keys_write() in the same visit. */
#include "rooms/registry/inside.h"
#include "rooms/registry/alike.h"
#include "base/date.h"
#include "match/person_keys.h"
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

static void learn_words(struct req *r, const struct person_keys *k)
{
    int64_t keys[WORD_KEYS_MOST];

    for (int i = 0; i < k->nwords; i++) {
        if (!add_word(r, k->word[i].sound[0])) continue;
        add_word_keys(r, k->word[i].sound[0], keys_as_json(r, keys, word_keys(&k->word[i], keys)));
    }
}

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

void registry_keys_write(struct req *r, person_id who)
{
    struct person_keys *k = mem_get(&r->mem, sizeof *k);
    struct keys_kept_row had;
    struct born_on_row b;
    const char *now;

    if (!born_on(r, who, &b)) return;
    int born = born_as_number(b.birth, b.birth_exact);
    collect(r, who, k, born);
    now = keys_as_json(r, k->key, k->n);
    if (keys_kept(r, who, &had)) {
        if (had.born == born && !strcmp(had.keys, now)) return;
        drop_keys(r, who, had.born, had.keys);
    }
    learn_words(r, k);
    add_keys(r, who, born, now);
    keep_keys(r, who, born, now);
    registry_pairs_note(r, who);
}
