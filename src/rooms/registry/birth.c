/* SPDX-License-Identifier: EUPL-1.2
** birth.c - reads and writes partial and presumed birth dates: see birth.h. */
#include "rooms/registry/birth.h"
#include "base/date.h"
#include "base/fold.h"
#include <stdio.h>
#include <string.h>

enum { OLDEST = 130, PRESUMED_WIDTH = 5 };      /* years; a presumed year is taken to be right within these */

static bool begins(const char **s, const char *with)
{
    size_t n = strlen(with);

    if (strncmp(*s, with, n)) return false;
    *s += n;
    return true;
}

/* "περ. ", "περίπου ", "γύρω στο ", "about ", "c. ", "~": folded to small Latin letters already. */
static bool about(const char **s)
{
    static const char *const words[] = { "peripoy ", "per ", "gyro sto ", "gyro stin ", "about ", "circa ", "ca ", "c " };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins(s, words[i])) return true;
    return false;
}

/* The numbers of the text, at most three; false when there is something else. */
static int numbers(const char *s, int to[3], int digits[3])
{
    int n = 0;

    for (; *s; ) {
        if (*s < '0' || *s > '9') {
            if (!strchr(" /.-", *s)) return -1;
            s++;
            continue;
        }
        if (n == 3) return -1;
        for (to[n] = digits[n] = 0; *s >= '0' && *s <= '9'; s++, digits[n]++)
            if (digits[n] < 4) to[n] = to[n] * 10 + *s - '0';
        n++;
    }
    return n;
}

static enum birth_said put(int year, int month, int mday, day today, day *birth, const char **exact)
{
    if (!day_valid(year, month ? month : 1, mday ? mday : 1)) return BIRTH_NO_SUCH_DAY;
    *birth = day_of(year, month ? month : 1, mday ? mday : 1);
    *exact = mday ? "day" : month ? "month" : "year";
    if (birth->v > today.v) return BIRTH_FUTURE;
    return years_between(*birth, today) > OLDEST ? BIRTH_TOO_OLD : BIRTH_FINE;
}

static enum birth_said put_numbers(int n, const int at[3], const int digits[3], day today, day *birth, const char **exact)
{
    bool year_first = digits[0] == 4;
    int last = n - 1, year = year_first ? at[0] : at[last];

    if (n < 1) return BIRTH_UNREAD;
    for (int i = 0; i < n; i++) if (digits[i] > 4) return BIRTH_UNREAD;
    if (!year_first && digits[last] != 4) return digits[last] <= 2 ? BIRTH_TWO_DIGITS : BIRTH_UNREAD;
    if (n == 1) return put(year, 0, 0, today, birth, exact);
    if (n == 2) return put(year, year_first ? at[1] : at[0], 0, today, birth, exact);
    if (!at[1]) return put(year, 0, 0, today, birth, exact);            /* 00/00/1965, as some papers write it */
    return put(year, at[1], year_first ? at[2] : at[0], today, birth, exact);
}

/* "35 eton", "35 years old": the year in which they were born, presumed. */
static bool by_age(const char *s, day today, day *birth)
{
    int age = 0;
    const char *at = s;

    for (; *at >= '0' && *at <= '9' && at - s < 3; at++) age = age * 10 + *at - '0';
    if (at == s || *at++ != ' ' || age > OLDEST) return false;
    if (strncmp(at, "et", 2) && strncmp(at, "chron", 5) && strncmp(at, "year", 4)) return false;
    *birth = day_of(day_civil(today).year - age, 1, 1);
    return true;
}

/* Letters become small Latin ones and marks vanish, but what stands between numbers must stay. */
static char *folded(struct mem *m, const char *typed, bool *doubt)
{
    struct out o = { .mem = m };

    while (*typed) {
        size_t n = strcspn(typed, "0123456789/-;?~"), k = strspn(typed, "0123456789/-.");
        if (k) { out_raw(&o, typed, k); typed += k; }
        else if (n) {
            char *word = mem_get(m, n + 1);
            memcpy(word, typed, n);
            out_fmt(&o, "%s%s", o.n ? " " : "", fold_plain(m, word));
            out_char(&o, ' ');
            typed += n;
        } else { *doubt = true; typed++; }
    }
    char *s = mem_str(m, out_text(&o));
    size_t end = strlen(s);
    while (end && s[end - 1] == ' ') s[--end] = 0;
    return s + strspn(s, " ");
}

enum birth_said birth_read(struct mem *m, const char *typed, day today, day *birth, const char **exact)
{
    bool doubt = false;
    const char *s = folded(m, typed, &doubt);
    int at[3] = { 0 }, digits[3] = { 0 }, n;
    enum birth_said said;

    *birth = DAY_NONE;
    *exact = "unknown";
    if (!*s) return doubt ? BIRTH_UNREAD : BIRTH_FINE;
    if (about(&s)) doubt = true;
    s += strspn(s, " ");
    if (by_age(s, today, birth)) { *exact = "presumed"; return BIRTH_FINE; }
    if ((n = numbers(s, at, digits)) < 1) return BIRTH_UNREAD;
    said = put_numbers(n, at, digits, today, birth, exact);
    if (said == BIRTH_FINE && doubt) *exact = "presumed";
    return said;
}

const char *birth_typed(struct mem *m, day birth, const char *exact)
{
    struct out o = { .mem = m };
    struct civil c;

    if (birth.v == DAY_NONE.v || !strcmp(exact, "unknown")) return "";
    c = day_civil(birth);
    if (!strcmp(exact, "day")) out_fmt(&o, "%d/%d/%d", c.day, c.month, c.year);
    else if (!strcmp(exact, "month")) out_fmt(&o, "%d/%d", c.month, c.year);
    else out_fmt(&o, "%s%d", strcmp(exact, "presumed") ? "" : "~", c.year);
    return out_text(&o);
}

bool birth_span(day birth, const char *exact, day *first, day *last)
{
    struct civil c;

    if (birth.v == DAY_NONE.v || !strcmp(exact, "unknown")) return false;
    c = day_civil(birth);
    *first = *last = birth;
    if (!strcmp(exact, "month")) *last = (day){ day_add_months(birth, 1).v - 1 };
    else if (!strcmp(exact, "year")) *last = day_of(c.year, 12, 31);
    else if (!strcmp(exact, "presumed")) {
        *last = day_of(c.year + PRESUMED_WIDTH, 12, 31);
        *first = day_of(c.year > PRESUMED_WIDTH ? c.year - PRESUMED_WIDTH : 1, 1, 1);
    }
    return true;
}

bool birth_age(day birth, const char *exact, day at, int *least, int *most)
{
    day first, last;

    if (!birth_span(birth, exact, &first, &last)) return false;
    *most = first.v > at.v ? 0 : years_between(first, at);
    *least = last.v > at.v ? 0 : years_between(last, at);
    return true;
}
