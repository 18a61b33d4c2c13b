/* SPDX-License-Identifier: EUPL-1.2
** import.c - people from a table of another system: IM1 to IM4 of import.h. */
#include "rooms/registry/inside.h"
#include "rooms/registry/import.h"
#include "rooms/registry/address.h"
#include "rooms/registry/birth.h"
#include "rooms/registry/form.h"
#include "rooms/registry/numbers.h"
#include "rooms/registry/words.h"
#include "base/date.h"
#include "base/fold.h"
#include "import.sql.h"

enum { SLOTS = 4096 };

const char *const import_words[IMPORT_FIELDS] = {
#define FIELD(word, WORD, headers) word,
#include "rooms/registry/import_fields.h"
#undef FIELD
};
static const char *const headers[IMPORT_FIELDS] = {
#define FIELD(word, WORD, headers_) headers_,
#include "rooms/registry/import_fields.h"
#undef FIELD
};

/* ---- columns ---- */

/* Is it one of "a|b|c", however it is written? */
static bool among(struct mem *m, const char *list, const char *word)
{
    const char *folded = fold_plain(m, word);
    char *copy = mem_str(m, list), *rest = 0;

    for (char *one = strtok_r(copy, "|", &rest); one; one = strtok_r(0, "|", &rest)) if (!strcmp(fold_plain(m, one), folded)) return true;
    return false;
}

void import_columns(struct import *im)
{
    for (int f = 0; f < IMPORT_FIELDS; f++) {
        im->column[f] = -1;
        for (int c = im->table->ncolumns; c-- > 0; )
            if (among(im->mem, headers[f], im->table->column[c])) im->column[f] = c;
    }
}

bool import_map(struct import *im, const char *pair)
{
    const char *eq = strchr(pair, '=');

    for (int f = 0; eq && f < IMPORT_FIELDS; f++) {
        if (strlen(import_words[f]) != (size_t)(eq - pair) || memcmp(import_words[f], pair, (size_t)(eq - pair))) continue;
        if (!eq[1]) { im->column[f] = -1; return true; }
        for (int c = 0; c < im->table->ncolumns; c++)
            if (!strcmp(im->table->column[c], eq + 1)) { im->column[f] = c; return true; }
    }
    return false;
}

bool import_reads(const struct import *im, int column)
{
    for (int f = 0; f < IMPORT_FIELDS; f++) if (im->column[f] == column) return true;
    return false;
}

const char *import_wrong(const struct import *im)
{
    if (im->table->refused) return im->table->refused;
    if (im->column[IMPORT_FAMILY] < 0 && im->column[IMPORT_GIVEN] < 0) return "no column holds a name; say which with --map family=COLUMN and --map given=COLUMN";
    if (im->column[IMPORT_ROLE] >= 0 && im->column[IMPORT_HOUSEHOLD] < 0) return "there is a role in the household, but no household; say --map household=COLUMN or --map role=";
    return 0;
}

/* ---- what this file said before: a numbered key and where ---- */

struct seen_key { struct seen_key *next; const char *key; int line, from; household_id home; };     /* from: row at which its visit began */
struct import_seen { struct seen_key *slot[SLOTS]; };

static struct seen_key *seen(struct import *im, const char *key, bool add)
{
    unsigned h = 2166136261u;
    struct seen_key **slot, *k;

    if (!im->seen) im->seen = mem_get(im->mem, sizeof *im->seen);
    for (const char *c = key; *c; c++) h = (h ^ (unsigned char)*c) * 16777619u;
    slot = &im->seen->slot[h % SLOTS];
    for (k = *slot; k; k = k->next) if (!strcmp(k->key, key)) return k;
    if (!add) return 0;
    k = mem_get(im->mem, sizeof *k);
    *k = (struct seen_key){ .next = *slot, .key = mem_str(im->mem, key) };
    return *slot = k;
}

/* ---- one row ---- */

struct row {
    struct req *r; struct import *im; const struct csv_row *csv;
    struct person_new n; day permit_until; const char *why; bool odd;
};

static const char *cell(const struct row *w, enum import_field f)
{
    const char *s = w->im->column[f] < 0 ? "" : w->csv->cell[w->im->column[f]];
    char *copy = mem_str(&w->r->mem, s + strspn(s, " \t\r\n"));
    size_t n = strlen(copy);

    while (n && strchr(" \t\r\n", copy[n - 1])) copy[--n] = 0;
    return copy;
}

static void refuse_row(struct row *w, const char *why) { if (!w->why) w->why = why; }

static void not_longer(struct row *w, enum import_field f, size_t most)
{
    size_t n = characters(cell(w, f));

    if (n > most) refuse_row(w, fmt(w->r, "%s: %zu characters are more than %zu", import_words[f], n, most));
}

static const char *a_name(struct row *w, enum import_field f)
{
    const char *s = cell(w, f);

    if (*s && (*s == '=' || *s == '@')) refuse_row(w, fmt(w->r, "%s: this is a formula, not a name", import_words[f]));
    else if (*s && !name_has_letter(s)) refuse_row(w, fmt(w->r, "%s: there is no letter in it", import_words[f]));
    return s;
}

static const char *a_sex(struct row *w)
{
    static const struct { const char *words, *is; } known[] = { { "f|w|γυναικα|θ|θηλυ|γ|female|woman|κοριτσι", "f" },
        { "m|ανδρας|αρρεν|α|male|man|αγορι", "m" }, { "x|αλλο|other", "x" } };
    const char *s = cell(w, IMPORT_SEX);

    for (size_t i = 0; *s && i < sizeof known / sizeof *known; i++) if (among(&w->r->mem, known[i].words, s)) return known[i].is;
    if (*s) refuse_row(w, fmt(w->r, "sex: '%s' is not one of f, m, x", s));
    return "";
}

static const char *a_role(struct row *w)
{
    static const struct { const char *words, *is; } known[] = { { "head|αρχηγος|επικεφαλης|αιτων", "head" }, { "spouse|συζυγος", "spouse" },
        { "partner|συντροφος", "partner" }, { "child|τεκνο|παιδι|γιος|κορη", "child" }, { "parent|γονεας|πατερας|μητερα", "parent" },
        { "grandparent|παππους|γιαγια", "grandparent" }, { "grandchild|εγγονι", "grandchild" }, { "sibling|αδερφος|αδερφη|αδελφος|αδελφη", "sibling" },
        { "relative|συγγενης", "relative" }, { "guest|φιλοξενουμενος", "guest" }, { "other|αλλο", "other" } };
    const char *s = cell(w, IMPORT_ROLE);

    for (size_t i = 0; *s && i < sizeof known / sizeof *known; i++) if (among(&w->r->mem, known[i].words, s)) return known[i].is;
    if (*s) refuse_row(w, fmt(w->r, "role: '%s' is not known; use head, spouse, partner, child, parent, grandparent, grandchild, sibling, relative, guest, other", s));
    return "";
}

static void a_birth(struct row *w)
{
    static const char *const why[] = { "", "cannot be read; write it like 3/5/1990, 5/1990 or 1990", "is no day of the calendar", "needs a year of four digits",
        "is in the future", "is too long ago" };
    const char *s = cell(w, IMPORT_BIRTH);
    enum birth_said said = BIRTH_FINE;

    w->n.birth = DAY_NONE;
    w->n.birth_exact = "unknown";
    if (*s) said = birth_read(&w->r->mem, s, w->r->today, &w->n.birth, &w->n.birth_exact);
    if (said != BIRTH_FINE) refuse_row(w, fmt(w->r, "birth: '%.40s' %s", s, why[said]));
}

/* What would be lost without the cell beside it is refused, not left out (IM1).  The first line of a household is its head. */
static void a_place(struct row *w)
{
    const char *key = cell(w, IMPORT_HOUSEHOLD), *role = a_role(w);
    struct seen_key *k = *key ? seen(w->im, fmt(w->r, "household %s", key), false) : 0;
    bool first = !k || k->line == w->csv->line;

    if (!*role) return;
    if (!*key) refuse_row(w, "role: there is no household beside it");
    else if (first && strcmp(role, "head")) refuse_row(w, fmt(w->r, "role: the line of the head of household '%s' comes first", key));
    else if (!first && !strcmp(role, "head")) refuse_row(w, fmt(w->r, "role: line %d has the head of household '%s'", k->line, key));
}

/* One number of a person belongs to nobody else, in this file or here. */
static void whose_number(struct row *w, enum import_field f)
{
    const char *compared = number_compared(&w->r->mem, import_words[f], cell(w, f));
    unsigned char lookup[HASH_BYTES];
    struct seen_key *k;
    struct holders all;

    if (!*compared) {                           /* IM1: a number is never left out */
        not_longer(w, f, NUMBER_MOST);
        if (*cell(w, f)) refuse_row(w, fmt(w->r, "%s: there is no digit and no letter in it", import_words[f]));
        return;
    }
    if ((k = seen(w->im, fmt(w->r, "%s %s", import_words[f], compared), false)) && k->line != w->csv->line) {
        refuse_row(w, fmt(w->r, "%s: line %d of this file has the same number", import_words[f], k->line));
        return;
    }
    number_lookup(w->r, import_words[f], compared, lookup);
    all = holders(w->r, lookup, sizeof lookup);
    if (all.n) refuse_row(w, fmt(w->r, "%s: somebody with this number is recorded already", import_words[f]));
}

static const enum import_field numbered[] = { IMPORT_AFM, IMPORT_AMKA, IMPORT_PAAYPA, IMPORT_PERSONAL, IMPORT_PERMIT };
enum { NUMBERED = sizeof numbered / sizeof *numbered };

static void read_row(struct row *w)
{
    const char *reference = cell(w, IMPORT_REFERENCE);
    struct referred_row was;
    struct seen_key *k;

    if (w->csv->refused) { refuse_row(w, w->csv->refused); return; }
    for (enum import_field f = 0; f < IMPORT_FIELDS; f++) not_longer(w, f, NAME_MOST);
    w->n.family = a_name(w, IMPORT_FAMILY);
    w->n.given = a_name(w, IMPORT_GIVEN);
    w->n.father = a_name(w, IMPORT_FATHER);
    w->n.mother = a_name(w, IMPORT_MOTHER);
    if (!*w->n.family && !*w->n.given) refuse_row(w, "there is no name");
    w->n.sex = a_sex(w);
    w->n.lang = cell(w, IMPORT_LANG);
    if (strlen(w->n.lang) > 8) refuse_row(w, "lang: a code such as el, sq, ar is meant");
    a_birth(w);
    a_place(w);
    w->permit_until = DAY_NONE;
    if (*cell(w, IMPORT_PERMIT_UNTIL) && !*cell(w, IMPORT_PERMIT)) refuse_row(w, "permit_until: there is no permit beside it");
    if (*cell(w, IMPORT_PERMIT_UNTIL)) {
        if (!day_read_forgiving(cell(w, IMPORT_PERMIT_UNTIL), &w->permit_until)) refuse_row(w, "permit_until: this day cannot be read");
        else w->permit_until.v++;               /* the first day on which it no longer holds */
    }
    for (int i = 0; i < NUMBERED && !w->why; i++) whose_number(w, numbered[i]);
    if (*reference && (k = seen(w->im, fmt(w->r, "reference %s", reference), false)) && k->line != w->csv->line)
        refuse_row(w, fmt(w->r, "reference: line %d of this file has the same", k->line));
    else if (*reference && referred(w->r, reference, &was)) refuse_row(w, "reference: somebody with it arrived from another file");
}

static void remember(struct row *w)
{
    struct seen_key *home;

    for (int i = 0; i < NUMBERED; i++) {
        const char *compared = number_compared(&w->r->mem, import_words[numbered[i]], cell(w, numbered[i]));
        if (*compared) seen(w->im, fmt(w->r, "%s %s", import_words[numbered[i]], compared), true)->line = w->csv->line;
    }
    if (*cell(w, IMPORT_REFERENCE)) seen(w->im, fmt(w->r, "reference %s", cell(w, IMPORT_REFERENCE)), true)->line = w->csv->line;
    if (!*cell(w, IMPORT_HOUSEHOLD)) return;
    home = seen(w->im, fmt(w->r, "household %s", cell(w, IMPORT_HOUSEHOLD)), true);
    if (!home->line) home->line = w->csv->line;
}

static void write_numbers(struct row *w, person_id id)
{
    for (int i = 0; i < NUMBERED; i++) {
        const char *kind = import_words[numbered[i]], *compared = number_compared(&w->r->mem, kind, cell(w, numbered[i]));
        enum odd odd;
        if (!*compared) continue;
        odd = number_odd(kind, compared, w->n.birth, w->n.birth_exact, w->n.sex);
        if (odd) w->odd = true;                 /* IM4 */
        number_add(w->r, id, kind, compared, "", "declared", odd_words[odd], DAY_NONE, numbered[i] == IMPORT_PERMIT ? w->permit_until : DAY_NONE);
    }
}

static household_id write_home(struct row *w, person_id id)
{
    const char *key = cell(w, IMPORT_HOUSEHOLD), *role = a_role(w);
    struct seen_key *k;

    if (!*key) return (household_id){ 0 };
    k = seen(w->im, fmt(w->r, "household %s", key), true);
    if (!k->home.v) {
        k->home = registry_add_household(w->r, id, w->r->today);
        k->from = w->im->began;
    }
    else registry_join(w->r, k->home, id, "main", *role && strcmp(role, "head") ? role : "other", w->r->today);
    return k->home;
}

static void write_row(struct row *w)
{
    person_id id = registry_add(w->r, &w->n);
    const char *area = cell(w, IMPORT_AREA);
    struct dwelling home = { "", cell(w, IMPORT_STREET), cell(w, IMPORT_NUMBER), cell(w, IMPORT_POSTCODE), cell(w, IMPORT_PLACE), "" };
    household_id household;

    registry_add_latin(w->r, id, &w->n);
    write_numbers(w, id);
    if (*cell(w, IMPORT_MOBILE)) contact_add(w->r, id, "mobile", cell(w, IMPORT_MOBILE), "", 0, DAY_NONE);
    if (*cell(w, IMPORT_PHONE)) contact_add(w->r, id, "phone", cell(w, IMPORT_PHONE), "", 0, DAY_NONE);
    if (*cell(w, IMPORT_EMAIL)) contact_add(w->r, id, "email", cell(w, IMPORT_EMAIL), "", 0, DAY_NONE);
    if (*home.street || *home.number || *home.postcode || *home.place || *area) address_add(w->r, id, "home", &home, area, DAY_NONE);
    household = write_home(w, id);
    registry_keys_write(w->r, id);
    add_arrival(w->r, w->im->batch, sizeof w->im->batch, w->csv->line, id, household, cell(w, IMPORT_REFERENCE), w->r->now);
    act(w->r, "imported a person", "person", id.v);
}

static void note_refusal(struct import *im, int line, const char *why)
{
    if (im->refused == im->room) {
        int want = im->room ? im->room * 2 : 64;
        im->why = mem_grow(im->mem, im->why, (size_t)im->room * sizeof *im->why, (size_t)want * sizeof *im->why);
        im->room = want;
    }
    im->why[im->refused++] = (struct import_refusal){ line, mem_str(im->mem, why) };
}

static void one(struct req *r, struct import *im, const struct csv_row *csv)
{
    struct row w = { .r = r, .im = im, .csv = csv };
    struct arrival_row was;

    if (arrival(r, im->batch, sizeof im->batch, csv->line, &was)) {        /* IM2 */
        if (was.household.v && *cell(&w, IMPORT_HOUSEHOLD)) seen(im, fmt(r, "household %s", cell(&w, IMPORT_HOUSEHOLD)), true)->home = was.household;
        im->before++;
        remember(&w);
        return;
    }
    read_row(&w);
    if (w.why) { note_refusal(im, csv->line, w.why); return; }
    remember(&w);
    if (!im->dry) write_row(&w);
    im->arrived++;
    im->odd += w.odd;
}

void import_back(struct import *im, const struct import *before)
{
    int began = im->began;
    struct import_seen *all = im->seen;

    *im = *before;
    im->seen = all;
    for (int i = 0; all && i < SLOTS; i++)
        for (struct seen_key *k = all->slot[i]; k; k = k->next) if (k->home.v && k->from == began) k->home.v = 0;
}

bool import_some(struct req *r, struct import *im, int most)
{
    im->began = im->next + 1;
    for (int i = 0; i < most && im->next < im->table->nrows; i++) one(r, im, &im->table->row[im->next++]);
    return im->next < im->table->nrows;
}
