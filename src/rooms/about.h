/* SPDX-License-Identifier: EUPL-1.2
** about.h - what each room knows of a person: its panel on the person's page, its lines on the timeline, its part of the
** copy that a person may ask for, what it keeps and for how long.
**
** A room declares it once, beside its code; the linker collects the declarations, as it does pages:
**
**     ABOUT_PERSON(referrals, .at = 50, .may = MAY_ADVISE, .title = T_referrals_title, .panel = panel, .timeline = lines);
**
** The person's page has asked access_open() before it calls any of these; `same` are the person and every record merged
** into it (never a query of one's own for them).  What the reader's keys do not open is left out by the caller (.may). */
#ifndef ABOUT_H
#define ABOUT_H
#include "web/req.h"
#include "base/out.h"
#include "ids.h"

struct event {                          /* one line of the timeline */
    instant at;
    const char *words;                  /* plain text in the reader's language */
    const char *href;                   /* NULL = none */
    const char *by;                     /* who did it; NULL = not said */
};
struct events { struct req *r; instant before; int most; int n; struct event *at; };
enum { ABOUT_FIRST = 51 };                  /* .most of the first page, whose .before is INT64_MAX: a panel that asks for the same costs nothing */
void event_put(struct events *, const struct event *);

/* What a room may have of a person; parts.sql of the registry asks for all in one question (schema/0043). */
enum about_has {
    ABOUT_CARE = 1, ABOUT_AID = 2, ABOUT_REFERRALS = 4, ABOUT_PLACES = 8, ABOUT_APPOINTMENTS = 16, ABOUT_STAYS = 32, ABOUT_STOCK = 64, ABOUT_EVENTS = 128,
    ABOUT_COOPERATIVE = 256, ABOUT_CERTIFICATES = 512, ABOUT_LEDGER = 1024, ABOUT_MESSAGES = 2048, ABOUT_RESIDENT = 4096, ABOUT_HIDDEN = 8192
};

struct about_person {
    const char *room;
    int at;                             /* order of the panels */
    unsigned may;                       /* any of these keys shows panel and lines */
    int title;                          /* text number */
    unsigned has;                       /* enum about_has: with none of these there is nothing of the person and only the panel is called; 0 = not known */
    void (*first)(struct events *, person_id);           /* sends ahead what is asked even without .has (host/db.h, D5); waits for nothing */
    void (*ask)(struct events *, person_id);             /* sends ahead the rest of what panel and timeline will ask */
    bool (*shown)(struct req *, person_id);              /* whether this reader has a panel at all; NULL = always */
    void (*panel)(struct req *, person_id, bool some);   /* HTML inside <section>; NULL = none.  some: .has; without, it need not ask */
    void (*timeline)(struct events *, person_id);        /* newest first, older than .before, at most .most */
    void (*copy)(struct req *, person_id, struct out *); /* members of a JSON object, `"cases":[...]`, for the person's own copy */
    int  (*due)(struct req *, person_id, day *);         /* retention: last day on which a law makes us keep something; 0 = nothing kept */
    void (*erase)(struct req *, person_id);              /* takes away what is no longer kept (an approved request or list) */
};
#define ABOUT_PERSON(name, ...) \
    static const struct about_person name##_about = { .room = #name, __VA_ARGS__ }; \
    static const struct about_person *const name##_about_at __attribute__((used, section("abouts"))) = &name##_about

int abouts_n(void);                                          /* what the rooms declared, by .at */
const struct about_person *abouts_at(int);

/* Sections of "my day": what waits for the reader, room by room. */
struct my_day {
    const char *room;
    int at; unsigned may; int title;
    int  (*count)(struct req *, bool team);              /* what waits, mine or my team's */
    void (*show)(struct req *, bool team);
};
#define MY_DAY(name, ...) \
    static const struct my_day name##_day = { .room = #name, __VA_ARGS__ }; \
    static const struct my_day *const name##_day_at __attribute__((used, section("days"))) = &name##_day
#endif
