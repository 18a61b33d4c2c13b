/* SPDX-License-Identifier: EUPL-1.2
** demo.c - a few dozen invented households of the demonstration town, the same ones each time.
**
** Numbers are visibly synthetic: an AFM begins with 000, an AMKA ends in 000x and its check digit, telephones with 69000. */
#include "rooms/registry/demo.h"
#include "rooms/registry/address.h"
#include "rooms/registry/numbers.h"
#include "base/date.h"
#include "web/demo.h"
#include "demo.sql.h"

enum { HOMES = 40, DAY_SECONDS = 86400 };

static uint32_t roll(struct maker *m, uint32_t below)               /* xorshift: a demonstration needs no chance */
{
    m->seed ^= m->seed << 13;
    m->seed ^= m->seed >> 17;
    m->seed ^= m->seed << 5;
    return m->seed % below;
}

static const char *pick(struct maker *m, const struct name_list *l) { return l->at[roll(m, (uint32_t)l->n)]; }

/* ---- numbers ---- */

static void give_afm(struct maker *m, person_id id)
{
    int d[9] = { 0 }, sum = 0, serial = 100 + m->serial++;
    char s[10];

    for (int i = 7; i > 2; i--, serial /= 10) d[i] = serial % 10;
    for (int i = 0; i < 8; i++) sum += d[i] << (8 - i);
    d[8] = sum % 11 % 10;
    for (int i = 0; i < 9; i++) s[i] = (char)('0' + d[i]);
    s[9] = 0;
    number_add(m->r, id, "afm", s, "", "seen", "", DAY_NONE, DAY_NONE);
}

static void give_amka(struct maker *m, person_id id, day birth, const char *sex)
{
    struct civil c = day_civil(birth);
    int d[11] = { c.day / 10, c.day % 10, c.month / 10, c.month % 10, c.year / 10 % 10, c.year % 10, 0, 0, 0, *sex == 'm' ? 1 : 2, 0 }, sum = 0;
    char s[12];

    for (int i = 0; i < 10; i++) {
        int x = i % 2 ? d[i] * 2 : d[i];
        sum += x > 9 ? x - 9 : x;
    }
    d[10] = (10 - sum % 10) % 10;
    for (int i = 0; i < 11; i++) s[i] = (char)('0' + d[i]);
    s[11] = 0;
    number_add(m->r, id, "amka", s, "", "seen", "", DAY_NONE, DAY_NONE);
}

/* ---- people ---- */

person_id demo_person(struct maker *m, const struct person_new *n)
{
    person_id id = registry_add(m->r, n);

    registry_add_latin(m->r, id, n);
    return id;
}

static const char *phone(struct maker *m) { return fmt(m->r, "69000%05d", 100 + m->serial++); }

static day born(struct maker *m, int age) { return (day){ m->r->today.v - age * 365 - age / 4 - 1 - (int)roll(m, 360) }; }

static person_id somebody(struct maker *m, const struct people_of *o, const char *family_m, const char *family_f, const char *sex, int age)
{
    bool man = *sex == 'm', greek = !strcmp(o->lang, "el");
    struct person_new n = { .family = man ? family_m : family_f, .given = pick(m, man ? &o->men : &o->women), .sex = sex, .lang = age >= 6 ? o->lang : "",
        .birth = born(m, age), .birth_exact = "day", .confirmed = true };
    person_id id;

    if (!greek && age > 40 && roll(m, 3) == 0) n.birth_exact = "presumed", n.birth = day_of(day_civil(n.birth).year, 1, 1);
    if (greek) n.father = pick(m, &o->men);
    id = demo_person(m, &n);
    if (!strcmp(n.birth_exact, "day") && roll(m, 10) < 9) give_amka(m, id, n.birth, sex);
    if (age >= 18 && roll(m, 10) < 8) give_afm(m, id);
    if (age >= 18) contact_add(m->r, id, "mobile", phone(m), "", (int)roll(m, 3), m->r->today);
    if (!greek && age >= 18) number_add(m->r, id, "permit", fmt(m->r, "DEMO%06d", m->serial++), "Αποκεντρωμένη Διοίκηση (επίδειξη)", "seen", "",
                                        (day){ m->r->today.v - 700 }, (day){ m->real.v + 30 + (int)roll(m, 900) });
    if (age > 75 && roll(m, 3) == 0) demo_need(m, id, roll(m, 2) ? "hard_of_hearing" : "home_visit", "");
    return id;
}

void demo_need(struct maker *m, person_id id, const char *kind, const char *words) { made_need(m->r, id, kind, words, m->r->today, m->r->now, m->by); }

void demo_home(struct maker *m, person_id id, const char *street, const char *number, const char *area)
{
    address_add(m->r, id, "home", &(struct dwelling){ "", street, number, "41222", "Λάρισα", "" }, area, m->r->today);
}

/* ---- households ---- */

static void joins(struct maker *m, household_id home, person_id id, const char *role)
{
    if (registry_join(m->r, home, id, "main", role, m->r->today) != MEMBER_OK) fault(&m->r->fate, "a demo household does not fit together");
}

static void family(struct maker *m, const struct people_of *o, int kind)
{
    uint32_t f = roll(m, (uint32_t)o->families);
    const char *him = o->family_m[f], *her = o->family_f[f], *street = pick(m, &demo_streets), *number = fmt(m->r, "%d", 900 + (int)roll(m, 99)),
        *area = pick(m, &demo_areas);
    int age = 26 + (int)roll(m, 18), children = kind == HOME_OLD ? 0 : 1 + (int)roll(m, 3);
    person_id head = kind == HOME_OLD ? somebody(m, o, him, her, roll(m, 3) ? "f" : "m", 68 + (int)roll(m, 22)) : somebody(m, o, him, her, "f", age), other;
    household_id home = registry_add_household(m->r, head, m->r->today);

    demo_home(m, head, street, number, area);
    if (kind == HOME_COUPLE) {
        joins(m, home, other = somebody(m, o, him, her, "m", age + (int)roll(m, 8)), "spouse");
        demo_home(m, other, street, number, area);
    }
    for (int i = 0; i < children; i++) {
        joins(m, home, other = somebody(m, o, him, her, roll(m, 2) ? "f" : "m", 1 + (int)roll(m, 16)), "child");
        demo_home(m, other, street, number, area);
        relation_add(m->r, head, other, "parent", "", "", DAY_NONE, DAY_NONE);
    }
    if (strcmp(o->lang, "el") && roll(m, 2)) demo_need(m, head, "interpreter", "");
}

static void roofless(struct maker *m, int i)
{
    static const char *const known_as[] = { "ο Τάσος με το ποδήλατο", "κυρία με κόκκινο παλτό", "ο Μπάμπης του σταθμού" };
    person_id id = demo_person(m, &(struct person_new){ .given = known_as[i], .sex = i == 1 ? "f" : "m", .lang = "el", .birth = day_of(1960 + 5 * i, 1, 1), .birth_exact = "presumed" });

    address_add(m->r, id, "home", &(struct dwelling){ "street", "πάρκο Αλκαζάρ", "", "", "Λάρισα", "" }, "", m->r->today);
    address_add(m->r, id, "post", &(struct dwelling){ "", "", "", "", "", "Κέντρο Αστέγων (επίδειξη)" }, "", m->r->today);
}

/* ---- the family of the acceptance: five people, a permit about to expire, two telephones, three spellings, a grandmother who
** cannot see ---- */

static person_id hoxha(struct maker *m, const char *given, const char *latin, const char *sex, day birth, const char *exact, const char *lang)
{
    struct person_new n = { .family = "Χότζα", .given = given, .sex = sex, .lang = lang, .birth = birth, .birth_exact = exact, .confirmed = true };
    person_id id = registry_add(m->r, &n);

    registry_add_name(m->r, id, "latin", &(struct person_new){ .family = "Hoxha", .given = latin }, false);
    demo_home(m, id, "Κύπρου", "999", "Νέα Πολιτεία");
    return id;
}

static void five(struct maker *m)
{
    struct req *r = m->r;
    day today = m->real;
    person_id arta = hoxha(m, "Άρτα", "Arta", "f", day_of(1991, 3, 14), "day", "sq"), gentian = hoxha(m, "Γκεντιάν", "Gentian", "m", day_of(1987, 9, 2), "day", "sq"),
        ilir = hoxha(m, "Ιλίρ", "Ilir", "m", day_of(day_civil(today).year - 9, 5, 20), "day", "el"), era = hoxha(m, "Έρα", "Era", "f", day_of(day_civil(today).year - 4, 8, 11), "day", ""),
        drita = hoxha(m, "Ντρίτα", "Drita", "f", day_of(1948, 1, 1), "presumed", "sq");
    household_id home = registry_add_household(r, arta, r->today);

    joins(m, home, gentian, "spouse");
    joins(m, home, ilir, "child");
    joins(m, home, era, "child");
    joins(m, home, drita, "relative");
    registry_add_name(r, arta, "alias", &(struct person_new){ .family = "Χόξα", .given = "Άρτα" }, false);
    give_afm(m, arta), give_afm(m, gentian);
    give_amka(m, arta, day_of(1991, 3, 14), "f"), give_amka(m, gentian, day_of(1987, 9, 2), "m");
    number_add(r, arta, "permit", "DEMO000001", "Αποκεντρωμένη Διοίκηση (επίδειξη)", "seen", "", (day){ today.v - 1074 }, (day){ today.v + 22 });
    number_add(r, gentian, "permit", "DEMO000002", "Αποκεντρωμένη Διοίκηση (επίδειξη)", "seen", "", (day){ today.v - 400 }, (day){ today.v + 1426 });
    number_add(r, drita, "paaypa", "00000000001", "", "declared", "", DAY_NONE, DAY_NONE);
    contact_add(r, arta, "mobile", "6900000001", "", 1, r->today);
    contact_add(r, gentian, "mobile", "6900000002", "", 2, r->today);
    contact_add(r, drita, "mobile", "6900000001", "της νύφης της", 0, r->today);
    demo_need(m, arta, "interpreter", "αλβανικά");
    demo_need(m, drita, "blind", "");
    demo_need(m, drita, "interpreter", "αλβανικά");
    for (int i = 0; i < 2; i++) {
        relation_add(r, arta, i ? era : ilir, "parent", "", "", DAY_NONE, DAY_NONE);
        relation_add(r, gentian, i ? era : ilir, "parent", "", "", DAY_NONE, DAY_NONE);
    }
    relation_add(r, drita, gentian, "parent", "", "", DAY_NONE, DAY_NONE);
    relation_add(r, arta, drita, "proxy", "εξουσιοδότηση ΚΕΠ (επίδειξη)", "αιτήσεις και παραλαβή εγγράφων", r->today, (day){ today.v + 365 });
}

/* The clock of the demonstration: what is written now was written some days ago. */
static void days_ago(struct maker *m, int n)
{
    m->r->today = (day){ m->real.v - n };
    m->r->now = (instant){ m->real_now.v - (int64_t)n * DAY_SECONDS };
}

static void invent(struct req *r)
{
    struct maker m = { .r = r, .seed = 20261, .real = r->today, .real_now = r->now, .by = access_reader(r).account };

    if (anybody(r).n) return;
    days_ago(&m, 12);
    five(&m);
    for (int i = 0; i < HOMES; i++) {
        days_ago(&m, 500 - 12 * i);
        family(&m, &demo_peoples[i % 2 ? roll(&m, (uint32_t)demo_npeoples) : 0], i % 5 == 0 ? HOME_OLD : i % 3 == 0 ? HOME_ALONE : HOME_COUPLE);
    }
    for (int i = 0; i < 3; i++) roofless(&m, i);
    days_ago(&m, 0);
    act(r, "made a demonstration", "person", anybody(r).n);
}
DEMO(registry, .at = 10, .make = invent);
