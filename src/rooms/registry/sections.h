/* SPDX-License-Identifier: EUPL-1.2
** sections.h - the parts of a person's page: a title, lines, a link that adds one more. */
#ifndef REGISTRY_SECTIONS_H
#define REGISTRY_SECTIONS_H
#include "rooms/registry/form.h"
#include "rooms/registry/parts.h"

struct section_line {
    const char *tag, *tone, *person;    /* person: href of somebody's page, NULL = none */
    struct isolated name; struct ltr number;
    const char *words, *odd, *span, *path, *verb;
};
struct section { const char *id, *title, *add, *add_words; int64_t makes; struct { int n; struct section_line *at; } lines; };


/* What the sections tell the top of the page. */
struct flag { const char *words; };
struct short_number { const char *kind; struct ltr masked; };
struct prepared_for { const char *words; };
struct gist {
    struct isolated latin; struct ltr phone;
    struct { int n; struct flag at[12]; } flags;
    struct { int n; struct short_number at[4]; } in_short;
    struct { int n; struct prepared_for at[12]; } prepare;
};
bool in_force(struct req *, day since, day until);          /* today */
void gist_flag(struct gist *, const char *words);
void section_closed(struct section *);                      /* it is read and not changed */

struct section section_numbers(struct req *, const struct person *, const struct parts_all *, struct gist *);
struct section section_household(struct req *, const struct person *, const struct parts_all *, struct gist *);
struct section section_relations(struct req *, const struct person *, const struct parts_all *, struct gist *);
struct section section_contacts(struct req *, const struct person *, const struct parts_all *, struct gist *);
struct section section_addresses(struct req *, const struct person *, const struct parts_all *, struct gist *);
struct section section_needs(struct req *, const struct person *, const struct parts_all *, struct gist *);
struct section section_names(struct req *, const struct person *, const struct parts_all *, struct gist *);
#endif
