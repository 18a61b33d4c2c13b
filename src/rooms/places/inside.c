/* SPDX-License-Identifier: EUPL-1.2
** inside.c - what the pages of places share: words, calls and wishes found. */
#include "rooms/places/inside.h"
#include "base/say.h"
#include "web/edge.h"

const char *said_word(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "places.%s_%s", prefix, word));

    return number < 0 ? word : text(r, number);
}

const char *said_time(struct req *r, instant at)
{
    int m = greek_minute(at);

    return at.v ? fmt(r, "%s, %02d:%02d", day_said(r, greek_day(at)), m / 60, m % 60) : "";
}

const char *structure_said(struct req *r, const char *id)
{
    const struct structure *s = town_find(r->house->town, id);

    return s ? place_say(r, s).name.text : id;
}

const char *section_said(struct req *r, const char *structure, const char *name, int shift)
{
    return fmt(r, "%s: %s", structure_said(r, structure), group_said(r, name, shift));
}

const char *section_option(struct req *r, const char *structure, int shift)
{
    const char *name = structure_said(r, structure);

    return shift ? text_with(r, T_portal_group_shift, name, fmt(r, "%d", shift)) : name;
}

const char *points_said(struct req *r, int64_t hundredths)
{
    struct out o = { .mem = &r->mem };

    say_number(&o, r->house->texts, r->lang, hundredths, 2);
    return out_text(&o);
}

const char *who_said(struct req *r, account_id id)
{
    struct account_name_row row;

    if (!id.v) return text(r, T_places_by_itself);
    return account_name(r, id, &row) ? row.name : fmt(r, "%lld", (long long)id.v);
}

instant day_begins(day d) { return greek_instant(d, 0); }

bool typed_day(struct req *r, const char *field, day *to) { return day_read_forgiving(in(r, field), to); }

const char *site_base(struct req *r) { return r->host && *r->host ? fmt(r, "%s://%s", r->secure ? "https" : "http", r->host) : ""; }

/* ---- calls ---- */

bool call_read(struct req *r, call_id id, struct call *c)
{
    *c = (struct call){ .id = id, .programme = -1 };
    if (!id.v || !call_of(r, id, &c->is)) return false;
    c->rules = town_places_of(r->house->town, c->is.programme);
    c->programme = book_programme_find(r->house->book, c->is.programme);
    return true;
}

bool call_found(struct req *r, struct call *c, const char *field)
{
    if (call_read(r, (call_id){ in_id(r, field) }, c)) return true;
    refuse(r, 404, T_places_unknown);
    return false;
}

bool call_lists(struct req *r, const struct call *c)
{
    return c->programme >= 0 && strcmp(book_programme(r->house->book, c->programme)->public_list, "never");
}

const char *call_title(struct req *r, const struct call *c)
{
    int name = c->programme < 0 ? -1 : book_programme(r->house->book, c->programme)->name, from = day_civil(c->is.since).year,
        to = day_civil((day){ c->is.until.v - 1 }).year;
    const char *what = name < 0 ? c->is.programme : text(r, name);

    return from == to ? fmt(r, "%s, %d", what, from) : fmt(r, "%s, %d–%d", what, from, to);
}

bool stage_is(const struct call *c, const char *stage) { return !strcmp(c->is.stage, stage); }

const char *call_state(struct req *r, const struct call *c, const char **tone)
{
    const char *word = c->is.stage;

    if (stage_is(c, "open")) word = r->now.v < c->is.opens.v ? "planned" : r->now.v < c->is.closes.v ? "open" : "closed";
    if (stage_is(c, "final") && c->is.until.v <= r->today.v) word = "ended";
    *tone = !strcmp(word, "open") || !strcmp(word, "final") ? "ok" : !strcmp(word, "ended") ? "no" : !strcmp(word, "planned") ? "info"
        : "warn";
    return said_word(r, "stage", word);
}

bool call_takes(struct req *r, const struct call *c, bool *late)
{
    *late = stage_is(c, "final");
    return *late ? c->is.until.v > r->today.v : stage_is(c, "open") && c->is.opens.v <= r->now.v && r->now.v < c->is.closes.v;
}

day counted_on(struct req *r, const struct call *c)
{
    day last = greek_day((instant){ c->is.closes.v - 1 });

    return last.v < r->today.v ? last : r->today;
}

const char *tie_said(struct req *r, const struct place_tie *t, const char *programme)
{
    const char *of = text_named(r, fmt(r, "fact.%s.label", t->of));

    if (!*of) of = text_named(r, fmt(r, "%s.%s", programme, t->of));
    if (t->kind == TIE_EARLIEST) return text(r, T_places_tie_earliest);
    return text_with(r, t->kind == TIE_LOWEST ? T_places_tie_lowest : T_places_tie_highest, *of ? of : t->of);
}

/* ---- wishes ---- */

/* Digits of Arabic keyboards too. */
const char *code_typed(struct req *r, const char *s)
{
    struct out o = { .mem = &r->mem };

    for (; *s && o.n < 8; s++) {
        const unsigned char *b = (const unsigned char *)s;
        int digit = *s >= '0' && *s <= '9' ? *s - '0' : b[0] == 0xd9 && b[1] >= 0xa0 && b[1] <= 0xa9 ? b[1] - 0xa0 : b[0] == 0xdb
            && b[1] >= 0xb0 && b[1] <= 0xb9 ? b[1] - 0xb0 : -1;
        if (digit < 0) continue;
        if (o.n == 3) out_char(&o, '-');
        out_char(&o, (char)('0' + digit));
    }
    return out_text(&o);
}

bool wish_read(struct req *r, wish_id id, struct wish *w)
{
    *w = (struct wish){ .id = id };
    return id.v && wish_of(r, id, &w->is);
}

bool wish_open(struct req *r, struct wish *w, const char *what)
{
    if (!wish_read(r, (wish_id){ in_id(r, "id") }, w)) { access_open(r, (person_id){ 0 }, what); return false; }
    return access_open_of(r, w->is.person, what);
}

int months_on(const struct person *p, day d)
{
    struct civil a, b;

    if (p->birth.v == DAY_NONE.v) return -1;
    a = day_civil(p->birth), b = day_civil(d);
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day);
}

bool section_fits(int64_t from, int64_t to, int months) { return months < 0 ? !from && !to : months >= from && (!to || months < to); }
