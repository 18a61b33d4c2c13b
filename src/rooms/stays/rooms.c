/* SPDX-License-Identifier: EUPL-1.2
** rooms.c - rooms and beds of a unit: who is in them, what is out of order (ST2, ST3). */
#include "rooms/stays/rooms.h"
#include "rooms.sql.h"

enum { NAME_MOST = 60, BEDS_MOST = 99 };
struct bed_line { bed_id id; const char *name, *path, *why; struct isolated guest; day until; bool out, free; };
struct room_part { room_id id; const char *name, *whom; bool step_free; struct { int n; struct bed_line *at; } beds; };
struct rooms_page {
    struct stays_bar_page bar; const char *title, *done, *problem, *name, *beds; unit_id unit; bool none; int64_t in_files;
    struct { int n; struct room_part *at; } rooms;
    struct options whoms;
};
#include "rooms.html.h"

static const char *const whoms[] = { "any", "f", "m", "family", NULL };

static bool of_this(const struct stay_room *q, const char *structure) { return !*q->structure || !strcmp(q->structure, structure); }

static int rooms_in_files(const struct stay_rules *s, const char *structure)
{
    int n = 0;

    for (int i = 0; i < s->nrooms; i++) n += of_this(&s->rooms[i], structure);
    return n;
}

static void make_room(struct req *r, unit_id unit, const char *name, const char *whom, bool step_free, int beds)
{
    struct add_room_row row;

    if (!add_room(r, unit, name, whom, step_free, &row)) fault(&r->fate, "the room was not written");
    for (int i = 1; i <= beds; i++) add_bed(r, row.id, fmt(r, "%d", i));
}

void rooms_make(struct req *r, unit_id unit, const char *name, const char *whom, int beds) { make_room(r, unit, name, whom, false, beds); }

int rooms_from_town(struct req *r, unit_id unit, const char *structure, const struct stay_rules *s)
{
    int n = 0;

    for (int i = 0; i < s->nrooms; i++) {
        const struct stay_room *q = &s->rooms[i];
        if (of_this(q, structure)) make_room(r, unit, q->name, q->whom, q->step_free, q->beds), n++;
    }
    return n;
}

static void put_beds(struct req *r, const struct house_unit *h, struct rooms_page *p)
{
    struct reader me = access_reader(r);
    struct beds all = beds(r, h->id, r->today, me.account, me.files, r->now);
    struct room_part *m = NULL;

    p->rooms.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->rooms.at);
    for (int i = 0; i < all.n; i++) {
        struct beds_row *b = &all.at[i];
        if (!m || m->id.v != b->room.v) {
            m = &p->rooms.at[p->rooms.n++];
            *m = (struct room_part){ b->room, b->room_name, strcmp(b->whom, "any") ? stay_said(r, "whom", b->whom) : "", b->step_free,
                { 0 } };
            m->beds.at = mem_get(&r->mem, (size_t)(all.n - i) * sizeof *m->beds.at);
        }
        if (!b->id.v) continue;
        m->beds.at[m->beds.n++] = (struct bed_line){ b->id, b->name, b->stay.v ? fmt(r, "/stays/stay?id=%lld", (long long)b->stay.v) : "",
            b->out.v ? b->why : "", { b->stay.v ? guest_name(r, h->secret, b->code, b->family, b->given) : "" },
            b->out.v ? b->until : DAY_NONE, b->out.v != 0, !b->stay.v && !b->out.v };
    }
}

static void show_rooms(struct req *r, int status, const struct house_unit *h, const char *problem)
{
    struct rooms_page p = { .bar = h->bar, .title = text_with(r, T_stays_rooms_of, h->name),
        .done = in_has(r, "saved") ? text(r, T_stays_saved) : "", .problem = problem,
        .name = in(r, "name"), .beds = in(r, "beds"), .unit = h->id,
        .whoms = stay_options(r, whoms, "whom", *in(r, "whom") ? in(r, "whom") : "any") };

    put_beds(r, h, &p);
    p.none = !p.rooms.n;
    p.in_files = p.none ? rooms_in_files(h->rules, h->structure) : 0;
    r->status = status;
    page_begin(r, p.title, .wide = true, .problem = *problem != 0);
    rooms_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct house_unit h;

    if (stay_unit(r, &h, "/stays/rooms")) show_rooms(r, 200, &h, "");
}

/* A number as typed, 1 to most; 0 when it is none. */
static int number_typed(struct req *r, const char *field, int most)
{
    int64_t n = in_id(r, field);

    return n >= 1 && n <= most ? (int)n : 0;
}

static const char *new_room(struct req *r, const struct house_unit *h)
{
    int n = number_typed(r, "beds", BEDS_MOST);
    struct room_named_row row;

    if (!*in(r, "name") || strlen(in(r, "name")) > NAME_MOST) return text(r, T_stays_room_name_wrong);
    if (!n) return text(r, T_stays_beds_wrong);
    if (!stay_one_of(in(r, "whom"), whoms)) return text(r, T_stays_no_choice);
    if (room_named(r, h->id, in(r, "name"), &row)) return text(r, T_stays_room_taken);
    make_room(r, h->id, in(r, "name"), in(r, "whom"), in_has(r, "step_free"), n);
    act(r, "made a room", "unit", h->id.v);
    return NULL;
}

/* ST3: nobody lies in what is out of order, and what somebody lies in is not. */
static const char *out_of_order(struct req *r, const struct house_unit *h, bed_id bed)
{
    day until;

    if (!*in(r, "why") || strlen(in(r, "why")) > LINE_MOST) return text(r, T_stays_why_needed);
    if (!stay_day_typed(r, "until", DAY_NONE, &until) || (until.v != DAY_NONE.v && until.v <= r->today.v))
        return text(r, T_stays_out_until_wrong);
    /* after who left this morning */
    day tonight = stay_night_now(r), since = bed_is_free(r, h->id, bed, tonight) ? tonight : r->today;
    if (!bed_is_free(r, h->id, bed, since)) return text(r, T_stays_bed_in_use);
    break_bed(r, bed, since, until, in(r, "why"), r->now, staff_here(r));
    act(r, "took a bed out of order", "bed", bed.v);
    return NULL;
}

static const char *change_bed(struct req *r, const struct house_unit *h, const char *what)
{
    bed_id bed = { in_id(r, "bed") };
    struct bed_of_row row;

    if (!bed_of(r, h->id, bed, &row)) return text(r, T_stays_no_choice);
    if (!strcmp(what, "out")) return out_of_order(r, h, bed);
    if (!strcmp(what, "mend")) {
        if (!mend_bed(r, bed, stay_night_now(r), r->today)) return text(r, T_stays_no_choice);
        act(r, "put a bed in order", "bed", bed.v);
        return NULL;
    }
    if (!bed_is_free(r, h->id, bed, r->today)) return text(r, T_stays_bed_in_use);
    close_bed(r, bed);
    act(r, "gave up a bed", "bed", bed.v);
    return NULL;
}

static void post(struct req *r)
{
    struct house_unit h;
    const char *what = in(r, "do"), *wrong;

    if (!stay_unit(r, &h, "/stays/rooms")) return;
    if (!strcmp(what, "room")) wrong = new_room(r, &h);
    else if (!strcmp(what, "town")) {
        wrong = room_count(r, h.id).n || !rooms_from_town(r, h.id, h.structure, h.rules) ? text(r, T_stays_no_choice) : NULL;
        if (!wrong) act(r, "made the rooms of the town's files", "unit", h.id.v);
    } else if (!strcmp(what, "out") || !strcmp(what, "mend") || !strcmp(what, "close")) wrong = change_bed(r, &h, what);
    else wrong = text(r, T_stays_no_choice);
    if (wrong) show_rooms(r, 422, &h, wrong);
    else see_other(r, "/stays/rooms?unit=%lld&saved=1", (long long)h.id.v);
}
PAGE(stays_rooms, .path = "/stays/rooms", .may = MAY_STAY, .get = get, .post = post,
    .help = "Rooms and beds of a unit: who is in them, what is out of order.");
