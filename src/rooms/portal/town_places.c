/* SPDX-License-Identifier: EUPL-1.2
** town_places.c - places.yaml: how the town gives its places, programme by programme: whom they are for is the programme's rules. */
#include "rooms/portal/town_in.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <stdio.h>
#include <string.h>

struct yaml_reserve { char *id, *when; int percent; };
struct yaml_rules {
    char *programme, *age_on, *from, *to, *fees;
    int preferences, objection_days, answer_days, absences;
    bool together;
    char **kinds; unsigned kinds_count;
    char **ties; unsigned ties_count;
    struct yaml_reserve *reserves; unsigned reserves_count;
};
struct yaml_all { struct yaml_rules *places; unsigned places_count; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
#define DAY(key, at) CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER, struct yaml_rules, at, 5, 5)
#define NUMBER(key, at) CYAML_FIELD_INT(key, CYAML_FLAG_OPTIONAL, struct yaml_rules, at)
static const cyaml_schema_value_t word = { CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 80) };
static const cyaml_schema_field_t reserve_fields[] = {
    CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct yaml_reserve, id, 1, 40),
    CYAML_FIELD_STRING_PTR("when", CYAML_FLAG_POINTER, struct yaml_reserve, when, 1, 40),
    CYAML_FIELD_INT("percent", CYAML_FLAG_DEFAULT, struct yaml_reserve, percent),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t reserve_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_reserve, reserve_fields) };
static const cyaml_schema_field_t rules_fields[] = {
    CYAML_FIELD_STRING_PTR("programme", CYAML_FLAG_POINTER, struct yaml_rules, programme, 1, 60),
    CYAML_FIELD_SEQUENCE("kinds", CYAML_FLAG_POINTER, struct yaml_rules, kinds, &word, 1, 10),
    DAY("age_on", age_on), DAY("from", from), DAY("to", to),
    NUMBER("preferences", preferences), NUMBER("objection_days", objection_days), NUMBER("answer_days", answer_days), NUMBER("absences", absences),
    CYAML_FIELD_BOOL("together", CYAML_FLAG_OPTIONAL, struct yaml_rules, together),
    CYAML_FIELD_STRING_PTR("fees", MAY, struct yaml_rules, fees, 1, 60),
    CYAML_FIELD_SEQUENCE("ties", MAY, struct yaml_rules, ties, &word, 0, PLACE_TIES),
    CYAML_FIELD_SEQUENCE("reserves", MAY, struct yaml_rules, reserves, &reserve_value, 0, PLACE_RESERVES),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t rules_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_rules, rules_fields) };
static const cyaml_schema_field_t all_fields[] = {
    CYAML_FIELD_SEQUENCE("places", CYAML_FLAG_POINTER, struct yaml_all, places, &rules_value, 0, 40),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_all, all_fields) };

/* "09-01": a day of every year, so no 29 February. */
static void take_day(const char *s, int *month, int *mday, struct at at, struct complaints *why)
{
    int n = 0;

    if (sscanf(s, "%2d-%2d%n", month, mday, &n) != 2 || n != 5 || *month < 1 || *month > 12 || !day_valid(2026, *month, *mday))
        town_wrong(why, at, s, "\"%s\" is no day of every year like 09-01", s);
}

static void take_tie(struct mem *m, struct place_tie *t, const char *s, struct at at, struct complaints *why)
{
    static const struct { const char *word; enum tie_kind kind; } known[] = { { "lowest ", TIE_LOWEST }, { "highest ", TIE_HIGHEST } };

    t->of = "";
    t->kind = TIE_EARLIEST;
    if (!strcmp(s, "earliest")) return;
    for (int i = 0; i < 2; i++) {
        size_t n = strlen(known[i].word);
        if (strncmp(s, known[i].word, n) || !s[n]) continue;
        *t = (struct place_tie){ known[i].kind, mem_str(m, s + n) };
        return;
    }
    town_wrong(why, at, s, "a tie is: lowest NAME, highest NAME, earliest; the draw comes last by itself");
}

static int in_range(int v, int otherwise, int most, const char *what, struct at at, struct complaints *why)
{
    if (v < 0 || v > most) town_wrong(why, at, what, "%s is 0 to %d", what, most);
    return v ? v : otherwise;
}

static void take_reserves(struct mem *m, struct place_rules *p, const struct yaml_rules *y, struct at at, struct complaints *why)
{
    int all = 0;

    for (unsigned i = 0; i < y->reserves_count; i++) {
        const struct yaml_reserve *q = &y->reserves[i];
        if (!town_word_known("reserve.", q->id)) town_wrong(why, at, q->id, "there is no text reserve.%s", q->id);
        if (q->percent < 1 || q->percent > 100) town_wrong(why, at, q->id, "1 to 100 per cent of the places are kept");
        all += q->percent;
        p->reserves[p->nreserves++] = (struct place_reserve){ mem_str(m, q->id), mem_str(m, q->when), q->percent };
    }
    if (all > 100) town_wrong(why, at, "reserves", "more places are kept than there are");
}

static void take(struct mem *m, struct town *t, const struct yaml_rules *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, NULL };
    struct place_rules *p = &t->places[t->nplaces];
    const char **kinds = mem_get(m, sizeof *kinds * (y->kinds_count + 1));

    *p = (struct place_rules){ .programme = mem_str(m, y->programme), .kinds = { (int)y->kinds_count, kinds }, .together = y->together,
        .fees = y->fees ? mem_str(m, y->fees) : "", .preferences = in_range(y->preferences, 3, 20, "preferences", at, why),
        .objection_days = in_range(y->objection_days, 5, 60, "objection_days", at, why),
        .answer_days = in_range(y->answer_days, 5, 60, "answer_days", at, why), .absences = in_range(y->absences, 0, 365, "absences", at, why) };
    for (unsigned i = 0; i < y->kinds_count; i++) {
        kinds[i] = mem_str(m, y->kinds[i]);
        if (!town_word_known("structure.", kinds[i])) town_wrong(why, at, kinds[i], "there is no kind of structure \"%s\"", kinds[i]);
    }
    take_day(y->age_on, &p->age_on.month, &p->age_on.day, at, why);
    take_day(y->from, &p->from.month, &p->from.day, at, why);
    take_day(y->to, &p->to.month, &p->to.day, at, why);
    for (unsigned i = 0; i < y->ties_count; i++) take_tie(m, &p->ties[p->nties++], y->ties[i], at, why);
    take_reserves(m, p, y, at, why);
    if (town_places_of(t, p->programme)) town_wrong(why, at, p->programme, "the places of %s are given twice", p->programme);
    t->nplaces++;
}

void town_read_places(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    struct yaml_all *y = read_yaml(src, &whole, why);

    if (!y) return;
    t->places = mem_get(m, sizeof *t->places * (y->places_count + 1));
    for (unsigned i = 0; i < y->places_count; i++) take(m, t, &y->places[i], src, why);
    free_yaml(&whole, y);
}

int town_place_rules(const struct town *t) { return t ? t->nplaces : 0; }
const struct place_rules *town_place_rule(const struct town *t, int i) { return &t->places[i]; }

const struct place_rules *town_places_of(const struct town *t, const char *programme)
{
    for (int i = 0; i < town_place_rules(t); i++) if (!strcmp(t->places[i].programme, programme)) return &t->places[i];
    return NULL;
}
