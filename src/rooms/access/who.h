/* SPDX-License-Identifier: EUPL-1.2
** who.h - words of grants, for the pages of the room. */
#ifndef ACCESS_WHO_H
#define ACCESS_WHO_H
#include "web/req.h"

const char *purpose_said(struct req *, const char *word);       /* "case" -> "an application" */
const char *needed_said(struct req *, const char *part);          /* "registry" -> "household, relatives, papers, needs" */
#endif
