/* SPDX-License-Identifier: EUPL-1.2
** fill.c - a registry of invented people, as tables of tab-separated lines in a folder; and such a folder into SQLite.
**
**     fill FOLDER PEOPLE [DATABASE [EVERY]]     PRONOIA_KEY as for the program: numbers are looked up by keyed hash
**     fill --columns                    the tables and their columns, for a COPY into PostgreSQL
**
** With EVERY each such record is the one before it once more, by another hand.
** The same rows that the forms would write: names in both spellings, a telephone, an address, an AFM, and the index. */
#include "crowd.h"
#include "base/date.h"
#include "host/crypto.h"
#include "match/compare.h"
#include "match/person_keys.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEED = 20261122, FIRST = 2000 };

static const struct { const char *name, *columns; int n; } tables[] = {
    { "registry_person", "id, sex, birth, birth_exact, made, made_by", 6 },
    { "registry_name", "person, kind, family, given, father, mother, shown, made, by", 9 },
    { "registry_contact", "person, kind, value, compared, made, by", 6 },
    { "registry_address", "person, kind, street, number, postcode, place, made, by", 8 },
    { "registry_identifier", "person, kind, sealed, lookup, ending, made, by", 7 },
    { "registry_word", "sound", 1 }, { "registry_word_key", "key, sound", 2 }, { "registry_key", "key, born, person", 3 },
    { "registry_keys", "person, born, keys, words, scheme", 5 },
};
enum { PERSON, NAME, CONTACT, ADDRESS, IDENTIFIER, WORD, WORD_KEY, KEY, KEYS, TABLES };
static FILE *to[TABLES];

struct lead { int64_t key; int32_t born, person; };
struct leads { struct lead *at; size_t n, room; };

static int by_key(const void *a, const void *b)
{
    const struct lead *x = a, *y = b;

    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    if (x->born != y->born) return x->born < y->born ? -1 : 1;
    return (x->person > y->person) - (x->person < y->person);
}

static void lead(struct leads *l, int64_t key, int born, int person)
{
    if (l->n == l->room) l->at = realloc(l->at, (l->room = l->room * 2 + 1024) * sizeof *l->at);
    l->at[l->n++] = (struct lead){ key, born, person };
}

static void names(int id, const struct made *p)
{
    fprintf(to[NAME], "%d\tofficial\t%s\t%s\t%s\t%s\t1\t1\t0\n", id, p->family, p->given, p->father, p->mother);
    if (*p->latin_family) fprintf(to[NAME], "%d\tlatin\t%s\t%s\t\t\t0\t1\t0\n", id, p->latin_family, p->latin_given);
}

static void number(int id, const struct made *p, const unsigned char secret[static KEY_BYTES])
{
    unsigned char hash[HASH_BYTES];
    char s[32];

    if (!*p->afm) return;
    snprintf(s, sizeof s, "afm %s", p->afm);
    keyed_hash(hash, secret, "registry number lookup", s, strlen(s));
    fprintf(to[IDENTIFIER], "%d\tafm\t\\\\x00\t\\\\x", id);
    for (int i = 0; i < HASH_BYTES; i++) fprintf(to[IDENTIFIER], "%02x", hash[i]);
    fprintf(to[IDENTIFIER], "\t%s\t1\t0\n", p->afm + 5);
}

static void keys(struct leads *l, struct vocabulary *v, int id, const struct made *p)
{
    struct person_keys *k = calloc(1, sizeof *k);
    int born = p->year * 10000 + p->month * 100 + p->mday;

    keys_of_name(k, p->family, p->given);
    if (*p->latin_family) keys_of_name(k, p->latin_family, p->latin_given);
    keys_add(k, key_telephone(p->telephone));
    keys_of_address(k, p->street, p->house);
    if (p->mday) keys_add(k, key_birth(p->year, p->month, p->mday));
    fprintf(to[KEYS], "%d\t%d\t", id, born);
    for (int i = 0; i < k->n; i++) {
        lead(l, k->key[i], born, id);
        fprintf(to[KEYS], "%c%lld", i ? ',' : '[', (long long)k->key[i]);
    }
    fprintf(to[KEYS], "]\t");
    for (int i = 0; i < k->nwords; i++) fprintf(to[KEYS], "%s\"%s\"", i ? "," : "[", k->word[i].sound[0]);
    fprintf(to[KEYS], "%s]\t%d\n", k->nwords ? "" : "[", KEYS_SCHEME);
    uint32_t w[RECORD_WORDS];
    vocabulary_name(v, p->family, FAMILY, w, RECORD_WORDS), vocabulary_name(v, p->given, GIVEN, w, RECORD_WORDS);
    vocabulary_name(v, p->latin_family, FAMILY, w, RECORD_WORDS), vocabulary_name(v, p->latin_given, GIVEN, w, RECORD_WORDS);
    vocabulary_name(v, p->street, PLACE, w, RECORD_WORDS);
    free(k);
}

static void dictionary(const struct vocabulary *v)
{
    struct leads l = { 0 };
    int64_t key[WORD_KEYS_MOST];

    for (uint32_t i = 1; i < v->n; i++) {
        fprintf(to[WORD], "%s\n", v->at[i].w.sound[0]);
        for (int n = word_keys(&v->at[i].w, key), k = 0; k < n; k++) lead(&l, key[k], 0, (int)i);
    }
    qsort(l.at, l.n, sizeof *l.at, by_key);
    for (size_t i = 0; i < l.n; i++) fprintf(to[WORD_KEY], "%lld\t%s\n", (long long)l.at[i].key, v->at[l.at[i].person].w.sound[0]);
    free(l.at);
}

static void person(int id, const struct made *p)
{
    if (!p->year) fprintf(to[PERSON], "%d\t%c\t\\N\tunknown\t1\t0\n", id, p->sex);
    else fprintf(to[PERSON], "%d\t%c\t%d\t%s\t1\t0\n", id, p->sex, day_of(p->year, p->month ? p->month : 1, p->mday ? p->mday : 1).v,
                 p->mday ? "day" : p->month ? "month" : "year");
}

/* The record of the person before, as somebody else wrote it down: without its passport's spelling, mostly. */
static void twin(uint64_t *chance, struct made *p)
{
    struct made other;

    crowd_by_another_hand(chance, p, &other);
    *p = other;
    *p->latin_family = *p->latin_given = 0;
}

static void write_tables(int people, int every, const unsigned char key[static KEY_BYTES])
{
    struct fate fate = { 0 };
    struct mem m;
    struct vocabulary v;
    struct leads l = { 0 };
    struct made p;
    uint64_t chance = SEED;

    mem_open(&m, &fate, (size_t)1 << 34);
    vocabulary_open(&v, &m);
    for (int i = 0; i < people; i++) {
        if (every && i % every == every - 1) twin(&chance, &p);
        else crowd_person(SEED, (uint32_t)i, &p);
        person(FIRST + i, &p);
        names(FIRST + i, &p);
        if (*p.telephone) fprintf(to[CONTACT], "%d\tmobile\t%s\t%s\t1\t0\n", FIRST + i, p.telephone, p.telephone);
        fprintf(to[ADDRESS], "%d\thome\t%s\t%s\t%s\tΛάρισα\t1\t0\n", FIRST + i, p.street, p.house, p.postcode);
        number(FIRST + i, &p, key);
        keys(&l, &v, FIRST + i, &p);
    }
    dictionary(&v);
    qsort(l.at, l.n, sizeof *l.at, by_key);
    for (size_t i = 0; i < l.n; i++) fprintf(to[KEY], "%lld\t%d\t%d\n", (long long)l.at[i].key, l.at[i].born, l.at[i].person);
    free(l.at);
    mem_close(&m);
}

/* ---- into SQLite ----------------------------------------------------------------------------------- */

static void ask(sqlite3 *db, const char *sql)
{
    char *why = 0;

    if (sqlite3_exec(db, sql, 0, 0, &why)) { fprintf(stderr, "fill: %s: %s\n", sql, why); exit(1); }
}

static void bind(sqlite3_stmt *s, int at, char *cell)
{
    size_t n = strlen(cell);

    if (!strcmp(cell, "\\N")) { sqlite3_bind_null(s, at); return; }
    if (strncmp(cell, "\\\\x", 3)) { sqlite3_bind_text(s, at, cell, (int)n, SQLITE_TRANSIENT); return; }
    unsigned char bytes[64];
    size_t k = 0;
    for (size_t i = 3; i + 1 < n; i += 2) { unsigned x; sscanf(cell + i, "%2x", &x); bytes[k++] = (unsigned char)x; }
    sqlite3_bind_blob(s, at, bytes, (int)k, SQLITE_TRANSIENT);
}

static void load(sqlite3 *db, const char *folder, int table)
{
    char path[400], sql[400], line[4096];
    sqlite3_stmt *s;
    FILE *in;

    snprintf(path, sizeof path, "%s/%s", folder, tables[table].name);
    snprintf(sql, sizeof sql, "INSERT INTO %s(%s) VALUES(?%s)", tables[table].name, tables[table].columns, ",?,?,?,?,?,?,?,?" + 2 * (9 - tables[table].n));
    if (!(in = fopen(path, "r")) || sqlite3_prepare_v2(db, sql, -1, &s, 0)) { fprintf(stderr, "fill: %s: %s\n", sql, sqlite3_errmsg(db)); exit(1); }
    while (fgets(line, sizeof line, in)) {
        char *cell = line, *rest = line;
        line[strcspn(line, "\n")] = 0;
        for (int i = 1; (cell = strsep(&rest, "\t")); i++) bind(s, i, cell);
        if (sqlite3_step(s) != SQLITE_DONE) { fprintf(stderr, "fill: %s: %s\n", line, sqlite3_errmsg(db)); exit(1); }
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    fclose(in);
}

int main(int argc, char **argv)
{
    struct fate fate = { 0 };
    unsigned char key[KEY_BYTES];
    char path[400];
    sqlite3 *db;

    if (argc == 2 && !strcmp(argv[1], "--columns")) {
        for (int i = 0; i < TABLES; i++) printf("%s %s\n", tables[i].name, tables[i].columns);
        return 0;
    }
    if (argc < 3) return 2;
    key_file(&fate, getenv("PRONOIA_KEY"), key);
    for (int i = 0; i < TABLES; i++) {
        snprintf(path, sizeof path, "%s/%s", argv[1], tables[i].name);
        to[i] = fopen(path, "w");
    }
    write_tables(atoi(argv[2]), argc > 4 ? atoi(argv[4]) : 0, key);
    for (int i = 0; i < TABLES; i++) fclose(to[i]);
    if (argc < 4) return 0;
    if (sqlite3_open(argv[3], &db)) return 1;
    ask(db, "PRAGMA synchronous = off; PRAGMA cache_size = -500000; PRAGMA temp_store = memory; BEGIN");
    for (int i = 0; i < TABLES; i++) load(db, argv[1], i);
    ask(db, "COMMIT; ANALYZE");
    return sqlite3_close(db) != SQLITE_OK;
}
