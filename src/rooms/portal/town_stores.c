/* SPDX-License-Identifier: EUPL-1.2
** town_stores.c - stores.yaml: what a town's grocery, pharmacy and kitchen give to a household, how often, under which programme. */
#include "rooms/portal/town_in.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <stdio.h>
#include <string.h>

struct yaml_ration { char *group, *every; int *persons; unsigned persons_count; int more; char *law; };
struct yaml_pickup { int minutes, places; };
struct yaml_store {
    char *kind; char **programmes; unsigned programmes_count; struct yaml_pickup *pickup; int missed; bool walk_in;
    struct yaml_ration *rations; unsigned rations_count;
};
struct yaml_left { int food, medicine, hygiene; };
struct yaml_stores { struct yaml_store *stores; unsigned stores_count; struct yaml_left *days_left; int *eyes_over; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
static const cyaml_schema_value_t word = { CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 60) };
static const cyaml_schema_value_t number = { CYAML_VALUE_INT(CYAML_FLAG_DEFAULT, int) };
static const cyaml_schema_field_t ration_fields[] = {
    CYAML_FIELD_STRING_PTR("group", CYAML_FLAG_POINTER, struct yaml_ration, group, 1, 40),
    CYAML_FIELD_STRING_PTR("every", CYAML_FLAG_POINTER, struct yaml_ration, every, 1, 12),
    CYAML_FIELD_SEQUENCE("persons", CYAML_FLAG_POINTER, struct yaml_ration, persons, &number, 1, RATION_PERSONS),
    CYAML_FIELD_INT("more", CYAML_FLAG_OPTIONAL, struct yaml_ration, more),
    CYAML_FIELD_STRING_PTR("law", MAY, struct yaml_ration, law, 0, 300),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t ration_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_ration, ration_fields) };
static const cyaml_schema_field_t pickup_fields[] = {
    CYAML_FIELD_INT("minutes", CYAML_FLAG_DEFAULT, struct yaml_pickup, minutes),
    CYAML_FIELD_INT("places", CYAML_FLAG_DEFAULT, struct yaml_pickup, places),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t store_fields[] = {
    CYAML_FIELD_STRING_PTR("kind", CYAML_FLAG_POINTER, struct yaml_store, kind, 1, 40),
    CYAML_FIELD_SEQUENCE("programmes", MAY, struct yaml_store, programmes, &word, 0, 10),
    CYAML_FIELD_MAPPING_PTR("pickup", MAY, struct yaml_store, pickup, pickup_fields),
    CYAML_FIELD_INT("missed", CYAML_FLAG_OPTIONAL, struct yaml_store, missed),
    CYAML_FIELD_BOOL("walk_in", CYAML_FLAG_OPTIONAL, struct yaml_store, walk_in),
    CYAML_FIELD_SEQUENCE("rations", MAY, struct yaml_store, rations, &ration_value, 0, 60),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t store_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_store, store_fields) };
static const cyaml_schema_field_t left_fields[] = {
    CYAML_FIELD_INT("food", CYAML_FLAG_OPTIONAL, struct yaml_left, food),
    CYAML_FIELD_INT("medicine", CYAML_FLAG_OPTIONAL, struct yaml_left, medicine),
    CYAML_FIELD_INT("hygiene", CYAML_FLAG_OPTIONAL, struct yaml_left, hygiene),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t stores_fields[] = {
    CYAML_FIELD_SEQUENCE("stores", CYAML_FLAG_POINTER, struct yaml_stores, stores, &store_value, 0, 40),
    CYAML_FIELD_MAPPING_PTR("days_left", MAY, struct yaml_stores, days_left, left_fields),
    CYAML_FIELD_INT_PTR("eyes_over", MAY, struct yaml_stores, eyes_over),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_stores, stores_fields) };

/* "month", or "14 days". */
static bool read_every(const char *s, struct ration *to)
{
    static const char *const words[] = { [EVERY_DAY] = "day", [EVERY_WEEK] = "week", [EVERY_MONTH] = "month", [EVERY_YEAR] = "year" };
    int n = 0;

    for (int i = 0; i < EVERY_DAYS; i++) if (!strcmp(s, words[i])) { to->every = (enum every)i; return true; }
    to->every = EVERY_DAYS;
    return sscanf(s, "%4d days%n", &to->days, &n) == 1 && n && !s[n] && to->days > 0 && to->days <= 3660;
}

static void take_ration(struct mem *m, const struct store_rules *s, struct ration *to, const struct yaml_ration *y, struct at at,
    struct complaints *why)
{
    bool fine = y->more >= 0 && y->more <= 10000;

    *to = (struct ration){ .group = mem_str(m, y->group), .npersons = (int)y->persons_count, .more = y->more, .law = y->law ? mem_str(m,
        y->law) : "" };
    if (!town_word_known("stock.group_", y->group)) town_wrong(why, at, y->group, "there is no text stock.group_%s", y->group);
    if (!read_every(y->every, to)) town_wrong(why, at, y->every, "every is day, week, month, year or \"14 days\", not \"%s\"", y->every);
    for (int i = 0; i < to->npersons; i++) {
        to->persons[i] = y->persons[i];
        fine = fine && to->persons[i] >= 0 && to->persons[i] <= 10000 && (!i || to->persons[i] >= to->persons[i - 1]);
    }
    if (!fine) town_wrong(why, at, y->group, "%s: from 0 to 10000, and never less for a larger household", y->group);
    for (const struct ration *other = s->rations; other < to; other++)
        if (!strcmp(other->group, to->group)) town_wrong(why, at, y->group, "%s is given twice", y->group);
}

static void take_store(struct mem *m, struct town *t, struct store_rules *to, const struct yaml_store *y, struct at at,
    struct complaints *why)
{
    const char **programmes = mem_get(m, sizeof *programmes * (y->programmes_count + 1));
    struct ration *rations = mem_get(m, sizeof *rations * (y->rations_count + 1));

    *to = (struct store_rules){ .kind = mem_str(m, y->kind), .programmes = { (int)y->programmes_count, programmes }, .missed = y->missed,
        .walk_in = y->walk_in, .rations = rations };
    if (!town_word_known("structure.", y->kind)) town_wrong(why, at, y->kind, "there is no kind \"%s\"", y->kind);
    for (unsigned i = 0; i < y->programmes_count; i++) programmes[i] = mem_str(m, y->programmes[i]);
    if (y->pickup) {
        to->slot_minutes = y->pickup->minutes;
        to->slot_places = y->pickup->places;
        if (to->slot_minutes < 1 || to->slot_minutes > 480) town_wrong(why, at, "minutes", "from 1 to 480 minutes");
        if (to->slot_places < 1 || to->slot_places > 200) town_wrong(why, at, "places", "from 1 to 200 places");
    }
    if (y->missed < 0 || y->missed > 100) town_wrong(why, at, "missed", "from 0 (nothing is said) to 100");
    for (unsigned i = 0; i < y->rations_count; i++, to->nrations++) take_ration(m, to, &rations[i], &y->rations[i], at, why);
    for (const struct store_rules *other = t->stores; other < to; other++)
        if (!strcmp(other->kind, to->kind)) town_wrong(why, at, y->kind, "two entries for %s", y->kind);
}

void town_read_stores(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    struct yaml_stores *y = read_yaml(src, &whole, why);
    struct at at = { src, NULL };

    if (!y) return;
    t->stores = mem_get(m, sizeof *t->stores * (y->stores_count + 1));
    for (unsigned i = 0; i < y->stores_count; i++, t->nstores++) take_store(m, t, &t->stores[i], &y->stores[i], at, why);
    if (y->days_left) {
        t->left_food = y->days_left->food;
        t->left_medicine = y->days_left->medicine;
        t->left_hygiene = y->days_left->hygiene;
        if (t->left_food < 0 || t->left_medicine < 0 || t->left_hygiene < 0 || t->left_food > 3660 || t->left_medicine > 3660 ||
            t->left_hygiene > 3660)
            town_wrong(why, at, "days_left", "from 0 to 3660 days");
    }
    if (y->eyes_over) {
        t->eyes_over.v = (int64_t)*y->eyes_over * 100;
        if (*y->eyes_over < 0 || *y->eyes_over > 1000000) town_wrong(why, at, "eyes_over", "from 0 to 1000000 euros");
    }
    free_yaml(&whole, y);
}

const struct store_rules *town_store(const struct town *t, const char *kind)
{
    for (int i = 0; t && i < t->nstores; i++) if (!strcmp(t->stores[i].kind, kind)) return &t->stores[i];
    return 0;
}

const struct ration *store_ration(const struct store_rules *s, const char *group)
{
    for (int i = 0; s && i < s->nrations; i++) if (!strcmp(s->rations[i].group, group)) return &s->rations[i];
    return 0;
}

int ration_of(const struct ration *a, int persons)
{
    if (persons < 1) return 0;
    return persons <= a->npersons ? a->persons[persons - 1] : a->persons[a->npersons - 1] + (persons - a->npersons) * a->more;
}

struct ration_span ration_span(const struct ration *a, day at, day begun)
{
    struct civil c = day_civil(at);
    day from = at;

    switch (a->every) {
    case EVERY_DAY:   break;
    case EVERY_WEEK:  return (struct ration_span){ { at.v - weekday(at) }, { at.v - weekday(at) + 7 } };
    case EVERY_MONTH: from = day_of(c.year, c.month, 1); return (struct ration_span){ from, day_add_months(from, 1) };
    case EVERY_YEAR:  return (struct ration_span){ day_of(c.year, 1, 1), day_of(c.year + 1, 1, 1) };
    case EVERY_DAYS:
        if (begun.v != DAY_NONE.v && begun.v <= at.v && begun.v + a->days > at.v) from = begun;
        return (struct ration_span){ from, { from.v + a->days } };
    }
    return (struct ration_span){ from, { from.v + 1 } };
}

int town_days_left(const struct town *t, const char *goods)
{
    if (!t) return 0;
    return !strcmp(goods, "medicine") ? t->left_medicine : !strcmp(goods, "food") ? t->left_food : !strcmp(goods, "hygiene") ?
        t->left_hygiene : 0;
}

cents town_eyes_over(const struct town *t) { return t ? t->eyes_over : (cents){ 0 }; }
