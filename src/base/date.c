/* SPDX-License-Identifier: EUPL-1.2
** date.c - the calendar: see date.h.  Civil dates are counted in eras of 400 years that begin on
** 1 March, so that the leap day is the last of its year. */
#include "base/date.h"
#include <string.h>

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    return length[month - 1] + (month == 2 && leap(year));
}

bool day_valid(int year, int month, int mday)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && mday >= 1 && mday <= month_length(year, month);
}

day day_of(int year, int month, int mday)
{
    int y = year - (month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
    int in_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

    return (day){ era * 146097 + in_era - 719468 };
}

struct civil day_civil(day d)
{
    int64_t z = (int64_t)d.v + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int in_era = (int)(z - era * 146097);
    int of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int of_year = in_era - (365 * of_era + of_era / 4 - of_era / 100);
    int m = (5 * of_year + 2) / 153;
    int month = m < 10 ? m + 3 : m - 9;

    return (struct civil){ (int)(of_era + era * 400) + (month <= 2), month, of_year - (153 * m + 2) / 5 + 1 };
}

/* At least `least` and at most `most` digits; moves *p past them.  -1 when there are not so many. */
static int read_digits(const char **p, int least, int most)
{
    int n = 0, v = 0;

    while (**p >= '0' && **p <= '9') {
        if (++n > most) return -1;
        v = v * 10 + *(*p)++ - '0';
    }
    return n >= least ? v : -1;
}

static bool take(int year, int month, int mday, day *to)
{
    if (!day_valid(year, month, mday)) return false;
    *to = day_of(year, month, mday);
    return true;
}

bool day_read(const char *s, day *to)
{
    int y, m, d;

    if (strlen(s) != 10) return false;
    if ((y = read_digits(&s, 4, 4)) < 0 || *s++ != '-') return false;
    if ((m = read_digits(&s, 2, 2)) < 0 || *s++ != '-') return false;
    if ((d = read_digits(&s, 2, 2)) < 0) return false;
    return take(y, m, d, to);
}

static void skip_blanks(const char **p)
{
    while (**p == ' ' || **p == '\t') ++*p;
}

static bool read_separator(const char **p)
{
    skip_blanks(p);
    if (!**p || !strchr("/-.", **p)) return false;
    ++*p;
    skip_blanks(p);
    return true;
}

bool day_read_forgiving(const char *s, day *to)
{
    const char *begin;
    int a, b, c;

    skip_blanks(&s);
    begin = s;
    if ((a = read_digits(&s, 1, 4)) < 0) return false;
    bool year_first = s - begin == 4;

    if (!year_first && s - begin > 2) return false;
    if (!read_separator(&s) || (b = read_digits(&s, 1, 2)) < 0 || !read_separator(&s)) return false;
    c = year_first ? read_digits(&s, 1, 2) : read_digits(&s, 4, 4);
    skip_blanks(&s);
    if (c < 0 || *s) return false;
    return year_first ? take(a, b, c, to) : take(c, b, a, to);
}

bool month_read_forgiving(const char *s, day *to)
{
    int a, b;

    skip_blanks(&s);
    if ((a = read_digits(&s, 1, 4)) < 0 || !read_separator(&s) || (b = read_digits(&s, 1, 4)) < 0) return false;
    skip_blanks(&s);
    return !*s && (a > 12 ? take(a, b, 1, to) : take(b, a, 1, to));
}

static void two_digits(char *to, int v)
{
    to[0] = '-';
    to[1] = (char)('0' + v / 10);
    to[2] = (char)('0' + v % 10);
}

char *day_iso(day d, char buf[static 11])
{
    struct civil c = day_civil(d);

    if (!day_valid(c.year, c.month, c.day)) {
        buf[0] = 0;                     /* DAY_NONE and nonsense have no date */
        return buf;
    }
    for (int i = 3, y = c.year; i >= 0; i--, y /= 10) buf[i] = (char)('0' + y % 10);
    two_digits(buf + 4, c.month);
    two_digits(buf + 7, c.day);
    buf[10] = 0;
    return buf;
}

day day_add_months(day d, int months)
{
    struct civil c = day_civil(d);
    int64_t m = (int64_t)c.year * 12 + c.month - 1 + months;
    int year = (int)(m >= 0 ? m / 12 : (m - 11) / 12), month = (int)(m - (int64_t)year * 12) + 1;
    int last = month_length(year, month);

    return day_of(year, month, c.day < last ? c.day : last);
}

day month_first(day d)
{
    struct civil c = day_civil(d);

    return day_of(c.year, c.month, 1);
}

int years_between(day born, day at)
{
    struct civil b = day_civil(born), a = day_civil(at);

    return a.year - b.year - (a.month < b.month || (a.month == b.month && a.day < b.day));
}

int weekday(day d)
{
    int w = (int)(((int64_t)d.v + 3) % 7);      /* 1970-01-01 was a Thursday */

    return w < 0 ? w + 7 : w;
}

day orthodox_easter(int year)
{
    int a = year % 4, b = year % 7, c = year % 19;
    int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    int julian = d + e + 114;

    return (day){ day_of(year, julian / 31, julian % 31 + 1).v + 13 };
}

/* 01:00 UTC on the last Sunday of a month: the hour at which the European Union changes its clocks. */
static int64_t last_sunday(int year, int month)
{
    day last = day_of(year, month, 31);

    return ((int64_t)last.v - (weekday(last) + 1) % 7) * 86400 + 3600;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int64_t greek_seconds(instant t)
{
    int year = day_civil((day){ (int32_t)floor_div(t.v, 86400) }).year;
    bool summer = t.v >= last_sunday(year, 3) && t.v < last_sunday(year, 10);

    return t.v + (summer ? 3 : 2) * 3600;
}

day greek_day(instant t)
{
    return (day){ (int32_t)floor_div(greek_seconds(t), 86400) };
}

int greek_minute(instant t)
{
    int64_t s = greek_seconds(t);

    return (int)((s - floor_div(s, 86400) * 86400) / 60);
}

instant greek_instant(day d, int minute)
{
    int64_t local = (int64_t)d.v * 86400 + minute * 60;

    for (int ahead = 3; ahead >= 2; ahead--) {
        instant t = { local - ahead * 3600 };
        if (greek_day(t).v == d.v && greek_minute(t) == minute) return t;
    }
    return (instant){ (int64_t)d.v * 86400 + 3600 };        /* EU summer time begins at 01:00 UTC */
}
