/* SPDX-License-Identifier: EUPL-1.2
** offers.c - a place is offered, taken, declined, over; what is not answered in time goes to the next (PL1, PL8). */
#include "rooms/places/offers.h"
#include "rooms/messages/messages.h"
#include "host/chance.h"
#include "web/chore.h"

enum { TOKEN = 24 };
static const char LINK[] = "places link";

static instant answer_end(struct req *r, const struct call *c)
{
    return day_begins((day){ working_add(r, r->today, (int)c->is.answer_days).v + 1 });
}

bool offer_make(struct req *r, const struct call *c, wish_id wish, person_id person, section_id section, int64_t preference)
{
    day since = c->is.since.v > r->today.v ? c->is.since : r->today;
    struct add_seat_row row;

    if (!seize(r, section)) return false;
    if (!add_seat(r, wish, section, person, preference, r->now, answer_end(r, c), since, c->is.until, staff_here(r), &row))
        fault(&r->fate, "a place was not offered");
    act(r, "offered a place", "seat", row.id.v);
    return true;
}

/* ---- answered ---- */

static unit_id unit_at(struct req *r, const char *structure)
{
    struct unit_of_structure_row u;

    return unit_of_structure(r, structure, &u) ? u.id : (unit_id){ 0 };
}

static const char *place_said(struct req *r, const struct seat_of_row *s)
{
    return text_with(r, T_places_case_place, section_said(r, s->structure, s->name, (int)s->shift), day_said(r, s->since),
        day_said(r, (day){ s->until.v - 1 }));
}

/* The place held before goes back; nobody holds two in one call. */
static void leave_other(struct req *r, wish_id wish)
{
    struct held_by_row old;

    if (!held_by(r, wish, &old)) return;
    give_back(r, old.id, "held", "withdrawn", r->now, staff_here(r), r->today, "moved", "");
    access_take(r, "seat", old.id.v);
}

static void settle_case(struct req *r, const struct wish *w, const struct seat_of_row *s)
{
    const struct case_file *filed = case_find(r, w->is.filed);
    struct call c;

    if (!filed || !call_read(r, s->call, &c)) return;
    if (filed->state == CASE_GRANTED) { case_remark(r, filed->id, place_said(r, s)); return; }
    case_settle(r, filed->id, &(struct settled){ true, place_said(r, s), s->since, s->until, c.is.provisional_by, c.is.final_by });
}

enum seat_done seat_take(struct req *r, seat_id id, bool wait_for_better)
{
    struct seat_of_row s;
    struct wish w;
    unit_id unit;

    if (!seat_of(r, id, &s) || strcmp(s.state, "offered") || !wish_read(r, s.wish, &w)) return SEAT_GONE;
    if (s.answer_by.v <= r->now.v) return SEAT_LATE;
    leave_other(r, s.wish);
    if (!hold(r, id, r->now, staff_here(r))) return SEAT_GONE;
    set_waits(r, s.wish, wait_for_better && s.preference > 1);
    if ((unit = unit_at(r, s.structure)).v)
        access_give(r, &(struct grant){ .person = s.person, .unit = unit, .purpose = "list", .ends = day_begins((day){ s.until.v + 31 }),
            .about_kind = "seat", .about = id.v });
    act(r, "took a place", "seat", id.v);
    settle_case(r, &w, &s);
    return SEAT_DONE;
}

enum seat_done seat_decline(struct req *r, seat_id id, bool keep_waiting)
{
    struct seat_of_row s;
    struct held_by_row held;
    struct wish w;

    if (!seat_of(r, id, &s) || strcmp(s.state, "offered") || !wish_read(r, s.wish, &w)) return SEAT_GONE;
    if (s.answer_by.v <= r->now.v) return SEAT_LATE;
    if (!give_back(r, id, "offered", "declined", r->now, staff_here(r), s.since, "", "")) return SEAT_GONE;
    set_waits(r, s.wish, keep_waiting);
    case_remark(r, w.is.filed, text_with(r, T_places_case_declined, section_said(r, s.structure, s.name, (int)s.shift)));
    if (!keep_waiting && !held_by(r, s.wish, &held)) case_over(r, w.is.filed, "wish", text(r, T_places_case_declined_all));
    act(r, "declined a place", "seat", id.v);
    return SEAT_DONE;
}

bool seat_end(struct req *r, seat_id id, const char *code, const char *why)
{
    struct seat_of_row s;
    struct wish w;

    if (!seat_of(r, id, &s) || !wish_read(r, s.wish, &w)) return false;
    if (!give_back(r, id, "held", "ended", r->now, staff_here(r), r->today, code, why)) return false;
    set_waits(r, s.wish, false);
    access_take(r, "seat", id.v);
    case_over(r, w.is.filed, code, why);
    act(r, "ended a place", "seat", id.v);
    return true;
}

/* ---- by themselves: what was not answered, what is over ---- */

static bool some_late(struct req *r) { return overdue(r, r->now).n || over(r, r->today).n; }

static void expire_one(struct req *r, seat_id id)
{
    struct seat_of_row s;
    struct wish w;

    if (!seat_of(r, id, &s) || !wish_read(r, s.wish, &w)) return;
    give_back(r, id, "offered", "expired", r->now, staff_here(r), s.since, "", "");
    set_waits(r, s.wish, false);
    case_remark(r, w.is.filed, text_with(r, T_places_case_expired, section_said(r, s.structure, s.name, (int)s.shift)));
    message_send(r, &(struct message){ .person = s.person, .text = T_places_message_expired, MESSAGE_PARAMS(structure_said(r, s.structure)),
                                       .about_kind = "seat", .about = id.v, .once_key = fmt(r, "places expired %lld", (long long)id.v) });
    act(r, "a place was not answered in time", "seat", id.v);
}

static void expire(struct req *r)
{
    struct overdue late = overdue(r, r->now);
    struct over ended = over(r, r->today);

    for (int i = 0; i < late.n; i++) expire_one(r, late.at[i].id);
    for (int i = 0; i < ended.n; i++) seat_end(r, ended.at[i].id, "expired", "");
}
CHORE(places_expire, .every = 30, .due = some_late, .run = expire);

/* ---- the families are told ---- */

static void tell_offer(struct req *r, seat_id id)
{
    unsigned char token[TOKEN], hash[HASH_BYTES];
    struct seat_of_row s;
    struct call c;

    if (!seat_of(r, id, &s) || !call_read(r, s.call, &c)) return;
    chance(token, sizeof token);
    keyed_hash(hash, r->house->secret, LINK, token, sizeof token);
    set_told(r, id, hash, sizeof hash);
    message_send(r, &(struct message){ .person = s.person, .text = T_places_message_offer,
        MESSAGE_PARAMS(structure_said(r, s.structure), message_day(r, (day){ greek_day(s.answer_by).v - 1 }),
        message_link(r, fmt(r, "%s/places/answer/%s", c.is.base, base64url(&r->mem, token, sizeof token)))),
        .about_kind = "seat", .about = id.v, .ends = s.answer_by, .once_key = fmt(r, "places offer %lld", (long long)id.v) });
}

static void tell_list(struct req *r, const struct untold_lists_row *u)
{
    struct wish w;
    struct call c;

    if (!wish_read(r, u->id, &w) || !call_read(r, u->call, &c)) return;
    set_list_told(r, u->id, u->list);
    bool final = !strcmp(u->list, "final"), in = w.is.position > 0;
    int words = final ? (w.is.result.v ? 0 : in ? T_places_message_waiting : T_places_message_out) : in ? T_places_message_provisional
        : T_places_message_provisional_out;
    if (!words) return;                                                 /* an offer says more */
    message_send(r, &(struct message){ .person = w.is.person, .text = words,
        MESSAGE_PARAMS(w.is.code, fmt(r, "%lld", (long long)w.is.position), message_day(r, c.is.objections),
        call_lists(r, &c) ? fmt(r, "%s/places/list/%lld", c.is.base, (long long)c.id.v) : fmt(r, "%s/places/mine", c.is.base)),
        .about_kind = "wish", .about = w.id.v,
        .once_key = fmt(r, "places %s %lld", u->list, (long long)w.id.v) });
}

static bool some_untold(struct req *r) { return untold(r).n || untold_lists(r).n; }

static void tell(struct req *r)
{
    struct untold seats = untold(r);
    struct untold_lists lists = untold_lists(r);

    for (int i = 0; i < lists.n; i++) tell_list(r, &lists.at[i]);
    for (int i = 0; i < seats.n; i++) tell_offer(r, seats.at[i].id);
    act(r, "told families of their places", "places", 0);
}
CHORE(places_tell, .every = 5, .due = some_untold, .run = tell);

/* ---- the final list is told to the cases: without a place one waits, who is not ranked is refused ---- */

static bool some_unsettled(struct req *r) { return unsettled(r).n > 0; }

static void settle_one(struct req *r, wish_id id)
{
    struct wish w;
    struct call c;

    if (!wish_read(r, id, &w) || !call_read(r, w.is.call, &c)) return;
    set_settled(r, id);
    if (!strcmp(w.is.state, "out"))
        case_settle(r, w.is.filed, &(struct settled){ false, said_word(r, "out", w.is.out_why), DAY_NONE, DAY_NONE, c.is.provisional_by,
            c.is.final_by });
    else case_answered(r, w.is.filed, text_with(r, w.is.result.v ? T_places_case_final_offer : T_places_case_final_waits,
        fmt(r, "%lld", (long long)w.is.position)));
}

static void settle(struct req *r)
{
    struct unsettled all = unsettled(r);

    for (int i = 0; i < all.n; i++) settle_one(r, all.at[i].id);
    act(r, "told cases of a final list of places", "places", 0);
}
CHORE(places_settle, .every = 5, .due = some_unsettled, .run = settle);
