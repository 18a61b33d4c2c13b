/* SPDX-License-Identifier: EUPL-1.2
** compare.c - are these two records one person?  See compare.h. */
#include "match/compare.h"
#include <math.h>
#include <string.h>

/* Bits (C1).  What one person's two records do, and how often:
**   a name is spelt differently so that it sounds alike 10 %, in a short form 5 %, with one slip 5 %, with more 2 %, is another
**   one altogether 3 % (marriage, a second forename);  a parent's name likewise, and is wrong in 5 %;
**   a birth date is wrong in one digit or turned round 4 %, wrong altogether 1 %;  sex is wrong 1 %;
**   people move: the address differs in 30 %;  two strangers share a telephone in a household or through a helper. */
static const float anothers[ROLES] = { [GIVEN] = -5, [FAMILY] = -5, [PARENT] = -4, [PLACE] = -3.5f };
static const float another_birth = -6.5f, another_sex = -5, moved = -1.7f;
static const float same_spelling = -.2f, same_sound = -.7f, short_form = -2, same_bones = -2.2f, one_slip = -2.5f, more_slips = -4.5f;
static const float initial_fits = 1.5f, half_name = -3, names_swapped = -2.5f, word_more = -.7f;
static const float same_day = 13, one_digit = 7, turned_round = 8.5f, same_month_and_year = 9.5f, same_year = 5.5f, near_year = 1.5f;
static const float same_number = 22, another_number = -4, same_telephone = 6, same_sex = .9f;
static const float family_most = 8;             /* see of_family() */
static const float address_most = 14;           /* its parts hang together: street and postcode say almost the same */

int slips_between(const char *a, const char *b)
{
    uint32_t at[128] = { 0 }, vp = ~0u, vn = 0, d0 = 0, before = 0;
    int m = (int)strlen(a), slips = m;

    if (!m) return (int)strlen(b);
    for (int i = 0; i < m; i++) at[a[i] & 127] |= 1u << i;
    for (; *b; b++) {                               /* Hyyro 2003, with transpositions */
        uint32_t pm = at[*b & 127], turned = (~d0 & pm) << 1 & before, hp, hn;

        d0 = (((pm & vp) + vp) ^ vp) | pm | vn | turned;
        hp = vn | ~(d0 | vp);
        hn = d0 & vp;
        slips += (int)(hp >> (m - 1) & 1) - (int)(hn >> (m - 1) & 1);
        hp = hp << 1 | 1;
        hn <<= 1;
        vp = hn | ~(d0 | hp);
        vn = hp & d0;
        before = pm;
    }
    return slips;
}

static bool share_reading(const struct word *a, const struct word *b)
{
    for (int i = 0; i < a->readings; i++)
        for (int k = 0; k < b->readings; k++) if (!strcmp(a->sound[i], b->sound[k])) return true;
    return false;
}

static bool share_bones(const struct word *a, const struct word *b)
{
    for (int i = 0; i < a->readings; i++)
        for (int k = 0; k < b->readings; k++)
            if (a->skeleton[i][0] && a->skeleton[i][1] && !strcmp(a->skeleton[i], b->skeleton[k])) return true;
    return false;
}

static float most(size_t a, size_t b) { return (float)(a > b ? a : b); }

float words_alike(const struct word *a, const struct word *b)
{
    float best;

    if (share_reading(a, b)) return 1;
    if (a->number || b->number) return 0;
    best = 1 - (float)slips_between(a->sound[0], b->sound[0]) / most(strlen(a->sound[0]), strlen(b->sound[0]));
    if (share_bones(a, b) && best < .9f) best = (best + .9f) / 2;
    return best < 0 ? 0 : best;
}

static bool begins(const char *all, const char *part) { return !strncmp(all, part, strlen(part)); }

/* Two words in the same role: their bits. */
static float judge(const struct vocabulary *v, uint32_t x, uint32_t y, enum role role)
{
    const float another = anothers[role];
    const struct known_word *a = &v->at[x], *b = &v->at[y];
    const char *s = a->w.sound[0], *q = b->w.sound[0];
    size_t n = strlen(s), m = strlen(q);
    float rare = fminf(a->bits[role], b->bits[role]), alike;

    if (n == 1 || m == 1) return *s == *q ? initial_fits : another;
    if (share_reading(&a->w, &b->w)) return rare + same_sound;
    if (role != FAMILY && a->groups & b->groups) return rare + short_form;
    if (a->w.number || b->w.number) return n > 3 && slips_between(s, q) == 1 ? rare + one_slip : another;
    alike = 1 - (float)slips_between(s, q) / most(n, m);
    if (share_bones(&a->w, &b->w) && alike >= .5f) return rare + same_bones;
    if (alike >= .8f || (most(n, m) <= 4 && alike >= .75f)) return rare + one_slip;
    if (alike >= .66f) return fmaxf(rare + more_slips, .5f);
    if (n >= 4 && m >= 4 && (begins(s, q) || begins(q, s))) return fmaxf(rare + half_name, .5f);
    return alike >= .55f ? -1 : another;
}

static float word_bits(const struct vocabulary *v, uint32_t x, uint32_t y, enum role role)
{
    struct judged *known;
    uint64_t pair = (uint64_t)x << 34 | (uint64_t)y << 2 | (uint64_t)role;

    if (x == y) return v->at[x].bits[role] + same_spelling;
    if (!v->judged) return judge(v, x, y, role);
    known = &v->judged[pair * 0x9e3779b97f4a7c15u >> (64 - JUDGED_BITS)];
    if (known->pair != pair) *known = (struct judged){ pair, judge(v, x, y, role) };
    return known->bits;
}

/* Several words on either side: the best partner of each word of the shorter list; what is left over costs little. */
static float words_bits(const struct vocabulary *v, const uint32_t *a, const uint32_t *b, enum role role)
{
    const float another = anothers[role];
    float sum = 0;
    int n = 0, m = 0;
    bool taken[RECORD_WORDS] = { 0 };

    while (n < RECORD_WORDS && a[n]) n++;
    while (m < RECORD_WORDS && b[m]) m++;
    if (!n || !m) return 0;                                                 /* C2 */
    if (n > m) return words_bits(v, b, a, role);
    for (int i = 0; i < n; i++) {
        float best = another;
        int with = -1;

        for (int k = 0; k < m; k++) {
            float x = taken[k] ? another : word_bits(v, a[i], b[k], role);
            if (x > best) best = x, with = k;
        }
        if (with >= 0) taken[with] = true;
        sum += i && best < 0 ? word_more : best;
    }
    return sum + (float)(m - n) * word_more;
}

static void names(const struct vocabulary *v, const struct record *a, const struct record *b, struct likeness *l)
{
    float given, family;

    l->given = words_bits(v, a->given, b->given, GIVEN);
    l->family = words_bits(v, a->family, b->family, FAMILY);
    if (l->given + l->family > 8) return;
    given = words_bits(v, a->given, b->family, FAMILY);
    family = words_bits(v, a->family, b->given, FAMILY) + names_swapped;
    if (given + family < 4 || given + family < l->given + l->family) return;
    l->given = given;
    l->family = family;
    l->swapped = true;
}

static float one_word(const struct vocabulary *v, uint32_t a, uint32_t b, enum role role)
{
    return a && b ? word_bits(v, a, b, role) : 0;
}

static float partial_birth(const struct record *a, const struct record *b)
{
    int apart = a->year - b->year;

    if (!a->year || !b->year) return 0;
    if (apart < -3 || apart > 3) return another_birth;
    if (a->month && b->month && !a->presumed && !b->presumed) {
        if (!apart && a->month == b->month) return same_month_and_year;
        return apart ? -2 : -1;
    }
    return !apart ? same_year : apart == 1 || apart == -1 ? near_year : -3;
}

static void digits(const struct record *r, char out[static 9])
{
    int v = r->year * 10000 + r->month * 100 + r->mday;

    for (int i = 7; i >= 0; i--, v /= 10) out[i] = (char)('0' + v % 10);
    out[8] = 0;
}

static float birth(const struct record *a, const struct record *b)
{
    char x[9], y[9];
    int slips;

    if (a->year == b->year && a->month == b->month && a->mday == b->mday && a->mday) return a->presumed || b->presumed ? same_year : same_day;
    if (!a->mday || !b->mday || a->presumed || b->presumed) return partial_birth(a, b);     /* C3 */
    if (a->year == b->year && a->month == b->mday && a->mday == b->month) return turned_round;
    digits(a, x), digits(b, y);
    slips = slips_between(x, y);
    return slips == 1 ? one_digit : slips == 2 ? 0 : another_birth;
}

/* C4: a number of the same kind that is another one counts against, unless it is one slip away. */
static float numbers(const struct record *a, const struct record *b)
{
    float sum = 0;

    for (int i = 0; i < RECORD_NUMBERS && a->number[i].kind; i++)
        for (int k = 0; k < RECORD_NUMBERS && b->number[k].kind; k++) {
            if (a->number[i].kind != b->number[k].kind) continue;
            sum += a->number[i].hash == b->number[k].hash ? same_number : another_number;
        }
    return sum;
}

static float telephones(const struct record *a, const struct record *b)
{
    for (int i = 0; i < RECORD_TELEPHONES && a->telephone[i]; i++)
        for (int k = 0; k < RECORD_TELEPHONES; k++) if (a->telephone[i] == b->telephone[k]) return same_telephone;
    return 0;
}

/* Either it is the same address, and its parts agree but for slips; or somebody moved, and then it says nothing. */
static float address(const struct vocabulary *v, const struct record *a, const struct record *b)
{
    const uint32_t part[][2] = { { a->street, b->street }, { a->house, b->house }, { a->extra, b->extra },
                                 { a->place, b->place }, { a->postcode, b->postcode }, { a->region, b->region } };
    float sum = 0;
    bool said = false;

    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        sum += one_word(v, part[i][0], part[i][1], PLACE);
        said |= part[i][0] && part[i][1];
    }
    return said ? fmaxf(sum - .5f, moved) : 0;
}

/* Surname, parents, address and telephone belong to a family: brothers, twins and cousins share them.  With another
** forename they say no more than that it is one family. */
static float of_family(const struct vocabulary *v, const struct likeness *l)
{
    float shared = l->family + l->parents + l->address + l->telephone;

    return l->given < 0 && v->families ? fminf(shared, family_most) : shared;
}

static int shorter(const uint32_t *a, const uint32_t *b)
{
    int n = 0;

    while (n < RECORD_WORDS && a[n] && b[n]) n++;
    return n;
}

/* The most that names can still say. */
static float names_most(const struct record *a, const struct record *b)
{
    int straight = shorter(a->given, b->given) + shorter(a->family, b->family);
    int cross = shorter(a->given, b->family) + shorter(a->family, b->given);

    return (float)(BITS_MOST * (straight > cross ? straight : cross));
}

/* What costs little comes first: most pairs of strangers are known by their births and parents. */
struct likeness compare_until(const struct vocabulary *v, const struct record *a, const struct record *b, float least)
{
    struct likeness l = { 0 };

    l.birth = birth(a, b);
    l.number = numbers(a, b);
    l.telephone = telephones(a, b);
    l.sex = !a->sex || !b->sex || a->sex == 'x' || b->sex == 'x' ? 0 : a->sex == b->sex ? same_sex : another_sex;
    l.address = address(v, a, b);
    if (v->families) l.address = fminf(l.address, address_most);
    l.parents = one_word(v, a->father, b->father, PARENT) + one_word(v, a->mother, b->mother, PARENT);
    l.all = l.birth + l.number + l.telephone + l.sex + l.address + l.parents;
    if (l.all + names_most(a, b) < least) return l;
    names(v, a, b, &l);
    l.all = l.given + of_family(v, &l) + l.birth + l.sex + l.number;
    return l;
}

struct likeness compare(const struct vocabulary *v, const struct record *a, const struct record *b)
{
    return compare_until(v, a, b, -INFINITY);
}

/* Before any evidence one pair in `others` is true; 99 of 100 is 6.6 bits more. */
float evidence_likely(double others) { return (float)log2(others) + 6.6f; }
float evidence_possible(double others) { return (float)log2(others); }
