/* SPDX-License-Identifier: EUPL-1.2
** inside.c - what the pages of the stays share: the unit one works in, one stay, sealed words, free beds. */
#include "rooms/stays/inside.h"
#include "base/date.h"
#include "host/crypto.h"
#include "inside.sql.h"

enum { NO_PERSON = -1 };                /* a line of the sealed diary about a secret unit, not about one of its guests */

const char *const stay_origins[] = { "referral", "street", "service", "centre", "line", "police", "hospital", "other", NULL };
const char *const stay_destinations[] = { "own_home", "family", "programme", "other_unit", "hospital", "nursing", "abroad", "street",
    "unknown", "died", NULL };

void stay_quietly(struct req *r, bool secret, person_id person)
{
    if (person.v) access_knows(r, person);          /* of an invisible guest what is done is sealed in any unit (AC3) */
    if (secret) r->hidden = person.v ? person.v : NO_PERSON;                                       /* ST6 */
}

/* ---- the unit ---- */

static const char *kinds_here(struct req *r)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < town_stay_rules(r->house->town); i++) out_fmt(&o, "%s%s", i ? " " : "", town_stay_rule(r->house->town, i)->kind);
    return out_text(&o);
}

static void put_tabs(struct req *r, struct house_unit *h)
{
    static const struct { const char *path; int words; bool nights; } tabs[] = { { "/stays", T_stays_guests, false },
        { "/stays/tonight", T_stays_tonight, true },
        { "/stays/log", T_stays_log, true }, { "/stays/rooms", T_stays_rooms, false }, { "/stays/sheet", T_stays_sheet, true } };

    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
        if (h->rules->nightly || !tabs[i].nights)
            h->bar.tabs.at[h->bar.tabs.n++] = (struct stays_tab){ fmt(r, "%s?unit=%lld", tabs[i].path, (long long)h->id.v),
                text(r, tabs[i].words == T_stays_rooms && !h->rules->nightly ? T_stays_homes : tabs[i].words),
                                                                  !strcmp(tabs[i].path, h->bar.here) };
}

bool stay_unit(struct req *r, struct house_unit *h, const char *here)
{
    struct unit_kept *all = NULL;
    const char *kinds = kinds_here(r);
    int n = *kinds ? access_units_kept(r, kinds, &all) : 0;
    int at = access_unit_at(r, all, n, &(struct unit_asked){ "unit", T_stays_title, T_stays_no_units, T_stays_no_unit });

    if (at < 0) return false;
    *h = (struct house_unit){ all[at].id, all[at].name, all[at].kind, all[at].structure, all[at].secret,
        town_stays_in(r->house->town, all[at].kind), { 0 } };
    h->bar = (struct stays_bar_page){ .here = here, .name = h->name };
    put_tabs(r, h);
    h->bar.units.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *h->bar.units.at);
    for (int i = 0; n > 1 && i < n; i++) h->bar.units.at[h->bar.units.n++] = (struct unit_choice){ all[i].id, all[i].name, i == at };
    stay_quietly(r, h->secret, (person_id){ 0 });
    r->no_store = true;
    return true;
}

/* ---- one stay ---- */

const char *guest_name(struct req *r, bool secret, const char *code, const char *family, const char *given)
{
    bool named = !secret && ((family && *family) || (given && *given));                            /* ST5 */

    return named ? person_name(r, &(struct person){ .family = family ? family : "", .given = given ? given : "" }) : code;
}

struct guest *stay_of_visit(struct req *r, stay_id id)
{
    struct reader me = access_reader(r);
    struct guest_row s;
    const struct stay_rules *rules;

    if (!guest(r, id, me.account, me.files, r->today, r->now, &s) || !(rules = town_stays_in(r->house->town, s.kind))) {
        refuse(r, 404, T_stays_gone);
        return NULL;
    }
    struct guest *g = mem_get(&r->mem, sizeof *g);
    *g = (struct guest){ .id = id, .along = s.along, .unit = s.unit, .person = s.person, .referral = s.referral, .bed = s.bed,
        .unit_name = s.unit_name, .code = s.code, .cycle = s.cycle, .origin = s.origin, .destination = s.destination,
        .why = stay_open(r, s.why, s.why_n), .follow_state = s.follow_state, .follow_words = stay_open(r, s.follow_words, s.follow_words_n),
        .bed_name = s.bed_name ? s.bed_name : "", .room_name = s.room_name ? s.room_name : "", .secret = s.secret, .quiet = s.quiet,
        .persons = (int)s.persons, .since = s.since, .due = s.due, .until = s.until,
        .follow = s.follow, .followed = s.followed, .row_version = s.row_version, .rules = rules,
        .name = { guest_name(r, s.secret, s.code, s.opens ? s.family : NULL, s.opens ? s.given : NULL) },
        .path = s.opens ? fmt(r, "/person?id=%lld", (long long)s.person.v) : "" };
    stay_quietly(r, g->secret, g->person);
    r->no_store = true;
    return g;
}

bool near_told(const struct guest *g) { return g->rules->nightly && !g->secret && *g->path; }

void stay_saved(struct req *r, stay_id id) { see_other(r, "/stays/stay?id=%lld&saved=1", (long long)id.v); }

day longer_until(const struct stay_cycle *c, day was)
{
    return c->more_months ? day_add_months(was, c->more_months) : (day){ was.v + c->more_nights };
}

day cycle_until(const struct stay_cycle *c, day since)
{
    return c->months ? day_add_months(since, c->months) : (day){ since.v + c->nights };
}

const char *cycle_said(struct req *r, const struct stay_cycle *c)
{
    const char *known = stay_said(r, "named", c->id), *name = known == c->id ? text_with(r, T_stays_named, c->id) : known;
    const char *long_ = c->months ? text_count(r, T_stays_months, c->months) : text_count(r, T_stays_nights, c->nights);
    const char *more = !c->times ? "" : c->more_months ? text_count(r, T_stays_months, c->more_months) : text_count(r, T_stays_nights,
        c->more_nights);

    return c->times ? text_with(r, T_stays_cycle_more, name, long_, more, fmt(r, "%d", c->times)) : text_with(r, T_stays_cycle, name,
        long_);
}

/* ---- words ---- */

const void *stay_seal(struct req *r, const char *words, size_t *n)
{
    *n = 0;
    return *words ? seal(&r->mem, r->house->secret, "stays", words, strlen(words), n) : NULL;
}

const char *stay_open(struct req *r, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed ? (const char *)unseal(&r->mem, r->house->secret, "stays", sealed, n, &plain_n) : "";

    return s ? s : "";
}

const char *stay_said(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "stays.%s_%s", prefix, *word ? word : "none"));

    return number < 0 ? word : text(r, number);
}

struct options stay_options(struct req *r, const char *const *words, const char *prefix, const char *held)
{
    struct options o = { 0 };
    int n = 0;

    while (words[n]) n++;
    o.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *o.at);
    for (int i = 0; i < n; i++) o.at[o.n++] = (struct option){ words[i], stay_said(r, prefix, words[i]), !strcmp(words[i], held) };
    return o;
}

bool stay_one_of(const char *word, const char *const *words)
{
    for (; *words; words++) if (!strcmp(word, *words)) return true;
    return false;
}

bool stay_day_typed(struct req *r, const char *field, day otherwise, day *to)
{
    *to = otherwise;
    return !*in(r, field) || day_read_forgiving(in(r, field), to);
}

day stay_night_now(const struct req *r) { return (day){ r->today.v - (greek_minute(r->now) < NIGHT_TURNS) }; }      /* ST4 */

/* ---- beds ---- */

struct bed_options free_bed_options(struct req *r, unit_id unit, day since, bed_id held)
{
    struct free_beds all = free_beds(r, unit, since);
    struct bed_options o = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *o.at) };

    for (int i = 0; i < all.n; i++) {
        struct free_beds_row *b = &all.at[i];
        const char *whom = strcmp(b->whom, "any") ? fmt(r, " (%s)", stay_said(r, "whom", b->whom)) : "";
        o.at[o.n++] = (struct bed_option){ b->id, fmt(r, "%s · %s%s%s", b->room, b->name, whom,
            b->step_free ? fmt(r, " · %s", text(r, T_stays_step_free)) : ""),
                                           b->id.v == held.v };
    }
    return o;
}

bool bed_is_free(struct req *r, unit_id unit, bed_id bed, day since)
{
    struct free_bed_row row;

    return free_bed(r, unit, bed, since, &row);
}

const char *bed_refused(struct req *r, unit_id unit, bed_id bed, day since, const char *sex)
{
    struct free_bed_row row;

    if (!free_bed(r, unit, bed, since, &row)) return text(r, T_stays_bed_taken);
    bool others = (!strcmp(row.whom, "f") && !strcmp(sex, "m")) || (!strcmp(row.whom, "m") && !strcmp(sex, "f"));
    return others ? text_with(r, T_stays_bed_whom, stay_said(r, "whom", row.whom)) : NULL;
}
