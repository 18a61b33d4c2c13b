/* SPDX-License-Identifier: EUPL-1.2
** edition.h - a published month or year: read, checked, shown. */
#ifndef REPORTS_EDITION_H
#define REPORTS_EDITION_H
#include "rooms/reports/inside.h"
#include "host/crypto.h"
#include "edition.sql.h"

/* RP7: over the figures in the order of part, unit, word, behind the digest of the edition before (NULL: there is none). */
void edition_digest(struct req *, unsigned char to[static HASH_BYTES], const struct data *, const struct period *, int number,
    const unsigned char *before);
struct data edition_figures(struct req *, edition_id, const struct period *);
/* As tables: open: with every figure, for staff; else with the hidden ones as "…". */
void edition_sheets(struct sheets *, const struct data *, bool open);
const char *figure_said(struct req *, const struct unit_names *, const struct datum *);       /* "Grocery · Meals" */

/* ---- publishing (publish.c) ---- */
struct draft_of { struct data fresh; int number, exposed; };
struct draft_of edition_draft(struct req *, const struct period *);      /* what would be published now */
edition_id edition_publish(struct req *, const struct period *, const struct draft_of *, const char *why);
#endif
