/* SPDX-License-Identifier: EUPL-1.2
** one.c - one appointment at the desk: came, did not come, cancelled, whose it is. */
#include "rooms/appointments/desk.h"
#include "rooms/ledger/ledger.h"
#include "rooms/appointments/online.h"
#include "one.sql.h"

struct held_line { const char *kind; struct isolated name; };
struct one_page {
    const char *title, *unit, *problem, *done, *when, *until, *state, *tone, *words, *path, *lang, *phone; booking_id id; int64_t version;
    struct isolated name;
    bool fresh, booked, ended, nameless, signing, step_free, attached, mine, writes; instant made;
    struct { int n; struct held_line *at; } held;
};
#include "one.html.h"

bool booking_open(struct req *r, booking_id id, struct booking_row *b, struct service_row *s)
{
    if (booking(r, id, b) && service(r, b->service, s)
        && (in_my_units(r, b->unit) || (!s->secret && b->by.v && b->by.v == staff_here(r).v))) {                            /* AD1 */
        if (b->person.v) access_knows(r, b->person);            /* so that what is done with it is written where it belongs (AC3) */
        return true;
    }
    refuse(r, 404, T_appointments_gone);
    return false;
}

void booking_look(struct req *r, const char *what, booking_id id, const struct booking_row *b, bool of_file)
{
    const struct person *who = of_file && b->person.v ? registry_person(r, b->person) : NULL;
    bool named = who && (access_knows(r, b->person) || who->shield < 2);

    act(r, what, named ? "person" : "booking", named ? b->person.v : id.v);
}

static const char *tone_of(const char *state)
{
    return !strcmp(state, "came") ? "ok" : !strcmp(state, "no_show") ? "warn" : !strcmp(state, "booked") ? "info" : "no";
}

static void render(struct req *r, int status, booking_id id, const struct booking_row *b, const struct service_row *s, const char *problem,
    const char *code)
{
    const struct person *who = b->person.v ? registry_person(r, b->person) : NULL;
    bool sees = who && access_knows(r, b->person);
    const char *name = booked_name(r, b->person, who ? who->shield : 0, b->name, b->name_n);
    struct held_by held = held_by(r, id);
    struct one_page p = { .title = booked_for(r, s), .unit = s->unit_name, .problem = problem,
        .done = *code ? code : in_has(r, "saved") ? text(r, T_care_saved) : "",
        .when = when_said(r, b->starts), .until = hour_said(r, b->ends), .state = appointments_said(r, "state", b->state),
        .tone = tone_of(b->state), .words = *name ? booking_unseal(r, "words", b->words, b->words_n) : "",
        .phone = *name ? booking_unseal(r, "phone", b->phone, b->phone_n) : "",
        .path = sees ? fmt(r, "/person?id=%lld", (long long)registry_root(r, b->person).v) : "", .lang = interpreter_language(b->lang),
        .id = id, .version = b->row_version, .name = { name }, .fresh = in_has(r, "new"), .booked = !strcmp(b->state, "booked"),
        .ended = !strcmp(b->state, "came") || !strcmp(b->state, "no_show"), .nameless = !*name, .signing = b->signing,
        .step_free = b->step_free, .attached = b->person.v != 0, .mine = in_my_units(r, b->unit), .writes = may_write(r, b),
        .made = b->made };

    p.held.at = mem_get(&r->mem, (size_t)(held.n + 1) * sizeof *p.held.at);
    for (int i = 0; i < held.n; i++)
        p.held.at[p.held.n++] = (struct held_line){ appointments_said(r, "kind", held.at[i].kind), { held.at[i].name } };
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = fmt(r, "/appointments?unit=%lld&day=%s", (long long)b->unit.v, day_field(r, greek_day(b->starts))),
        .problem = *problem != 0);
    one_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    struct booking_row b;
    struct service_row s;

    if (!booking_open(r, id, &b, &s)) return;
    booking_look(r, "opened an appointment", id, &b, !s.special);
    render(r, 200, id, &b, &s, "", "");
}
PAGE(appointments_one, .path = "/appointments/one", .may = AT_BOOKING, .get = get, .help = "One appointment.");
DELIVERY_RECORD(booking, .kind = "booking", .path = "/appointments/one?id=", .team = true);

/* AP7: what took place is a delivery.  AP8: of a special-category service the ledger knows the figure, not the person. */
static void delivered(struct req *r, booking_id id, const struct booking_row *b, const struct service_row *s)
{
    ledger_add(r, &(struct delivery){ .on = greek_day(b->starts), .unit = b->unit,
        .kind = subject_at_home(s->subject) ? DELIVERED_VISIT : DELIVERED_APPOINTMENT, .service = s->subject,
        .person = s->special ? (person_id){ 0 } : b->person, .quantity = 1, .about_kind = "booking", .about = id.v });
}

static void post_state(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    const char *to = in(r, "do");
    struct booking_row b;
    struct service_row s;
    bool came = !strcmp(to, "came"), no_show = !strcmp(to, "no_show"), cancel = !strcmp(to, "cancelled");

    if (!booking_open(r, id, &b, &s)) return;
    if (!came && !no_show && !cancel) { render(r, 422, id, &b, &s, text(r, T_care_no_choice), ""); return; }
    if (!cancel && !in_my_units(r, b.unit)) { refuse(r, 404, T_appointments_gone); return; }
    if (!cancel && b.starts.v > r->now.v + 3600) { render(r, 422, id, &b, &s, text(r, T_appointments_not_yet), ""); return; }
    if (!book_end(r, id, &b, to, in_id(r, "row_version"))) { render(r, 409, id, &b, &s, text(r, T_appointments_moved_on), ""); return; }
    if (came) delivered(r, id, &b, &s);
    if (in_has(r, "list")) see_other(r, "/appointments?unit=%lld&day=%s&saved=1", (long long)b.unit.v, day_field(r, greek_day(b.starts)));
    else see_other(r, "/appointments/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(appointments_state, .path = "/appointments/state", .may = AT_BOOKING, .post = post_state,
    .help = "An appointment took place, nobody came, or it is cancelled.");

/* What was clicked by mistake: open again, its delivery countered; a cancelled one has lost its time. */
static void post_undo(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    struct booking_row b;
    struct service_row s;

    if (!booking_open(r, id, &b, &s)) return;
    if (!in_my_units(r, b.unit) || !reopen_booking(r, id, in_id(r, "row_version"))) {
        render(r, 409, id, &b, &s, text(r, T_appointments_moved_on), "");
        return;
    }
    ledger_take_back(r, "booking", id.v, text(r, T_appointments_undone_why));
    act(r, "opened an appointment again", "booking", id.v);
    see_other(r, "/appointments/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(appointments_undo, .path = "/appointments/undo", .may = AT_BOOKING, .post = post_undo,
    .help = "Came, or did not come, was clicked by mistake.");

/* A lost code, or one for whoever booked by telephone: shown once. */
static void post_code(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    struct booking_row b;
    struct service_row s;

    if (!booking_open(r, id, &b, &s)) return;
    const char *code = mine_new_code(r, id);
    act(r, "gave a code for an appointment", "booking", id.v);
    render(r, 200, id, &b, &s, "", text_with(r, T_appointments_code_hint, fmt(r, "%lld", (long long)id.v), code));
}
PAGE(appointments_code, .path = "/appointments/code", .may = AT_BOOKING, .post = post_code,
    .help = "A code with which a resident opens an appointment.");

static void post_attach(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    person_id person = registry_root(r, (person_id){ in_id(r, "person") });
    struct booking_row b;
    struct service_row s;

    if (!booking_open(r, id, &b, &s)) return;
    if (!person.v || !access_knows(r, person)) { render(r, 422, id, &b, &s, text(r, T_access_unknown), ""); return; }
    if (b.person.v && registry_root(r, b.person).v == person.v) { see_other(r, "/appointments/one?id=%lld", (long long)id.v); return; }
    if (!attach_booking(r, id, person, in_id(r, "row_version"))) {
        render(r, 409, id, &b, &s, text(r, T_appointments_moved_on), "");
        return;
    }
    if (!strcmp(b.state, "booked")) remind_set(r, id, person, b.starts);
    uninvite(r, id, b.person);                                                                  /* AP12 */
    invite(r, id);
    act(r, "attached an appointment to a file", "person", person.v);
    see_other(r, "/appointments/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(appointments_attach, .path = "/appointments/attach", .may = AT_BOOKING, .post = post_attach,
    .help = "Whose file an appointment belongs to.");
