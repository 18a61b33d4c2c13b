/* SPDX-License-Identifier: EUPL-1.2
** ical.c - see ical.h. */
#include "host/ical.h"
#include "host/late.h"
#include <stdlib.h>

const char *ical_write(struct mem *mem, const char *name, int n, const struct ical_event *events)
{
    char *text = late(mem->fate)->ical_text(name, n, events);

    if (!text) fault(mem->fate, "a calendar could not be written");
    const char *kept = mem_str(mem, text);
    free(text);
    return kept;
}
