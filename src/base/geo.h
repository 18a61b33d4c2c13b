/* SPDX-License-Identifier: EUPL-1.2
** geo.h - places on the earth, in millionths of a degree.
**
** G1  Two numbers that are too large for a place, or the other way round for Greece (longitude first), are refused. */
#ifndef GEO_H
#define GEO_H
#include "base/out.h"

struct geo { int32_t lat, lon; };
bool geo_read(const char *, struct geo *);          /* "39.6390,22.4191", blanks around; at most 6 digits behind the point */
void geo_write(struct out *, struct geo);           /* the same: geo_read gives it back */
#endif
