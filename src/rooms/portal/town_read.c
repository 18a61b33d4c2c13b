/* SPDX-License-Identifier: EUPL-1.2
** town_read.c - town.yaml (holidays, four eyes, boards) and facts.tsv; structures.yaml is in town_structures.c, limits.tsv in town_limits.c,
** retention.tsv in town_retention.c,
** stores.yaml in town_stores.c, photos in town_photos.c. */
#include "rooms/portal/town_in.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <string.h>

struct yaml_holiday { char *id, *date; int *month, *day, *easter; };
struct yaml_colours { char *header, *band, *button, *link; };
struct yaml_quiet { char *from, *to; bool sundays; };
struct yaml_board { char *id; int seats, *quorum; char **programmes, **objections; unsigned programmes_count, objections_count; };
struct yaml_town { bool four_eyes, hide_zeros; int *disclosure; struct yaml_board *board; char **online, **labours, **rural; unsigned board_count, online_count, labours_count, rural_count; char *postcode; struct yaml_colours *colours; struct yaml_quiet *quiet; struct yaml_holiday *holidays; unsigned holidays_count; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
static const cyaml_schema_field_t holiday_fields[] = {
    CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct yaml_holiday, id, 1, 40),
    CYAML_FIELD_STRING_PTR("date", MAY, struct yaml_holiday, date, 10, 10),
    CYAML_FIELD_INT_PTR("month", MAY, struct yaml_holiday, month),
    CYAML_FIELD_INT_PTR("day", MAY, struct yaml_holiday, day),
    CYAML_FIELD_INT_PTR("easter", MAY, struct yaml_holiday, easter),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t holiday_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_holiday, holiday_fields) };
static const cyaml_schema_field_t colour_fields[] = {
    CYAML_FIELD_STRING_PTR("header", MAY, struct yaml_colours, header, 0, 20),
    CYAML_FIELD_STRING_PTR("band", MAY, struct yaml_colours, band, 0, 20),
    CYAML_FIELD_STRING_PTR("button", MAY, struct yaml_colours, button, 0, 20),
    CYAML_FIELD_STRING_PTR("link", MAY, struct yaml_colours, link, 0, 20),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t quiet_fields[] = {
    CYAML_FIELD_STRING_PTR("from", CYAML_FLAG_POINTER, struct yaml_quiet, from, 5, 5),
    CYAML_FIELD_STRING_PTR("to", CYAML_FLAG_POINTER, struct yaml_quiet, to, 5, 5),
    CYAML_FIELD_BOOL("sundays", CYAML_FLAG_OPTIONAL, struct yaml_quiet, sundays),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t word = { CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 120) };
static const cyaml_schema_field_t board_fields[] = {
    CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct yaml_board, id, 1, 40),
    CYAML_FIELD_INT("seats", CYAML_FLAG_DEFAULT, struct yaml_board, seats),
    CYAML_FIELD_INT_PTR("quorum", MAY, struct yaml_board, quorum),
    CYAML_FIELD_SEQUENCE("programmes", MAY, struct yaml_board, programmes, &word, 0, 60),
    CYAML_FIELD_SEQUENCE("objections", MAY, struct yaml_board, objections, &word, 0, 60),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t board_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_board, board_fields) };
static const cyaml_schema_field_t town_fields[] = {
    CYAML_FIELD_BOOL("four_eyes", CYAML_FLAG_OPTIONAL, struct yaml_town, four_eyes),
    CYAML_FIELD_INT_PTR("disclosure", MAY, struct yaml_town, disclosure),
    CYAML_FIELD_BOOL("hide_zeros", CYAML_FLAG_OPTIONAL, struct yaml_town, hide_zeros),
    CYAML_FIELD_SEQUENCE("board", MAY, struct yaml_town, board, &board_value, 0, 20),
    CYAML_FIELD_SEQUENCE("online", MAY, struct yaml_town, online, &word, 0, 200),
    CYAML_FIELD_SEQUENCE("cooperative_work", MAY, struct yaml_town, labours, &word, 0, 40),
    CYAML_FIELD_SEQUENCE("rural", MAY, struct yaml_town, rural, &word, 0, 200),
    CYAML_FIELD_MAPPING_PTR("quiet", MAY, struct yaml_town, quiet, quiet_fields),
    CYAML_FIELD_MAPPING_PTR("colours", MAY, struct yaml_town, colours, colour_fields),
    CYAML_FIELD_STRING_PTR("postcode", MAY, struct yaml_town, postcode, 5, 5),
    CYAML_FIELD_SEQUENCE("holidays", MAY, struct yaml_town, holidays, &holiday_value, 0, 40),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_town, town_fields) };

static void take_holiday(struct mem *m, struct holiday *h, const struct yaml_holiday *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, y->id };
    bool fixed = y->month && y->day;

    *h = (struct holiday){ .id = mem_str(m, y->id), .on = DAY_NONE };
    if (!town_word_known("holiday.", y->id)) town_wrong(why, at, "id", "there is no text holiday.%s", y->id);
    if (fixed + (y->easter != 0) + (y->date != 0) != 1 || (!fixed && (y->month || y->day)))
        town_wrong(why, at, "id", "a holiday has a month and a day, or days from Easter, or a date");
    else if (fixed && (*y->month < 1 || *y->month > 12 || !day_valid(2024, *y->month, *y->day)))
        town_wrong(why, at, "day", "there is no day %d of month %d", *y->day, *y->month);
    else if (y->easter && (*y->easter < -100 || *y->easter > 100))
        town_wrong(why, at, "easter", "at most 100 days from Easter");
    else if (y->date && !day_read(y->date, &h->on))
        town_wrong(why, at, "date", "\"%s\" is no date like 2026-05-01", y->date);
    else if (fixed) h->month = *y->month, h->mday = *y->day;
    else if (y->easter) h->movable = true, h->easter = *y->easter;
}

static void take_quiet(struct town *t, const struct yaml_quiet *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, NULL };

    t->quiet = (struct quiet){ town_minutes(y->from), town_minutes(y->to), y->sundays };
    if (t->quiet.from < 0 || t->quiet.from > 1439) town_wrong(why, at, "from", "\"%s\" is no time like 21:00", y->from);
    if (t->quiet.to < 0 || t->quiet.to > 1439) town_wrong(why, at, "to", "\"%s\" is no time like 09:00", y->to);
}

static struct words take_words(struct mem *m, char **words, unsigned n)
{
    const char **at = mem_get(m, sizeof *at * (n + 1));

    for (unsigned i = 0; i < n; i++) at[i] = mem_str(m, words[i]);
    return (struct words){ (int)n, at };
}

static void take_labours(struct mem *m, struct town *t, const struct yaml_town *y, const struct source *src, struct complaints *why)
{
    t->labours = take_words(m, y->labours, y->labours_count);
    for (int i = 0; i < t->labours.n; i++) {
        const char *id = t->labours.at[i];
        if (strspn(id, "abcdefghijklmnopqrstuvwxyz_") != strlen(id))
            town_wrong(why, (struct at){ src, NULL }, "cooperative_work", "\"%s\" is no id of small letters", id);
        for (int k = 0; k < i; k++)
            if (!strcmp(t->labours.at[k], id)) town_wrong(why, (struct at){ src, NULL }, "cooperative_work", "%s is there twice", id);
    }
}

/* More than half of its members are a quorum (law 2690/1999, article 14) unless the town's rule says otherwise. */
static void take_board(struct mem *m, struct town *t, const struct yaml_board *y, const struct source *src, struct complaints *why)
{
    struct at at = { src, y->id };
    struct board b = { mem_str(m, y->id), y->seats, y->quorum ? *y->quorum : y->seats / 2 + 1,
                       take_words(m, y->programmes, y->programmes_count), take_words(m, y->objections, y->objections_count) };

    if (y->seats < 1 || y->seats > 99) town_wrong(why, at, "seats", "a board has from 1 to 99 members");
    else if (b.quorum < 1 || b.quorum > b.seats) town_wrong(why, at, "quorum", "a quorum is from 1 to all of its members");
    if (!b.programmes.n && !b.objections.n) town_wrong(why, at, "id", "a board decides programmes or objections");
    if (town_board_named(t, b.id)) town_wrong(why, at, "id", "the board %s is there twice", b.id);
    for (int i = 0; i < b.programmes.n; i++)
        if (town_board(t, b.programmes.at[i])) town_wrong(why, at, "programmes", "two boards decide %s", b.programmes.at[i]);
    for (int i = 0; i < b.objections.n; i++)
        if (town_objection_board(t, b.objections.at[i])) town_wrong(why, at, "objections", "two boards answer objections to %s", b.objections.at[i]);
    t->boards[t->nboards++] = b;
}

void town_read_days(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    struct yaml_town *y = read_yaml(src, &whole, why);

    if (!y) return;
    t->postcode = y->postcode ? mem_str(m, y->postcode) : "";
    t->four_eyes = y->four_eyes, t->hide_zeros = y->hide_zeros;
    if (y->disclosure) t->disclosure = *y->disclosure;
    if (t->disclosure < 2 || t->disclosure > 100) town_wrong(why, (struct at){ src, NULL }, "disclosure", "a count is kept back below 2 to 100 people");
    t->boards = mem_get(m, sizeof *t->boards * (y->board_count + 1));
    for (unsigned i = 0; i < y->board_count; i++) take_board(m, t, &y->board[i], src, why);
    take_labours(m, t, y, src, why);
    t->rural = take_words(m, y->rural, y->rural_count);
    t->online = mem_get(m, sizeof *t->online * (y->online_count + 1));
    for (unsigned i = 0; i < y->online_count; i++) t->online[t->nonline++] = mem_str(m, y->online[i]);
    t->nholidays = (int)y->holidays_count;
    t->holidays = mem_get(m, sizeof *t->holidays * (y->holidays_count + 1));
    for (unsigned i = 0; i < y->holidays_count; i++) take_holiday(m, &t->holidays[i], &y->holidays[i], src, why);
    if (y->quiet) take_quiet(t, y->quiet, src, why);
    if (y->colours)
        town_read_colours(m, src, (const char *const[]){ y->colours->header, y->colours->band, y->colours->button, y->colours->link }, t, why);
    free_yaml(&whole, y);
}

/* A row: fact, value, note, between tabs. */
static void take_row(struct mem *m, struct town *t, const struct source *src, int number, char *row, struct complaints *why)
{
    char *value = strchr(row, '\t'), *end;

    if (!value || value == row) { complain(why, src->path, number, 1, "a row is fact, value, note with tabs between"); return; }
    *value++ = 0;
    if ((end = strchr(value, '\t'))) *end = 0;
    if (!*value) { complain(why, src->path, number, (int)(value - row) + 1, "the fact %s has no value", row); return; }
    for (int i = 0; i < t->nfacts; i++)
        if (!strcmp(t->facts[i].fact, row)) { complain(why, src->path, number, 1, "the fact %s is given twice", row); return; }
    t->facts = mem_grow(m, t->facts, sizeof *t->facts * (size_t)t->nfacts, sizeof *t->facts * (size_t)(t->nfacts + 1));
    t->facts[t->nfacts++] = (struct told){ row, value };
}

void town_read_facts(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    char *text = mem_str(m, src->bytes), *row = text;

    if (strlen(text) != src->n) complain(why, src->path, 0, 0, "a zero byte in the file");
    for (int number = 1; row && *row; number++) {
        char *end = strchr(row, '\n');
        size_t n = end ? (size_t)(end - row) : strlen(row);

        if (n && row[n - 1] == '\r') row[n - 1] = 0;
        if (end) *end = 0;
        if (number == 1 && strcmp(row, "fact\tvalue\tnote")) complain(why, src->path, 1, 1, "the first line is: fact, value, note");
        if (number > 1 && *row && *row != '#') take_row(m, t, src, number, row, why);
        row = end ? end + 1 : 0;
    }
}

static const struct source *file_of(struct mem *m, const struct sources *s, const char *folder, const char *town, const char *name)
{
    struct out o = { .mem = m };

    out_fmt(&o, "%s%s/%s", folder, town, name);
    for (int i = 0; i < s->n; i++) if (!strcmp(s->at[i].path, out_text(&o))) return &s->at[i];
    return 0;
}

static bool town_has(struct mem *m, const struct sources *s, const char *town, const char *programme)
{
    struct out o = { .mem = m };

    out_fmt(&o, "towns/%s/programmes/", town);
    return file_of(m, s, out_text(&o), programme, "programme.yaml");
}

const struct town *town_read(struct mem *m, const struct sources *s, const char *town_id, struct complaints *why)
{
    struct town *t = mem_get(m, sizeof *t);
    const struct source *calendar = file_of(m, s, "towns/", town_id, "town.yaml"), *places = file_of(m, s, "towns/", town_id, "structures.yaml"),
                        *facts = file_of(m, s, "towns/", town_id, "facts.tsv"), *limits = file_of(m, s, "", "programmes", "limits.tsv"),
                        *own = file_of(m, s, "towns/", town_id, "limits.tsv"), *given = file_of(m, s, "towns/", town_id, "places.yaml"),
                        *kept = file_of(m, s, "", "programmes", "retention.tsv"), *own_kept = file_of(m, s, "towns/", town_id, "retention.tsv"),
                        *stores = file_of(m, s, "towns/", town_id, "stores.yaml"),
                        *aid = file_of(m, s, "towns/", town_id, "aid.yaml"),
                        *works = file_of(m, s, "towns/", town_id, "works.yaml"),
                        *stays = file_of(m, s, "towns/", town_id, "stays.yaml");
    int before = why->n;

    t->id = mem_str(m, town_id);
    t->postcode = "";
    t->quiet = (struct quiet){ QUIET_FROM, QUIET_TO, false };
    t->disclosure = DISCLOSURE;
    if (calendar) town_read_days(m, calendar, t, why);
    if (places) town_read_structures(m, s, places, t, why);
    if (facts) town_read_facts(m, facts, t, why);
    if (limits) town_read_limits(m, limits, t, why);
    if (own) town_read_limits(m, own, t, why);
    if (kept) town_read_retention(m, kept, t, why);
    if (own_kept) town_read_retention(m, own_kept, t, why);
    if (given) town_read_places(m, given, t, why);
    if (aid) town_read_aid(m, aid, t, why);
    if (stays) town_read_stays(m, stays, t, why);
    if (works) town_read_works(m, works, t, why);
    for (int i = 0; i < t->nonline; i++)
        if (!file_of(m, s, "programmes/", t->online[i], "programme.yaml") && !town_has(m, s, town_id, t->online[i]))
            town_wrong(why, (struct at){ calendar, NULL }, "online", "there is no programme %s", t->online[i]);
    if (stores) town_read_stores(m, stores, t, why);
    return why->n == before ? t : 0;
}

static const struct words any_labour = { 1, (const char *const[]){ "other", NULL } }, no_words = { 0, (const char *const[]){ NULL } };
const struct words *town_labours(const struct town *t) { return t && t->labours.n ? &t->labours : &any_labour; }
const struct words *town_rural(const struct town *t) { return t ? &t->rural : &no_words; }

void town_tell(const struct town *t, struct household *h)
{
    for (int i = 0; t && i < t->nfacts; i++) {
        int fact = book_fact_find(h->book, t->facts[i].fact);

        if (fact >= 0 && book_fact(h->book, fact)->town) household_put_text(h, fact, 0, t->facts[i].value, EV_REGISTER);
    }
}
