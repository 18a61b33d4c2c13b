/* SPDX-License-Identifier: EUPL-1.2
** calendar.c - birthdays and years for whole columns, without taking every date apart. */
#include "rules/plan.h"

void calendar_for(struct calendar *c, int64_t at)
{
    if (c->at == at && c->born[0]) return;
    c->at = at;
    for (int k = 0; k < AGES; k++) c->born[k] = day_add_months((day){ (int32_t)at }, -12 * k).v;
    for (int y = FIRST_YEAR; y <= LAST_YEAR; y++) c->new_year[y - FIRST_YEAR] = day_of(y, 1, 1).v;
}

int64_t age_of(const struct calendar *c, int64_t born)
{
    int64_t k = (c->at - born) * 100 / 36525;

    if (born > c->at || k >= AGES - 2) return years_between((day){ (int32_t)born }, (day){ (int32_t)c->at });
    if (born > c->born[k]) k--;
    else if (born <= c->born[k + 1]) k++;
    return k;
}

int64_t year_of(const struct calendar *c, int64_t d)
{
    int64_t k = (d - c->new_year[0]) * 100 / 36525;

    if (d < c->new_year[0] || k >= LAST_YEAR - FIRST_YEAR - 1) return day_civil((day){ (int32_t)d }).year;
    if (d < c->new_year[k]) k--;
    else if (d >= c->new_year[k + 1]) k++;
    return k + FIRST_YEAR;
}
