/* SPDX-License-Identifier: EUPL-1.2
** home.h - what the pages of a household share. */
#ifndef REGISTRY_HOME_H
#define REGISTRY_HOME_H
#include "web/req.h"
#include "ids.h"

bool household_seen(struct req *, household_id);            /* the reader sees somebody of it; else 404 is answered */
const char *household_said(struct req *, household_id);     /* "household 7 (Hoxha Arta)" */
bool household_headed(struct req *, household_id, day since);       /* RG9: it has a head on that day or later */
#endif
