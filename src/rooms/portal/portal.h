/* SPDX-License-Identifier: EUPL-1.2
** portal.h - the door of the portal: a town as data: its structures, when they are open, and what it tells the rules.
**
** P1  A structure marked hidden is dropped when the town is read: nothing below can return it.
** P2  What is not known is ""; what is made up for a demonstration is named (structure.demo).
** P3  A town with an error is refused whole; the complaint says line and column.
** P4  Everything is worked out from the day and minute given: no clock.
** P6  A photo is drawn anew when the town is read. */
#ifndef PORTAL_H
#define PORTAL_H
#include "base/date.h"
#include "base/geo.h"
#include "base/source.h"
#include "rules/rules.h"
#include "web/html.h"

struct town;

enum made_up { MADE_UP_PHONE = 1, MADE_UP_HOURS = 2, MADE_UP_ACCESS = 4, MADE_UP_LANGUAGES = 8, MADE_UP_ADDRESS = 16,
              MADE_UP_PLACES = 32, MADE_UP_PHOTO = 64 };

/* weekday 0 = Monday; minutes after midnight; `to` past 1440 = the next morning; shift 0 = no shifts. */
struct hours { int weekday, from, to, shift; };
struct words { int n; const char *const *at; };

/* A structure's photo as the page gives it out: drawn anew, under a name that holds its hash; its words: text place.<id>.photo. */
struct photo { const char *path; const unsigned char *bytes; size_t n; int width, height; };

/* A group of a structure in one shift.  Ages in completed months, to_months not included; 0 = no limit.  Staff: so many trained
** people and helpers for each `per` places begun; per 0 = no rule. */
struct place_group { const char *id; int shift, from_months, to_months, places, per, trained, helpers; };

struct structure {
    const char *id, *kind;              /* kind: text structure.<kind> */
    const char *street, *area, *postcode;
    const char *geo;                    /* "39.64,22.42", only where it is sure */
    const char *phone, *email, *web;
    const struct photo *photo;          /* NULL = none */
    int count;                          /* a network told as one: how many; else 1 */
    bool always;                        /* day and night, every day */
    bool holidays_open;
    bool suspended; day suspended_from, suspended_until;    /* DAY_NONE = without an end */
    int nhours; const struct hours *hours;
    struct words access, languages, interpreters, services; /* texts portal.access_.., portal.service_..; language codes */
    int ngroups; const struct place_group *groups;
    unsigned demo;                      /* set of enum made_up */
};

/* Reads towns/<town_id>/{town.yaml,structures.yaml,stores.yaml,facts.tsv} from the sources; a town may have none of them.
** NULL when something is refused.  Fits edge.town. */
const struct town *town_read(struct mem *, const struct sources *, const char *town_id, struct complaints *);

/* P5: a programme with a hidden address sends one there. */
bool structure_quiet(const struct book *, const struct structure *);
/* Tells of photos that would say where such a structure is. */
void town_photos_fit(const struct town *, const struct book *, struct complaints *);
int  town_structures(const struct town *);
const struct structure *town_structure(const struct town *, int);
const struct structure *town_find(const struct town *, const char *id);         /* NULL */
/* The next of this kind after `after` (NULL = the first); NULL at the end. */
const struct structure *town_of_kind(const struct town *, const char *kind, const struct structure *after);
/* The first structure a programme sends one to: its kinds in order, best first; NULL when the town has none. */
const struct structure *town_for(const struct town *, const struct programme *);

/* How a town gives the places of a programme: towns/<town>/places.yaml. */
enum { PLACE_TIES = 3, PLACE_RESERVES = 4 };
enum tie_kind { TIE_LOWEST, TIE_HIGHEST, TIE_EARLIEST };         /* at the end always the public draw */
struct place_tie { enum tie_kind kind; const char *of; };        /* of: a fact or a definition of the programme; "" for the earliest */
struct place_reserve { const char *id, *when; int percent; };    /* text reserve.<id>; when: a definition of the programme */
struct place_rules {
    const char *programme;
    struct words kinds;                 /* of structures */
    int preferences;                    /* at most so many are ranked */
    struct { int month, day; } age_on, from, to;        /* each year: the day that ages are measured on; the first and last day of a place */
    int nties; struct place_tie ties[PLACE_TIES];
    int nreserves; struct place_reserve reserves[PLACE_RESERVES];
    bool together;                      /* brothers and sisters may ask to be kept together */
    const char *fees;                   /* programme with the fee; "" = none */
    int objection_days, answer_days;    /* working days */
    int absences;                       /* so many in a row without a reason are told to the keeper; 0 = never */
};
int town_place_rules(const struct town *);
const struct place_rules *town_place_rule(const struct town *, int);
const struct place_rules *town_places_of(const struct town *, const char *programme);   /* NULL: the town gives no places of it */

/* Money that a town gives people: towns/<town>/aid.yaml. */
enum { AID_LEVELS = 5 };
struct aid_level { cents up_to; const char *by; };       /* all of an award together; v 0 = any; by: clerk, director, mayor or a board's id */
struct aid_rules {
    const char *programme;
    struct words codes, grounds, obligations;   /* budget lines; texts aid.ground_<id>, aid.keeps_<id>: what must be seen before each payment */
    cents yearly;                       /* at most, for a family in a calendar year; v 0 = no ceiling */
    int times;                          /* at most so many payments of an award */
    int nlevels; struct aid_level levels[AID_LEVELS];    /* lowest first; the last has no limit */
};
int town_aids(const struct town *);
const struct aid_rules *town_aid_at(const struct town *, int);
const struct aid_rules *town_aid(const struct town *, const char *programme);       /* NULL: the town gives no money for it */
const char *aid_decided_by(const struct aid_rules *, cents all);
/* Whose account pays, as the bank knows them.  format: of the files the bank takes; foreign: payees' accounts may be anywhere in SEPA. */
struct aid_payer { const char *name, *iban, *bic, *format; bool foreign; };
const struct aid_payer *town_payer(const struct town *);        /* NULL: the town pays nobody */
/* How people stay in a kind of unit: towns/<town>/stays.yaml.  A women's shelter has rules here and nothing else: no rooms, no address. */
struct stay_cycle { const char *id; day from; int nights, months, more_nights, more_months, times; };       /* the clock; how often it is made longer */
struct stay_paper { const char *id; bool before; int days, good_months; };      /* before: nobody comes in without; else within so many days */
struct stay_shift { const char *id; int from, to; };                            /* minutes after midnight; to <= from: over midnight */
struct stay_room { const char *structure, *name, *whom; bool step_free; int beds; };
enum { STAY_RENTS = 8 };
struct stay_rules {
    const char *kind, *programme;       /* programme: what is delivered under; "" = none by name */
    bool nightly;                       /* who slept here is written down each night */
    int warn;                           /* so many days before the clock runs out it stands on my day */
    int follow_months;                  /* after they left; 0 = nobody asks */
    bool work;                          /* job and counselling are written down on the page of the stay */
    int boys_to, girls_to;              /* years; children of a guest; 0 = no limit */
    int ncycles; const struct stay_cycle *cycles;       /* the newest last */
    int npapers; const struct stay_paper *papers;
    int nshifts; const struct stay_shift *shifts;
    int nrooms; const struct stay_room *rooms;
    struct words duties;                /* Housing and Work: what is agreed for the rent; texts stays.duty_<id> */
    int nrents; cents rents[STAY_RENTS];                /* at most, for a household of 1, 2, 3 ...; the last for all that are larger */
};
int town_stay_rules(const struct town *);
const struct stay_rules *town_stay_rule(const struct town *, int);
const struct stay_rules *town_stays_in(const struct town *, const char *kind);          /* NULL: nobody stays in such a unit here */
const struct stay_cycle *stay_cycle_named(const struct stay_rules *, const char *id);   /* NULL */
/* Works for accessibility: towns/<town>/works.yaml.  since: a year; the newest up to a year holds for it. */
struct works_share { int since, percent; const char *law, *source; char grade; };
struct works_area { const char *name; struct geo at; };         /* a neighbourhood: where its name stands on the plan */
const struct works_share *town_works_share(const struct town *, int year);              /* NULL: the town set itself no share then */
int town_works_areas(const struct town *);
const struct works_area *town_works_area(const struct town *, int);
/* A count of people below this is not told to outsiders: "fewer than 5"; 5 unless the town says otherwise. */
int town_disclosure(const struct town *);
bool town_hides_zeros(const struct town *);                 /* in published figures 0 is hidden too: town.yaml, hide_zeros */

/* The id of the holiday on this day (text holiday.<id>), or NULL. */
const char *town_holiday(const struct town *, day);
/* The first instant from then on at which people may be rung or written to: not in the town's quiet hours (21:00 to 09:00
** unless it says otherwise), nor on a Sunday or holiday.  A town that is NULL has those hours and no holidays. */
instant town_may_ring(const struct town *, instant);
/* A time limit of the administration (programmes/limits.tsv, towns/<town>/limits.tsv): answer, forward, notice, papers ...; NULL. */
struct limit { const char *id; int days; bool working; const char *law; char grade; };
const struct limit *town_limit(const struct town *, const char *id);
/* How long what is kept (programmes/retention.tsv, towns/<town>/retention.tsv); id: a room as in its ABOUT_PERSON, or `file`.
** from_majority: years after somebody who was a child comes of age.  What is named nowhere: five years. */
struct retention { const char *id; int years, from_majority; const char *law; char grade; };
const struct retention *town_retention(const struct town *, const char *id);
bool town_four_eyes(const struct town *);                   /* nobody decides what they proposed */
/* A body that decides over a set of cases: who proposes is not in it, who signs does not decide alone.  Its name: text board.<id>. */
/* town.yaml: kinds of work in the social cooperative (texts cooperative.labour_<id>, also of the town's own; none named: other); settlements that are rural areas. */
const struct words *town_labours(const struct town *);
const struct words *town_rural(const struct town *);
struct board { const char *id; int seats, quorum; struct words programmes, objections; };
int  town_boards(const struct town *);
const struct board *town_board_at(const struct town *, int);
const struct board *town_board_named(const struct town *, const char *id);             /* NULL: the town has none of that name (any more) */
const struct board *town_board(const struct town *, const char *programme);            /* who decides its applications; NULL: one person does */
const struct board *town_objection_board(const struct town *, const char *programme);  /* who answers objections to its decisions */
/* The town's social service takes applications for it on the public pages (town.yaml, online); never where the address is hidden. */
bool town_online(const struct town *, const struct programme *);
/* ---- stores (stores.yaml): what a grocery, a pharmacy, a kitchen gives, how often, under which programme -------- */
enum every { EVERY_DAY, EVERY_WEEK, EVERY_MONTH, EVERY_YEAR, EVERY_DAYS };
enum { RATION_PERSONS = 12 };
struct ration { const char *group; enum every every; int days; int npersons, persons[RATION_PERSONS], more; const char *law; };
struct store_rules {
    const char *kind;                   /* of the unit */
    struct words programmes;            /* one of them must be granted; none named = nothing need be */
    int slot_minutes, slot_places;      /* pick-up at an hour of one's own; 0 = none */
    bool walk_in;                       /* a meal also for somebody without a card */
    int missed;                         /* after so many missed hours the page says so; 0 = never */
    int nrations; const struct ration *rations;
};
const struct store_rules *town_store(const struct town *, const char *kind);                        /* NULL: gives nothing to people */
const struct ration *store_ration(const struct store_rules *, const char *group);                   /* NULL */
int ration_of(const struct ration *, int persons);
struct ration_span { day from, until; };            /* until: the next one begins */
/* The span that holds `at`; begun: when the last span of EVERY_DAYS began, DAY_NONE = never. */
struct ration_span ration_span(const struct ration *, day at, day begun);
int town_days_left(const struct town *, const char *goods);         /* that must be left to food, medicine ... when it is handed out */
cents town_eyes_over(const struct town *);                          /* a difference at a count that is larger needs a second person */
/* Tells a household what the town knows (facts.tsv): register evidence. Unknown names are left out. */
void town_tell(const struct town *, struct household *);

enum openness { OPEN_NOW, OPEN_ALWAYS, CLOSED_NOW, SUSPENDED, HOURS_UNKNOWN };
struct opening {
    enum openness is;
    day until_day; int until;           /* OPEN_NOW: closes then (minute of that day) */
    day next_day; int next;             /* CLOSED_NOW: opens then; next_day DAY_NONE = not within 30 days */
    const char *holiday;                /* closed today because of it, or NULL */
};
struct opening town_opening(const struct town *, const struct structure *, day today, int minute);

/* Path of the sheet with the town's own colours; NULL when it has none.  Fits edge.town_sheet. */
const char *town_sheet(const struct town *);

/* ---- what other rooms tell of a programme ---- */

/* What is on now, a call that is open: for the programme's own page and for the results.  Of a room, once; the linker collects:
**     ON_PROGRAMMES(places, .now = now); */
struct programme_now { const char *said, *label, *path; };
struct on_programmes { const char *room; bool (*now)(struct req *, const struct programme *, struct programme_now *); };
#define ON_PROGRAMMES(name, ...) \
    static const struct on_programmes name##_on_programmes = { .room = #name, __VA_ARGS__ }; \
    static const struct on_programmes *const name##_on_programmes_at __attribute__((used, section("onprogrammes"))) = &name##_on_programmes
bool programme_now(struct req *, const struct programme *, struct programme_now *);         /* the first that has something */

/* ---- words for the reader ---------------------------------------------------------------------------- */

struct place_said {
    const char *id;                     /* its page: /services/<id> */
    struct isolated name, address;
    const char *kind, *where;           /* where: geo: link, "" without an address */
    const char *open, *tone;            /* "Open until 15:00"; class of the tag: ok, warn, no */
    bool is_open;
    struct ltr phone; const char *tel;  /* "tel:..." or "" */
    const char *photo, *photo_words;    /* its path, or ""; what is seen on it */
    int64_t photo_wide, photo_high;
    const char *note;
    const char *made_up;                /* "Made up for the demonstration: telephone, hours", or "" */
};
struct place_said place_say(struct req *, const struct structure *);
/* Where a programme sends one: structures of its kinds, best first, at most `most`; returns how many.
** P5  A programme with a hidden address gets no address and no map, whatever its structures have. */
int places_say(struct req *, const struct programme *, struct place_said *, int most);
/* "Monday – Friday" and "08:00–15:00", days with the same hours together. */
struct hours_time { struct ltr said; };
struct hours_row { const char *days; struct { int n; struct hours_time at[6]; } times; };
int place_hours(struct req *, const struct structure *, struct hours_row rows[static 7]);
/* "Toddlers A, second shift"; "Infants". */
const char *group_said(struct req *, const char *id, int shift);
/* "from 18 months up to 5 years": completed months, `to` not included; 0 = no limit. */
const char *ages_said(struct req *, int from, int to);
/* A text by a name made at run time ("structure.kapi"); "" when there is none. */
const char *text_named(struct req *, const char *id);
#endif
