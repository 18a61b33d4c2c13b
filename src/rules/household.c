/* SPDX-License-Identifier: EUPL-1.2
** household.c - what is known of a household: cells of facts, each with its evidence. */
#include "rules/book.h"

struct household *household_new(struct mem *m, const struct book *b, int members)
{
    struct household *h = mem_get(m, sizeof *h);

    if (members < 1 || members > MEMBERS_MAX) fault(m->fate, "a household of %d", members);
    h->book = b;
    h->members = members;
    h->of = mem_get(m, sizeof *h->of * (size_t)(b->nhfacts + b->npfacts * members));
    if (b->relation >= 0) household_put(h, b->relation, 0, 0, EV_DECLARED);     /* the applicant is the head */
    return h;
}

struct household *household_copy(struct mem *m, const struct household *from, int members)
{
    struct household *h = household_new(m, from->book, members);
    const struct book *b = from->book;

    memcpy(h->of, from->of, sizeof *h->of * (size_t)b->nhfacts);
    for (int f = 0; f < b->nfacts; f++)
        for (int i = 0; b->facts[f].is.person && i < members && i < from->members; i++) *known_at(h, f, i) = *known_at(from, f, i);
    return h;
}

bool household_put(struct household *h, int fact, int member, int64_t value, enum evidence e)
{
    const struct fact *f = &h->book->facts[fact].is;

    if (member < 0 || member >= h->members) return false;
    if (e >= EV_DECLARED && e <= EV_CONTRADICTED && (value < f->lo || value > f->hi)) return false;
    *known_at(h, fact, member) = (struct known){ .value = e >= EV_DECLARED && e <= EV_CONTRADICTED ? value : 0, .evidence = (uint8_t)e };
    return true;
}

void household_forget(struct household *h, int fact, int member) { *known_at(h, fact, member) = (struct known){ 0 }; }
struct known household_get(const struct household *h, int fact, int member) { return *known_at(h, fact, member); }

/* -?digits[.digits] with at most `places`, scaled; false when it is anything else */
static bool parse_figure(const char *s, int places, int64_t *v)
{
    bool minus = *s == '-';
    int digits = 0, seen = -1;

    *v = 0;
    for (s += minus; *s; s++) {
        if (*s == '.' && seen < 0 && digits) { seen = 0; continue; }
        if (*s < '0' || *s > '9' || ++digits > 17) return false;
        if (seen >= 0 && ++seen > places) return false;
        *v = *v * 10 + (*s - '0');
    }
    if (!digits || seen == 0) return false;
    for (int i = seen < 0 ? 0 : seen; i < places; i++) if (__builtin_mul_overflow(*v, 10, v)) return false;
    if (minus) *v = -*v;
    return true;
}

static enum parse parse_value(const struct fact *f, const char *s, int64_t *v)
{
    day d;

    switch (f->type) {
    case T_BOOL:
        *v = !strcmp(s, "yes") || !strcmp(s, "true");
        return *v || !strcmp(s, "no") || !strcmp(s, "false") ? PARSE_OK : PARSE_TYPE;
    case T_CHOICE: *v = fact_option(f, s, (int)strlen(s)); return *v < 0 ? PARSE_CHOICE : PARSE_OK;
    case T_DATE:
        if (!day_read(s, &d)) return PARSE_TYPE;
        *v = d.v;
        return PARSE_OK;
    default: return parse_figure(s, f->type == T_MONEY ? 2 : f->type == T_NUMBER ? 4 : 0, v) ? PARSE_OK : PARSE_TYPE;
    }
}

enum parse household_put_text(struct household *h, int fact, int member, const char *s, enum evidence e)
{
    int64_t v = 0;
    enum parse got;

    if (!*s) { household_forget(h, fact, member); return PARSE_OK; }
    if (!strcmp(s, "unknown")) return household_put(h, fact, member, 0, EV_DOESNT_KNOW) ? PARSE_OK : PARSE_BOUNDS;
    if (!strcmp(s, "refused")) return household_put(h, fact, member, 0, EV_WONT_SAY) ? PARSE_OK : PARSE_BOUNDS;
    got = parse_value(&h->book->facts[fact].is, s, &v);
    if (got != PARSE_OK) return got;
    return household_put(h, fact, member, v, e) ? PARSE_OK : PARSE_BOUNDS;
}

void household_write(struct out *o, const struct household *h, int fact, int member)
{
    const struct known *k = known_at(h, fact, member);
    const struct fact *f = &h->book->facts[fact].is;
    char iso[11];

    if (k->evidence == EV_NONE) return;
    if (k->evidence == EV_WONT_SAY) { out_str(o, "refused"); return; }
    if (k->evidence == EV_DOESNT_KNOW) { out_str(o, "unknown"); return; }
    switch (f->type) {
    case T_BOOL: out_str(o, k->value ? "yes" : "no"); return;
    case T_CHOICE: out_str(o, f->choices[k->value]); return;
    case T_DATE: out_str(o, day_iso((day){ (int32_t)k->value }, iso)); return;
    default: out_decimal(o, k->value, f->type == T_MONEY ? 2 : f->type == T_NUMBER ? 4 : 0, true);
    }
}

const char *household_text(struct mem *m, const struct household *h, int fact, int member)
{
    struct out o = { .mem = m };

    household_write(&o, h, fact, member);
    return out_text(&o);
}

/* ---- contradictions ---- */

static void add(struct mem *m, struct problem **list, int *n, const char *text, int fact, int member)
{
    *ARRAY_ADD(m, *list, *n) = (struct problem){ text, fact, member };
}

static bool told(const struct known *k) { return k->evidence >= EV_DECLARED && k->evidence <= EV_CONTRADICTED; }

static bool has(const struct household *h, int fact, int member, const char *option)
{
    const struct known *k = fact < 0 ? 0 : known_at(h, fact, member);

    return k && told(k) && !strcmp(h->book->facts[fact].is.choices[k->value], option);
}

/* Who is older than whom, of the head and member j. */
static const char *out_of_order(const struct household *h, int64_t head, int j)
{
    int relation = h->book->relation;
    int64_t born = known_at(h, h->book->born, j)->value;

    if (has(h, relation, j, "child") && born <= head) return "problem.child_older";
    if (has(h, relation, j, "grandchild") && born <= head) return "problem.grandchild_older";
    return has(h, relation, j, "parent") && born >= head ? "problem.parent_younger" : NULL;
}

static void check_order(struct mem *m, const struct household *h, struct problem **list, int *n)
{
    int born = h->book->born;

    for (int j = 1; born >= 0 && told(known_at(h, born, 0)) && j < h->members; j++) {
        const char *wrong = told(known_at(h, born, j)) ? out_of_order(h, known_at(h, born, 0)->value, j) : NULL;
        if (wrong) add(m, list, n, wrong, born, j);
    }
}

static void check_born(struct mem *m, const struct household *h, day asked, struct problem **list, int *n)
{
    int born = h->book->born;

    for (int i = 0; born >= 0 && i < h->members; i++) {
        const struct known *k = known_at(h, born, i);
        if (!told(k)) continue;
        if (k->value > asked.v) add(m, list, n, "problem.born_future", born, i);
        else if (years_between((day){ (int32_t)k->value }, asked) > 130) add(m, list, n, "problem.too_old", born, i);
        else if (!i && years_between((day){ (int32_t)k->value }, asked) < 12) add(m, list, n, "problem.head_too_young", born, i);
    }
}

static void check_relations(struct mem *m, const struct household *h, struct problem **list, int *n)
{
    int relation = h->book->relation, spouses = 0;

    for (int i = 0; relation >= 0 && i < h->members; i++) {
        if (i && has(h, relation, i, "head")) add(m, list, n, "problem.two_heads", relation, i);
        if (!i && known_at(h, relation, 0)->evidence && !has(h, relation, 0, "head")) add(m, list, n, "problem.first_is_head", relation, 0);
        if (has(h, relation, i, "spouse") && spouses++) add(m, list, n, "problem.two_spouses", relation, i);
    }
}

static void check_couple(struct mem *m, const struct household *h, struct problem **list, int *n)
{
    int marital = book_fact_find(h->book, "marital"), relation = h->book->relation;

    for (int i = 1; marital >= 0 && i < h->members; i++)
        if (has(h, relation, i, "spouse") && (has(h, marital, 0, "single") || has(h, marital, 0, "divorced") || has(h, marital, 0, "widowed")))
            add(m, list, n, "problem.spouse_but_alone", marital, 0);
}

int household_problems(struct mem *m, const struct household *h, day asked, struct problem **list)
{
    int n = 0;

    *list = 0;
    check_born(m, h, asked, list, &n);
    check_order(m, h, list, &n);
    check_relations(m, h, list, &n);
    check_couple(m, h, list, &n);
    return n;
}
