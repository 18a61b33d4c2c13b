/* SPDX-License-Identifier: EUPL-1.2
** clock.c - the only caller of the clock.  The civil arithmetic is proleptic Gregorian, UTC. */
#include "host/clock.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Days since 1970-01-01, counting years from March so that the leap day comes last. */
static int64_t days_from_civil(int64_t y, int m, int d)
{
    int64_t era, yoe, doy;

    y -= m <= 2;
    era = (y >= 0 ? y : y - 399) / 400;
    yoe = y - era * 400;
    doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static int month_days(int y, int m)
{
    static const int n[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    return m == 2 && (y % 4 == 0 && (y % 100 || y % 400 == 0)) ? 29 : n[m - 1];
}

bool instant_read(const char *s, instant *to)
{
    static const char shape[] = "0000-00-00T00:00:00";
    int y, mo, d, h, mi, sec = 0;
    size_t n = strlen(s);

    if (n && s[n - 1] == 'Z') n--;
    if (n != 16 && n != 19) return false;
    for (size_t i = 0; i < n; i++)
        if (shape[i] == '0' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i]) return false;
    if (sscanf(s, "%4d-%2d-%2dT%2d:%2d", &y, &mo, &d, &h, &mi) != 5) return false;
    if (n == 19) sec = (s[17] - '0') * 10 + s[18] - '0';
    if (mo < 1 || mo > 12 || d < 1 || d > month_days(y, mo) || h > 23 || mi > 59 || sec > 59) return false;
    to->v = days_from_civil(y, mo, d) * 86400 + h * 3600 + mi * 60 + sec;
    return true;
}

char *instant_iso(instant t, char buf[static 24])
{
    time_t v = (time_t)t.v;
    struct tm tm;

    if (!gmtime_r(&v, &tm) || !strftime(buf, 24, "%Y-%m-%dT%H:%M:%SZ", &tm)) snprintf(buf, 24, "?");
    return buf;
}

instant clock_now(void)
{
    const char *stopped = getenv("PRONOIA_NOW");
    instant t = { 0 };

    if (stopped && *stopped) {
        if (instant_read(stopped, &t)) return t;
        fprintf(stderr, "pronoia: PRONOIA_NOW is '%s', not like 2031-03-01T09:00\n", stopped);
        exit(2);
    }
    t.v = (int64_t)time(0);
    return t;
}

static int64_t micros(clockid_t which)
{
    struct timespec t;

    clock_gettime(which, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t clock_ticks(void) { return micros(CLOCK_MONOTONIC); }
int64_t clock_thread_cpu(void) { return micros(CLOCK_THREAD_CPUTIME_ID); }
int64_t clock_process_cpu(void) { return micros(CLOCK_PROCESS_CPUTIME_ID); }

struct timespec clock_deadline(int milliseconds)
{
    struct timespec t;

    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_sec += milliseconds / 1000;
    t.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (t.tv_nsec >= 1000000000) { t.tv_sec++; t.tv_nsec -= 1000000000; }
    return t;
}

void clock_pause(int milliseconds)
{
    nanosleep(&(struct timespec){ milliseconds / 1000, (long)(milliseconds % 1000) * 1000000 }, 0);
}
