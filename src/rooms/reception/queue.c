/* SPDX-License-Identifier: EUPL-1.2
** queue.c - the queue as workers see it: next, again, served, did not come, nobody in (RC1, RC2, RC4). */
#include "rooms/reception/visits.h"
#include "web/house.h"
#include "base/letters.h"
#include "queue.sql.h"

struct waiter {
    visit_id id; int64_t number, people, minutes, calls; struct isolated who, wanted, worker; const char *who_path, *purpose, *class, *lang, *state, *desk;
    bool interpreter, signing, in_person, mine, crowd, unknown; instant at;
};
struct waiters { int n; struct waiter *at; };
struct queue_page {
    const char *note, *desk; int64_t place, count; bool many_places;
    struct choices places;
    struct waiters waiting, called, over;
};
#include "queue.html.h"

static struct waiter waiter_of(struct req *r, const struct queue_row *q)
{
    struct waiter w = { .id = q->id, .number = q->number, .people = q->people, .minutes = (r->now.v - q->at.v) / 60, .calls = q->calls, .at = q->at,
        .wanted = { q->wanted ? q->wanted : "" }, .worker = { q->worker ? q->worker : "" }, .purpose = reception_said(r, "purpose", q->purpose),
        .class = strcmp(q->class, "other") ? reception_said(r, "class", q->class) : "", .lang = strcmp(q->lang, "el") ? language_name(q->lang) : "",
        .state = reception_said(r, "state", q->state), .desk = q->desk, .interpreter = q->interpreter, .signing = q->signing,
        .in_person = q->in_person, .mine = q->mine, .crowd = q->people > 1, .who_path = "" };

    if (q->person.v && q->seen) {
        w.who.text = person_name(r, &(struct person){ .family = q->family ? q->family : "", .given = q->given ? q->given : "" });
        w.who_path = fmt(r, "/person?id=%lld", (long long)q->person.v);
    } else w.who.text = q->person.v ? "" : reception_unseal(r, "name", q->name, q->name_n);
    w.unknown = !*w.who_path;                                                                           /* RC7 */
    return w;
}

static void put_in(struct waiters *to, struct waiter w) { to->at[to->n++] = w; }

static const char *desk_of(struct req *r)
{
    struct last_desk_row row;

    if (in_has(r, "desk")) return in(r, "desk");
    return last_desk(r, access_reader(r).account, r->today, &row) ? row.desk : "";
}

static void get(struct req *r)
{
    struct reader me = access_reader(r);
    int64_t place = place_of_reader(r);
    struct queue all = queue(r, place, r->today, me.account, reception_files(r), r->now);
    struct queue_page p = { .place = place, .desk = desk_of(r), .places = reception_places(r, place),
                            .note = in_has(r, "empty") ? text(r, T_reception_empty) : in_has(r, "saved") ? text(r, T_care_saved) : "" };

    p.waiting.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.waiting.at);
    p.called.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.called.at);
    p.over.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.over.at);
    for (int i = 0; i < all.n; i++) {
        const char *s = all.at[i].state;
        put_in(!strcmp(s, "waiting") ? &p.waiting : !strcmp(s, "called") ? &p.called : &p.over, waiter_of(r, &all.at[i]));
    }
    p.count = p.waiting.n;
    p.many_places = p.places.n > 1;
    r->no_store = true;
    page_begin(r, text(r, T_reception_queue), .wide = true);
    queue_html(r, &p);
    page_end(r);
}

int waiting_before(struct req *r, int64_t place, day at, visit_id id)
{
    struct queue all = queue(r, place, at, (account_id){ 0 }, 0, r->now);
    int n = 0;

    for (int i = 0; i < all.n && all.at[i].id.v != id.v; i++) n += !strcmp(all.at[i].state, "waiting");
    return n;
}

/* ---- what a worker does ---- */

/* Nobody could see them: whoever they asked for, or their unit, is told (RC4). */
static void tell_absent(struct req *r, visit_id id, const struct one_state_row *v)
{
    task_add(r, &(struct task){ .room = "reception", .text = T_reception_task_nobody, .value = reception_said(r, "purpose", v->purpose),
        .person = v->person.v && reception_sees(r, v->person) ? v->person : (person_id){ 0 }, .about_kind = "visit", .about = id.v, .href = fmt(r, "/reception/visit?id=%lld", (long long)id.v),
        .account = v->wanted, .unit = { v->place }, .due = { r->today.v + 1 } });
}

static bool do_one(struct req *r, visit_id id, const char *what, const char *desk)
{
    account_id me = access_reader(r).account;
    struct one_state_row v;

    if (!one_state(r, id, staff_here(r), r->today, &v)) { refuse(r, 404, T_reception_gone); return false; }
    if (!strcmp(what, "call") && call_one(r, id, me, desk, r->now)) act(r, "called a visitor", "visit", id.v);
    else if (!strcmp(what, "again") && call_again(r, id, r->now)) act(r, "called a visitor again", "visit", id.v);
    else if ((!strcmp(what, "served") || !strcmp(what, "no_show")) && end_visit(r, id, what, r->now))
        act(r, *what == 's' ? "served a visitor" : "visitor did not come", "visit", id.v);
    else if (!strcmp(what, "nobody_in") && end_visit(r, id, what, r->now)) {
        tell_absent(r, id, &v);
        act(r, "nobody was in for a visitor", "visit", id.v);
    } else if (!strcmp(what, "back") && wait_again(r, id)) act(r, "visitor waits again", "visit", id.v);
    else { refuse(r, 409, T_reception_other); return false; }
    return true;
}

static void post(struct req *r)
{
    const char *what = in(r, "do"), *desk = in(r, "desk");
    int64_t place = place_of_reader(r);
    struct call_next_row next;

    if (characters(desk) > DESK_MOST) { refuse(r, 422, T_reception_long); return; }
    if (strcmp(what, "next")) {
        if (do_one(r, (visit_id){ in_id(r, "id") }, what, desk)) see_other(r, "/reception/queue?place=%lld", (long long)place);
        return;
    }
    bool any = call_next(r, place, r->today, access_reader(r).account, desk, r->now, &next);
    if (any) act(r, "called a visitor", "visit", next.id.v);
    see_other(r, "/reception/queue?place=%lld%s", (long long)place, any ? "" : "&empty=1");
}
PAGE(reception_queue, .path = "/reception/queue", .may = AT_RECEPTION, .get = get, .post = post, .nav = T_reception_queue, .nav_at = 5,
     .help = "The queue: call the next visitor, call again, served, did not come.");

/* ---- what the screen shows ---- */

static const char *spoken(struct req *r, int lang, const struct on_screen_row *v)
{
    struct out o = { .mem = &r->mem };

    texts_fill(&o, texts_get(r->house->texts, lang, *v->desk ? T_reception_call : T_reception_call_plain, NULL), 2,
               (const char *const[]){ fmt(r, "%lld", (long long)v->number), v->desk });
    return out_text(&o);
}

struct calls calls_on_screen(struct req *r, int64_t place)
{
    struct on_screen all = on_screen(r, place, r->today, (instant){ r->now.v - 15 * 60 });
    struct calls c = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c.at) };

    for (int i = 0; i < all.n; i++) {
        struct on_screen_row *v = &all.at[i];
        int lang = *v->lang ? texts_language_find(r->house->texts, v->lang) : 0;
        if (lang < 0) lang = 1;                                         /* a language without texts is told in English */
        c.at[c.n++] = (struct called){ v->number, v->id.v * 100 + v->calls % 100, v->desk, texts_language(r->house->texts, lang)->code,
                                       spoken(r, lang, v), spoken(r, 0, v) };
    }
    return c;
}
