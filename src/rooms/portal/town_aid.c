/* SPDX-License-Identifier: EUPL-1.2
** town_aid.c - aid.yaml: the money a town gives people: whose account pays, ceilings, grounds, who decides which amount. */
#include "rooms/portal/town_in.h"
#include "base/iban.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <string.h>

struct yaml_level { int up_to; char *by; };
struct yaml_aid {
    char *programme;
    char **codes, **grounds, **obligations; unsigned codes_count, grounds_count, obligations_count;
    int yearly, times;
    struct yaml_level *levels; unsigned levels_count;
};
struct yaml_payer { char *name, *iban, *bic, *format; bool foreign_iban; };
struct yaml_all { struct yaml_payer *payer; struct yaml_aid *aid; unsigned aid_count; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
static const cyaml_schema_value_t word = { CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 80) };
static const cyaml_schema_field_t level_fields[] = {
    CYAML_FIELD_INT("up_to", CYAML_FLAG_OPTIONAL, struct yaml_level, up_to),
    CYAML_FIELD_STRING_PTR("by", CYAML_FLAG_POINTER, struct yaml_level, by, 1, 40),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t level_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_level, level_fields) };
static const cyaml_schema_field_t aid_fields[] = {
    CYAML_FIELD_STRING_PTR("programme", CYAML_FLAG_POINTER, struct yaml_aid, programme, 1, 60),
    CYAML_FIELD_SEQUENCE("codes", CYAML_FLAG_POINTER, struct yaml_aid, codes, &word, 1, 20),
    CYAML_FIELD_SEQUENCE("grounds", CYAML_FLAG_POINTER, struct yaml_aid, grounds, &word, 1, 40),
    CYAML_FIELD_SEQUENCE("obligations", MAY, struct yaml_aid, obligations, &word, 0, 10),
    CYAML_FIELD_INT("yearly", CYAML_FLAG_OPTIONAL, struct yaml_aid, yearly),
    CYAML_FIELD_INT("times", CYAML_FLAG_OPTIONAL, struct yaml_aid, times),
    CYAML_FIELD_SEQUENCE("levels", CYAML_FLAG_POINTER, struct yaml_aid, levels, &level_value, 1, AID_LEVELS),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t aid_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_aid, aid_fields) };
static const cyaml_schema_field_t payer_fields[] = {
    CYAML_FIELD_STRING_PTR("name", CYAML_FLAG_POINTER, struct yaml_payer, name, 1, 70),
    CYAML_FIELD_STRING_PTR("iban", CYAML_FLAG_POINTER, struct yaml_payer, iban, 1, 60),
    CYAML_FIELD_STRING_PTR("bic", MAY, struct yaml_payer, bic, 8, 11),
    CYAML_FIELD_STRING_PTR("format", CYAML_FLAG_POINTER, struct yaml_payer, format, 1, 20),
    CYAML_FIELD_BOOL("foreign_iban", CYAML_FLAG_OPTIONAL, struct yaml_payer, foreign_iban),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t all_fields[] = {
    CYAML_FIELD_MAPPING_PTR("payer", MAY, struct yaml_all, payer, payer_fields),
    CYAML_FIELD_SEQUENCE("aid", CYAML_FLAG_POINTER, struct yaml_all, aid, &aid_value, 0, 40),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_all, all_fields) };

static struct words words_of(struct mem *m, char **from, unsigned n)
{
    const char **to = mem_get(m, sizeof *to * (n + 1));

    for (unsigned i = 0; i < n; i++) to[i] = mem_str(m, from[i]);
    return (struct words){ (int)n, to };
}

static void words_known(const struct words *w, const char *prefix, struct at at, struct complaints *why)
{
    for (int i = 0; i < w->n; i++) if (!town_word_known(prefix, w->at[i])) town_wrong(why, at, w->at[i], "there is no text %s%s", prefix, w->at[i]);
}

static bool somebody(const struct town *t, const char *by)
{
    return !strcmp(by, "clerk") || !strcmp(by, "director") || !strcmp(by, "mayor") || town_board_named(t, by);
}

static void take_levels(struct mem *m, const struct town *t, struct aid_rules *a, const struct yaml_aid *y, struct at at, struct complaints *why)
{
    for (unsigned i = 0; i < y->levels_count; i++) {
        const struct yaml_level *l = &y->levels[i];
        bool last = i + 1 == y->levels_count;

        if (last != !l->up_to) town_wrong(why, at, "levels", "every level but the last says up to how much");
        if (l->up_to < 0 || (!last && i && l->up_to <= y->levels[i - 1].up_to)) town_wrong(why, at, "levels", "levels go upwards");
        if (!somebody(t, l->by)) town_wrong(why, at, l->by, "\"%s\" is neither clerk, director, mayor nor a board of town.yaml", l->by);
        a->levels[a->nlevels++] = (struct aid_level){ { (int64_t)l->up_to * 100 }, mem_str(m, l->by) };
    }
}

static void take(struct mem *m, struct town *t, const struct yaml_aid *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, NULL };
    struct aid_rules *a = &t->aids[t->naids];

    *a = (struct aid_rules){ .programme = mem_str(m, y->programme), .codes = words_of(m, y->codes, y->codes_count),
        .grounds = words_of(m, y->grounds, y->grounds_count), .obligations = words_of(m, y->obligations, y->obligations_count),
        .yearly = { (int64_t)y->yearly * 100 }, .times = y->times ? y->times : 1 };
    if (town_aid(t, a->programme)) town_wrong(why, at, a->programme, "%s is there twice", a->programme);
    if (y->yearly < 0 || y->yearly > 1000000) town_wrong(why, at, "yearly", "yearly is 0 to 1000000");
    if (a->times < 1 || a->times > 60) town_wrong(why, at, "times", "1 to 60 times");
    words_known(&a->grounds, "aid.ground_", at, why);
    words_known(&a->obligations, "aid.keeps_", at, why);
    take_levels(m, t, a, y, at, why);
    t->naids++;
}

static void take_payer(struct mem *m, struct town *t, const struct yaml_payer *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, NULL };
    char iban[IBAN_MOST + 1];

    if (iban_read(y->iban, iban) != IBAN_FINE) town_wrong(why, at, "iban", "\"%s\" is no IBAN: check its digits", y->iban);
    if (strcmp(y->format, "pain.001.001.03") && strcmp(y->format, "pain.001.001.09"))
        town_wrong(why, at, "format", "format is pain.001.001.03 or pain.001.001.09");
    t->payer = mem_get(m, sizeof *t->payer);
    *t->payer = (struct aid_payer){ mem_str(m, y->name), mem_str(m, iban), y->bic ? mem_str(m, y->bic) : "", mem_str(m, y->format), y->foreign_iban };
}

void town_read_aid(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    struct yaml_all *y = read_yaml(src, &whole, why);

    if (!y) return;
    t->aids = mem_get(m, sizeof *t->aids * (y->aid_count + 1));
    for (unsigned i = 0; i < y->aid_count; i++) take(m, t, &y->aid[i], src, why);
    if (y->payer) take_payer(m, t, y->payer, src, why);
    free_yaml(&whole, y);
}

/* ---- asked ---- */

int town_aids(const struct town *t) { return t ? t->naids : 0; }
const struct aid_rules *town_aid_at(const struct town *t, int i) { return &t->aids[i]; }
const struct aid_payer *town_payer(const struct town *t) { return t ? t->payer : NULL; }

const struct aid_rules *town_aid(const struct town *t, const char *programme)
{
    for (int i = 0; i < town_aids(t); i++) if (!strcmp(t->aids[i].programme, programme)) return &t->aids[i];
    return NULL;
}

const char *aid_decided_by(const struct aid_rules *a, cents all)
{
    for (int i = 0; i < a->nlevels; i++) if (!a->levels[i].up_to.v || all.v <= a->levels[i].up_to.v) return a->levels[i].by;
    return "";
}
