/* SPDX-License-Identifier: EUPL-1.2
** record.c - writing a fact: FA1, FA2, FA4, FA7 of facts.h.
**
** What is said now of a span of days takes the place of what stood over that span; what stood before and after it is known
** on as it was. */
#include "rooms/facts/inside.h"
#include "host/crypto.h"
#include "record.sql.h"

const char *const fact_evidence[] = { "", "declared", "paper", "register", "contradicted", "wont_say", "doesnt_know" };

enum evidence evidence_of(const char *word)
{
    for (int e = EV_DECLARED; e <= EV_DOESNT_KNOW; e++) if (!strcmp(word, fact_evidence[e])) return (enum evidence)e;
    return EV_NONE;
}

void fact_seal(struct req *r, const struct fact *f, const char *plain, const char **value, const unsigned char **sealed, size_t *sealed_n)
{
    *value = f->sensitive ? NULL : plain;
    *sealed = f->sensitive ? seal(&r->mem, r->house->secret, "fact", plain, strlen(plain), sealed_n) : NULL;
    if (!*sealed) *sealed_n = 0;
}

const char *fact_plain(struct req *r, const char *value, const void *sealed, size_t sealed_n)
{
    size_t n;
    const char *s = value ? value : (const char *)unseal(&r->mem, r->house->secret, "fact", sealed, sealed_n, &n);

    return s ? s : "";
}

bool from_registry(struct req *r, person_id person, const char *variable)
{
    struct registry_says_row row;

    if (!strcmp(variable, "relation")) return true;
    if (strcmp(variable, "born") && strcmp(variable, "sex")) return false;
    if (!registry_says(r, person, &row)) return false;
    return *variable == 'b' ? row.birth.v != DAY_NONE.v : *row.sex != 0;
}

/* ---- what is said now ------------------------------------------------------------------------------ */

struct saying {                         /* a fact_new as it will be written */
    const struct fact_new *n; const struct fact *f;
    person_id person;
    const char *plain; enum evidence evidence;
    int64_t since, until;               /* days, far off where there is none */
    account_id by;
};
enum { FAR = 9000000 };

static int64_t from_of(day d) { return d.v == DAY_NONE.v ? -FAR : d.v; }
static int64_t to_of(day d) { return d.v == DAY_NONE.v ? FAR : d.v; }

/* The value in its one spelling. */
static enum facts_refusal read_value(struct req *r, struct saying *s, int fact)
{
    struct household *h = household_new(&r->mem, r->house->book, 1);
    enum evidence e = s->n->evidence >= EV_DECLARED && s->n->evidence <= EV_CONTRADICTED ? s->n->evidence : EV_DECLARED;
    enum parse got;

    s->plain = "";
    if (!*s->n->value) return FACTS_OK;
    got = household_put_text(h, fact, 0, s->n->value, e);
    if (got != PARSE_OK) return got == PARSE_BOUNDS ? FACTS_BOUNDS : FACTS_VALUE;
    s->plain = household_text(&r->mem, h, fact, 0);
    s->evidence = (enum evidence)household_get(h, fact, 0).evidence;
    return FACTS_OK;
}

static enum facts_refusal read_saying(struct req *r, const struct fact_new *n, struct saying *s)
{
    int fact = book_fact_find(r->house->book, n->variable);

    *s = (struct saying){ .n = n, .person = n->person, .since = from_of(n->since), .until = to_of(n->until), .by = access_reader(r).account };
    if (fact < 0) return FACTS_NO_SUCH;
    s->f = book_fact(r->house->book, fact);
    if (s->f->person != (n->person.v != 0) || s->f->person == (n->household.v != 0)) return FACTS_NO_SUCH;
    if (s->f->person) s->person = registry_root(r, n->person);
    if (s->f->town || (s->f->person && from_registry(r, s->person, n->variable))) return FACTS_ELSEWHERE;
    if (s->until <= s->since) return FACTS_DATES;
    return read_value(r, s, fact);
}

/* ---- beside what stands ------------------------------------------------------------------------------ */

static bool overlaps(const struct saying *s, const struct standing_row *o)
{
    return from_of(o->since) < s->until && s->since < to_of(o->until);
}

static bool says_the_same(struct req *r, const struct saying *s, const struct standing *all)
{
    for (int i = 0; i < all->n; i++) {
        const struct standing_row *o = &all->at[i];
        if (!overlaps(s, o)) continue;
        if (s->f->person && facts_lapsed(r, s->person, s->n->variable, s->plain, r->today, o->known_from)) return false;    /* said anew, it is known again */
        return *s->plain && from_of(o->since) <= s->since && to_of(o->until) >= s->until && !strcmp(o->evidence, fact_evidence[s->evidence])
            && !strcmp(fact_plain(r, o->value, o->sealed, o->sealed_n), s->plain) && (!s->n->paper || !strcmp(o->paper, s->n->paper));
    }
    return !*s->plain;                  /* nothing stands, and nothing is said */
}

static int64_t newest(const struct standing *all)
{
    int64_t id = 0;

    for (int i = 0; i < all->n; i++) if (all->at[i].id.v > id) id = all->at[i].id.v;
    return id;
}

/* A part of what stood, known anew for the days that are left of it. */
static void keep_part(struct req *r, const struct saying *s, const struct standing_row *o, day since, day until)
{
    struct add_fact_row row;

    if (!add_fact(r, s->person, s->n->household, s->n->variable, o->value, o->sealed, o->sealed_n, since, until, r->now, o->source, o->said_by,
                  o->evidence, o->paper, o->by, &row)) fault(&r->fate, "a fact was not written");
}

static void make_room(struct req *r, const struct saying *s, const struct standing *all)
{
    for (int i = 0; i < all->n; i++) {
        const struct standing_row *o = &all->at[i];
        if (!overlaps(s, o)) continue;
        if (!end_known(r, o->id, r->now, s->by)) fault(&r->fate, "a fact was not ended");
        if (from_of(o->since) < s->since) keep_part(r, s, o, o->since, s->n->since);
        if (to_of(o->until) > s->until) keep_part(r, s, o, s->n->until, o->until);
    }
}

static fact_id write(struct req *r, const struct saying *s)
{
    struct add_fact_row row;
    const char *value;
    const unsigned char *sealed;
    size_t sealed_n;

    fact_seal(r, s->f, s->plain, &value, &sealed, &sealed_n);
    if (!add_fact(r, s->person, s->n->household, s->n->variable, value, sealed, sealed_n, s->n->since, s->n->until, r->now,
                  s->n->source ? s->n->source : "household", s->n->said_by ? s->n->said_by : "", fact_evidence[s->evidence],
                  s->n->paper ? s->n->paper : "", s->by, &row)) fault(&r->fate, "a fact was not written");
    return row.id;
}

enum facts_refusal facts_record(struct req *r, const struct fact_new *n, fact_id *id)
{
    struct saying s;
    enum facts_refusal no = read_saying(r, n, &s);
    fact_id written = { 0 };

    if (id) *id = written;
    if (no != FACTS_OK) return no;
    struct standing all = standing(r, s.person, n->household, n->variable);
    if (says_the_same(r, &s, &all)) return FACTS_SAME;
    if (n->seen != FACTS_ANY && n->seen != newest(&all)) return FACTS_CONFLICT;
    make_room(r, &s, &all);
    if (*s.plain) written = write(r, &s);
    if (id) *id = written;
    return FACTS_OK;
}

int64_t facts_seen(struct req *r, person_id person, household_id household, const char *variable)
{
    struct standing all = standing(r, person.v ? registry_root(r, person) : person, household, variable);

    return newest(&all);
}

int facts_refusal_text(enum facts_refusal no)
{
    static const int words[] = { T_facts_recorded, T_facts_same, T_facts_no_such, T_facts_elsewhere, T_facts_bad_value, T_facts_bad_bounds,
                                 T_facts_bad_dates, T_facts_conflict };

    return words[no];
}
