/* SPDX-License-Identifier: EUPL-1.2
** appointments.h - the door of the appointments: days and hours as people say and write them. */
#ifndef APPOINTMENTS_H
#define APPOINTMENTS_H
#include "web/req.h"

const char *hour_said(struct req *, instant);                       /* "09:30"; the hour that comes twice says which */
const char *day_words(struct req *, day);                           /* "Monday 23 November 2026" */
const char *when_said(struct req *, instant);                       /* day and hour */
const char *minute_field(struct req *, int minute);                 /* "09:30" */
bool minute_read(const char *, int *minute);                        /* "9", "9:30", "09.30", "24:00" */
#endif
