/* SPDX-License-Identifier: EUPL-1.2
** words.c - what the pages of the works say and read: kinds, states, days, amounts, places. */
#include "rooms/works/inside.h"
#include "base/fold.h"
#include "web/edge.h"

static const char *const kinds[] = {
#define KIND(word) #word,
#include "rooms/works/kinds.h"
#undef KIND
};
enum { KINDS = sizeof kinds / sizeof *kinds };
const char *const project_states[3] = { "planned", "contracted", "done" };
const char *const obstacle_states[4] = { "new", "taken", "fixed", "refused" };

static int number_of(struct req *r, const char *prefix, const char *word)
{
    return texts_find(r->house->texts, fmt(r, "works.%s_%s", prefix, word));
}

const char *works_word(struct req *r, const char *prefix, const char *word)
{
    int number = number_of(r, prefix, word);

    return number < 0 ? word : text(r, number);
}

const char *works_tone(const char *state)
{
    if (!strcmp(state, "done") || !strcmp(state, "fixed")) return "ok";
    return !strcmp(state, "contracted") || !strcmp(state, "taken") ? "info" : !strcmp(state, "new") ? "warn" : "no";
}

struct choices works_choices(struct req *r, const char *prefix, int n, const char *const *words, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *c.at) };

    for (int i = 0; i < n; i++) c.at[c.n++] = (struct choice){ words[i], works_word(r, prefix, words[i]), !strcmp(words[i], held) };
    return c;
}

struct choices works_kinds(struct req *r, const char *held)
{
    struct choices c = works_choices(r, "kind", KINDS, kinds, held), all = { .at = mem_get(&r->mem, (KINDS + 1) * sizeof *all.at) };

    all.at[all.n++] = (struct choice){ "", text(r, T_works_kind_none), !*held };
    for (int i = 0; i < c.n; i++) all.at[all.n++] = c.at[i];
    return all;
}

static bool called(struct req *r, const char *typed, int lang, int number)
{
    return number >= 0 && !strcmp(typed, fold_plain(&r->mem, texts_get(r->house->texts, lang, number, NULL)));
}

/* The word itself, or as it is called in Greek or English; NULL: none of them. */
static const char *word_known(struct req *r, const char *prefix, int n, const char *const *words, const char *word)
{
    const char *typed = fold_plain(&r->mem, word);

    for (int i = 0; i < n; i++) {
        int number = number_of(r, prefix, words[i]);
        if (!strcmp(word, words[i]) || called(r, typed, 0, number) || called(r, typed, 1, number)) return words[i];
    }
    return NULL;
}

const char *kind_known(struct req *r, const char *word) { return blank(word) ? "" : word_known(r, "kind", KINDS, kinds, word); }
const char *state_known(struct req *r, const char *word)
{
    return blank(word) ? "planned" : word_known(r, "state", 3, project_states, word);
}

bool works_day_read(const char *s, day *to)
{
    *to = DAY_NONE;
    return blank(s) || day_read_forgiving(s, to);
}

const char *geo_typed(struct req *r, bool there, struct geo g)
{
    struct out o = { .mem = &r->mem };

    if (there) geo_write(&o, g);
    return out_text(&o);
}

bool blank(const char *s) { return !s[strspn(s, " \r\n\t")]; }

bool too_long(const char *s, int letters)
{
    int n = 0;

    for (; *s; s++) n += ((unsigned char)*s & 0xc0) != 0x80;
    return n > letters;
}
