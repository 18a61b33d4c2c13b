/* SPDX-License-Identifier: EUPL-1.2
** geo.c - G1 of geo.h. */
#include "base/geo.h"
#include <stdlib.h>

enum { MILLION = 1000000, NORTH = 42, SOUTH = 34, WEST = 19, EAST = 30 };          /* of Greece and its waters */

static const char *degrees(const char *s, int32_t *to)
{
    int64_t whole = 0, part = 0, unit = MILLION;
    int digits = 0;

    while (*s == ' ') s++;
    for (; *s >= '0' && *s <= '9' && digits < 4; s++, digits++) whole = whole * 10 + *s - '0';
    if (!digits || digits > 3) return NULL;
    if (*s == '.') for (s++; *s >= '0' && *s <= '9' && unit > 1; s++, unit /= 10) part = part * 10 + *s - '0';
    while (*s == ' ') s++;
    *to = (int32_t)(whole * MILLION + part * unit);
    return s;
}

bool geo_read(const char *s, struct geo *to)                        /* G1 */
{
    if (!(s = degrees(s, &to->lat)) || *s != ',' || !(s = degrees(s + 1, &to->lon)) || *s) return false;
    return to->lat >= SOUTH * MILLION && to->lat <= NORTH * MILLION && to->lon >= WEST * MILLION && to->lon <= EAST * MILLION;
}

void geo_write(struct out *o, struct geo g)
{
    out_fmt(o, "%d.%06d,%d.%06d", g.lat / MILLION, g.lat % MILLION, g.lon / MILLION, g.lon % MILLION);
}
