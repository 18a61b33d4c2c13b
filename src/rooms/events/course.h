/* SPDX-License-Identifier: EUPL-1.2
** course.h - what the pages of a course's team share: course.c, lesson.c, material.c. */
#ifndef EVENTS_COURSE_H
#define EVENTS_COURSE_H
#include "rooms/events/inside.h"
#include "courses.sql.h"
#include "lesson.sql.h"

void course_show(struct req *, int status, course_id, const char *problem);
/* EV9: called off, with its reason; whoever is registered and has a file is told.  False: it has moved on. */
bool lesson_cancel(struct req *, course_id, lesson_id, instant starts, const char *why, int64_t version);
#endif
