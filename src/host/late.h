/* SPDX-License-Identifier: EUPL-1.2
** late.h - the part of the program that is loaded when it is first asked for: drawing a PDF (pango, cairo), the codes in a photo
** (zbar), calendars (libical).  These libraries need as much memory and as long to start as all the rest of an idle program
** (doc/decisions/0012), so they stand in a file of their own, pronoia-late.so, made of src/host/late/.
**
** LA1  What is loaded late knows nothing of ours but what it is handed: no request, no memory of a visit, no fault.
** LA2  It was made with the program that asks, or is not used: both carry the version and a sum over the headers they share (Makefile). */
#ifndef HOST_LATE_H
#define HOST_LATE_H
#include "base/fault.h"
#include <stddef.h>

struct print;                                               /* print_own.h */
struct ical_event; struct ical_between;                     /* ical.h */
enum { CODES_MOST = 8, CODE_LONGEST = 300 };
struct codes_found { int n; char text[CODES_MOST][CODE_LONGEST + 1]; };

struct late {
    const char *made;
    /* Draws what was noted; add() takes the PDF's bytes, false: no memory.  False when cairo refuses; pages: how many. */
    bool (*print_draw)(const struct print *, bool (*add)(void *to, const void *, size_t), void *to, int *pages);
    /* Fills in what codes say, as bytes nobody looked at, each ended by 0; those that are longer, or hold a 0, are left out. */
    void (*codes_look)(const unsigned char *grey, unsigned wide, unsigned high, struct codes_found *to);
    /* A calendar, to be freed; NULL without memory.  name: "" = none; between: NULL = no invitation. */
    char *(*ical_text)(const char *name, int n, const struct ical_event *, const struct ical_between *);
};

/* Loads it, once for the life of the program.  Faults when it cannot be loaded; the next who asks tries again. */
const struct late *late(struct fate *);
/* Whether its file stands where the program looks: beside it, or in ../lib/pronoia. */
bool late_is_there(void);
#endif
