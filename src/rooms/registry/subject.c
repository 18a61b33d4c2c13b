/* SPDX-License-Identifier: EUPL-1.2
** subject.c - what every form about a person begins and ends with; and what stands in the way of a dated row. */
#include "rooms/registry/stood.h"

const struct person *subject(struct req *r, person_id id)
{
    const struct person *p = access_sees(r, id) ? registry_person(r, id) : NULL;

    if (!p) refuse(r, 404, T_access_unknown);                           /* AC1 */
    return p;
}

bool row_missing(struct req *r) { return subject(r, (person_id){ 0 }) != NULL; }

const char *person_href(struct req *r, person_id id, const char *part)
{
    return fmt(r, "/person?id=%lld%s%s", (long long)id.v, *part ? "#" : "", part);
}

void saved(struct req *r, person_id id, const char *what, const char *part)
{
    if (strcmp(part, "needs") && strcmp(part, "relations") && strcmp(part, "household")) registry_keys_write(r, id);      /* SE1 */
    act(r, what, "person", id.v);
    see_other(r, "/person?id=%lld&saved=1#%s", (long long)id.v, part);
}

/* ---- overlaps (RG1) ------------------------------------------------------------------------------- */

static bool can_end(const struct stood *s, int n, day since)
{
    if (since.v == DAY_NONE.v) return false;
    for (int i = 0; i < n; i++) if (s[i].since.v != DAY_NONE.v && s[i].since.v >= since.v) return false;
    return true;
}

static const char *listed(struct req *r, const struct stood *s, int n)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < n; i++) {
        const char *span = span_said(r, s[i].since, s[i].until);
        out_fmt(&o, "%s%s%s%s%s", i ? "; " : "", s[i].words, *span ? " (" : "", span, *span ? ")" : "");
    }
    return out_text(&o);
}

bool stood(struct form *f, const struct stood *s, int n, day since)
{
    struct req *r = f->r;
    bool can = can_end(s, n, since);

    if (!n || (can && in_has(r, "end_older"))) return false;
    form_stands(f, text_with(r, can ? T_registry_stands_text : T_registry_stands_dates, listed(r, s, n)),
                can ? text_with(r, T_registry_end_older, day_said(r, (day){ since.v - 1 })) : "");
    return true;
}
