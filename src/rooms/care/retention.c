/* SPDX-License-Identifier: EUPL-1.2
** retention.c - how long case work about a person is kept, and its end. */
#include "rooms/care/inside.h"
#include "rooms/portal/portal.h"
#include "base/date.h"
#include "web/house.h"
#include "retention.sql.h"

/* From the last of it; an open plan, alert or task is kept in any event. */
int care_due(struct req *r, person_id person, day *until)
{
    struct work_of_row w = work_of(r, person);
    day last = greek_day(w.last);

    if (w.ended.v != DAY_NONE.v && w.ended.v > last.v) last = w.ended;
    *until = w.open || !w.n ? DAY_NONE : day_add_months(last, 12 * town_retention(r->house->town, "care")->years);
    return (int)w.n;
}

void care_erase(struct req *r, person_id person)
{
    erase_was(r, person);
    erase_notes(r, person);
    erase_areas(r, person);
    erase_assessments(r, person);
    erase_plan_steps(r, person);
    erase_goals(r, person);
    erase_plans(r, person);
    erase_alerts(r, person);
    erase_tasks(r, person);
    let_go_handed(r, person);
    count_unnamed(r, person);
    erase_attended(r, person);
}
