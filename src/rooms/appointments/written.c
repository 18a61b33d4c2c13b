/* SPDX-License-Identifier: EUPL-1.2
** written.c - what the clinic writes about an appointment: read and written by who works there and holds special-category rights; by
** no other desk, whatever it may open.  A note is never changed: another is added (AP11). */
#include "rooms/appointments/desk.h"
#include "web/draft.h"
#include "written.sql.h"

struct written_line { const char *words; instant made; struct isolated by; };
struct written_page { const char *problem, *title, *when, *words; booking_id id; struct isolated name;
    struct { int n; struct written_line *at; } lines; };
#include "written.html.h"

bool may_write(struct req *r, const struct booking_row *b) { return (r->keys & MAY_SPECIAL) && in_my_units(r, b->unit); }

static bool opened(struct req *r, booking_id id, struct booking_row *b, struct service_row *s)
{
    if (booking(r, id, b) && service(r, b->service, s) && may_write(r, b)) {
        if (b->person.v) access_knows(r, b->person);
        return true;
    }
    refuse(r, 404, T_appointments_gone);
    return false;
}

static void render(struct req *r, int status, booking_id id, const struct booking_row *b, const struct service_row *s, const char *problem)
{
    struct written_of all = written_of(r, id);
    const struct person *who = b->person.v ? registry_person(r, b->person) : NULL;
    struct written_page p = { .problem = problem, .title = booked_for(r, s), .when = when_said(r, b->starts),
        .words = in(r, "words"), .id = id, .name = { booked_name(r, b->person, who ? who->shield : 0, b->name, b->name_n) },
        .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at) };

    for (int i = 0; i < all.n; i++)
        p.lines.at[p.lines.n++] = (struct written_line){ booking_unseal(r, "written", all.at[i].words, all.at[i].words_n), all.at[i].made,
            { all.at[i].name ? all.at[i].name : "" } };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_appointments_written), .back = fmt(r, "/appointments/one?id=%lld", (long long)id.v), .problem = *problem != 0);
    written_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    struct booking_row b;
    struct service_row s;

    if (!opened(r, id, &b, &s)) return;
    booking_look(r, "read a clinic's notes", id, &b, true);
    draft_used(r, fmt(r, "%lld", (long long)id.v));
    render(r, 200, id, &b, &s, "");
}

static void post(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    const char *words = in(r, "words");
    struct booking_row b;
    struct service_row s;
    struct add_written_row row;
    size_t n;

    if (!opened(r, id, &b, &s)) return;
    if (!words[strspn(words, " \r\n\t")]) { render(r, 422, id, &b, &s, text(r, T_care_words_needed)); return; }
    if (strlen(words) > 10 * WORDS_BYTES) { render(r, 422, id, &b, &s, text(r, T_care_words_long)); return; }
    const void *sealed = booking_seal(r, "written", words, &n);
    if (!add_written(r, id, sealed, n, r->now, staff_here(r), &row)) fault(&r->fate, "a note of the clinic was not written");
    act(r, "wrote a clinic's note", "booking", id.v);
    see_other(r, "/appointments/written?id=%lld&saved=1", (long long)id.v);
}
PAGE(appointments_written, .path = "/appointments/written", .may = MAY_SPECIAL, .get = get, .post = post,
    .help = "The clinic's own notes of an appointment.");
