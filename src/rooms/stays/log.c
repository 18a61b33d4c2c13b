/* SPDX-License-Identifier: EUPL-1.2
** log.c - what one shift tells the next; who takes over presses once that they have read it.  A shift over midnight belongs to the day on
** which it began, and has as many hours as the clocks give it that night (ST4). */
#include "rooms/stays/inside.h"
#include "web/draft.h"
#include "base/date.h"
#include "log.sql.h"

enum { HOURS_SHOWN = 72, WORDS_MOST = 4000 };
struct shift_now { const char *id; day began; instant from, to; };
struct entry_line { const char *shift, *words, *path; struct isolated writer, guest; day day; instant at; bool heavy, fresh; };
struct taker_line { struct isolated name; instant at; };
struct guest_option { stay_id id; const char *name; bool held; };
struct log_page {
    struct stays_bar_page bar; const char *title, *done, *problem, *about, *shift, *span, *words; unit_id unit; day began;
    bool heavy, shifts;
    struct { int n; struct entry_line *at; } entries;
    struct { int n; struct taker_line *at; } takers;
    struct { int n; struct guest_option *at; } guests;
};
#include "log.html.h"

static const char *shift_said(struct req *r, const char *id) { return *id ? stay_said(r, "shift", id) : ""; }

/* The shift that runs now; where none does, the day itself. */
static struct shift_now shift_of(struct req *r, const struct stay_rules *s)
{
    int now = greek_minute(r->now);

    for (int i = 0; i < s->nshifts; i++) {
        const struct stay_shift *h = &s->shifts[i];
        bool over = h->to <= h->from, after = over && now < h->to;
        if (!(over ? now >= h->from || after : now >= h->from && now < h->to)) continue;
        day began = { r->today.v - after };
        return (struct shift_now){ h->id, began, greek_instant(began, h->from), greek_instant((day){ began.v + over }, h->to) };
    }
    return (struct shift_now){ "", r->today, { 0 }, { 0 } };
}

static const char *span_said(struct req *r, const struct shift_now *s)
{
    int from = greek_minute(s->from), to = greek_minute(s->to);

    return text_with(r, T_stays_shift_span, fmt(r, "%02d:%02d", from / 60, from % 60), fmt(r, "%02d:%02d", to / 60, to % 60),
                     fmt(r, "%lld", (long long)(s->to.v - s->from.v) / 3600));
}

static void put_entries(struct req *r, const struct house_unit *h, struct log_page *p)
{
    struct reader me = access_reader(r);
    struct entries all = entries(r, h->id, (instant){ r->now.v - HOURS_SHOWN * 3600 }, me.account, me.files, r->now);
    struct read_so_far_row mine = read_so_far(r, h->id, me.account);

    p->entries.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->entries.at);
    for (int i = 0; i < all.n; i++) {
        struct entries_row *e = &all.at[i];
        p->entries.at[p->entries.n++] = (struct entry_line){ shift_said(r, e->shift), stay_open(r, e->words, e->words_n),
            e->stay.v ? fmt(r, "/stays/stay?id=%lld", (long long)e->stay.v) : "", { e->writer ? e->writer : "" },
            { e->stay.v ? guest_name(r, h->secret, e->code, e->family, e->given) : "" }, e->day, e->at, e->heavy, e->id.v > mine.last.v };
    }
}

static void put_guests(struct req *r, const struct house_unit *h, struct log_page *p)
{
    struct reader me = access_reader(r);
    struct guests_here all = guests_here(r, h->id, me.account, me.files, r->now);
    int64_t held = atoll(typed(r, "stay", "0"));

    p->guests.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->guests.at);
    for (int i = 0; i < all.n; i++)
        p->guests.at[p->guests.n++] = (struct guest_option){ all.at[i].id,
            guest_name(r, h->secret, all.at[i].code, all.at[i].family, all.at[i].given), all.at[i].id.v == held };
}

static void show_log(struct req *r, int status, const struct house_unit *h, const char *problem)
{
    struct shift_now s = shift_of(r, h->rules);
    struct who_took_over all = who_took_over(r, h->id, s.began, s.id);
    struct log_page p = { .bar = h->bar, .title = text_with(r, T_stays_log_of, h->name), .done = in_has(r, "saved") ? text(r, T_stays_saved)
        : "", .problem = problem, .about = fmt(r, "%lld", (long long)h->id.v), .unit = h->id, .shift = shift_said(r, s.id),
        .span = *s.id ? span_said(r, &s) : "", .began = s.began, .words = typed(r, "words", ""), .heavy = *typed(r, "heavy", "") != 0,
        .shifts = *s.id != 0 };

    p.takers.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.takers.at);
    for (int i = 0; i < all.n; i++)
        p.takers.at[p.takers.n++] = (struct taker_line){ { all.at[i].name ? all.at[i].name : "" }, all.at[i].at };
    put_entries(r, h, &p);
    put_guests(r, h, &p);
    r->status = status;
    page_begin(r, p.title, .problem = *problem != 0);
    log_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct house_unit h;

    if (!stay_unit(r, &h, "/stays/log")) return;
    draft_used(r, fmt(r, "%lld", (long long)h.id.v));
    act(r, "read the hand-over log", "unit", h.id.v);
    show_log(r, 200, &h, "");
}

static const char *write_entry(struct req *r, const struct house_unit *h, const struct shift_now *s)
{
    stay_id stay = { in_id(r, "stay") };
    struct guest_here_row g;
    struct add_entry_row row;
    size_t n;

    if (!*in(r, "words")) return text(r, T_stays_log_words);
    if (strlen(in(r, "words")) > WORDS_MOST) return text(r, T_stays_too_long);
    if (stay.v && !guest_here(r, h->id, stay, &g)) return text(r, T_stays_no_choice);
    const void *words = stay_seal(r, in(r, "words"), &n);
    if (stay.v) stay_quietly(r, h->secret, g.person);
    if (!add_entry(r, h->id, s->began, s->id, stay, in_has(r, "heavy"), words, n, r->now, staff_here(r), &row))
        fault(&r->fate, "the entry was not written");
    act(r, "wrote in the hand-over log", "unit", h->id.v);
    return NULL;
}

static void post(struct req *r)
{
    struct house_unit h;
    const char *wrong = NULL;

    if (!stay_unit(r, &h, "/stays/log")) return;
    struct shift_now s = shift_of(r, h.rules);
    if (strcmp(in(r, "do"), "relieve")) wrong = write_entry(r, &h, &s);
    else if (take_over(r, h.id, s.began, s.id, last_entry(r, h.id).last, r->now, staff_here(r)))
        act(r, "took over a shift", "unit", h.id.v);
    if (wrong) show_log(r, 422, &h, wrong);
    else see_other(r, "/stays/log?unit=%lld&saved=1", (long long)h.id.v);
}
PAGE(stays_log, .path = "/stays/log", .may = MAY_STAY, .get = get, .post = post,
    .help = "What one shift tells the next; taking a shift over.");
