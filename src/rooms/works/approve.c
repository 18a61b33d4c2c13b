/* SPDX-License-Identifier: EUPL-1.2
** approve.c - what the council approved for a line, and every amendment, with its day (WK1, WK2). */
#include "rooms/works/inside.h"
#include "rooms/entitlements/entitlements.h"

static const int64_t most = 1000000000000;                          /* ten thousand million euros */

/* A year's programme is approved in the second half of the year before, and amended until its end. */
static const char *day_wrong(struct req *r, int year, day after, day since)
{
    if (since.v < day_of(year - 1, 7, 1).v || since.v > day_of(year, 12, 31).v)
        return text_with(r, T_works_since_year, day_said(r, day_of(year - 1, 7, 1)), day_said(r, day_of(year, 12, 31)));
    if (since.v > r->today.v) return text(r, T_works_since_later);
    if (after.v != DAY_NONE.v && since.v < after.v) return text_with(r, T_works_since_order, day_said(r, after));
    return "";
}

static const char *part_wrong(struct req *r, const struct approval_typed *t, struct approved *to, enum approval_part *part)
{
    bool some = !blank(t->access);

    *part = PART_KIND;
    if (!(to->kind = kind_known(r, t->kind))) return text_with(r, T_works_kind_wrong, t->kind);
    if (!*to->kind && some) return text(r, T_works_kind_needed);
    *part = PART_REASON;
    if (*to->kind && (blank(t->reason) || too_long(t->reason, TITLE_MOST))) return text(r, T_works_reason_needed);
    to->reason = *to->kind ? t->reason : "";
    *part = PART_ACCESS;
    to->access = *to->kind ? to->budget : (cents){ 0 };
    if (some && !read_money(t->access, &to->access.v)) return text_with(r, T_works_amount_wrong, t->access);
    if (to->access.v > to->budget.v) return text(r, T_works_access_more);
    return *to->kind && !to->access.v ? text(r, T_works_access_none) : "";
}

const char *approval_read(struct req *r, int year, day after, const struct approval_typed *t, struct approved *to, enum approval_part *part)
{
    const char *wrong;

    *part = PART_SINCE;
    if (blank(t->since) || !day_read_forgiving(t->since, &to->since)) return text(r, T_works_day_wrong);
    if (*(wrong = day_wrong(r, year, after, to->since))) return wrong;
    *part = PART_BUDGET;
    if (!read_money(t->budget, &to->budget.v) || to->budget.v > most) return text_with(r, T_works_amount_wrong, t->budget);
    if (!to->budget.v && after.v == DAY_NONE.v) return text(r, T_works_amount_none);
    if (*(wrong = part_wrong(r, t, to, part))) return wrong;
    *part = PART_GROUND;
    return blank(t->ground) || too_long(t->ground, TITLE_MOST) ? text(r, T_works_ground_needed) : "";
}

void approval_write(struct req *r, project_id id, const struct approved *a, const char *ground)
{
    if (!add_approval(r, id, a->since, a->budget, a->access, a->kind, a->reason, ground, r->now, staff_here(r)))
        fault(&r->fate, "an approval was not written");
}
