/* SPDX-License-Identifier: EUPL-1.2
** intake.h - taking somebody in. */
#ifndef STAYS_INTAKE_H
#define STAYS_INTAKE_H
#include "rooms/stays/inside.h"

struct arrival_of {
    person_id person; bed_id bed; referral_id referral; stay_id along; const struct stay_cycle *cycle; const char *origin; int persons;
    day since;
    bool all_papers;                    /* seen already; else those ticked in the form */
};
/* Inside a write visit, everything looked at before; acts. */
stay_id stay_take_in(struct req *, const struct house_unit *, const struct arrival_of *);
#endif
