/* SPDX-License-Identifier: EUPL-1.2
** town_works.c - works.yaml: the share of the technical programme that a town keeps for accessibility, and where its neighbourhoods are. */
#include "rooms/portal/town_in.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <string.h>

struct yaml_share { int since, percent; char *law, *source, *grade; };
struct yaml_area { char *name, *geo; };
struct yaml_all { struct yaml_share *share; struct yaml_area *areas; unsigned share_count, areas_count; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
static const cyaml_schema_field_t share_fields[] = {
    CYAML_FIELD_INT("since", CYAML_FLAG_DEFAULT, struct yaml_share, since),
    CYAML_FIELD_INT("percent", CYAML_FLAG_DEFAULT, struct yaml_share, percent),
    CYAML_FIELD_STRING_PTR("law", MAY, struct yaml_share, law, 1, 200),
    CYAML_FIELD_STRING_PTR("source", CYAML_FLAG_POINTER, struct yaml_share, source, 1, 200),
    CYAML_FIELD_STRING_PTR("grade", CYAML_FLAG_POINTER, struct yaml_share, grade, 1, 1),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t area_fields[] = {
    CYAML_FIELD_STRING_PTR("name", CYAML_FLAG_POINTER, struct yaml_area, name, 1, 80),
    CYAML_FIELD_STRING_PTR("geo", CYAML_FLAG_POINTER, struct yaml_area, geo, 3, 40),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t share_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_share, share_fields) };
static const cyaml_schema_value_t area_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_area, area_fields) };
static const cyaml_schema_field_t all_fields[] = {
    CYAML_FIELD_SEQUENCE("share", MAY, struct yaml_all, share, &share_value, 0, 20),
    CYAML_FIELD_SEQUENCE("areas", MAY, struct yaml_all, areas, &area_value, 0, 200),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_all, all_fields) };

static void take_share(struct mem *m, struct town *t, const struct yaml_share *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, NULL };

    if (y->since < 2000 || y->since > 2199) town_wrong(why, at, "since", "since is a year");
    if (t->nshares && y->since <= t->shares[t->nshares - 1].since) town_wrong(why, at, "since", "the years of the shares go upwards");
    if (y->percent < 1 || y->percent > 100) town_wrong(why, at, "percent", "percent is 1 to 100");
    if (!strchr("SCMDX", *y->grade)) town_wrong(why, at, "grade", "grade is S, C, M, D or X");
    t->shares[t->nshares++] = (struct works_share){ y->since, y->percent, y->law ? mem_str(m, y->law) : "", mem_str(m, y->source), *y->grade };
}

static void take_area(struct mem *m, struct town *t, const struct yaml_area *y, const struct source *src, struct complaints *why)
{
    struct works_area *a = &t->areas[t->nareas++];

    a->name = mem_str(m, y->name);
    if (!geo_read(y->geo, &a->at)) town_wrong(why, (struct at){ src, NULL }, "geo", "\"%s\" is no place in Greece like 39.6390,22.4191", y->geo);
}

void town_read_works(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    struct yaml_all *y = read_yaml(src, &whole, why);

    if (!y) return;
    t->shares = mem_get(m, sizeof *t->shares * (y->share_count + 1));
    for (unsigned i = 0; i < y->share_count; i++) take_share(m, t, &y->share[i], src, why);
    t->areas = mem_get(m, sizeof *t->areas * (y->areas_count + 1));
    for (unsigned i = 0; i < y->areas_count; i++) take_area(m, t, &y->areas[i], src, why);
    free_yaml(&whole, y);
}

const struct works_share *town_works_share(const struct town *t, int year)
{
    const struct works_share *s = NULL;

    for (int i = 0; t && i < t->nshares && t->shares[i].since <= year; i++) s = &t->shares[i];
    return s;
}

int town_works_areas(const struct town *t) { return t ? t->nareas : 0; }
const struct works_area *town_works_area(const struct town *t, int i) { return &t->areas[i]; }
