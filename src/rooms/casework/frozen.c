/* SPDX-License-Identifier: EUPL-1.2
** frozen.c - what a case is decided on: the household the rules are asked about, and its receipt (CW6). */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "base/json_read.h"
#include "rooms/facts/facts.h"
#include "frozen.sql.h"

static const char *text_of_member(const struct json_value *o, const char *key)
{
    const struct json_value *v = json_member(o, key);

    return v && (v->kind == JSON_STRING || v->kind == JSON_NUMBER) ? v->text : "";
}

static enum evidence evidence_of(const char *word)
{
    static const char *const words[] = { "none", "declared", "paper", "register", "contradicted", "wont_say", "doesnt_know" };

    for (int i = 0; i < 7; i++) if (!strcmp(words[i], word)) return (enum evidence)i;
    return EV_NONE;
}

/* A fact that the rules have dropped since is left out: the answer then says what it lacks. */
static void put_fact(struct household *h, const struct json_value *o)
{
    int fact = book_fact_find(h->book, text_of_member(o, "fact")), member = atoi(text_of_member(o, "member"));
    enum evidence e = evidence_of(text_of_member(o, "evidence"));

    if (fact < 0 || e == EV_NONE || member < 0 || member >= h->members) return;
    if (e == EV_WONT_SAY || e == EV_DOESNT_KNOW) household_put_text(h, fact, member, e == EV_WONT_SAY ? "refused" : "unknown", e);
    else household_put_text(h, fact, member, text_of_member(o, "value"), e);
}

struct household *receipt_household(struct mem *m, const struct book *b, const char *receipt, day *asked)
{
    struct json_error e;
    struct json_value *v = json_read(m, receipt, strlen(receipt), &e);
    const struct json_value *facts = json_member(v, "facts");
    int members = v ? atoi(text_of_member(v, "members")) : 0;

    if (!v || !facts || members < 1 || members > MEMBERS_MAX || !day_read(text_of_member(v, "day"), asked)) return NULL;
    struct household *h = household_new(m, b, members);
    for (const struct json_value *f = facts->first; f; f = f->next) put_fact(h, f);
    return h;
}

const char *receipt_of(struct req *r, const struct screening *s)
{
    struct out o = { .mem = &r->mem };

    receipt_write(&o, s);
    return out_text(&o);
}

/* CW21 */
static enum facts_sight sight_of(struct req *r, bool whole) { return !whole ? FACTS_SEEN : staff_here(r).v ? FACTS_DECIDED : FACTS_WHOLE; }

static struct household *of_person(struct req *r, person_id person, enum facts_sight sight)
{
    household_id home = registry_household_of(r, person, r->today);

    return home.v ? facts_household(r, home, r->today, r->now, sight, NULL, NULL) : facts_alone(r, person, r->today, r->now, sight);
}

struct household *person_household(struct req *r, person_id person, bool whole) { return of_person(r, person, sight_of(r, whole)); }

/* What was answered when it was handed in, where the facts know of nobody. */
static struct household *answered(struct req *r, const struct case_file *c)
{
    struct case_answers_row row;
    size_t n;
    day asked;

    if (!case_answers(r, c->id, &row)) return NULL;
    const unsigned char *plain = unseal(&r->mem, r->house->secret, "case answers", row.answers, row.answers_n, &n);
    return plain ? receipt_household(&r->mem, r->house->book, (const char *)plain, &asked) : NULL;
}

static struct household *of_case(struct req *r, const struct case_file *c, enum facts_sight sight, const person_id **members, int *n)
{
    struct household *h = c->household.v ? facts_household(r, c->household, r->today, r->now, sight, members, n) : of_person(r, c->person, sight);

    return h ? h : answered(r, c);
}

struct household *case_household(struct req *r, const struct case_file *c, bool whole) { return of_case(r, c, sight_of(r, whole), NULL, NULL); }

struct household *case_members(struct req *r, const struct case_file *c, const person_id **members, int *n)
{
    *n = 0;
    return of_case(r, c, sight_of(r, true), members, n);
}

/* ---- what it says ---- */

enum answer case_rules(struct req *r, const struct case_file *c, bool whole)
{
    int at = case_programme_at(r, c);
    struct household *h = at < 0 ? NULL : case_household(r, c, whole);

    return h ? screen(&r->mem, r->house->book, h, r->today)->at[at].answer : NOT_KNOWN;
}

bool case_against(struct req *r, const struct case_file *c, const char *outcome)
{
    return case_rules(r, c, true) != (!strcmp(outcome, "granted") ? YES : NO);
}

static const struct verdict *verdict_of(struct req *r, const struct case_file *c, int at, enum facts_sight sight)
{
    struct household *h = of_case(r, c, sight, NULL, NULL);

    return h ? &screen(&r->mem, r->house->book, h, r->today)->at[at] : NULL;
}

bool case_hidden_counts(struct req *r, const struct case_file *c)
{
    int at = case_programme_at(r, c);
    const struct verdict *a = at < 0 ? NULL : verdict_of(r, c, at, FACTS_DECIDED), *b = a ? verdict_of(r, c, at, FACTS_WHOLE) : NULL;

    if (!a || !b || a->answer != b->answer || a->namounts != b->namounts) return a != b;
    for (int i = 0; i < a->namounts; i++)
        if (strcmp(say_amount(&r->mem, r->house->texts, 0, &a->amounts[i]), say_amount(&r->mem, r->house->texts, 0, &b->amounts[i]))) return true;
    return false;
}

static void keep_file(struct req *r, const char *book, const struct source *s)
{
    char hash[2 * HASH_BYTES + 1];

    sha256_hex(hash, s->bytes, s->n);
    keep_rulefile(r, hash, s->bytes, s->n);
    keep_rule(r, book, s->path, hash);
}

const char *rules_kept(struct req *r)
{
    const struct sources *all = &r->house->rules;
    const char *book = book_hash(r->house->book);

    if (!book_kept(r, book).n)
        for (int i = 0; i < all->n; i++) keep_file(r, book, &all->at[i]);
    return book;
}
