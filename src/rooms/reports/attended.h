/* SPDX-License-Identifier: EUPL-1.2
** attended.h - what was booked, and how it ended: said once by each room that books something, collected by the linker (RP9).
**
**     ATTENDED(appointments, .what = T_appointments_title, .count = attended);
*/
#ifndef REPORTS_ATTENDED_H
#define REPORTS_ATTENDED_H
#include "web/req.h"
#include "base/kinds.h"

/* late: called off less than a day before; -1: this room does not know when.  open: it is over, and nobody noted who came. */
struct attendance { int64_t came, missed, late, open; };
struct attended {
    int what;                           /* a text */
    /* Of days since to before until.  unit.v 0: every unit that is not secret; else that unit, and whoever asks may count it (RP2). */
    struct attendance (*count)(struct req *, unit_id, day since, day until);
};
#define ATTENDED(name, ...) \
    static const struct attended name##_attended = { __VA_ARGS__ }; \
    static const struct attended *const name##_attended_at __attribute__((used, section("attendances"))) = &name##_attended
#endif
