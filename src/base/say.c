/* SPDX-License-Identifier: EUPL-1.2
** say.c - values as a reader sees them: see say.h. */
#include "base/say.h"
#include "base/date.h"
#include "base/locale.h"

/* Whole part with groups of three; every language here groups so. */
static void grouped(struct out *o, uint64_t u, const char *group)
{
    char digits[20];
    int n = 0;

    do digits[n++] = (char)('0' + u % 10); while (u /= 10);
    while (n--) {
        out_char(o, digits[n]);
        if (n && n % 3 == 0) out_str(o, group);
    }
}

/* raw * 10^-places with at least `least` and at most `places` decimals; no sign. */
static void figure(struct out *o, const struct locale *l, uint64_t raw, int places, int least)
{
    char decimals[20];
    uint64_t whole = raw;
    int n = 0;

    if (places < 0) places = 0;
    if (places > 18) places = 18;
    for (int i = places; i > 0; i--, whole /= 10) decimals[i - 1] = (char)('0' + whole % 10);
    for (int i = 0; i < places; i++)
        if (i < least || decimals[i] != '0') n = i + 1;
    grouped(o, whole, l->group);
    if (!n) return;
    out_str(o, l->decimal);
    out_raw(o, decimals, (size_t)n);
}

static uint64_t magnitude(int64_t v)
{
    return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

static const char *isolate(const struct locale *l) { return l->rtl ? "\xe2\x81\xa6" : ""; }
static const char *isolated(const struct locale *l) { return l->rtl ? "\xe2\x81\xa9" : ""; }

void say_cents(struct out *o, const struct texts *t, int lang, cents c)
{
    const struct locale *l = texts_locale(t, lang);

    out_str(o, isolate(l));                                             /* V1 */
    if (c.v < 0) out_char(o, '-');
    if (l->euro_first) out_str(o, "€");
    figure(o, l, magnitude(c.v), 2, c.v % 100 ? 2 : 0);
    if (!l->euro_first) out_str(o, " €");
    out_str(o, isolated(l));
}

void say_day(struct out *o, const struct texts *t, int lang, day d)
{
    const struct locale *l = texts_locale(t, lang);
    struct civil c = day_civil(d);
    char iso[11];

    if (!*day_iso(d, iso)) return;
    if (!l->months[0]) {
        out_str(o, iso);
        return;
    }
    if (c.day == 1 && l->first) out_str(o, l->first);
    else out_int(o, c.day);
    out_char(o, ' ');
    out_str(o, l->months[c.month - 1]);
    out_str(o, l->before_year);
    out_char(o, ' ');
    out_int(o, c.year);
    out_str(o, l->after_year);
}

void say_int(struct out *o, const struct texts *t, int lang, int64_t v)
{
    say_number(o, t, lang, v, 0);
}

void say_number(struct out *o, const struct texts *t, int lang, int64_t raw, int places)
{
    const struct locale *l = texts_locale(t, lang);
    bool marks = raw < 0 || raw > 999 || (places && raw);

    if (marks) out_str(o, isolate(l));                                  /* V1 */
    if (raw < 0) out_char(o, '-');
    figure(o, l, magnitude(raw), places, 0);
    if (marks) out_str(o, isolated(l));
}
