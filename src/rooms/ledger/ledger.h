/* SPDX-License-Identifier: EUPL-1.2
** ledger.h - the door of the ledger: a room that delivers something writes it here, in the same visit (L1-L6: room.md). */
#ifndef LEDGER_H
#define LEDGER_H
#include "web/req.h"
#include "ids.h"

enum delivered {
#define KIND(word, WORD) DELIVERED_##WORD,
#include "rooms/ledger/kinds.h"
#undef KIND
    DELIVERED_KINDS
};

struct delivery {
    day on;                             /* Greek day; a night belongs to the day on which it began */
    unit_id unit;                       /* who delivered it; v 0 = the town itself */
    enum delivered kind;
    const char *service;                /* programme or activity; NULL = "" */
    person_id person;                   /* v 0 = nobody by name */
    int64_t quantity;                   /* in the kind's measure (kinds.h), not 0 */
    cents worth;
    case_id under;                      /* the decision; v 0 = none is needed */
    const char *about_kind; int64_t about;        /* the room's own record: "handout", 12 */
};

const char *delivered_said(struct req *, const char *kind);             /* "meal" in the reader's words */

/* Inside a write visit; no act of its own: the room's act tells of it. */
line_id ledger_add(struct req *, const struct delivery *);
/* What stands of one kind, record by record and day by day; whoever asks has looked at who may read the unit's lines (L5). */
struct delivered_day { int64_t about; day on; int64_t quantity; };
int ledger_days(struct req *, unit_id, enum delivered, const char *about_kind, day since, day until, struct delivered_day **);
/* Counters every line that stands on this and was not countered yet, with a reason (not ""). How many. */
int ledger_take_back(struct req *, const char *about_kind, int64_t about, const char *why);

/* ---- from a line to the room's own record (L4) ---- */

/* A room says once on which page the records behind its lines stand; the linker collects:
**     DELIVERY_RECORD(handout, .kind = "handout", .path = "/stock/handout?id=", .team = true);
** .number: the page asks for another number, of what the record belongs to; 0: nothing for this reader. */
struct record_page {
    const char *kind, *path;
    bool team;                          /* it opens for who works in the unit */
    int64_t (*number)(struct req *, int64_t about);
};
#define DELIVERY_RECORD(name, ...) \
    static const struct record_page name##_record = { __VA_ARGS__ }; \
    static const struct record_page *const name##_record_at __attribute__((used, section("deliveries"))) = &name##_record

/* ---- counting: for reports ---- */

bool ledger_opens(struct req *, unit_id);                               /* L5: the unit's lines are open to the reader: for links to them */

/* What one person received of one kind in one unit, counter-entries taken off; person and unnamed v 0: nobody by name.  In the order of
** persons.  unit.v 0: every unit that is not secret (L5), and what no unit gave; else that unit, and whoever asks may count it. */
struct share { person_id person; int64_t unnamed; unit_id unit; const char *kind; int64_t quantity; cents worth; };
int ledger_shares(struct req *, unit_id, day since, day until, const struct share **);
/* Of one unit day by day. */
struct day_sum { day on; const char *kind; int64_t quantity; };
int ledger_sums_by_day(struct req *, unit_id, day since, day until, const struct day_sum **);
extern const char *const delivered_words[];     /* "meal": of each kind, as in a line */
const char *delivered_measure(struct req *, const char *kind);          /* "meals", after a number */
#endif
