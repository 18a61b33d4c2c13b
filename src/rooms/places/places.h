/* SPDX-License-Identifier: EUPL-1.2
** places.h - the door of places.  Other rooms read the windows places_open_seat, _section and _wish (schema/0025-places.sql).
** Invariants PL1 to PL12: room.md. */
#ifndef PLACES_H
#define PLACES_H
#include "web/req.h"
#include "ids.h"
#endif
