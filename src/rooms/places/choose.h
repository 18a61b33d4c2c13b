/* SPDX-License-Identifier: EUPL-1.2
** choose.h - the ranked wishes of an application as a form, at the desk (apply.c) and by the family itself (family.c): choose.c,
** apply.c. */
#ifndef PLACES_CHOOSE_H
#define PLACES_CHOOSE_H
#include "rooms/places/wishes.h"

struct pref_option { const char *value, *said; bool on; };
struct pref_options { int n; struct pref_option *at; };
struct pref_line { int rank; struct pref_options options; };
struct prefs_page { int64_t most; bool may_together, together; struct pref_options options; struct { int n; struct pref_line *at; } prefs;
    };
/* used: what was typed stands in it, else what the application has. */
void choose_fill(struct req *, const struct call *, const struct person *child, const struct wish *, bool used, struct prefs_page *);
/* something of it takes the age, or the age is not known */
bool choose_any(struct req *, const struct call *, const struct person *child);
/* "" or what is wrong */
const char *choose_read(struct req *, const struct call *, const struct person *child, struct pref_typed *to, int *n);
bool wish_changes(struct req *, const struct call *, const struct wish *);                     /* its wishes can still be changed */
/* false: it moved on */
bool wish_change(struct req *, const struct wish *, int64_t version, bool together, const struct pref_typed *, int n);
#endif
