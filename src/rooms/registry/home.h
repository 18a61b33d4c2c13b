/* SPDX-License-Identifier: EUPL-1.2
** home.h - what the pages of a household share. */
#ifndef REGISTRY_HOME_H
#define REGISTRY_HOME_H
#include "web/req.h"
#include "ids.h"

bool household_seen(struct req *, household_id);            /* the reader sees somebody of it; else 404 is answered */
const char *household_said(struct req *, household_id);     /* "household 7 (Hoxha Arta)" */
/* RG9, RG10: can there be one more in the role that the form says?  A problem at "role" when not; the tick that confirms a couple. */
struct form;
void household_role_check(struct form *, household_id, member_id but, day since, day until);
#endif
