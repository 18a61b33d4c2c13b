/* SPDX-License-Identifier: EUPL-1.2
** town_in.h - inside of a town: shared by town_*.c only. */
#ifndef TOWN_IN_H
#define TOWN_IN_H
#include "rooms/portal/portal.h"

struct holiday { const char *id; int month, mday; bool movable; int easter; day on; };
struct told { const char *fact, *value; };

struct quiet { int from, to; bool sundays; };     /* minutes; sundays: Sundays and holidays are days like others */
enum { QUIET_FROM = 21 * 60, QUIET_TO = 9 * 60 };

enum { DISCLOSURE = 5 };
enum { TOWN_COLOURS = 4 };              /* header, band, button, link */

struct town {
    const char *id, *postcode;
    char *sheet, *sheet_path;           /* the town's colours as a style sheet; NULL without */
    struct quiet quiet;
    int nholidays; struct holiday *holidays;
    int nstructures; struct structure *structures;
    int nfacts; struct told *facts;
    int nlimits; struct limit *limits;
    int nretentions; struct retention *retentions;
    int nplaces; struct place_rules *places;
    int naids; struct aid_rules *aids;
    struct aid_payer *payer;            /* NULL without */
    int nstays; struct stay_rules *stays;
    int nshares; struct works_share *shares;
    int nareas; struct works_area *areas;
    int disclosure; bool hide_zeros;
    bool four_eyes;
    int nboards; struct board *boards;
    int nonline; const char **online;   /* programmes one applies for on the public pages */
    struct words labours, rural;
    int nstores; struct store_rules *stores;
    int left_food, left_medicine, left_hygiene;
    cents eyes_over;
};

/* Where a file's YAML stands wrong: found again in the source for values the schema accepts. */
struct at { const struct source *src; const char *id; };        /* id NULL: a key of the file itself */
void town_wrong(struct complaints *, struct at, const char *key, const char *fmt, ...)
    __attribute__((format(__printf__, 4, 5)));

int town_minutes(const char *);         /* "08:30" -> 510; "24:00" is allowed; -1 when it is no time */
void town_read_days(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_colours(struct mem *, const struct source *, const char *const *colour /* [TOWN_COLOURS], NULL = none */,
                       struct town *, struct complaints *);
void town_read_structures(struct mem *, const struct sources *, const struct source *, struct town *, struct complaints *);
/* The photo that a structure names; `hidden`: it is not to be found.  NULL: told why. */
struct photo_named { const struct sources *all; const char *file; bool hidden; };
const struct photo *town_read_photo(struct mem *, const struct photo_named *, struct at, struct complaints *);
void town_read_facts(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_places(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_stores(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_aid(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_stays(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_works(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_limits(struct mem *, const struct source *, struct town *, struct complaints *);
void town_read_retention(struct mem *, const struct source *, struct town *, struct complaints *);
bool town_word_known(const char *prefix, const char *word);     /* is there a built-in text prefix + word? */
#endif
