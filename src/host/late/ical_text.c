/* SPDX-License-Identifier: EUPL-1.2
** ical_text.c - a calendar by libical: IC1, IC2 of host/ical.h. */
#include "host/late/late_own.h"
#include "host/ical.h"
#include "base/date.h"
#include <libical/ical.h>
#include <stdio.h>

static const char zone[] = "BEGIN:VTIMEZONE\r\nTZID:Europe/Athens\r\n"
    "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nTZNAME:EEST\r\nDTSTART:19960331T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nTZNAME:EET\r\nDTSTART:19961027T040000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

static struct icaltimetype utc_of(instant t)
{
    return icaltime_from_timet_with_zone((time_t)t.v, 0, icaltimezone_get_utc_timezone());
}

static icalproperty *when(icalproperty *p, instant t)                           /* IC1 */
{
    day d = greek_day(t);
    int minute = greek_minute(t);
    struct civil c = day_civil(d);

    if (minute == greek_minute((instant){ t.v + 3600 }) || minute == greek_minute((instant){ t.v - 3600 })) {
        icalproperty_set_value(p, icalvalue_new_datetime(utc_of(t)));
        return p;
    }
    struct icaltimetype local = { .year = c.year, .month = c.month, .day = c.day, .hour = minute / 60, .minute = minute % 60 };
    icalproperty_set_value(p, icalvalue_new_datetime(local));
    icalproperty_add_parameter(p, icalparameter_new_tzid("Europe/Athens"));
    return p;
}

static icalcomponent *event(const struct ical_event *e)
{
    icalcomponent *c = icalcomponent_new_vevent();

    icalcomponent_add_property(c, icalproperty_new_uid(e->uid));
    icalcomponent_add_property(c, icalproperty_new_dtstamp(utc_of(e->stamp)));
    icalcomponent_add_property(c, when(icalproperty_new(ICAL_DTSTART_PROPERTY), e->starts));
    icalcomponent_add_property(c, when(icalproperty_new(ICAL_DTEND_PROPERTY), e->ends));
    icalcomponent_add_property(c, icalproperty_new_summary(e->summary));
    if (*e->location) icalcomponent_add_property(c, icalproperty_new_location(e->location));
    icalcomponent_add_property(c, icalproperty_new_sequence(e->sequence));
    icalcomponent_add_property(c, icalproperty_new_status(e->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    icalcomponent_add_property(c, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    return c;
}

/* An address has at most 254 characters (mail_address_fine). */
static const char *mailto(const char *address, char to[static 300])
{
    snprintf(to, 300, "mailto:%s", address);
    return to;
}

static icalcomponent *between(icalcomponent *c, const struct ical_between *who)               /* IC2 */
{
    char address[300];
    icalproperty *from = icalproperty_new_organizer(mailto(who->organizer, address)),
                 *to = icalproperty_new_attendee(mailto(who->attendee, address));

    icalproperty_add_parameter(from, icalparameter_new_cn(who->organizer_name));
    icalproperty_add_parameter(to, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
    icalproperty_add_parameter(to, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
    icalcomponent_add_property(c, from);
    icalcomponent_add_property(c, to);
    return c;
}

static icalproperty_method method_of(const struct ical_event *e, const struct ical_between *who)
{
    return !who ? ICAL_METHOD_PUBLISH : e->cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST;
}

char *ical_text(const char *name, int n, const struct ical_event *events, const struct ical_between *who)
{
    icalcomponent *all = icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"), icalproperty_new_prodid("-//Pronoia//appointments//EN"),
        icalproperty_new_method(method_of(events, who)), (void *)0);
    icalproperty *named = *name ? icalproperty_new_x(name) : NULL;

    if (named) {
        icalproperty_set_x_name(named, "X-WR-CALNAME");
        icalcomponent_add_property(all, named);
    }
    icalcomponent_add_component(all, icalparser_parse_string(zone));
    for (int i = 0; i < n; i++) icalcomponent_add_component(all, who ? between(event(&events[i]), who) : event(&events[i]));
    char *text = icalcomponent_as_ical_string_r(all);
    icalcomponent_free(all);
    return text;
}
