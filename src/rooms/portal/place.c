/* SPDX-License-Identifier: EUPL-1.2
** place.c - a structure in words: address, telephone, "open until 15:00", its hours day by day. */
#include "rooms/room.h"
#include "rooms/portal/portal.h"
#include "base/fold.h"
#include "web/house.h"

const char *text_named(struct req *r, const char *id)
{
    int number = texts_find(r->house->texts, id);

    return number < 0 ? "" : text(r, number);
}

static const char *clock_said(struct req *r, int minute) { return fmt(r, "%02d:%02d", minute / 60, minute % 60); }

static const char *weekday_said(struct req *r, int weekday_at)
{
    static const int names[] = { T_portal_day_mon, T_portal_day_tue, T_portal_day_wed, T_portal_day_thu,
                                 T_portal_day_fri, T_portal_day_sat, T_portal_day_sun };

    return text(r, names[weekday_at]);
}

/* The street as it stands on the wall; readers of other letters get it in Latin too. */
static const char *address_said(struct req *r, const struct structure *s)
{
    const char *greek;

    if (!*s->street) return *s->area && r->lang ? fmt(r, "%s (%s)", s->area, elot743(&r->mem, s->area)) : s->area;
    greek = fmt(r, "%s%s%s%s%s", s->street, *s->area ? ", " : "", s->area, *s->postcode ? ", " : "", s->postcode);
    return r->lang ? fmt(r, "%s (%s)", greek, elot743(&r->mem, greek)) : greek;
}

static const char *geo_of(struct req *r, const struct structure *s)
{
    struct out o = { .mem = &r->mem };
    const char *town = texts_find(r->house->texts, "town.name") < 0 ? "" :
        texts_get(r->house->texts, 0, texts_find(r->house->texts, "town.name"), NULL);

    if (*s->geo) return fmt(r, "geo:%s", s->geo);
    if (!*s->street) return "";
    out_str(&o, "geo:0,0?q=");
    for (const char *c = fmt(r, "%s, %s", s->street, town); *c; c++) {
        unsigned char b = (unsigned char)*c;
        if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')) out_char(&o, *c);
        else out_fmt(&o, "%%%02X", b);
    }
    return out_text(&o);
}

static const char *closed_said(struct req *r, const struct opening *o)
{
    const char *when = text(r, T_portal_closed);

    if (o->next_day.v == r->today.v) when = text_with(r, T_portal_closed_today_at, clock_said(r, o->next));
    else if (o->next_day.v != DAY_NONE.v && o->next_day.v < r->today.v + 7)
        when = text_with(r, T_portal_closed_weekday, weekday_said(r, weekday(o->next_day)), clock_said(r, o->next));
    else if (o->next_day.v != DAY_NONE.v)
        when = text_with(r, T_portal_closed_until, weekday_said(r, weekday(o->next_day)), day_said(r, o->next_day), clock_said(r, o->next));
    if (!o->holiday) return when;
    return fmt(r, "%s %s", text_with(r, T_portal_closed_holiday, text_named(r, fmt(r, "holiday.%s", o->holiday))), when);
}

static void say_opening(struct req *r, const struct structure *s, struct place_said *p)
{
    struct opening o = town_opening(r->house->town, s, r->today, greek_minute(r->now));

    p->is_open = o.is == OPEN_NOW || o.is == OPEN_ALWAYS;
    p->tone = p->is_open ? "ok" : o.is == SUSPENDED ? "warn" : "no";
    if (o.is == OPEN_ALWAYS) p->open = text(r, T_portal_open_always);
    else if (o.is == HOURS_UNKNOWN) p->open = text(r, T_portal_hours_unknown);
    else if (o.is == CLOSED_NOW) p->open = closed_said(r, &o);
    else if (o.is == SUSPENDED)
        p->open = o.until_day.v == DAY_NONE.v ? text(r, T_portal_suspended) : text_with(r, T_portal_suspended_until, day_said(r, o.until_day));
    else if (o.until_day.v > r->today.v + 1) p->open = text(r, T_portal_open_for_days);
    else p->open = text_with(r, T_portal_open_until, clock_said(r, o.until));
}

static const char *made_up_said(struct req *r, const struct structure *s)
{
    static const int names[] = { T_portal_field_phone, T_portal_field_hours, T_portal_field_access, T_portal_field_languages, T_portal_field_address,
                                T_portal_field_places, T_portal_field_photo };
    struct out o = { .mem = &r->mem };

    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(s->demo & (1u << i))) continue;
        if (o.n) out_str(&o, r->lang == texts_language_find(r->house->texts, "ar") ? "، " : ", ");
        out_str(&o, text(r, names[i]));
    }
    return o.n ? text_with(r, T_portal_made_up, out_text(&o)) : "";
}

static const char *tel_of(struct req *r, const char *phone)
{
    struct out o = { .mem = &r->mem };

    for (; *phone; phone++) if (*phone != ' ') out_char(&o, *phone);
    return o.n ? fmt(r, "tel:%s", out_text(&o)) : "";
}

/* P5: nor a photo. */
static void say_photo(struct req *r, const struct structure *s, struct place_said *p)
{
    p->photo = p->photo_words = "";
    if (!s->photo || structure_quiet(r->house->book, s)) return;
    p->photo = s->photo->path;
    p->photo_words = text_named(r, fmt(r, "place.%s.photo", s->id));
    p->photo_wide = s->photo->width;
    p->photo_high = s->photo->height;
}

struct place_said place_say(struct req *r, const struct structure *s)
{
    struct place_said p = { .id = s->id, .phone = { s->phone } };

    p.kind = text_named(r, fmt(r, "structure.%s", s->kind));
    p.name.text = text_named(r, fmt(r, "place.%s.name", s->id));
    if (!*p.name.text) p.name.text = p.kind;
    p.note = text_named(r, fmt(r, "place.%s.note", s->id));
    p.address.text = address_said(r, s);
    p.where = geo_of(r, s);
    p.tel = tel_of(r, s->phone);
    p.made_up = made_up_said(r, s);
    say_opening(r, s, &p);
    say_photo(r, s, &p);
    return p;
}

int places_say(struct req *r, const struct programme *g, struct place_said *at, int most)
{
    int n = 0;

    for (int k = 0; k < g->nwhere; k++)
        for (const struct structure *s = NULL; n < most && (s = town_of_kind(r->house->town, g->where[k], s)); n++) {
            at[n] = place_say(r, s);
            if (g->hidden_address) { at[n].address.text = ""; at[n].where = ""; }
        }
    return n;
}

const char *group_said(struct req *r, const char *id, int shift)
{
    size_t n = strcspn(id, "-");
    const char *word = text_named(r, fmt(r, "group.%.*s", (int)n, id)), *which = id[n] ? id + n + 1 : "";

    if (!*word) word = id;
    if (*which >= 'a' && *which <= 'z' && !which[1]) word = fmt(r, "%s %c", word, *which - 'a' + 'A');
    else if (*which) word = fmt(r, "%s %s", word, which);
    return shift ? text_with(r, T_portal_group_shift, word, fmt(r, "%d", shift)) : word;
}

static const char *age_said(struct req *r, int months)
{
    return months % 12 || months < 24 ? text_count(r, T_portal_age_months, months) : text_count(r, T_portal_age_years, months / 12);
}

const char *ages_said(struct req *r, int from, int to)
{
    if (from && to) return text_with(r, T_portal_ages, age_said(r, from), age_said(r, to));
    return from ? text_with(r, T_portal_age_from, age_said(r, from)) : to ? text_with(r, T_portal_age_to, age_said(r, to)) : text(r, T_portal_age_any);
}

static const char *stretch_said(struct req *r, const struct hours *h)
{
    return fmt(r, "%s–%s", clock_said(r, h->from), clock_said(r, h->to > 1440 ? h->to - 1440 : h->to));
}

/* "08:00–15:00, 17:00–20:00", or "" on a day without hours. */
static const char *times_of(struct req *r, const struct structure *s, int weekday_at)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < s->nhours; i++)
        if (s->hours[i].weekday == weekday_at) out_fmt(&o, "%s%s", o.n ? ", " : "", stretch_said(r, &s->hours[i]));
    return out_text(&o);
}

int place_hours(struct req *r, const struct structure *s, struct hours_row rows[static 7])
{
    int n = 0;

    for (int from = 0, to; from < 7; from = to) {
        const char *times = times_of(r, s, from);

        for (to = from + 1; to < 7 && !strcmp(times, times_of(r, s, to)); to++) ;
        if (!*times) continue;
        rows[n].days = to == from + 1 ? weekday_said(r, from) : fmt(r, "%s – %s", weekday_said(r, from), weekday_said(r, to - 1));
        rows[n].times.n = 0;
        for (int i = 0; i < s->nhours && rows[n].times.n < 6; i++)
            if (s->hours[i].weekday == from) rows[n].times.at[rows[n].times.n++].said.text = stretch_said(r, &s->hours[i]);
        n++;
    }
    return n;
}
