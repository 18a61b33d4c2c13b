/* SPDX-License-Identifier: EUPL-1.2
** town_test.c - a town's holidays, opening hours and structures, and what is refused.
** Easter days: the Orthodox Easter of 2024..2030 as published; hours are worked out by hand from a calendar. */
#include "base/test.h"
#include "host/files.h"
#include "rooms/portal/town_in.h"

static const struct town *read_both(void **state, const char *days_yaml, const char *places_yaml, struct complaints *why)
{
    struct source s[2] = { { "towns/x/structures.yaml", places_yaml, strlen(places_yaml) }, { "towns/x/town.yaml", days_yaml, strlen(days_yaml) } };
    struct sources all = { 2, s };

    *why = (struct complaints){ .mem = MEM };
    return town_read(MEM, &all, "x", why);
}

static const struct town *town_of(void **state, const char *places_yaml)
{
    struct complaints why;
    const struct town *t = read_both(state, "holidays:\n  - {id: ochi, month: 10, day: 28}\n  - {id: christmas, month: 12, day: 25}\n"
                                     "  - {id: clean_monday, easter: -48}\n  - {id: may_day, date: 2024-05-07}\n", places_yaml, &why);

    for (int i = 0; i < why.n; i++) print_message("%s:%d:%d: %s\n", why.at[i].file, why.at[i].line, why.at[i].column, why.at[i].what);
    assert_non_null(t);
    return t;
}

static day on(const char *iso)
{
    day d;

    assert_true(day_read(iso, &d));
    return d;
}

static struct opening opens(const struct town *t, const char *id, const char *iso, int hour, int minute)
{
    const struct structure *s = town_find(t, id);

    assert_non_null(s);
    return town_opening(t, s, on(iso), hour * 60 + minute);
}

static void is_open(struct opening o, const char *until_day, int until)
{
    assert_int_equal(o.is, OPEN_NOW);
    assert_int_equal(o.until_day.v, on(until_day).v);
    assert_int_equal(o.until, until);
}

static void is_closed(struct opening o, const char *next_day, int next, const char *holiday)
{
    assert_int_equal(o.is, CLOSED_NOW);
    assert_int_equal(o.next_day.v, on(next_day).v);
    assert_int_equal(o.next, next);
    if (holiday) assert_string_equal(o.holiday, holiday);
    else assert_null(o.holiday);
}

#define OFFICE "structures:\n  - id: office\n    kind: kep\n    hours:\n" \
    "      - {days: [mon, tue, wed, thu, fri], from: \"08:00\", to: \"15:00\"}\n      - {days: [wed], from: \"17:00\", to: \"20:00\"}\n"

static void by_day(void **state)                    /* 23 November 2026 is a Monday */
{
    const struct town *t = town_of(state, OFFICE);

    is_closed(opens(t, "office", "2026-11-23", 7, 59), "2026-11-23", 480, NULL);
    is_open(opens(t, "office", "2026-11-23", 8, 0), "2026-11-23", 900);
    is_open(opens(t, "office", "2026-11-23", 14, 59), "2026-11-23", 900);
    is_closed(opens(t, "office", "2026-11-23", 15, 0), "2026-11-24", 480, NULL);
    is_closed(opens(t, "office", "2026-11-25", 16, 0), "2026-11-25", 1020, NULL);
    is_open(opens(t, "office", "2026-11-25", 19, 0), "2026-11-25", 1200);
    is_closed(opens(t, "office", "2026-11-27", 15, 0), "2026-11-30", 480, NULL);
    is_closed(opens(t, "office", "2026-11-22", 12, 0), "2026-11-23", 480, NULL);
}

static void on_holidays(void **state)
{
    const struct town *t = town_of(state, OFFICE);

    is_closed(opens(t, "office", "2026-10-28", 10, 0), "2026-10-29", 480, "ochi");
    is_closed(opens(t, "office", "2026-12-24", 16, 0), "2026-12-28", 480, NULL);       /* Friday is Christmas */
    is_closed(opens(t, "office", "2026-02-23", 10, 0), "2026-02-24", 480, "clean_monday");
    is_closed(opens(t, "office", "2024-05-07", 10, 0), "2024-05-08", 480, "may_day");  /* moved by decision */
    is_open(opens(t, "office", "2024-05-01", 10, 0), "2024-05-01", 900);
}

#define NIGHT(more) "structures:\n  - id: beds\n    kind: night_shelter\n" more \
    "    hours:\n      - {days: [mon, tue, wed, thu, fri, sat, sun], from: \"19:00\", to: \"09:00\"}\n"

static void over_midnight(void **state)
{
    const struct town *t = town_of(state, NIGHT("    holidays_open: true\n"));

    is_open(opens(t, "beds", "2026-11-23", 2, 0), "2026-11-23", 540);
    is_open(opens(t, "beds", "2026-11-23", 20, 0), "2026-11-24", 540);
    is_closed(opens(t, "beds", "2026-11-23", 9, 0), "2026-11-23", 1140, NULL);
    is_open(opens(t, "beds", "2026-12-25", 20, 0), "2026-12-26", 540);
    t = town_of(state, NIGHT(""));
    is_open(opens(t, "beds", "2026-10-28", 2, 0), "2026-10-28", 540);       /* the night that began the day before */
    is_closed(opens(t, "beds", "2026-10-28", 20, 0), "2026-10-29", 1140, "ochi");
}

static void shifts_and_round_the_clock(void **state)
{
    const struct town *t = town_of(state, "structures:\n"
        "  - id: kdap\n    kind: kdap\n    hours:\n      - {days: [mon], from: \"14:00\", to: \"18:00\", shift: 1}\n      - {days: [mon], from: \"18:00\", to: \"22:00\", shift: 2}\n"
        "  - id: all\n    kind: kep\n    holidays_open: true\n    hours:\n      - {days: [mon, tue, wed, thu, fri, sat, sun], from: \"00:00\", to: \"24:00\"}\n"
        "  - id: line\n    kind: counselling_women\n    phone: \"15900\"\n    always: true\n"
        "  - id: mute\n    kind: kep\n");

    is_open(opens(t, "kdap", "2026-11-23", 15, 0), "2026-11-23", 1320);
    assert_int_equal(opens(t, "all", "2026-11-23", 3, 0).is, OPEN_NOW);
    assert_true(opens(t, "all", "2026-11-23", 3, 0).until_day.v > on("2026-11-30").v);
    assert_int_equal(opens(t, "line", "2026-12-25", 3, 0).is, OPEN_ALWAYS);
    assert_int_equal(opens(t, "mute", "2026-11-23", 10, 0).is, HOURS_UNKNOWN);
}

static void suspended(void **state)
{
    const struct town *t = town_of(state, "structures:\n"
        "  - id: some\n    kind: kapi\n    suspended: {from: 2020-08-25, until: 2020-09-10}\n    hours:\n      - {days: [mon, tue, wed, thu, fri], from: \"08:00\", to: \"14:00\"}\n"
        "  - id: long\n    kind: kapi\n    suspended: {from: 2020-08-25}\n    always: true\n");

    is_closed(opens(t, "some", "2020-08-24", 15, 0), "2020-09-11", 480, NULL);
    assert_int_equal(opens(t, "some", "2020-08-25", 9, 0).is, SUSPENDED);
    assert_int_equal(opens(t, "some", "2020-09-10", 9, 0).until_day.v, on("2020-09-10").v);
    is_open(opens(t, "some", "2020-09-11", 9, 0), "2020-09-11", 840);
    assert_int_equal(opens(t, "long", "2030-01-01", 9, 0).is, SUSPENDED);
    assert_int_equal(opens(t, "long", "2030-01-01", 9, 0).until_day.v, DAY_NONE.v);
}

/* P1 */
static void hidden(void **state)
{
    const struct town *t = town_of(state, "structures:\n  - id: open-one\n    kind: hostel\n  - id: house\n    kind: hostel\n    street: \"Κρυφή 7\"\n    hidden: true\n  - id: last\n    kind: kep\n");
    const char *const where[] = { "hostel", "kep" };
    const struct programme p = { .nwhere = 2, .where = where };

    assert_int_equal(town_structures(t), 2);
    for (int i = 0; i < town_structures(t); i++) assert_string_not_equal(town_structure(t, i)->id, "house");
    assert_null(town_find(t, "house"));
    assert_null(town_of_kind(t, "hostel", town_of_kind(t, "hostel", NULL)));
    assert_string_equal(town_for(t, &p)->id, "open-one");
    t = town_of(state, "structures:\n  - id: house\n    kind: hostel\n    hidden: true\n");
    assert_null(town_for(t, &p));
    assert_int_equal(town_structures(t), 0);
    assert_int_equal(town_structures(NULL), 0);
}

static void refused(void **state, const char *places_yaml, int line, int column, const char *words)
{
    struct complaints why;

    assert_null(read_both(state, "postcode: \"41222\"\n", places_yaml, &why));
    if (why.n != 1 || why.at[0].line != line || why.at[0].column != column || !strstr(why.at[0].what, words))
        for (int i = 0; i < why.n; i++) print_message("%d:%d: %s, not %d:%d: %s\n", why.at[i].line, why.at[i].column, why.at[i].what, line, column, words);
    assert_int_equal(why.n, 1);
    assert_int_equal(why.at[0].line, line);
    assert_int_equal(why.at[0].column, column);
    assert_non_null(strstr(why.at[0].what, words));
}

static void structures_refused(void **state)
{
    refused(state, "structures:\n  - id: a\n    kind: kep\n    colour: red\n", 4, 5, "colour");
    refused(state, "structures:\n  - id: a\n", 2, 9, "kind");
    refused(state, "structures:\n  - id: a\n    kind: [kep\n", 3, 11, "STRING");
    refused(state, "structures:\n  - id: a\n    kind: castle\n", 3, 11, "there is no kind \"castle\"");
    refused(state, "structures:\n  - id: a\n    kind: kep\n  - id: b\n    kind: kep\n    hours:\n      - {days: [mon], from: \"25:00\", to: \"26:00\"}\n", 7, 30, "no time");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    hours:\n      - {days: [mon], from: \"08:60\", to: \"09:00\"}\n", 5, 30, "no time");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    hours:\n      - {days: [moonday], from: \"08:00\", to: \"09:00\"}\n", 5, 17, "no day");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    phone: \"call me\"\n", 4, 5, "digits");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    web: \"javascript:alert(1)\"\n", 4, 5, "https://");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    suspended: {from: 2026-02-30}\n", 4, 23, "no date");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    suspended: {from: 2026-02-20, until: 2026-02-19}\n", 4, 42, "before the beginning");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    demo: [soul]\n", 4, 12, "demo names fields");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    services: [wizardry]\n", 4, 16, "there is no text");
    refused(state, "structures:\n  - id: A b\n    kind: kep\n", 2, 5, "small letters");
    refused(state, "structures:\n  - id: a\n    kind: kep\n    count: 0\n    always: true\n    hours:\n      - {days: [mon], from: \"08:00\", to: \"09:00\"}\n", 5, 5, "always and hours");
    refused(state, "structures:\n  - id: a\n    kind: kep\n  - id: a\n    kind: kep\n", 2, 5, "two structures");
    refused(state, "", 0, 0, "");
}

/* ---- groups and places.yaml ---- */

#define NURSERY(groups) "structures:\n  - id: n\n    kind: nursery\n    groups:\n" groups

static void groups(void **state)
{
    const struct town *t = town_of(state, NURSERY("      - {id: infants, from: 8m, to: 30m, places: 12, per: 12, trained: 2, helpers: 1}\n"
        "      - {id: children-b, from: 5y, to: 13y, places: 25, per: 25, trained: 2, shifts: [1, 2]}\n"
        "      - {id: elderly, from: 65y, places: 10}\n"));
    const struct structure *s = town_find(t, "n");

    assert_int_equal(s->ngroups, 4);                                /* a group in two shifts is two */
    assert_string_equal(s->groups[0].id, "infants");
    assert_int_equal(s->groups[0].from_months, 8);
    assert_int_equal(s->groups[0].to_months, 30);
    assert_int_equal(s->groups[0].trained, 2);
    assert_int_equal(s->groups[0].shift, 0);
    assert_string_equal(s->groups[2].id, "children-b");
    assert_int_equal(s->groups[2].shift, 2);
    assert_int_equal(s->groups[2].from_months, 60);
    assert_int_equal(s->groups[2].to_months, 156);
    assert_int_equal(s->groups[3].from_months, 780);
    assert_int_equal(s->groups[3].to_months, 0);
    assert_int_equal(s->groups[3].per, 0);
}

static void groups_refused(void **state)
{
    refused(state, NURSERY("      - {id: wizards, places: 12}\n"), 5, 14, "there is no group");
    refused(state, NURSERY("      - {id: infants, from: 8x, places: 12}\n"), 5, 29, "no age");
    refused(state, NURSERY("      - {id: infants, from: 30m, to: 8m, places: 12}\n"), 5, 38, "ends before it begins");
    refused(state, NURSERY("      - {id: infants, places: 0}\n"), 5, 14, "1 to 2000 places");
    refused(state, NURSERY("      - {id: infants, places: 12, per: 12}\n"), 5, 14, "both, or neither");
    refused(state, NURSERY("      - {id: infants, places: 12}\n      - {id: infants, places: 12}\n"), 5, 14, "two groups");
    refused(state, NURSERY("      - {id: infants, places: 12, shifts: [1, 1]}\n"), 5, 14, "the same shift twice");
    refused(state, NURSERY("      - {id: infants, places: 12, shifts: [10]}\n"), 5, 14, "1 to 9");
    refused(state, NURSERY("      - {id: infants}\n"), 5, 14, "places");
}

static const struct town *given(void **state, const char *places_yaml, struct complaints *why)
{
    struct source s = { "towns/x/places.yaml", places_yaml, strlen(places_yaml) };

    *why = (struct complaints){ .mem = MEM };
    return town_read(MEM, &(struct sources){ 1, &s }, "x", why);
}

#define GIVES(more) "places:\n  - programme: nursery-place\n    kinds: [nursery]\n    age_on: \"09-01\"\n    from: \"09-01\"\n    to: \"07-31\"\n" more

static void place_rules(void **state)
{
    struct complaints why;
    const struct town *t = given(state, GIVES("    preferences: 4\n    ties: [lowest income_year, highest children_ever, earliest]\n"
        "    reserves:\n      - {id: social, when: sent, percent: 10}\n    together: true\n    fees: nursery-fee\n"), &why);
    const struct place_rules *p = town_places_of(t, "nursery-place");

    assert_non_null(p);
    assert_null(town_places_of(t, "kdap"));
    assert_int_equal(p->preferences, 4);
    assert_int_equal(p->age_on.month, 9);
    assert_int_equal(p->to.day, 31);
    assert_int_equal(p->nties, 3);
    assert_int_equal(p->ties[0].kind, TIE_LOWEST);
    assert_string_equal(p->ties[0].of, "income_year");
    assert_int_equal(p->ties[1].kind, TIE_HIGHEST);
    assert_int_equal(p->ties[2].kind, TIE_EARLIEST);
    assert_int_equal(p->reserves[0].percent, 10);
    assert_true(p->together);
    assert_int_equal(p->answer_days, 5);                            /* unless the town says otherwise */
}

static void place_rules_refused(void **state)
{
    static const struct { const char *yaml; int line; const char *words; } bad[] = {
        { GIVES("    ties: [tallest]\n"), 7, "a tie is" }, { GIVES("    preferences: 90\n"), 7, "0 to 20" },
        { GIVES("    reserves:\n      - {id: social, when: a, percent: 60}\n      - {id: disability, when: b, percent: 60}\n"), 7, "more places are kept" },
        { GIVES("    reserves:\n      - {id: kings, when: a, percent: 6}\n"), 8, "reserve.kings" },
        { "places:\n  - programme: a\n    kinds: [castle]\n    age_on: \"09-01\"\n    from: \"09-01\"\n    to: \"07-31\"\n", 3, "no kind" },
        { "places:\n  - programme: a\n    kinds: [nursery]\n    age_on: \"02-29\"\n    from: \"09-01\"\n    to: \"07-31\"\n", 4, "no day of every year" },
        { GIVES("  - programme: nursery-place\n    kinds: [nursery]\n    age_on: \"09-01\"\n    from: \"09-01\"\n    to: \"07-31\"\n"), 2, "given twice" } };

    for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct complaints why;
        assert_null(given(state, bad[i].yaml, &why));
        assert_int_equal(why.n, 1);
        if (why.at[0].line != bad[i].line || !strstr(why.at[0].what, bad[i].words)) print_message("%d: %s\n", why.at[0].line, why.at[0].what);
        assert_int_equal(why.at[0].line, bad[i].line);
        assert_non_null(strstr(why.at[0].what, bad[i].words));
    }
}

static void calendar_refused(void **state, const char *days_yaml, int line, const char *words)
{
    struct complaints why;

    assert_null(read_both(state, days_yaml, "structures: []\n", &why));
    assert_int_equal(why.n, 1);
    assert_int_equal(why.at[0].line, line);
    assert_non_null(strstr(why.at[0].what, words));
}

static void holidays_refused(void **state)
{
    calendar_refused(state, "holidays:\n  - {id: ochi, month: 2, day: 30}\n", 2, "no day 30 of month 2");
    calendar_refused(state, "holidays:\n  - {id: ochi, month: 10, day: 28, easter: 3}\n", 2, "or days from Easter");
    calendar_refused(state, "holidays:\n  - {id: ochi, month: 10}\n", 2, "a month and a day");
    calendar_refused(state, "holidays:\n  - {id: ochi, easter: 400}\n", 2, "100 days");
    calendar_refused(state, "holidays:\n  - {id: nameless, month: 1, day: 1}\n", 2, "holiday.nameless");
    calendar_refused(state, "holidays:\n  - {id: ochi, date: 2026-13-01}\n", 2, "no date");
    calendar_refused(state, "postcode: 4122\n", 1, "");
}

static void facts_file(void **state)
{
    static const struct { const char *text; int line; const char *words; } bad[] = {
        { "fact\tvalue\n", 1, "the first line" }, { "fact\tvalue\tnote\nheating_coefficient\n", 2, "tabs between" },
        { "fact\tvalue\tnote\na\t\tb\n", 2, "no value" }, { "fact\tvalue\tnote\na\t1\t\n# rest\na\t2\t\n", 4, "twice" } };

    for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct source s = { "towns/x/facts.tsv", bad[i].text, strlen(bad[i].text) };
        struct complaints why = { .mem = MEM };
        assert_null(town_read(MEM, &(struct sources){ 1, &s }, "x", &why));
        assert_int_equal(why.n, 1);
        assert_int_equal(why.at[0].line, bad[i].line);
        assert_non_null(strstr(why.at[0].what, bad[i].words));
    }
}

static void larissa(void **state)
{
    static const char *const clean_mondays[] = { "2024-03-18", "2025-03-03", "2026-02-23", "2027-03-15", "2028-02-28", "2029-02-19", "2030-03-11" };
    static const char *const mondays_after[] = { "2024-05-06", "2025-04-21", "2026-04-13", "2027-05-03", "2028-04-17", "2029-04-09", "2030-04-29" };
    static const char *const holy_spirits[] = { "2024-06-24", "2025-06-09", "2026-06-01", "2027-06-21", "2028-06-05", "2029-05-28", "2030-06-17" };
    struct sources all = { 0 };
    struct complaints why = { .mem = MEM };
    const struct town *t;

    assert_true(files_read(MEM, "programmes", "programmes", NULL, &all, &why));         /* town.yaml names some of them */
    assert_true(files_read(MEM, "towns/larissa", "towns/larissa", NULL, &all, &why));
    t = town_read(MEM, &all, "larissa", &why);
    assert_non_null(t);
    for (int i = 0; i < 7; i++) {
        assert_string_equal(town_holiday(t, on(clean_mondays[i])), "clean_monday");
        assert_string_equal(town_holiday(t, on(mondays_after[i])), "easter_monday");
        assert_string_equal(town_holiday(t, on(holy_spirits[i])), "holy_spirit");
    }
    assert_string_equal(town_holiday(t, on("2026-05-15")), "patron");
    assert_null(town_holiday(t, on("2026-11-22")));
    is_open(opens(t, "night-shelter", "2026-11-22", 20, 0), "2026-11-23", 540);        /* 19:00 to 09:00, daily */
    is_open(opens(t, "day-centre", "2026-11-24", 10, 0), "2026-11-24", 780);           /* Tuesday 09:00 to 13:00 */
    is_closed(opens(t, "day-centre", "2026-11-24", 13, 0), "2026-11-26", 540, NULL);   /* then Thursday */
    is_open(opens(t, "kdap-11", "2026-11-23", 16, 0), "2026-11-23", 1320);                /* 14:00 to 22:00 in two shifts */
    for (int i = 0; i < town_structures(t); i++) {
        assert_null(strstr(town_structure(t, i)->kind, "womens_shelter"));
        if (!strcmp(town_structure(t, i)->kind, "counselling_women")) assert_string_equal(town_structure(t, i)->street, "");
    }
}

/* Damaged files are refused or read, never worse: single bytes changed, pieces cut out or doubled. */
static void noise(void **state)
{
    struct sources all = { 0 };
    struct complaints why = { .mem = MEM };
    uint32_t seed = 20261122;
    int refused_n = 0;

    assert_true(files_read(MEM, "programmes", "programmes", NULL, &all, &why));         /* town.yaml names some of them */
    assert_true(files_read(MEM, "towns/larissa", "towns/larissa", NULL, &all, &why));
    for (int round = 0; round < 1500; round++) {
        struct mem mem;
        struct source damaged[8];
        struct sources some = { 0, damaged };

        mem_open(&mem, ((struct bench *)*state)->mem.fate, (size_t)1 << 26);
        for (int i = 0; i < all.n && some.n < 8; i++) {
            if (strncmp(all.at[i].path, "towns/larissa/", 14) || strchr(all.at[i].path + 14, '/')) continue;
            char *bytes = mem_get(&mem, all.at[i].n * 2 + 1);
            size_t n = all.at[i].n, at, cut;
            memcpy(bytes, all.at[i].bytes, n);
            for (int k = 0; k < 3 && n > 40; k++) {
                seed = seed * 1664525 + 1013904223;
                at = seed % (n - 32);
                cut = seed >> 27;
                if (seed >> 25 & 1) bytes[at] = (char)(seed >> 16);
                else { memmove(bytes + at, bytes + at + cut, n - at - cut); n -= cut; }
            }
            bytes[n] = 0;
            damaged[some.n++] = (struct source){ all.at[i].path, bytes, n };
        }
        struct complaints cs = { .mem = &mem };
        const struct town *t = town_read(&mem, &some, "larissa", &cs);
        assert_true((t == NULL) == (cs.n > 0));
        for (int i = 0; i < town_structures(t); i++) (void)town_opening(t, town_structure(t, i), on("2026-11-23"), 600);
        refused_n += !t;
        mem_close(&mem);
    }
    assert_in_range(refused_n, 300, 1500);
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(by_day), UNIT(on_holidays), UNIT(over_midnight), UNIT(shifts_and_round_the_clock),
        UNIT(suspended), UNIT(hidden), UNIT(structures_refused), UNIT(holidays_refused), UNIT(facts_file), UNIT(groups), UNIT(groups_refused),
        UNIT(place_rules), UNIT(place_rules_refused), UNIT(larissa), UNIT(noise) };

    return cmocka_run_group_tests_name("town", tests, NULL, NULL);
}
