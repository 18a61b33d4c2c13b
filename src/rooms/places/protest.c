/* SPDX-License-Identifier: EUPL-1.2
** protest.c - an objection to the provisional list, in the same case, answered by somebody who did not publish it (PL7); and what staff
** do with an offer. */
#include "rooms/places/offers.h"
#include "rooms/places/protest.h"
#include "rooms/places/wish_page.h"
#include "rooms/messages/messages.h"
#include "base/letters.h"
#include "wish.sql.h"

enum { LETTERS_MOST = 4000 };

static const void *sealed(struct req *r, const char *s, size_t *n)
{
    return seal(&r->mem, r->house->secret, "places protest", s, strlen(s), n);
}

static const char *opened(struct req *r, const void *blob, size_t n)
{
    size_t plain_n;
    const char *s = blob ? (const char *)unseal(&r->mem, r->house->secret, "places protest", blob, n, &plain_n) : NULL;

    return s ? s : "";
}

struct protests_told protests_told(struct req *r, wish_id id)
{
    struct protests_of all = protests_of(r, id);
    struct protests_told to = { 0, mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *to.at), false };

    for (int i = 0; i < all.n; i++) {
        const struct protests_of_row *o = &all.at[i];
        bool open = !*o->outcome;
        to.open |= open;
        to.at[to.n++] = (struct protest_told){ o->id, said_time(r, o->handed_in), said_word(r, "outcome", open ? "open" : o->outcome),
            open ? "warn" : !strcmp(o->outcome, "upheld") ? "ok" : "no", opened(r, o->words, o->words_n),
            opened(r, o->reasons, o->reasons_n), o->answered_by, open, o->late, !o->by.v };
    }
    return to;
}

bool protest_in_time(const struct req *r, const struct call *c) { return stage_is(c, "provisional") && c->is.objections.v >= r->today.v; }

static bool is_blank(const char *s) { return !s[strspn(s, " \r\n\t")]; }

const char *protest_write(struct req *r, const struct wish *w, const struct call *c, instant handed_in, const char *words, int *status)
{
    struct add_protest_row row;
    size_t n;

    *status = 409;
    if (!stage_is(c, "provisional")) return text(r, T_places_not_now);
    *status = 422;
    if (is_blank(words)) return text(r, T_follow_object_empty);
    if (characters(words) > LETTERS_MOST) return text(r, T_follow_object_long);
    *status = 409;
    const void *blob = sealed(r, words, &n);
    bool late = greek_day(handed_in).v > c->is.objections.v;
    if (!add_protest(r, w->id, handed_in, late, blob, n, staff_here(r), &row)) return text(r, T_places_protest_open);
    case_remark(r, w->is.filed, text(r, late ? T_places_case_protest_late : T_places_case_protest));
    return NULL;
}

/* Of a paper: its own day, at noon; false: it cannot be read, or is not past. */
static bool handed_in(struct req *r, instant *at)
{
    day d;

    *at = r->now;
    if (!*in(r, "on")) return true;
    if (!day_read_forgiving(in(r, "on"), &d) || d.v > r->today.v) return false;
    if (d.v < r->today.v) *at = greek_instant(d, 12 * 60);
    return true;
}

static void post_protest(struct req *r)
{
    struct wish w;
    struct call c;
    instant at;
    int status;

    if (!wish_open(r, &w, "opened an application for a place") || !call_read(r, w.is.call, &c)) return;
    if (!handed_in(r, &at)) { wish_show(r, w.id, 422, text(r, T_places_days_wrong), ""); return; }
    const char *problem = protest_write(r, &w, &c, at, in(r, "words"), &status);
    if (problem) { wish_show(r, w.id, status, problem, ""); return; }
    act(r, "took an objection to a list", "wish", w.id.v);
    see_other(r, "/places/wish?id=%lld#protests", (long long)w.id.v);
}
PAGE(places_protest, .path = "/places/protest", .may = MAY_ADVISE, .post = post_protest,
    .help = "Takes an objection to the provisional list, also a late one.");

static void post_answer(struct req *r)
{
    struct protest_of_row o;
    struct wish w;
    struct call c;
    const char *outcome = in(r, "outcome"), *reasons = in(r, "reasons");
    size_t n;

    if (!protest_of(r, (protest_id){ in_id(r, "id") }, &o) || !wish_read(r, o.wish, &w)) {
        access_open(r, (person_id){ 0 }, "opened an application for a place");
        return;
    }
    if (!access_open_of(r, w.is.person, "opened an application for a place") || !call_read(r, w.is.call, &c)) return;
    if (c.is.provisional_by.v == staff_here(r).v) { wish_show(r, w.id, 403, text(r, T_places_other_eyes), ""); return; }
    if ((strcmp(outcome, "upheld") && strcmp(outcome, "rejected")) || !*reasons) {
        wish_show(r, w.id, 422, text(r, T_places_say_outcome), "");
        return;
    }
    const void *words = sealed(r, reasons, &n);
    if (!answer_protest(r, (protest_id){ in_id(r, "id") }, outcome, words, n, r->now, staff_here(r))) {
        wish_show(r, w.id, 409, text(r, T_places_answered_already), "");
        return;
    }
    case_remark(r, w.is.filed, text(r, !strcmp(outcome, "upheld") ? T_places_case_upheld : T_places_case_rejected));
    message_send(r, &(struct message){ .person = w.is.person, .text = !strcmp(outcome, "upheld") ? T_places_message_upheld
        : T_places_message_rejected, MESSAGE_PARAMS(w.is.code), .about_kind = "wish", .about = w.id.v,
        .once_key = fmt(r, "places protest %lld", (long long)in_id(r, "id")) });
    act(r, fmt(r, "answered an objection to a list: %s", outcome), "wish", w.id.v);
    see_other(r, "/places/wish?id=%lld#protests", (long long)w.id.v);
}
PAGE(places_protest_answer, .path = "/places/protest/answer", .may = MAY_DECIDE, .post = post_answer,
    .help = "Answers an objection to a list: by somebody who did not publish it.");

/* ---- an offer, at the desk ---- */

static const char *const seat_codes[] = { "wish", "moved", "absence", "fees", "age", "other" };

static bool known_code(const char *s)
{
    for (int i = 0; i < 6; i++) if (!strcmp(seat_codes[i], s)) return true;
    return false;
}

static enum seat_done end_it(struct req *r, seat_id id, wish_id wish, bool *answered)
{
    if (!known_code(in(r, "code"))) { wish_show(r, wish, 422, text(r, T_places_say_why), ""); *answered = true; return SEAT_GONE; }
    return seat_end(r, id, in(r, "code"), in(r, "why")) ? SEAT_DONE : SEAT_GONE;
}

static void post_seat(struct req *r)
{
    seat_id id = { in_id(r, "id") };
    struct seat_of_row s;
    enum seat_done done;
    bool answered = false;

    if (!seat_of(r, id, &s)) { access_open(r, (person_id){ 0 }, "opened an application for a place"); return; }
    if (!access_open_of(r, s.person, "opened an application for a place")) return;
    if (!strcmp(in(r, "do"), "take")) done = seat_take(r, id, in_has(r, "wait"));
    else if (!strcmp(in(r, "do"), "decline")) done = seat_decline(r, id, in_has(r, "keep"));
    else if (!strcmp(in(r, "do"), "end")) done = end_it(r, id, s.wish, &answered);
    else { wish_show(r, s.wish, 422, text(r, T_places_choose_answer), ""); return; }
    if (answered) return;
    if (done == SEAT_DONE) see_other(r, "/places/wish?id=%lld#seats", (long long)s.wish.v);
    else wish_show(r, s.wish, 409, text(r, done == SEAT_LATE ? T_places_offer_late : T_places_offer_gone), "");
}
PAGE(places_seat, .path = "/places/seat", .may = AT_PLACES, .post = post_seat,
    .help = "At the desk: a family takes or declines a place, or a place ends.");

static void post_give(struct req *r)
{
    struct section_of_row x;
    section_id section = { in_id(r, "section") };
    struct wish w;
    struct call c;

    if (!wish_open(r, &w, "opened an application for a place") || !call_read(r, w.is.call, &c)) return;
    if (!stage_is(&c, "final") || c.is.until.v <= r->today.v || strcmp(w.is.state, "in")) {
        wish_show(r, w.id, 409, text(r, T_places_not_now), "");
        return;
    }
    if (!*in(r, "why")) { wish_show(r, w.id, 422, text(r, T_places_say_why), ""); return; }
    if (!section_of(r, section, &x) || x.call.v != c.id.v
        || !section_fits(x.from_months, x.to_months, months_on(registry_person(r, w.is.person), c.is.age_on))) {
        wish_show(r, w.id, 422, text(r, T_places_no_section_for_age), "");
        return;
    }
    struct seats_of all = seats_of(r, w.id);
    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].state, "held") || !strcmp(all.at[i].state, "offered")) {
            wish_show(r, w.id, 409, text(r, T_places_seat_first), "");
            return;
        }
    if (!access_use(r, w.is.person, "offered a place out of turn")) return;
    /* PL1 */
    if (!offer_make(r, &c, w.id, w.is.person, section, 0)) { wish_show(r, w.id, 409, text(r, T_places_full), ""); return; }
    case_remark(r, w.is.filed, text_with(r, T_places_case_exception, section_said(r, x.structure, x.name, (int)x.shift), in(r, "why")));
    see_other(r, "/places/wish?id=%lld#seats", (long long)w.id.v);
}
PAGE(places_give, .path = "/places/give", .may = MAY_DECIDE, .post = post_give,
    .help = "Offers a free place out of turn, with the reason.");
