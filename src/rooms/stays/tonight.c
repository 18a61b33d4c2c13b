/* SPDX-License-Identifier: EUPL-1.2
** tonight.c - the nightly list, on a tablet in the doorway: one press for each guest; who was here is a delivery (ST4, ST10). */
#include "rooms/stays/inside.h"
#include "rooms/ledger/ledger.h"
#include "base/date.h"
#include "tonight.sql.h"

enum { NIGHTS_BACK = 31 };              /* a night is written down, or corrected, for so long */
struct press { const char *word, *words, *class; };
struct tonight_line { stay_id id; struct isolated name; const char *path, *bed, *state, *tone; day last_here; bool on_leave, out;
    struct press at[3]; struct { int n; struct press *at; } presses; };
struct tonight_page {
    struct stays_bar_page bar; const char *title, *done, *problem, *before, *after; unit_id unit; day night; const char *iso;
    int64_t here, out, leave, open; bool last;
    struct { int n; struct tonight_line *at; } guests;
};
#include "tonight.html.h"

static const char *const states[] = { "here", "out", "leave", NULL };

/* The night of the address: tonight unless it is told, never one that has not come. */
static bool night_of_visit(struct req *r, day *night)
{
    day now = stay_night_now(r);

    return stay_day_typed(r, "night", now, night) && night->v <= now.v && night->v > now.v - NIGHTS_BACK;
}

static void put_line(struct req *r, const struct house_unit *h, const struct tonight_row *g, struct tonight_line *l, struct tonight_page *p)
{
    const char *state = g->state ? g->state : "";

    *l = (struct tonight_line){ .id = g->id, .name = { guest_name(r, h->secret, g->code, g->family, g->given) },
        .path = fmt(r, "/stays/stay?id=%lld", (long long)g->id.v), .bed = g->bed_name ? fmt(r, "%s · %s", g->room_name, g->bed_name) : "",
        .state = *state ? stay_said(r, "night", state) : "", .tone = !strcmp(state, "here") ? "ok" : !strcmp(state, "out") ? "warn" : "",
        .last_here = g->last_here, .on_leave = g->on_leave && strcmp(state, "leave"),
        .out = !strcmp(state, "out") };
    for (int i = 0; i < 3; i++)
        l->at[i] = (struct press){ states[i], stay_said(r, "press", states[i]), strcmp(states[i], state) ? "s" : "on" };
    l->presses.n = 3, l->presses.at = l->at;
    p->here += !strcmp(state, "here"), p->out += !strcmp(state, "out"), p->leave += !strcmp(state, "leave"), p->open += !*state;
}

static const char *night_path(struct req *r, const struct house_unit *h, day night)
{
    char iso[11];

    return fmt(r, "/stays/tonight?unit=%lld&night=%s", (long long)h->id.v, day_iso(night, iso));
}

static void show_night(struct req *r, int status, const struct house_unit *h, day night, const char *problem)
{
    struct reader me = access_reader(r);
    struct tonight all = tonight(r, h->id, night, me.account, me.files, r->now);
    char iso[11];
    struct tonight_page p = { .bar = h->bar, .title = text_with(r, T_stays_night_title, day_said(r, night)), .problem = problem,
        .unit = h->id, .night = night, .iso = fmt(r, "%s", day_iso(night, iso)), .before = night.v > stay_night_now(r).v - NIGHTS_BACK + 1
        ? night_path(r, h, (day){ night.v - 1 }) : "", .after = night.v < stay_night_now(r).v ? night_path(r, h, (day){ night.v + 1 })
        : "" };

    p.guests.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.guests.at);
    for (int i = 0; i < all.n; i++) put_line(r, h, &all.at[i], &p.guests.at[p.guests.n++], &p);
    r->status = status;
    page_begin(r, p.title, .wide = true, .problem = *problem != 0);
    tonight_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct house_unit h;
    day night;

    if (!stay_unit(r, &h, "/stays/tonight")) return;
    bool fine = night_of_visit(r, &night);
    act(r, "read the list of a night", "unit", h.id.v);
    show_night(r, fine ? 200 : 422, &h, fine ? night : stay_night_now(r), fine ? "" : text(r, T_stays_night_wrong));
}

/* ST10: what was delivered follows from what is written. */
static void note(struct req *r, const struct house_unit *h, stay_id stay, day night, const char *state,
    const struct stays_that_night_row *was)
{
    struct put_night_row row;

    if (was->was && !strcmp(was->was, "here")) ledger_take_back(r, "night", was->kept.v, text(r, T_stays_night_corrected));
    if (!put_night(r, stay, night, state, r->now, staff_here(r), &row)) fault(&r->fate, "the night was not written");
    if (!strcmp(state, "here"))
        ledger_add(r, &(struct delivery){ .on = night, .unit = h->id, .kind = DELIVERED_NIGHT, .person = was->person, .quantity = 1,
            .about_kind = "night", .about = row.id.v });
}

static void post(struct req *r)
{
    struct house_unit h;
    struct stays_that_night_row was;
    const char *state = NULL;
    stay_id stay = { 0 };
    day night;

    if (!stay_unit(r, &h, "/stays/tonight")) return;
    for (int i = 0; states[i]; i++) if (in_id(r, states[i])) state = states[i], stay.v = in_id(r, states[i]);
    if (!night_of_visit(r, &night)) { show_night(r, 422, &h, stay_night_now(r), text(r, T_stays_night_wrong)); return; }
    if (!state || !stays_that_night(r, h.id, stay, night, &was)) { show_night(r, 422, &h, night, text(r, T_stays_not_that_night)); return; }
    if (!was.was || strcmp(was.was, state)) {
        stay_quietly(r, h.secret, was.person);
        note(r, &h, stay, night, state, &was);
        act(r, fmt(r, "wrote down a night: %s", state), "stay", stay.v);
    }
    see_other(r, "%s#g%lld", night_path(r, &h, night), (long long)stay.v);
}

static int64_t stay_of_night(struct req *r, int64_t about)
{
    struct of_night_row s;

    return of_night(r, (night_id){ about }, &s) ? s.stay.v : 0;
}
DELIVERY_RECORD(night, .kind = "night", .path = "/stays/stay?id=", .team = true, .number = stay_of_night);

PAGE(stays_tonight, .path = "/stays/tonight", .may = MAY_STAY, .get = get, .post = post,
    .help = "The nightly list: who is here, one press each.");
