/* SPDX-License-Identifier: EUPL-1.2
** plans.h - what the plan's page and its paper share. */
#ifndef CARE_PLANS_H
#define CARE_PLANS_H
#include "rooms/care/inside.h"
#endif
