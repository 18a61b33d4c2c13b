/* SPDX-License-Identifier: EUPL-1.2
** cases.c - a case found and named, its numbers, and how it moves: CW1 to CW3. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "web/edge.h"
#include "cases.sql.h"

static const char *const words[] = {
#define STATE(word, WORD, open) #word,
#include "rooms/casework/states.h"
#undef STATE
};

static const struct { unsigned char from, to; } moves[] = {
#define MOVE(from, to) { CASE_##from, CASE_##to },
#include "rooms/casework/states.h"
#undef MOVE
};

const char *case_state_word(enum case_state s) { return words[s]; }

static enum case_state state_of(struct req *r, const char *word)
{
    for (int i = 0; i < CASE_STATES; i++) if (!strcmp(words[i], word)) return (enum case_state)i;
    fault(&r->fate, "a case stands in the state %s", word);
}

const char *said_text(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "%s%s", prefix, word));

    return number < 0 ? word : text(r, number);
}

const char *case_state_said(struct req *r, const char *word) { return said_text(r, "casework.state_", word); }
enum case_state case_stands(struct req *r, enum case_state s, day ends)
{
    return (s == CASE_GRANTED || s == CASE_SUSPENDED) && ends.v != DAY_NONE.v && ends.v <= r->today.v ? CASE_ENDED : s;
}

const char *paper_said(struct req *r, const char *paper) { return said_text(r, "paper.", paper); }

const char *said_day(struct req *r, day d)
{
    struct out o = { .mem = &r->mem };

    if (d.v != DAY_NONE.v) say_day(&o, r->house->texts, r->lang, d);
    return out_text(&o);
}

const char *said_instant(struct req *r, instant i)
{
    int minute = greek_minute(i);

    return fmt(r, "%s, %02d:%02d", said_day(r, greek_day(i)), minute / 60, minute % 60);
}

const char *case_address(struct req *r, const char *path)
{
    return fmt(r, "%s://%s%s", r->secure ? "https" : "http", *r->host ? r->host : "localhost", path);
}

const char *percent_word(struct req *r, const char *s)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    struct out o = { .mem = &r->mem };

    for (; *s; s++) {
        if (strchr(plain, *s)) out_char(&o, *s);
        else out_fmt(&o, "%%%02X", (unsigned char)*s);
    }
    return out_text(&o);
}

/* ---- found ---- */

household_id case_home(struct req *r, person_id person, const char *programme)
{
    int at = book_programme_find(r->house->book, programme);

    return at < 0 || book_programme(r->house->book, at)->per_person ? (household_id){ 0 } : registry_household_of(r, person, r->today);
}

const struct case_file *case_find(struct req *r, case_id id)
{
    struct case_row_row row;
    struct case_file *c;

    if (!case_row(r, id, &row)) return NULL;
    c = mem_get(&r->mem, sizeof *c);
    household_id home = row.household.v ? row.household : case_home(r, row.person, row.programme);
    *c = (struct case_file){ .id = id, .row_version = row.row_version, .programme = row.programme, .person = row.person,
        .household = home, .apart = home.v && !row.household.v, .spell = (int)row.spell, .state = state_of(r, row.state),
        .unit = row.unit, .worker = row.worker,
        .protocol_year = row.protocol_year, .protocol_no = row.protocol_no, .origin = row.origin, .opened = row.opened,
        .ends = row.ends, .lang = row.lang, .paper_no = row.paper_no, .sent = row.sent, .renews = row.renews };
    return c;
}

const struct case_file *case_open(struct req *r, case_id id, const char *what)
{
    const struct case_file *c = case_find(r, id);

    if (!c) { refuse(r, 404, T_access_unknown); return NULL; }
    if (!access_open_of(r, c->person, what)) return NULL;
    act(r, what, "case", id.v);
    return c;
}

const char *case_number(struct req *r, const struct case_file *c)
{
    return c->protocol_no ? fmt(r, "%lld/%lld", (long long)c->protocol_year, (long long)c->protocol_no) : "";
}

const char *case_path(struct req *r, case_id id, person_id whose)
{
    return page_opens(r, "/case") && access_sees(r, whose) ? fmt(r, "/case?id=%lld", (long long)id.v) : "";
}

int cases_of_own(struct req *r, person_id root, const struct case_file ***to)
{
    struct own_cases all = own_cases(r, root);
    int n = 0;

    *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
    for (int i = 0; i < all.n; i++) {
        const struct case_file *c = case_find(r, all.at[i].id);
        if (c) (*to)[n++] = c;
    }
    return n;
}

const char *case_own_path(struct req *r, const struct case_file *c) { return fmt(r, "/my-file/case?n=%s", percent_word(r, case_number(r, c))); }

int case_programme_at(struct req *r, const struct case_file *c) { return book_programme_find(r->house->book, c->programme); }

const char *case_programme(struct req *r, const struct case_file *c) { return programme_said(r, c->programme); }

const char *programme_said(struct req *r, const char *id)
{
    int at = book_programme_find(r->house->book, id);
    int name = at < 0 ? -1 : book_programme(r->house->book, at)->name;

    return name < 0 ? id : text(r, name);
}

/* ---- moved ---- */

bool case_may_move(enum case_state from, enum case_state to)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) if (moves[i].from == from && moves[i].to == to) return true;
    return false;
}

static void step(struct req *r, case_id id, enum case_state was, enum case_state to, const char *why, const char *code)
{
    size_t n;
    const void *said = case_seal(r, why, &n);

    add_step(r, id, r->now, staff_here(r), words[was], words[to], said, n, code);
}

bool case_move(struct req *r, const struct case_file *c, enum case_state to, const char *why, const char *code)
{
    if (!case_may_move(c->state, to) || !set_state(r, c->id, words[c->state], words[to])) return false;        /* CW3 */
    step(r, c->id, c->state, to, why, code);
    clocks_follow(r, c, to);
    agenda_leave(r, c->id);
    case_others_moved(r, c, to);
    case_tell_moved(r, c, to);
    act(r, fmt(r, "moved a case: %s", words[to]), "case", c->id.v);
    return true;
}

void case_note(struct req *r, const struct case_file *c, const char *why, const char *code)
{
    step(r, c->id, c->state, c->state, why, code);
    act(r, fmt(r, "noted on a case: %s", code), "case", c->id.v);
}

bool case_moved(struct req *r, const struct case_file *c, enum case_state to, const char *why, const char *code)
{
    if (case_move(r, c, to, why, code)) return true;
    case_show(r, c->id, 409, text_with(r, T_casework_cannot_move, case_state_said(r, words[c->state]), case_state_said(r, words[to])));
    return false;
}

/* ---- made ---- */

int64_t next_number(struct req *r, const char *series, int year)
{
    struct take_number_row row;

    if (!take_number(r, series, year, &row)) fault(&r->fate, "no number of the series %s", series);
    return row.last;
}

/* Where the clerk works; what a resident sends is the unit's where one would go for it. */
static unit_id unit_here(struct req *r, const char *programme)
{
    int at = book_programme_find(r->house->book, programme);
    const struct structure *place = at < 0 || !r->house->town ? NULL : town_for(r->house->town, book_programme(r->house->book, at));
    struct unit_of_row row;
    unit_id *units;

    if (r->session) return access_units_of(r, &units) ? units[0] : (unit_id){ 0 };
    return place && unit_of(r, place->id, &row) ? row.id : (unit_id){ 0 };
}

static const char *lang_of(const struct application *a, const struct person *who)
{
    if (a->lang && *a->lang) return a->lang;
    return who && *who->lang ? who->lang : "el";
}

static const unsigned char *sealed_answers(struct req *r, const struct application *a, size_t *n)
{
    *n = 0;
    return a->answers ? seal(&r->mem, r->house->secret, "case answers", a->answers, a->answers_n, n) : NULL;
}

/* The how-manieth it is, and which one runs: of those that the reader may know of (CW21). */
static int spell_of(struct req *r, const struct application *a, person_id person, case_id *runs)
{
    struct spells_before all = spells_before(r, person, a->household, a->programme);
    int spell = 1;

    for (int i = 0; i < all.n; i++) {
        if (all.at[i].whose.v != person.v && case_hides(r, all.at[i].whose)) continue;
        spell++;
        if (!runs->v && (!strcmp(all.at[i].state, "granted") || !strcmp(all.at[i].state, "suspended"))) *runs = all.at[i].id;
    }
    return spell;
}

struct standing case_standing(struct req *r, person_id person, household_id home, const char *programme)
{
    struct open_cases all = open_cases(r, person, home, programme);
    struct standing s = { 0 };

    for (int i = 0; i < all.n; i++) {
        case_id *to = case_hides(r, all.at[i].whose) ? &s.hidden : &s.open;
        if (!to->v) *to = all.at[i].id;
    }
    return s;
}

/* CW21: CW1 allows the household one, and this one is none of the reader's: whoever may see it is told. */
void case_set_aside(struct req *r, case_id id)
{
    const struct case_file *c = case_find(r, id);

    set_apart(r, id);
    case_tell(r, c, c->person, T_casework_task_asked);
}

case_id case_apply(struct req *r, const struct application *a, bool *was)
{
    struct add_case_row row;
    case_id runs = { 0 };
    person_id person = registry_root(r, a->person);
    int year = day_civil(r->today).year;
    unsigned char follow[HASH_BYTES];
    size_t n;

    struct standing s = case_standing(r, person, a->household, a->programme);                                   /* CW1 */
    *was = s.open.v != 0;
    if (*was) return s.open;
    if (s.hidden.v) case_set_aside(r, s.hidden);
    const unsigned char *answers = sealed_answers(r, a, &n);
    const struct person *who = registry_person(r, person);
    instant opened = a->opened.v ? a->opened : r->now;
    int spell = spell_of(r, a, person, &runs);
    int64_t number = next_number(r, "protocol", year);                                                          /* CW2 */
    if (a->code) follow_hash(r, year, number, a->code, follow);                                                 /* CW15 */
    if (!add_case(r, a->programme, person, a->household, spell, unit_here(r, a->programme), staff_here(r), year, number, a->origin, opened,
                  a->paper_no ? a->paper_no : "", lang_of(a, who), answers, n, a->code ? follow : NULL, a->code ? sizeof follow : 0,
                  r->now, staff_here(r), runs, a->sent, &row))
        fault(&r->fate, "the application was not written");
    const struct case_file *c = case_find(r, row.id);
    add_step(r, c->id, r->now, staff_here(r), "", words[CASE_APPLIED], NULL, 0, a->origin);
    clock_start(r, c, "answer", greek_day(opened), 0);
    papers_open(r, c);
    consents_open(r, c);
    act(r, "opened an application", "case", c->id.v);
    if (c->unit.v) access_give(r, &(struct grant){ .person = person, .unit = c->unit, .purpose = "case", .about_kind = "case", .about = c->id.v });
    return c->id;
}
