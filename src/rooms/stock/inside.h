/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the stores share.  ST1 to ST12: room.md. */
#ifndef STOCK_INSIDE_H
#define STOCK_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/portal/portal.h"
#include "rooms/registry/registry.h"
#include "web/house.h"

#define STORE_KINDS "grocery pharmacy soup_kitchen warehouse help_home disability_desk"
enum { NAME_MOST = 120, SAID_MOST = 500, QUANTITY_MOST = 100000,
    EYES_DAYS = 30 };       /* ST15: over so many days differences are added up */

/* ---- stores (store.c): ST11 ---- */
struct store { unit_id id; const char *name, *kind; const struct store_rules *rules; const struct structure *at; bool secret; };
/* The one that ?store= or the form names, if the reader works there; else the first of theirs.  False: answered already. */
bool store_here(struct req *, struct store *);
bool store_of_kinds(struct req *, const char *kinds, int none, struct store *);     /* none: what is said to who works in none of them */
int  stores_mine(struct req *, struct store **);
bool store_gives(const struct store *);                 /* has a counter */

struct option { const char *value, *words; bool held; };
struct options { int n; struct option *at; };
void option_add(struct options *, const char *value, const char *words, const char *held);      /* .at has room */

/* Bar above each page: which store, and what one does there. */
struct store_tab { const char *path, *words; bool here; };
struct store_bar_page { const char *name; struct options stores; bool many; const char *path; struct { int n; struct store_tab at[16];
    } tabs; };
#include "store_bar.html.h"
struct store_bar_page store_bar(struct req *, const struct store *, const char *here);
const char *store_path(struct req *, const struct store *, const char *path);       /* path?store=7, to which &x=y may be added */

/* ---- words (words.c) ---- */
const char *stock_said(struct req *, const char *prefix, const char *word);         /* text stock.<prefix>_<word>; else the word */
const char *so_many_said(struct req *, const char *measure, int64_t);               /* "37 packs" */
const char *item_said(struct req *, const char *name, const char *name_en);         /* in the reader's language, as far as there is one */
struct options stock_choices(struct req *, const char *prefix, const char *const *words, const char *held);    /* words end with NULL */
const char *week_day_said(struct req *, day);           /* "Tuesday 3 March 2031" */
const char *clock_said(struct req *, int minute);       /* "09:30" */
/* Blanks around it do not count; digits alone, from least to most.  Empty gives `otherwise`.  False: something else. */
bool stock_number_read(const char *, int64_t least, int64_t most, int64_t otherwise, int64_t *);
/* True and *to, DAY_NONE when empty. */
bool stock_day_typed(struct req *, const char *name, day *to);
bool stock_blank(const char *);
const char *stock_number_field(struct req *, int64_t);
/* One more thing that is wrong with what was typed: of which goods ("" = of all), and what. */
void stock_wrong(struct req *, const char **problem, const char *of, const char *words);

/* ---- what moves (moves.c): ST1 to ST3 ---- */
struct moved { unit_id unit; lot_id lot; const char *kind; int64_t quantity; const char *about_kind; int64_t about; const char *why; };
moved_id stock_move(struct req *, const struct moved *);
/* The lots of an item that may be handed out, soonest last day first (ST4): `want` of it taken from them; false: not so many there. */
struct picked_lot { lot_id lot; int64_t quantity; cents worth; };
struct picked_lots { int n; struct picked_lot *at; };
bool lots_pick(struct req *, unit_id, item_id, const char *kind, int64_t want, struct picked_lots *, int64_t *there);
void move_take_back(struct req *, moved_id, const char *why);          /* one row */
int  moves_take_back(struct req *, const char *about_kind, int64_t about, const char *why);
int64_t stock_there(struct req *, unit_id, item_id, const char *kind);  /* that could be handed out today */

cents differed(struct req *, const struct store *);                     /* ST15: in EYES_DAYS, without a second person */

/* ---- sealed words (words.c) ---- */
const void *stock_seal(struct req *, const char *purpose, const char *, size_t *n);     /* NULL for "" */
const char *stock_unseal(struct req *, const char *purpose, const void *, size_t n);    /* "" */
#endif
