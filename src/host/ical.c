/* SPDX-License-Identifier: EUPL-1.2
** ical.c - see ical.h. */
#include "host/ical.h"
#include "host/late.h"
#include <stdlib.h>

static const char *written(struct mem *mem, const char *name, int n, const struct ical_event *events, const struct ical_between *who)
{
    char *text = late(mem->fate)->ical_text(name, n, events, who);

    if (!text) fault(mem->fate, "a calendar could not be written");
    const char *kept = mem_str(mem, text);
    free(text);
    return kept;
}

const char *ical_write(struct mem *mem, const char *name, int n, const struct ical_event *events)
{
    return written(mem, name, n, events, NULL);
}

const char *ical_invite(struct mem *mem, const struct ical_event *e, const struct ical_between *who) { return written(mem, "", 1, e, who); }
