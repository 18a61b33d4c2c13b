/* SPDX-License-Identifier: EUPL-1.2
** house.h - what all visits share: immutable once open, replaced whole on reload.
**
** H1  A reload reads every file before it replaces the running house; an error keeps the old one.
** H2  A visit keeps the house it began with. */
#ifndef HOUSE_H
#define HOUSE_H
#include "web/req.h"
#include "rules/rules.h"

struct town;                                /* rooms/portal/portal.h */
struct providers;                           /* host/providers.h */

struct house {
    struct mem mem;                         /* everything below lives here */
    const struct texts *texts;
    const struct book *book;
    struct sources rules;                   /* the files that count in the book's hash, as they were read */
    const struct town *town;
    const char *town_id;                    /* "larissa"; "none" when there is no town */
    instant opened;
    const unsigned char *secret;            /* 32 bytes: seals forms, signs cookies, blinds addresses (host/crypto.h) */
    const struct providers *providers;      /* who else may say who somebody is; NULL = nobody */
    bool demo;                              /* shows the DEMO banner */
};

/* Reads share/ (texts, programmes, towns/<id>) and makes it the running house. NULL when refused: complaints say
** why.  edge.town (web/edge.h) reads the town. */
const struct house *house_open(const char *share, const char *town, const unsigned char *secret, struct complaints *);
void house_set_demo(bool);
void house_set_providers(const struct providers *);             /* lives as long as the program; before house_open */
void house_drop(const struct house *);                          /* at the end: the running house is given up */
/* Officer's button and SIGHUP: reads anew, runs every programme's cases and swaps; false keeps the old house.
** complaints tell why. */
bool house_reload(struct complaints *);
/* The files read anew beside the running house, which stays; with `instead` in the place of the file that its path ends.  NULL:
** complaints.  house_give_back() ends it. */
const struct house *house_aside(const struct source *instead /* may be NULL */, struct complaints *);
const struct house *house_take(void);       /* counted reference for one visit */
void house_give_back(const struct house *);
#endif
