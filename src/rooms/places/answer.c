/* SPDX-License-Identifier: EUPL-1.2
** answer.c - a family takes or declines a place by the link in its message, without signing in; and sees all of its own with its own
** code: points with their reasons, position, place. */
#include "rooms/places/offers.h"
#include "rooms/places/told.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"
#include "host/chance.h"
#include "answer.sql.h"

enum { TOKEN = 24 };
struct answer_page {
    const char *problem, *note, *place, *path, *tel; struct isolated address; struct ltr phone, phone_town; day since, until;
    const char *code; int64_t preference; bool open, better;
};
struct mine_page { const char *problem, *typed; bool found; struct told_page told; struct ltr phone_town; };
#include "told.html.h"
#include "answer.html.h"
#include "mine.html.h"

static struct ltr town_phone(struct req *r) { return (struct ltr){ text_named(r, "town.phone") }; }

/* ---- an offer ---- */

static bool seat_linked(struct req *r, seat_id *id, struct seat_of_row *s)
{
    struct seat_by_link_row row;
    unsigned char hash[HASH_BYTES];
    size_t n;
    const unsigned char *token = base64url_read(&r->mem, path_rest(r), &n);

    if (token && n == TOKEN) {
        keyed_hash(hash, r->house->secret, "places link", token, TOKEN);
        if (seat_by_link(r, hash, sizeof hash, &row) && seat_of(r, row.id, s)) { *id = row.id; return true; }
    }
    refuse(r, 404, T_places_link_unknown);
    return false;
}

static const char *note_of(struct req *r, const struct seat_of_row *s)
{
    if (!strcmp(s->state, "held")) return text_with(r, T_places_you_have, day_said(r, s->since));
    if (!strcmp(s->state, "offered")) return s->answer_by.v <= r->now.v ? text(r, T_places_offer_late) : "";
    return text(r, !strcmp(s->state, "declined") ? T_places_you_declined : !strcmp(s->state, "expired") ? T_places_offer_late
        : T_places_offer_gone);
}

static void show_offer(struct req *r, int status, const struct seat_of_row *s, const char *problem)
{
    const struct structure *at = town_find(r->house->town, s->structure);
    struct answer_page p = { .problem = problem, .note = note_of(r, s), .place = section_said(r, s->structure, s->name, (int)s->shift),
        .since = s->since, .until = { greek_day(s->answer_by).v - 1 }, .preference = s->preference,
        .path = fmt(r, "/places/answer/%s", path_rest(r)), .phone_town = town_phone(r) };
    struct wish w;

    p.open = !strcmp(s->state, "offered") && s->answer_by.v > r->now.v;
    p.better = s->preference > 1;
    if (wish_read(r, s->wish, &w)) p.code = w.is.code;
    if (at) {
        struct place_said said = place_say(r, at);
        p.address = said.address, p.tel = said.tel, p.phone = said.phone;
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_places_offer_title), .problem = *problem != 0);
    answer_html(r, &p);
    page_end(r);
}

static void get_answer(struct req *r)
{
    struct seat_of_row s;
    seat_id id;

    if (seat_linked(r, &id, &s)) show_offer(r, 200, &s, "");
}

static void post_answer(struct req *r)
{
    struct seat_of_row s;
    seat_id id;
    enum seat_done done;

    if (!seat_linked(r, &id, &s)) return;
    if (!strcmp(in(r, "do"), "take")) done = seat_take(r, id, in_has(r, "wait"));
    else if (!strcmp(in(r, "do"), "decline")) done = seat_decline(r, id, in_has(r, "keep"));
    else { show_offer(r, 422, &s, text(r, T_places_choose_answer)); return; }
    seat_of(r, id, &s);
    if (done == SEAT_DONE) see_other(r, "/places/answer/%s", path_rest(r));
    else show_offer(r, done == SEAT_LATE ? 410 : 409, &s, text(r, done == SEAT_LATE ? T_places_offer_late : T_places_offer_gone));
}
PAGE(places_answer, .path = "/places/answer/*", .may = MAY_ANYBODY, .get = get_answer, .post = post_answer,
    .help = "A family takes or declines an offered place, by the link in its message.");

/* ---- with the own code ---- */

static bool own_key(struct req *r, const char *typed, unsigned char key[static HASH_BYTES])
{
    char code[16];

    if (!spoken_read(code, typed)) return false;
    keyed_hash(key, r->house->secret, "places own", code, strlen(code));
    return true;
}

const char *own_make(struct req *r, wish_id id)
{
    unsigned char random[SPOKEN_BYTES], key[HASH_BYTES];
    char *code = mem_get(&r->mem, 16);

    chance(random, sizeof random);
    spoken_make(code, random);
    keyed_hash(key, r->house->secret, "places own", code, strlen(code));
    set_own(r, id, key, sizeof key);
    return code;
}

static void show_mine(struct req *r, int status, struct mine_page *p)
{
    p->phone_town = town_phone(r);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_places_mine), .back = "/places/lists", .problem = p->problem && *p->problem);
    mine_html(r, p);
    page_end(r);
}

static void get_mine(struct req *r) { show_mine(r, 200, &(struct mine_page){ .problem = "", .typed = "" }); }

static void post_mine(struct req *r)
{
    unsigned char key[HASH_BYTES];
    struct wish_by_own_row row;
    struct mine_page no = { .typed = in(r, "own") };
    struct wish w;
    struct call c;

    if (!own_key(r, in(r, "own"), key)) { no.problem = text(r, T_places_own_mistyped); show_mine(r, 422, &no); return; }
    if (code_too_often(r, "places")) { no.problem = text(r, T_places_too_often); show_mine(r, 429, &no); return; }
    if (!wish_by_own(r, key, sizeof key, &row) || !wish_read(r, row.id, &w) || !call_read(r, w.is.call, &c)) {
        act(r, "tried a code of an application that opens nothing", "wish", 0);
        no.problem = text(r, T_places_own_unknown);
        show_mine(r, 404, &no);
        return;
    }
    act(r, "looked at their own application for a place", "wish", row.id.v);
    show_mine(r, 200, &(struct mine_page){ .problem = "", .found = true, .told = told_of(r, &w, &c) });
}
PAGE(places_mine, .path = "/places/mine", .may = MAY_ANYBODY, .get = get_mine, .post = post_mine,
    .help = "A family sees its own application with its own code: points with reasons, position, place.");
