/* SPDX-License-Identifier: EUPL-1.2
** words.c - what the pages of appointments say and read: days and hours, choices, sealed words. */
#include "rooms/appointments/inside.h"
#include "rooms/portal/portal.h"
#include "base/locale.h"
#include "host/crypto.h"
#include "web/edge.h"
#include "web/house.h"

static const struct { const char *word; bool special, home; } subjects[] = {
#define SUBJECT(word, special, home) { #word, special, home },
#include "rooms/appointments/subjects.h"
#undef SUBJECT
};
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

const char *appointments_said(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "appointments.%s_%s", prefix, *word ? word : "none"));

    return number < 0 ? word : text(r, number);
}

static void offer(struct choices *c, const char *value, const char *words, const char *held)
{
    c->at[c->n++] = (struct choice){ value, words, !strcmp(value, held) };
}

struct choices subjects_of(struct req *r, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, SUBJECTS * sizeof *c.at) };

    for (int i = 0; i < SUBJECTS; i++) offer(&c, subjects[i].word, appointments_said(r, "subject", subjects[i].word), held);
    return c;
}

bool subject_is(const char *word, bool *special)
{
    for (int i = 0; i < SUBJECTS; i++)
        if (!strcmp(subjects[i].word, word)) { *special = subjects[i].special; return true; }
    return false;
}

bool subject_at_home(const char *word)
{
    for (int i = 0; i < SUBJECTS; i++) if (!strcmp(subjects[i].word, word)) return subjects[i].home;
    return false;
}

bool home_unsaid(struct req *r, const struct service_row *s)
{
    return subject_at_home(s->subject) && !in(r, "words")[strspn(in(r, "words"), " \r\n")];
}

const char *interpreter_language(const char *code)
{
    const struct locale *l = *code ? locale_find(code) : NULL;

    return l ? l->name : code;
}

struct choices speaks_of(struct req *r, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, (size_t)(locales() + 2) * sizeof *c.at) };

    offer(&c, "", text(r, T_appointments_speaks_none), held);
    for (int i = 0; i < locales(); i++)
        if (strcmp(locale_at(i)->code, "el")) offer(&c, locale_at(i)->code, locale_at(i)->name, held);
    return c;
}

struct choices units_of(struct req *r, int64_t held)
{
    struct unit_kept *all;
    int n = access_units_kept(r, NULL, &all);
    struct choices c = { .at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *c.at) };

    for (int i = 0; i < n; i++) offer(&c, fmt(r, "%lld", (long long)all[i].id.v), all[i].name, fmt(r, "%lld", (long long)held));
    return c;
}

const char *booked_for(struct req *r, const struct service_row *s)
{
    const char *subject = appointments_said(r, "subject", s->subject);

    return *s->name ? fmt(r, "%s - %s", subject, s->name) : subject;
}

/* ---- days and hours ---- */

const char *weekday_words(struct req *r, int at)
{
    static const int names[7] = { T_portal_day_mon, T_portal_day_tue, T_portal_day_wed, T_portal_day_thu, T_portal_day_fri,
        T_portal_day_sat, T_portal_day_sun };

    return text(r, names[at]);
}

const char *minute_field(struct req *r, int minute) { return fmt(r, "%02d:%02d", minute / 60, minute % 60); }

/* The hour from three to four of the night in which the clocks go back: before and after. */
const char *hour_said(struct req *r, instant t)
{
    const char *s = minute_field(r, greek_minute(t));

    if (greek_minute(t) == greek_minute((instant){ t.v + 3600 })) return text_with(r, T_appointments_hour_first, s);
    if (greek_minute(t) == greek_minute((instant){ t.v - 3600 })) return text_with(r, T_appointments_hour_second, s);
    return s;
}

const char *day_words(struct req *r, day d) { return fmt(r, "%s %s", weekday_words(r, weekday(d)), day_said(r, d)); }

const char *when_said(struct req *r, instant t) { return fmt(r, "%s, %s", day_words(r, greek_day(t)), hour_said(r, t)); }

bool minute_read(const char *s, int *minute)
{
    int h = 0, m = 0, n = 0;

    if (sscanf(s, "%2d%n", &h, &n) != 1) return false;
    if (s[n] == ':' || s[n] == '.') {
        int more = 0;
        if (sscanf(s + n + 1, "%2d%n", &m, &more) != 1) return false;
        n += 1 + more;
    }
    if (s[n] || h < 0 || m < 0 || m > 59 || h > 24 || (h == 24 && m)) return false;
    *minute = h * 60 + m;
    return true;
}

struct slot_days slot_days_of(struct req *r, const struct slot *s, int n, const char *href)
{
    struct slot_days d = { .at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *d.at) };
    day last = DAY_NONE;

    for (int i = 0; i < n; i++) {
        day on = greek_day(s[i].at.from);
        const char *at = fmt(r, "%lld", (long long)s[i].at.from.v);
        if (on.v != last.v) {
            d.at[d.n].words = day_words(r, on);
            d.at[d.n++].slots.at = mem_get(&r->mem, (size_t)(n - i) * sizeof *d.at->slots.at);
            last = on;
        }
        struct slot_day *to = &d.at[d.n - 1];
        to->slots.at[to->slots.n++] = (struct slot_button){ hour_said(r, s[i].at.from), href ? fmt(r, "%s&at=%s", href, at) : "", at };
    }
    return d;
}

/* ---- whose, sealed ---- */

bool in_my_units(struct req *r, unit_id unit)
{
    unit_id *all;
    int n = access_units_of(r, &all);

    for (int i = 0; i < n; i++) if (all[i].v == unit.v) return true;
    return false;
}

const void *booking_seal(struct req *r, const char *kind, const char *words, size_t *n)
{
    *n = 0;
    return words && *words ? seal(&r->mem, r->house->secret, fmt(r, "appointment %s", kind), words, strlen(words), n) : NULL;
}

const char *booking_unseal(struct req *r, const char *kind, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed ? (const char *)unseal(&r->mem, r->house->secret, fmt(r, "appointment %s", kind), sealed, n, &plain_n) : "";

    return s ? s : "";
}
