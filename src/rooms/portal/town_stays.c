/* SPDX-License-Identifier: EUPL-1.2
** town_stays.c - stays.yaml: how people stay in each kind of unit: for how long, with which papers, in which rooms and shifts. */
#include "rooms/portal/town_in.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <stdio.h>
#include <string.h>

struct yaml_cycle { char *id, *from; int nights, months, more_nights, more_months, times; };
struct yaml_paper { char *id; bool before; int days, good_months; };
struct yaml_shift { char *id, *from, *to; };
struct yaml_room { char *structure, *name, *whom; bool step_free; int beds; };
struct yaml_rules {
    char *kind, *programme;
    bool nightly, work;
    int warn, follow_months, boys_to, girls_to;
    struct yaml_cycle *cycles; unsigned cycles_count;
    struct yaml_paper *papers; unsigned papers_count;
    struct yaml_shift *shifts; unsigned shifts_count;
    struct yaml_room *rooms; unsigned rooms_count;
    char **duties; unsigned duties_count;
    int *rents; unsigned rents_count;
};
struct yaml_all { struct yaml_rules *stays; unsigned stays_count; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
#define TEXT(type, key, at, most) CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER, struct type, at, 1, most)
#define MAY_TEXT(type, key, at, most) CYAML_FIELD_STRING_PTR(key, MAY, struct type, at, 1, most)
#define NUMBER(type, key, at) CYAML_FIELD_INT(key, CYAML_FLAG_OPTIONAL, struct type, at)
#define YES(type, key, at) CYAML_FIELD_BOOL(key, CYAML_FLAG_OPTIONAL, struct type, at)
static const cyaml_schema_field_t cycle_fields[] = {
    TEXT(yaml_cycle, "id", id, 40), MAY_TEXT(yaml_cycle, "from", from, 10), NUMBER(yaml_cycle, "nights", nights), NUMBER(yaml_cycle, "months", months),
    NUMBER(yaml_cycle, "more_nights", more_nights), NUMBER(yaml_cycle, "more_months", more_months), NUMBER(yaml_cycle, "times", times), CYAML_FIELD_END
};
static const cyaml_schema_field_t paper_fields[] = {
    TEXT(yaml_paper, "id", id, 40), YES(yaml_paper, "before", before), NUMBER(yaml_paper, "days", days), NUMBER(yaml_paper, "good_months", good_months), CYAML_FIELD_END
};
static const cyaml_schema_field_t shift_fields[] = {
    TEXT(yaml_shift, "id", id, 40), TEXT(yaml_shift, "from", from, 5), TEXT(yaml_shift, "to", to, 5), CYAML_FIELD_END
};
static const cyaml_schema_field_t room_fields[] = {
    MAY_TEXT(yaml_room, "structure", structure, 60), TEXT(yaml_room, "name", name, 60), MAY_TEXT(yaml_room, "whom", whom, 10),
    YES(yaml_room, "step_free", step_free), CYAML_FIELD_INT("beds", CYAML_FLAG_DEFAULT, struct yaml_room, beds), CYAML_FIELD_END
};
static const cyaml_schema_value_t cycle_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_cycle, cycle_fields) };
static const cyaml_schema_value_t paper_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_paper, paper_fields) };
static const cyaml_schema_value_t shift_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_shift, shift_fields) };
static const cyaml_schema_value_t room_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_room, room_fields) };
static const cyaml_schema_value_t word = { CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 40) };
static const cyaml_schema_value_t number = { CYAML_VALUE_INT(CYAML_FLAG_DEFAULT, int) };
static const cyaml_schema_field_t rules_fields[] = {
    TEXT(yaml_rules, "kind", kind, 40), MAY_TEXT(yaml_rules, "programme", programme, 60),
    YES(yaml_rules, "nightly", nightly), YES(yaml_rules, "work", work), NUMBER(yaml_rules, "warn", warn),
    NUMBER(yaml_rules, "follow_months", follow_months), NUMBER(yaml_rules, "boys_to", boys_to), NUMBER(yaml_rules, "girls_to", girls_to),
    CYAML_FIELD_SEQUENCE("cycles", CYAML_FLAG_POINTER, struct yaml_rules, cycles, &cycle_value, 1, 20),
    CYAML_FIELD_SEQUENCE("papers", MAY, struct yaml_rules, papers, &paper_value, 0, 20),
    CYAML_FIELD_SEQUENCE("shifts", MAY, struct yaml_rules, shifts, &shift_value, 0, 6),
    CYAML_FIELD_SEQUENCE("rooms", MAY, struct yaml_rules, rooms, &room_value, 0, 200),
    CYAML_FIELD_SEQUENCE("duties", MAY, struct yaml_rules, duties, &word, 0, 8),
    CYAML_FIELD_SEQUENCE("rents", MAY, struct yaml_rules, rents, &number, 0, STAY_RENTS),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t rules_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_rules, rules_fields) };
static const cyaml_schema_field_t all_fields[] = {
    CYAML_FIELD_SEQUENCE("stays", CYAML_FLAG_POINTER, struct yaml_all, stays, &rules_value, 0, 20), CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_all, all_fields) };

static bool secret(const char *kind) { return !strcmp(kind, "womens_shelter"); }       /* the directory does not know the word */

static void within(int v, int least, int most, const char *what, struct at at, struct complaints *why)
{
    if (v < least || v > most) town_wrong(why, at, what, "%s is %d to %d", what, least, most);
}

static void take_cycles(struct mem *m, struct stay_rules *s, const struct yaml_rules *y, struct at at, struct complaints *why)
{
    struct stay_cycle *to = mem_get(m, sizeof *to * (y->cycles_count + 1));

    for (unsigned i = 0; i < y->cycles_count; i++) {
        const struct yaml_cycle *c = &y->cycles[i];
        to[i] = (struct stay_cycle){ mem_str(m, c->id), day_of(2000, 1, 1), c->nights, c->months, c->more_nights, c->more_months, c->times };
        if (c->from && !day_read(c->from, &to[i].from)) town_wrong(why, at, c->from, "\"%s\" is no date like 2026-05-01", c->from);
        if ((c->nights > 0) + (c->months > 0) != 1) town_wrong(why, at, c->id, "a cycle has nights or months");
        if (c->times && (c->more_nights > 0) + (c->more_months > 0) != 1) town_wrong(why, at, c->id, "what is made longer has more_nights or more_months");
        within(c->nights, 0, 3660, "nights", at, why), within(c->months, 0, 120, "months", at, why), within(c->times, 0, 20, "times", at, why);
        within(c->more_nights, 0, 3660, "more_nights", at, why), within(c->more_months, 0, 120, "more_months", at, why);
        for (unsigned k = 0; k < i; k++) if (!strcmp(to[k].id, to[i].id)) town_wrong(why, at, c->id, "the cycle %s is there twice", c->id);
        if (i && to[i].from.v < to[i - 1].from.v) town_wrong(why, at, c->id, "the newest cycle comes last");
    }
    s->ncycles = (int)y->cycles_count;
    s->cycles = to;
}

static void take_papers(struct mem *m, struct stay_rules *s, const struct yaml_rules *y, struct at at, struct complaints *why)
{
    struct stay_paper *to = mem_get(m, sizeof *to * (y->papers_count + 1));

    for (unsigned i = 0; i < y->papers_count; i++) {
        const struct yaml_paper *p = &y->papers[i];
        to[i] = (struct stay_paper){ mem_str(m, p->id), p->before, p->days, p->good_months };
        if (!town_word_known("stays.paper_", p->id)) town_wrong(why, at, p->id, "there is no text stays.paper_%s", p->id);
        within(p->days, 0, 365, "days", at, why), within(p->good_months, 0, 120, "good_months", at, why);
        for (unsigned k = 0; k < i; k++) if (!strcmp(to[k].id, to[i].id)) town_wrong(why, at, p->id, "the paper %s is there twice", p->id);
    }
    s->npapers = (int)y->papers_count;
    s->papers = to;
}

static void take_shifts(struct mem *m, struct stay_rules *s, const struct yaml_rules *y, struct at at, struct complaints *why)
{
    struct stay_shift *to = mem_get(m, sizeof *to * (y->shifts_count + 1));

    for (unsigned i = 0; i < y->shifts_count; i++) {
        const struct yaml_shift *h = &y->shifts[i];
        to[i] = (struct stay_shift){ mem_str(m, h->id), town_minutes(h->from), town_minutes(h->to) };
        if (!town_word_known("stays.shift_", h->id)) town_wrong(why, at, h->id, "there is no text stays.shift_%s", h->id);
        if (to[i].from < 0 || to[i].from > 1439) town_wrong(why, at, h->from, "\"%s\" is no time like 07:00", h->from);
        if (to[i].to < 0 || to[i].to > 1439) town_wrong(why, at, h->to, "\"%s\" is no time like 15:00", h->to);
    }
    s->nshifts = (int)y->shifts_count;
    s->shifts = to;
}

static void take_rooms(struct mem *m, struct town *t, struct stay_rules *s, const struct yaml_rules *y, struct at at, struct complaints *why)
{
    struct stay_room *to = mem_get(m, sizeof *to * (y->rooms_count + 1));

    for (unsigned i = 0; i < y->rooms_count; i++) {
        const struct yaml_room *q = &y->rooms[i];
        to[i] = (struct stay_room){ q->structure ? mem_str(m, q->structure) : "", mem_str(m, q->name), q->whom ? mem_str(m, q->whom) : "any", q->step_free, q->beds };
        if (*to[i].structure && !town_find(t, to[i].structure)) town_wrong(why, at, q->structure, "the town has no structure %s", q->structure);
        if (strcmp(to[i].whom, "any") && strcmp(to[i].whom, "f") && strcmp(to[i].whom, "m") && strcmp(to[i].whom, "family"))
            town_wrong(why, at, q->whom, "a room is for any, f, m or family");
        within(q->beds, 1, 99, "beds", at, why);
        for (unsigned k = 0; k < i; k++)
            if (!strcmp(to[k].name, to[i].name) && !strcmp(to[k].structure, to[i].structure)) town_wrong(why, at, q->name, "the room %s is there twice", q->name);
    }
    if (secret(s->kind) && y->rooms_count) town_wrong(why, at, "rooms", "nothing in these files says where a women's shelter is, or how large");
    s->nrooms = (int)y->rooms_count;
    s->rooms = to;
}

static void take(struct mem *m, struct town *t, const struct yaml_rules *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, NULL };
    struct stay_rules *s = &t->stays[t->nstays];
    const char **duties = mem_get(m, sizeof *duties * (y->duties_count + 1));

    *s = (struct stay_rules){ .kind = mem_str(m, y->kind), .nightly = y->nightly, .work = y->work, .warn = y->warn ? y->warn : 14, .follow_months = y->follow_months,
        .boys_to = y->boys_to, .girls_to = y->girls_to, .programme = y->programme ? mem_str(m, y->programme) : "",
        .duties = { (int)y->duties_count, duties }, .nrents = (int)y->rents_count };
    if (!secret(y->kind) && !town_word_known("structure.", y->kind)) town_wrong(why, at, y->kind, "there is no kind of structure \"%s\"", y->kind);
    if (town_stays_in(t, s->kind)) town_wrong(why, at, y->kind, "%s is there twice", y->kind);
    within(s->warn, 1, 365, "warn", at, why), within(s->follow_months, 0, 60, "follow_months", at, why);
    within(s->boys_to, 0, 21, "boys_to", at, why), within(s->girls_to, 0, 21, "girls_to", at, why);
    take_cycles(m, s, y, at, why);
    take_papers(m, s, y, at, why);
    take_shifts(m, s, y, at, why);
    take_rooms(m, t, s, y, at, why);
    for (unsigned i = 0; i < y->duties_count; i++) {
        duties[i] = mem_str(m, y->duties[i]);
        if (!town_word_known("stays.duty_", duties[i])) town_wrong(why, at, duties[i], "there is no text stays.duty_%s", duties[i]);
    }
    for (unsigned i = 0; i < y->rents_count; i++) {
        s->rents[i].v = (int64_t)y->rents[i] * 100;
        within(y->rents[i], 1, 5000, "rents", at, why);
    }
    t->nstays++;
}

void town_read_stays(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    struct yaml_all *y = read_yaml(src, &whole, why);

    if (!y) return;
    t->stays = mem_get(m, sizeof *t->stays * (y->stays_count + 1));
    for (unsigned i = 0; i < y->stays_count; i++) take(m, t, &y->stays[i], src, why);
    free_yaml(&whole, y);
}

int town_stay_rules(const struct town *t) { return t ? t->nstays : 0; }
const struct stay_rules *town_stay_rule(const struct town *t, int i) { return &t->stays[i]; }
int town_disclosure(const struct town *t) { return t ? t->disclosure : DISCLOSURE; }

const struct stay_rules *town_stays_in(const struct town *t, const char *kind)
{
    for (int i = 0; i < town_stay_rules(t); i++) if (!strcmp(t->stays[i].kind, kind)) return &t->stays[i];
    return NULL;
}

const struct stay_cycle *stay_cycle_named(const struct stay_rules *s, const char *id)
{
    for (int i = 0; i < s->ncycles; i++) if (!strcmp(s->cycles[i].id, id)) return &s->cycles[i];
    return NULL;
}
