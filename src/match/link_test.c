/* SPDX-License-Identifier: EUPL-1.2
** link_test.c - finding the same people: public test data (FEBRL 1-3), and what L1 to L3 promise.
**
** FEBRL comes with its true pairs in rec_id (rec-N-org, rec-N-dup-M); they are read only to count.  soc_sec_id is left out.
** The evidence asked for is evidence_possible(records): as probably right as wrong, where F1 is best; nothing else is chosen. */
#include "base/test.h"
#include "match/keys.h"
#include "match/link.h"
#include <stdlib.h>

struct file { struct record *r; int *truth; uint32_t n; struct vocabulary v; };

static int cells(char *line, char *out[], int most)
{
    int n = 0;

    line[strcspn(line, "\r\n")] = 0;
    for (char *s = line; s && n < most;) {
        out[n] = s + strspn(s, " ");
        if ((s = strchr(s, ','))) *s++ = 0;
        n++;
    }
    return n;
}

static void read_one(struct file *f, char *c[])
{
    struct record *r = &f->r[f->n];
    int born = atoi(c[9]);

    f->truth[f->n++] = atoi(c[0] + 4);
    vocabulary_name(&f->v, c[1], GIVEN, r->given, RECORD_WORDS);
    vocabulary_name(&f->v, c[2], FAMILY, r->family, RECORD_WORDS);
    r->house = vocabulary_phrase(&f->v, c[3]);
    r->street = vocabulary_phrase(&f->v, c[4]);
    r->extra = vocabulary_phrase(&f->v, c[5]);
    r->place = vocabulary_phrase(&f->v, c[6]);
    r->postcode = vocabulary_phrase(&f->v, c[7]);
    r->region = vocabulary_phrase(&f->v, c[8]);
    r->year = (int16_t)(born / 10000), r->month = (int8_t)(born / 100 % 100), r->mday = (int8_t)(born % 100);
}

static bool read_febrl(struct mem *m, int nth, struct file *f)
{
    char path[400], line[1000], *c[11];
    const char *data = getenv("PRONOIA_TEST_DATA");
    FILE *in;

    snprintf(path, sizeof path, "%s/febrl/dataset%d.csv", data ? data : "../shared/data", nth);
    if (!(in = fopen(path, "r"))) return false;
    *f = (struct file){ .r = mem_get(m, 6000 * sizeof *f->r), .truth = mem_get(m, 6000 * sizeof(int)) };
    vocabulary_open(&f->v, m);
    f->v.families = false;                              /* its generator draws each person alone: no households */
    if (!fgets(line, sizeof line, in)) fail();
    while (fgets(line, sizeof line, in)) if (cells(line, c, 11) == 11) read_one(f, c);
    fclose(in);
    vocabulary_weigh(&f->v);
    return true;
}

static void febrl(void **state)
{
    static const double wanted[] = { 0.99, 0.98, 0.98 };

    for (int nth = 1; nth <= 3; nth++) {
        struct file f;
        struct pair *found, *all;
        uint32_t n, right = 0, real = 0;

        if (!read_febrl(MEM, nth, &f)) { print_message("FEBRL is not here: skipped (PRONOIA_TEST_DATA)\n"); skip(); }
        struct link l = { .words = &f.v, .a = f.r, .na = f.n, .least = evidence_possible(f.n), .threads = 2 };
        n = link_find(&l, MEM, &found);
        n = link_close(&l, MEM, found, n, &all);
        for (uint32_t i = 0; i < n; i++) right += f.truth[all[i].a] == f.truth[all[i].b];
        for (uint32_t i = 0; i < f.n; i++) for (uint32_t k = i + 1; k < f.n; k++) real += f.truth[i] == f.truth[k];
        double precision = (double)right / n, recall = (double)right / real, f1 = 2 * precision * recall / (precision + recall);
        print_message("FEBRL %d: %u records, %u true pairs: precision %.4f, recall %.4f, F1 %.4f, %llu compared\n", nth, f.n, real,
                      precision, recall, f1, (unsigned long long)l.compared);
        assert_true(f1 >= wanted[nth - 1]);
    }
}

/* ---- two records ---------------------------------------------------------------------------------- */

struct told { const char *given, *family, *father; int year, month, mday; bool presumed; const char *telephone; int64_t afm; };
#define TOLD(g, f, p, y, m, d, ...) { .given = g, .family = f, .father = p, .year = y, .month = m, .mday = d, __VA_ARGS__ }

static struct record of(struct vocabulary *v, const struct told *t)
{
    struct record r = { .year = (int16_t)t->year, .month = (int8_t)t->month, .mday = (int8_t)t->mday, .presumed = t->presumed };

    vocabulary_name(v, t->given, GIVEN, r.given, RECORD_WORDS);
    vocabulary_name(v, t->family, FAMILY, r.family, RECORD_WORDS);
    vocabulary_name(v, t->father ? t->father : "", PARENT, &r.father, 1);
    r.street = vocabulary_phrase(v, "Κύπρου"), r.house = vocabulary_phrase(v, "12");
    if (t->telephone) r.telephone[0] = key_telephone(t->telephone);
    if (t->afm) r.number[0] = (struct record_number){ 1, (uint64_t)t->afm };
    return r;
}

static float said(struct mem *m, const struct told *a, const struct told *b)
{
    struct vocabulary v;

    vocabulary_open(&v, m);
    struct record x = of(&v, a), y = of(&v, b);
    assert_true(compare(&v, &x, &y).all == compare(&v, &y, &x).all);
    return compare(&v, &x, &y).all;
}

/* In a town of 100,000: one person, told twice. */
static void one_person(void **state)
{
    static const struct told pair[][2] = {
        { TOLD("Γεώργιος", "Παπαδόπουλος", "Νικόλαος", 1985, 3, 12, .presumed = false), TOLD("Giorgos", "Papadopoulos", 0, 1985, 3, 12, .presumed = false) },
        { TOLD("Γεώργιος", "Παπαδόπουλος", "Νικόλαος", 1985, 3, 12, .presumed = false), TOLD("Παπαδόπουλος", "Γεώργιος", "Νίκος", 1985, 12, 3, .presumed = false) },
        { TOLD("Oleksandr", "Shevchenko", 0, 1990, 7, 1, .presumed = false), TOLD("Ολεξάντρ", "Σεφτσένκο", 0, 1990, 7, 1, .presumed = false) },
        { TOLD("محمد", "المصري", 0, 1979, 5, 20, .presumed = false), TOLD("Mohamed", "Al-Masri", 0, 1979, 5, 20, .presumed = false) },
        { TOLD("Μαρία", "Παπαδοπούλου-Γεωργίου", 0, 1970, 1, 9, .presumed = false), TOLD("Maria", "Georgiou", 0, 1970, 1, 9, .presumed = false) },
        { TOLD("Ahmad", "Rahimi", 0, 1991, 1, 1, .presumed = true, .telephone = "6900000001"), TOLD("Αχμάντ", "Ραχίμι", 0, 1991, 0, 0, .telephone = "+30 6900000001") },
        { TOLD("Ελένη", "Μακρή", 0, 1960, 2, 2, .afm = 7), TOLD("Ελένη", "Κωνσταντίνου", 0, 1960, 2, 2, .afm = 7) },     /* married */
    };

    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) assert_true(said(MEM, &pair[i][0], &pair[i][1]) > evidence_possible(100000));
}

/* Families share a surname, a father, an address, a telephone, twins a birthday, cousins a name. */
static void two_people(void **state)
{
    static const struct told pair[][2] = {
        { TOLD("Γεώργιος", "Παπαδόπουλος", "Νικόλαος", 1985, 3, 12, .telephone = "6900000001"), TOLD("Ιωάννης", "Παπαδόπουλος", "Νικόλαος", 1985, 3, 12, .telephone = "6900000001") },
        { TOLD("Γεώργιος", "Παπαδόπουλος", "Νικόλαος", 1985, 3, 12, .presumed = false), TOLD("Γεώργιος", "Παπαδόπουλος", "Ιωάννης", 1955, 8, 30, .presumed = false) },
        { TOLD("Μαρία", "Παπαδοπούλου", "Νικόλαος", 1985, 3, 12, .telephone = "6900000001"), TOLD("Ελένη", "Παπαδοπούλου", "Νικόλαος", 1988, 4, 1, .telephone = "6900000001") },
        { TOLD("Arben", "Hoxha", 0, 1980, 1, 1, .presumed = true), TOLD("Agron", "Shehu", 0, 1980, 1, 1, .presumed = true) },
    };

    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) assert_true(said(MEM, &pair[i][0], &pair[i][1]) < evidence_likely(100000));
}

static void nothing_known(void **state)
{
    static const struct told empty = TOLD("", "", 0, 0, 0, 0, .presumed = false), maria = TOLD("Μαρία", "", 0, 0, 0, 0, .presumed = false);
    struct vocabulary v;

    vocabulary_open(&v, MEM);
    struct record x = of(&v, &empty), y = of(&v, &maria);
    x.street = x.house = 0;
    assert_true(compare(&v, &x, &y).all == 0);                      /* C2 */
}

/* Damerau's optimal string alignment, by the book: the definition against the bits. */
static int by_the_book(const char *a, const char *b)
{
    int d[SOUND_MOST + 1][SOUND_MOST + 1], n = (int)strlen(a), m = (int)strlen(b);

    for (int i = 0; i <= n; i++) for (int k = 0; k <= m; k++) {
        int best = i && k ? d[i - 1][k - 1] + (a[i - 1] != b[k - 1]) : i + k;
        if (i && d[i - 1][k] + 1 < best) best = d[i - 1][k] + 1;
        if (k && d[i][k - 1] + 1 < best) best = d[i][k - 1] + 1;
        if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] && d[i - 2][k - 2] + 1 < best) best = d[i - 2][k - 2] + 1;
        d[i][k] = best;
    }
    return d[n][m];
}

static void slips(void **state)
{
    unsigned chance = 7;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        char w[2][SOUND_MOST] = { { 0 } };
        for (int k = 0; k < 2; k++)
            for (unsigned n = (chance = chance * 1103515245u + 12345u) >> 16, j = 0; j < n % SOUND_MOST; j++)
                w[k][j] = (char)('a' + ((chance = chance * 1103515245u + 12345u) >> 20) % 3);
        assert_int_equal(slips_between(w[0], w[1]), by_the_book(w[0], w[1]));
    }
}

/* L2, L3: one partner each; as many threads as one likes. */
static void partners(void **state)
{
    static const struct told here[] = { TOLD("Μαρία", "Μακρή", 0, 1985, 3, 12, .presumed = false), TOLD("Μαρία", "Μακρή", 0, 1985, 3, 12, .presumed = false), TOLD("Ali", "Khan", 0, 1990, 1, 2, .presumed = false) },
                             there[] = { TOLD("Maria", "Makri", 0, 1985, 3, 12, .presumed = false), TOLD("Αλί", "Χαν", 0, 1990, 1, 2, .presumed = false), TOLD("Ζωή", "Ρήγα", 0, 2001, 5, 5, .presumed = false) };
    struct vocabulary v;
    struct record a[3], b[3];
    struct pair *p[2];

    vocabulary_open(&v, MEM);
    for (int i = 0; i < 3; i++) a[i] = of(&v, &here[i]), b[i] = of(&v, &there[i]);
    for (int threads = 1; threads <= 2; threads++) {
        struct link l = { .words = &v, .a = a, .b = b, .na = 3, .nb = 3, .least = evidence_likely(3), .threads = threads };
        assert_int_equal(link_find(&l, MEM, &p[threads - 1]), 2);
    }
    assert_memory_equal(p[0], p[1], 2 * sizeof **p);
    assert_true(p[0][0].a + p[0][1].a == 2 && p[0][0].b + p[0][1].b == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(febrl), UNIT(one_person), UNIT(two_people), UNIT(nothing_known), UNIT(partners),
                                        cmocka_unit_test(slips) };

    return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
