/* SPDX-License-Identifier: EUPL-1.2
** town_structures.c - structures.yaml: where one goes, when, how to reach it.  P1 is kept here. */
#include "rooms/portal/town_in.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <stdio.h>
#include <string.h>

struct yaml_hours { char **days; unsigned days_count; char *from, *to; int shift; };
struct yaml_rest { char *from, *until; };
struct yaml_group { char *id, *from, *to; int places, per, trained, helpers; int *shifts; unsigned shifts_count; };
struct yaml_place {
    char *id, *kind, *street, *area, *postcode, *geo, *phone, *email, *web, *photo;
    int count;
    bool always, holidays_open, hidden;
    struct yaml_rest *suspended;
    struct yaml_hours *hours; unsigned hours_count;
    char **access; unsigned access_count;
    char **languages; unsigned languages_count;
    char **interpreters; unsigned interpreters_count;
    char **services; unsigned services_count;
    char **demo; unsigned demo_count;
    struct yaml_group *groups; unsigned groups_count;
};
struct yaml_places { struct yaml_place *structures; unsigned structures_count; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
#define WORD(type, key, at, min, max) CYAML_FIELD_STRING_PTR(key, MAY, type, at, min, max)
#define LIST(key, at) CYAML_FIELD_SEQUENCE(key, MAY, struct yaml_place, at, &word, 0, 30)
static const cyaml_schema_value_t word = { CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 40) };
static const cyaml_schema_field_t hours_fields[] = {
    CYAML_FIELD_SEQUENCE("days", CYAML_FLAG_POINTER, struct yaml_hours, days, &word, 1, 7),
    CYAML_FIELD_STRING_PTR("from", CYAML_FLAG_POINTER, struct yaml_hours, from, 5, 5),
    CYAML_FIELD_STRING_PTR("to", CYAML_FLAG_POINTER, struct yaml_hours, to, 5, 5),
    CYAML_FIELD_INT("shift", CYAML_FLAG_OPTIONAL, struct yaml_hours, shift),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t hours_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_hours, hours_fields) };
static const cyaml_schema_field_t rest_fields[] = {
    CYAML_FIELD_STRING_PTR("from", CYAML_FLAG_POINTER, struct yaml_rest, from, 10, 10),
    WORD(struct yaml_rest, "until", until, 10, 10),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t number = { CYAML_VALUE_INT(CYAML_FLAG_DEFAULT, int) };
static const cyaml_schema_field_t group_fields[] = {
    CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct yaml_group, id, 1, 40),
    WORD(struct yaml_group, "from", from, 2, 5), WORD(struct yaml_group, "to", to, 2, 5),
    CYAML_FIELD_INT("places", CYAML_FLAG_DEFAULT, struct yaml_group, places),
    CYAML_FIELD_INT("per", CYAML_FLAG_OPTIONAL, struct yaml_group, per),
    CYAML_FIELD_INT("trained", CYAML_FLAG_OPTIONAL, struct yaml_group, trained),
    CYAML_FIELD_INT("helpers", CYAML_FLAG_OPTIONAL, struct yaml_group, helpers),
    CYAML_FIELD_SEQUENCE("shifts", MAY, struct yaml_group, shifts, &number, 1, 9),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t group_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_group, group_fields) };
static const cyaml_schema_field_t place_fields[] = {
    CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct yaml_place, id, 1, 40),
    CYAML_FIELD_STRING_PTR("kind", CYAML_FLAG_POINTER, struct yaml_place, kind, 1, 40),
    WORD(struct yaml_place, "street", street, 1, 200), WORD(struct yaml_place, "area", area, 1, 100),
    WORD(struct yaml_place, "postcode", postcode, 5, 5), WORD(struct yaml_place, "geo", geo, 3, 40),
    WORD(struct yaml_place, "phone", phone, 3, 30), WORD(struct yaml_place, "email", email, 3, 100),
    WORD(struct yaml_place, "web", web, 8, 200), WORD(struct yaml_place, "photo", photo, 1, 80),
    CYAML_FIELD_INT("count", CYAML_FLAG_OPTIONAL, struct yaml_place, count),
    CYAML_FIELD_BOOL("always", CYAML_FLAG_OPTIONAL, struct yaml_place, always),
    CYAML_FIELD_BOOL("holidays_open", CYAML_FLAG_OPTIONAL, struct yaml_place, holidays_open),
    CYAML_FIELD_BOOL("hidden", CYAML_FLAG_OPTIONAL, struct yaml_place, hidden),
    CYAML_FIELD_MAPPING_PTR("suspended", MAY, struct yaml_place, suspended, rest_fields),
    CYAML_FIELD_SEQUENCE("hours", MAY, struct yaml_place, hours, &hours_value, 0, 30),
    LIST("access", access), LIST("languages", languages), LIST("interpreters", interpreters),
    LIST("services", services), LIST("demo", demo),
    CYAML_FIELD_SEQUENCE("groups", MAY, struct yaml_place, groups, &group_value, 0, 40),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t place_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_place, place_fields) };
static const cyaml_schema_field_t places_fields[] = {
    CYAML_FIELD_SEQUENCE("structures", CYAML_FLAG_POINTER, struct yaml_places, structures, &place_value, 0, 2000),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_places, places_fields) };

static int word_at(const char *s, const char *const *list, int n)
{
    for (int i = 0; i < n; i++) if (!strcmp(s, list[i])) return i;
    return -1;
}

int town_minutes(const char *s)
{
    int h, m, n = 0;

    if (strlen(s) != 5 || sscanf(s, "%2d:%2d%n", &h, &m, &n) != 2 || n != 5 || s[0] == '-' || s[0] == '+') return -1;
    return h < 0 || m < 0 || m > 59 || h * 60 + m > 1440 ? -1 : h * 60 + m;
}

static void take_hours(struct mem *m, struct structure *s, const struct yaml_hours *y, struct at at, struct complaints *why)
{
    static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    int from = town_minutes(y->from), to = town_minutes(y->to);

    if (from < 0 || from == 1440) { town_wrong(why, at, y->from, "\"%s\" is no time like 08:30", y->from); return; }
    if (to < 0) { town_wrong(why, at, y->to, "\"%s\" is no time like 08:30", y->to); return; }
    if (to <= from) to += 1440;
    for (unsigned i = 0; i < y->days_count; i++) {
        int weekday_at = word_at(y->days[i], names, 7);
        struct hours *grown;

        if (weekday_at < 0) { town_wrong(why, at, y->days[i], "\"%s\" is no day: mon tue wed thu fri sat sun", y->days[i]); return; }
        grown = mem_grow(m, (void *)s->hours, sizeof *grown * (size_t)s->nhours, sizeof *grown * (size_t)(s->nhours + 1));
        grown[s->nhours++] = (struct hours){ weekday_at, from, to, y->shift };
        s->hours = grown;
    }
}

static struct words take_words(struct mem *m, char **list, unsigned n, const char *prefix, struct at at, struct complaints *why)
{
    const char **words = mem_get(m, sizeof *words * (n + 1));

    for (unsigned i = 0; i < n; i++) {
        words[i] = mem_str(m, list[i]);
        if (prefix && !town_word_known(prefix, list[i])) town_wrong(why, at, list[i], "there is no text %s%s", prefix, list[i]);
    }
    return (struct words){ (int)n, words };
}

/* "8m", "5y"; -1: neither. */
static int months_of(const char *s)
{
    int n = 0, digits = 0;

    for (; *s >= '0' && *s <= '9' && digits < 4; s++, digits++) n = 10 * n + (*s - '0');
    return !digits || (strcmp(s, "m") && strcmp(s, "y")) ? -1 : *s == 'y' ? 12 * n : n;
}

/* "toddlers-a": a group of toddlers, the first of them. */
static bool group_known(struct mem *m, const char *id)
{
    char *first = mem_str(m, id);

    first[strcspn(first, "-")] = 0;
    return town_word_known("group.", first);
}

static void take_group(struct mem *m, struct structure *s, const struct yaml_group *y, struct at at, struct complaints *why)
{
    struct place_group g = { .id = mem_str(m, y->id), .from_months = y->from ? months_of(y->from) : 0, .to_months = y->to ? months_of(y->to) : 0,
        .places = y->places, .per = y->per, .trained = y->trained, .helpers = y->helpers };

    if (!group_known(m, y->id)) town_wrong(why, at, y->id, "there is no group \"%s\": text group.%s is missing", y->id, y->id);
    if (g.from_months < 0) town_wrong(why, at, y->from, "\"%s\" is no age like 8m or 5y", y->from);
    if (g.to_months < 0) town_wrong(why, at, y->to, "\"%s\" is no age like 8m or 5y", y->to);
    if (g.to_months > 0 && g.to_months <= g.from_months) town_wrong(why, at, y->to, "the group ends before it begins");
    if (g.places < 1 || g.places > 2000) town_wrong(why, at, y->id, "a group has from 1 to 2000 places");
    if (g.per < 0 || g.trained < 0 || g.helpers < 0 || (g.per > 0) != (g.trained + g.helpers > 0))
        town_wrong(why, at, y->id, "so many staff (trained, helpers) for so many people (per): both, or neither");
    for (int i = 0; i < s->ngroups; i++)
        if (!strcmp(s->groups[i].id, g.id)) town_wrong(why, at, y->id, "two groups are called %s", g.id);
    for (unsigned i = 0; i < (y->shifts_count ? y->shifts_count : 1); i++) {
        struct place_group *grown = mem_grow(m, (void *)s->groups, sizeof *grown * (size_t)s->ngroups, sizeof *grown * (size_t)(s->ngroups + 1));
        g.shift = y->shifts_count ? y->shifts[i] : 0;
        if (g.shift < 0 || g.shift > 9 || (y->shifts_count && !g.shift)) town_wrong(why, at, y->id, "a shift is 1 to 9");
        for (unsigned k = 0; k < i; k++) if (y->shifts[k] == y->shifts[i]) town_wrong(why, at, y->id, "the same shift twice");
        grown[s->ngroups++] = g;
        s->groups = grown;
    }
}

static void take_rest(struct structure *s, const struct yaml_rest *y, struct at at, struct complaints *why)
{
    s->suspended = true;
    if (!day_read(y->from, &s->suspended_from)) town_wrong(why, at, y->from, "\"%s\" is no date like 2026-05-01", y->from);
    if (y->until && !day_read(y->until, &s->suspended_until)) town_wrong(why, at, y->until, "\"%s\" is no date like 2026-05-01", y->until);
    if (y->until && s->suspended_until.v < s->suspended_from.v) town_wrong(why, at, y->until, "the end stands before the beginning");
}

static const char *kept(struct mem *m, const char *s) { return s ? mem_str(m, s) : ""; }

static bool id_valid(const char *s)
{
    return s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")] == 0;
}

static void check(const struct structure *s, const struct yaml_place *y, struct at at, struct complaints *why)
{
    static const char phones[] = "+0123456789 ", places[] = "0123456789.,-";

    if (!id_valid(s->id)) town_wrong(why, at, "id", "an id has small letters, digits and hyphens");
    if (!town_word_known("structure.", s->kind)) town_wrong(why, at, s->kind, "there is no kind \"%s\": text structure.%s is missing", s->kind, s->kind);
    if (s->phone[strspn(s->phone, phones)]) town_wrong(why, at, "phone", "a telephone has digits and blanks");
    if (s->geo[strspn(s->geo, places)] || (*s->geo && !strchr(s->geo, ','))) town_wrong(why, at, "geo", "geo is latitude,longitude in degrees");
    if (strncmp(s->web, "https://", 8) && *s->web) town_wrong(why, at, "web", "a web address begins with https://");
    if (s->count < 1 || s->count > 1000) town_wrong(why, at, "count", "count is 1 to 1000");
    if (y->always && y->hours_count) town_wrong(why, at, "always", "always and hours together");
}

static void take(struct mem *m, struct town *t, struct structure *s, const struct yaml_place *y, struct at at, struct complaints *why)
{
    static const char *const fields[] = { "phone", "hours", "access", "languages", "address", "places", "photo" };

    *s = (struct structure){ .id = mem_str(m, y->id), .kind = mem_str(m, y->kind), .street = kept(m, y->street), .area = kept(m, y->area),
        .postcode = kept(m, y->postcode), .geo = kept(m, y->geo), .phone = kept(m, y->phone), .email = kept(m, y->email), .web = kept(m, y->web),
        .count = y->count ? y->count : 1, .always = y->always, .holidays_open = y->holidays_open,
        .suspended_from = DAY_NONE, .suspended_until = DAY_NONE };
    for (unsigned i = 0; i < y->hours_count; i++) take_hours(m, s, &y->hours[i], at, why);
    s->access = take_words(m, y->access, y->access_count, "portal.access_", at, why);
    s->services = take_words(m, y->services, y->services_count, "portal.service_", at, why);
    s->languages = take_words(m, y->languages, y->languages_count, 0, at, why);
    s->interpreters = take_words(m, y->interpreters, y->interpreters_count, 0, at, why);
    if (y->suspended) take_rest(s, y->suspended, at, why);
    for (unsigned i = 0; i < y->groups_count; i++) take_group(m, s, &y->groups[i], at, why);
    for (unsigned i = 0; i < y->demo_count; i++) {
        int f = word_at(y->demo[i], fields, 7);
        if (f < 0) town_wrong(why, at, y->demo[i], "demo names fields: phone hours access languages address places photo");
        else s->demo |= 1u << f;
    }
    check(s, y, at, why);
    for (const struct structure *other = t->structures; other < s; other++)
        if (!strcmp(other->id, s->id)) town_wrong(why, at, "id", "two structures are called %s", s->id);
}

void town_read_structures(struct mem *m, const struct sources *all, const struct source *src, struct town *t, struct complaints *why)
{
    struct yaml_places *y = read_yaml(src, &whole, why);

    if (!y) return;
    t->structures = mem_get(m, sizeof *t->structures * (y->structures_count + 1));
    for (unsigned i = 0; i < y->structures_count; i++) {
        struct structure *s = &t->structures[t->nstructures];
        const struct yaml_place *p = &y->structures[i];
        struct at at = { src, p->id };
        take(m, t, s, p, at, why);
        if (p->photo) s->photo = town_read_photo(m, &(struct photo_named){ all, p->photo, p->hidden }, at, why);
        if (!p->hidden) t->nstructures++;         /* P1 */
    }
    t->structures[t->nstructures] = (struct structure){ 0 };
    free_yaml(&whole, y);
}

int town_structures(const struct town *t) { return t ? t->nstructures : 0; }
const struct structure *town_structure(const struct town *t, int i) { return &t->structures[i]; }

const struct structure *town_find(const struct town *t, const char *id)
{
    for (int i = 0; i < town_structures(t); i++) if (!strcmp(t->structures[i].id, id)) return &t->structures[i];
    return 0;
}

const struct structure *town_of_kind(const struct town *t, const char *kind, const struct structure *after)
{
    for (int i = after ? (int)(after - t->structures) + 1 : 0; i < town_structures(t); i++)
        if (!strcmp(t->structures[i].kind, kind)) return &t->structures[i];
    return 0;
}

const struct structure *town_for(const struct town *t, const struct programme *p)
{
    for (int i = 0; i < p->nwhere; i++) {
        const struct structure *s = town_of_kind(t, p->where[i], 0);
        if (s) return s;
    }
    return 0;
}

bool structure_quiet(const struct book *b, const struct structure *s)
{
    for (int i = 0; i < book_programmes(b); i++) {
        const struct programme *g = book_programme(b, i);
        for (int k = 0; g->hidden_address && k < g->nwhere; k++) if (!strcmp(g->where[k], s->kind)) return true;
    }
    return false;
}
