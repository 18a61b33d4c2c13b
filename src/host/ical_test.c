/* SPDX-License-Identifier: EUPL-1.2
** ical_test.c - IC1, IC2: what is written is read back by a parser of its own right, on both nights on which clocks change. */
#include "base/test.h"
#include "base/date.h"
#include "host/ical.h"
#include <libical/ical.h>

static time_t read_back(icalcomponent *all, icalcomponent *event, bool ends)
{
    icalproperty *p = icalcomponent_get_first_property(event, ends ? ICAL_DTEND_PROPERTY : ICAL_DTSTART_PROPERTY);
    struct icaltimetype t = ends ? icalproperty_get_dtend(p) : icalproperty_get_dtstart(p);
    icalparameter *tz = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);

    if (!tz) return icaltime_as_timet_with_zone(t, icaltimezone_get_utc_timezone());
    return icaltime_as_timet_with_zone(t, icalcomponent_get_timezone(all, icalparameter_get_tzid(tz)));     /* the VTIMEZONE that we sent */
}

static void every_time_comes_back(void **state)
{
    struct ical_event e[9];
    /* A summer day, a winter day, the nights of 29 March and 25 October 2026 hour by hour. */
    int64_t at[9] = { greek_instant(day_of(2026, 7, 1), 600).v, greek_instant(day_of(2026, 12, 1), 600).v, greek_instant(day_of(2026, 3, 29), 150).v,
        greek_instant(day_of(2026, 3, 29), 240).v, greek_instant(day_of(2026, 10, 25), 120).v, greek_instant(day_of(2026, 10, 25), 180).v,
        greek_instant(day_of(2026, 10, 25), 180).v + 3600, greek_instant(day_of(2026, 10, 25), 180).v + 7200, greek_instant(day_of(2031, 10, 26), 1200).v };

    for (int i = 0; i < 9; i++)
        e[i] = (struct ical_event){ "uid", "Ραντεβού; με, κόμμα\nκαι γραμμή", "Οδός 5, Λάρισα", { at[i] }, { at[i] + 1800 }, { 1700000000 }, i, i == 3 };
    const char *text = ical_write(MEM, "Ημερολόγιο", 9, e);
    icalcomponent *all = icalparser_parse_string(text);
    assert_non_null(all);
    assert_int_equal(icalcomponent_count_errors(all), 0);
    assert_int_equal(icalcomponent_count_components(all, ICAL_VTIMEZONE_COMPONENT), 1);
    int n = 0;
    for (icalcomponent *c = icalcomponent_get_first_component(all, ICAL_VEVENT_COMPONENT); c; c = icalcomponent_get_next_component(all, ICAL_VEVENT_COMPONENT), n++) {
        assert_int_equal(read_back(all, c, false), at[n]);
        assert_int_equal(read_back(all, c, true), at[n] + 1800);
        assert_string_equal(icalcomponent_get_summary(c), e[n].summary);
        assert_int_equal(icalcomponent_get_sequence(c), n);
        assert_int_equal(icalcomponent_get_status(c), n == 3 ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED);
    }
    assert_int_equal(n, 9);
    icalcomponent_free(all);
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1) assert_true(strcspn(line, "\n") <= 76);      /* folded, CRLF */
}

/* IC2: RFC 5546 3.2.2 and 3.2.5; a name that would be two values stands in quotes (RFC 5545 3.2). */
static void an_invitation_is_between_two(void **state)
{
    const day on = day_of(2026, 7, 1);
    struct ical_event e = { "b1@x", "Ραντεβού", "", greek_instant(on, 600), greek_instant(on, 630), { 1700000000 }, 3, false };
    const struct ical_between who = { "kentro@example.gr", "Δήμος; Λάρισα, πόλη", "maria@example.gr" };

    for (int cancelled = 0; cancelled < 2; cancelled++) {
        e.cancelled = cancelled;
        icalcomponent *all = icalparser_parse_string(ical_invite(MEM, &e, &who));
        icalcomponent *c = icalcomponent_get_first_component(all, ICAL_VEVENT_COMPONENT);
        assert_int_equal(icalcomponent_count_errors(all), 0);
        assert_int_equal(icalcomponent_get_method(all), cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST);
        icalproperty *from = icalcomponent_get_first_property(c, ICAL_ORGANIZER_PROPERTY);
        icalproperty *to = icalcomponent_get_first_property(c, ICAL_ATTENDEE_PROPERTY);
        assert_string_equal(icalproperty_get_organizer(from), "mailto:kentro@example.gr");
        assert_string_equal(icalproperty_get_attendee(to), "mailto:maria@example.gr");
        assert_string_equal(icalparameter_get_cn(icalproperty_get_first_parameter(from, ICAL_CN_PARAMETER)), who.organizer_name);
        assert_int_equal(icalcomponent_get_sequence(c), 3);
        icalcomponent_free(all);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = { UNIT(every_time_comes_back), UNIT(an_invitation_is_between_two) };

    return cmocka_run_group_tests_name("ical", all, NULL, NULL);
}
