/* SPDX-License-Identifier: EUPL-1.2
** table.c - what pronoia-late.so offers: see host/late.h. */
#include "host/late/late_own.h"

__attribute__((visibility("default"))) const struct late pronoia_late = { LATE_MADE, print_draw, codes_look, ical_text };
