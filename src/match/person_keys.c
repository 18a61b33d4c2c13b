/* SPDX-License-Identifier: EUPL-1.2
** person_keys.c - all keys of one person: see person_keys.h. */
#include "match/person_keys.h"
#include <string.h>

static void add_key(struct person_keys *k, int64_t key, int most)
{
    for (int i = 0; i < k->n; i++) if (k->key[i] == key) return;
    if (key && k->n < most) k->key[k->n++] = key;
}

void keys_add(struct person_keys *k, int64_t key) { add_key(k, key, PERSON_KEYS_MOST); }

/* What a name gives in plenty leaves room for what each word must have. */
static void add_more(struct person_keys *k, int64_t key) { add_key(k, key, PERSON_KEYS_MOST - 2 * PERSON_WORDS_MOST); }

/* A word that the dictionary learns has a key of its own, so that it is known when nobody uses it any more. */
static void add_word(struct person_keys *k, const struct word *w, int64_t key)
{
    int i = 0;

    while (i < k->nwords && strcmp(k->word[i].sound[0], w->sound[0])) i++;
    if (i == k->nwords && i < PERSON_WORDS_MOST) k->word[k->nwords++] = *w;
    keys_add(k, key);
}

/* Each word, each two of them, and how a surname and a forename begin.  Eight words are enough for anybody. */
void keys_of_name(struct person_keys *k, const char *family, const char *given)
{
    struct word w[WORDS_MOST];
    int f = words_of(family, w, 3), n = f + words_of(given, w + f, WORDS_MOST - f);

    for (int i = 0; i < n; i++) {
        add_word(k, &w[i], key_word(w[i].sound[0]));
        for (int j = i + 1; j < n; j++) add_more(k, key_pair(w[i].sound[0], w[j].sound[0]));
    }
    for (int i = 0; i < f; i++)
        for (int j = f; j < n; j++) add_more(k, key_begin(w[i].sound[0], w[j].sound[0]));
}

void keys_of_address(struct person_keys *k, const char *street, const char *house)
{
    struct word w[3], number;
    int n = words_of(street, w, 3);

    word_of(house, &number);
    if (!*number.sound[0]) return;
    for (int i = 0; i < n; i++) {
        if (w[i].number || strlen(w[i].sound[0]) < 3) continue;
        add_word(k, &w[i], key_street(w[i].sound[0]));
        add_more(k, key_address(w[i].sound[0], number.sound[0]));
    }
}
