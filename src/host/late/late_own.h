/* SPDX-License-Identifier: EUPL-1.2
** late_own.h - what pronoia-late.so is made of (host/late.h says what each takes and gives). */
#ifndef LATE_OWN_H
#define LATE_OWN_H
#include "host/late.h"
extern const struct late pronoia_late;
bool print_draw(const struct print *, bool (*add)(void *to, const void *, size_t), void *to, int *pages);
void codes_look(const unsigned char *grey, unsigned wide, unsigned high, struct codes_found *to);
char *ical_text(const char *name, int n, const struct ical_event *, const struct ical_between *);
#endif
