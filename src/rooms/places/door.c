/* SPDX-License-Identifier: EUPL-1.2
** door.c - the tablet at the door: one press when a child comes, one when it is fetched, a reason when it does not come (PL9, PL10,
** PL11). */
#include "rooms/places/absent.h"
#include "rooms/about.h"
#include "rooms/ledger/ledger.h"

struct door_section { section_id id; const char *name, *of; int64_t seats, marked; };
struct who_option { const char *value, *said; };
struct why_option { const char *word, *said; };
struct door_line {
    seat_id seat; int64_t in_row; const char *day, *code, *state, *tone, *hours, *fetched, *earlier, *child; struct isolated name;
    bool open, here, marked, all;
    struct cautions_said cautions;
    struct { int n; struct who_option *at; } who;
    struct { int n; struct who_option *at; } never;
    struct { int n; struct why_option *at; } why;
};
struct door_page {
    section_id id; day day; const char *title, *problem, *name, *of, *before, *after; int64_t came, here, away, open;
    struct { int n; struct door_section *at; } sections;
    struct { int n; struct door_line *at; } lines;
};
#include "door.html.h"

static const char *const reasons[] = { "ill", "family", "travel", "weather", "appointment", "other", "unknown" };
enum { REASONS = 7, DAY_MINUTES = 1440 };

/* ---- which day ---- */

day shift_day(const struct structure *s, int shift, instant now)
{
    day d = greek_day(now), before = { d.v - 1 };

    for (int i = 0; s && i < s->nhours; i++) {
        const struct hours *h = &s->hours[i];
        if (h->weekday == weekday(before) && (!shift || !h->shift || h->shift == shift) && h->to > DAY_MINUTES
            && greek_minute(now) < h->to - DAY_MINUTES)
            return before;
    }
    return d;
}

static const char *iso(struct req *r, day d)
{
    char b[11];

    return mem_str(&r->mem, day_iso(d, b));
}

/* One that is over, or was left for a better one, has its days still; one that was only offered has none. */
static bool was_held(const char *state) { return strcmp(state, "offered") && strcmp(state, "declined") && strcmp(state, "expired"); }

bool place_kept(struct req *r, struct place *p)
{
    p->id = (seat_id){ in_id(r, "seat") };
    if (p->id.v && place_of(r, p->id, &p->is) && was_held(p->is.state) && keeps(r, p->is.structure) && access_sees(r, p->is.person))
        return true;
    refuse(r, 404, T_places_unknown);
    return false;
}

/* ---- the page ---- */

static const char *clock_said(struct req *r, instant at, day d)
{
    int m = greek_minute(at);

    if (!at.v) return "";
    return greek_day(at).v == d.v ? fmt(r, "%02d:%02d", m / 60, m % 60) : fmt(r, "%02d:%02d (%s)", m / 60, m % 60,
        day_said(r, greek_day(at)));
}

static void take_who(struct req *r, person_id person, struct door_line *l, const struct fetchers *f)
{
    l->who.at = mem_get(&r->mem, (size_t)(f->n + 1) * sizeof *l->who.at);
    l->never.at = mem_get(&r->mem, (size_t)(f->n + 1) * sizeof *l->never.at);
    for (int i = 0; i < f->n; i++) {
        struct who_option o = { f->at[i].value, f->at[i].said };
        if (f->at[i].barred || f->at[i].called) continue;
        if (f->at[i].no) l->never.at[l->never.n++] = o; else l->who.at[l->who.n++] = o;
    }
    l->cautions = cautions_said(r, person, r->today);
}

static struct door_line line_of(struct req *r, const struct door_lines_row *s, day d)
{
    struct door_line l = { .seat = s->seat, .day = iso(r, d), .code = s->code, .state = "", .tone = "info", .hours = "", .fetched = "",
        .earlier = "", .child = fmt(r, "/places/child?seat=%lld", (long long)s->seat.v) };
    struct fetchers f = fetchers_of(r, s->person, d);

    l.name.text = s->family || s->given ? person_name(r,
        &(struct person){ .family = s->family ? s->family : "", .given = s->given ? s->given : "" }) : s->code;
    take_who(r, s->person, &l, &f);
    l.why.at = mem_get(&r->mem, REASONS * sizeof *l.why.at);
    for (int i = 0; i < REASONS; i++) l.why.at[l.why.n++] = (struct why_option){ reasons[i], said_word(r, "away", reasons[i]) };
    l.marked = s->presence.v != 0;
    l.open = !l.marked;
    l.here = l.marked && !strcmp(s->state, "here") && !s->gone.v;
    if (!l.marked) return l;
    if (!strcmp(s->state, "away")) { l.state = said_word(r, "away", s->reason); l.tone = "warn"; return l; }
    l.state = text(r, l.here ? T_places_is_here : T_places_has_left);
    l.tone = l.here ? "ok" : "info";
    l.hours = s->gone.v ? fmt(r, "%s–%s", clock_said(r, s->arrived, d), clock_said(r, s->gone, d)) : clock_said(r, s->arrived, d);
    if (s->gone.v) l.fetched = fetched_said(r, s->escort, s->fetched_by, &f);
    return l;
}

static void take_lines(struct req *r, section_id id, day d, bool only_open, struct door_page *p)
{
    struct reader me = access_reader(r);
    struct door_lines all = door_lines(r, id, d, me.account, me.files, r->now);
    struct door_line *old = p->lines.at;
    int had = p->lines.n;

    p->lines.at = mem_get(&r->mem, (size_t)(had + all.n + 1) * sizeof *old);
    for (int i = 0; i < had; i++) p->lines.at[i] = old[i];
    for (int i = 0; i < all.n; i++) {
        struct door_line l = line_of(r, &all.at[i], d);
        if (only_open) { if (!l.here) continue; l.earlier = day_said(r, d); }
        p->lines.at[p->lines.n++] = l;
        if (only_open) continue;
        p->came += l.marked && strcmp(l.tone, "warn"), p->here += l.here, p->away += l.marked && !strcmp(l.tone, "warn"), p->open += l.open;
    }
}

static void take_absent(struct req *r, section_id id, int limit, struct door_page *p)
{
    struct absent_runs all = absent_runs(r, id);

    for (int i = 0; limit && i < p->lines.n; i++) {
        int64_t n = absent_in_row(&all, p->lines.at[i].seat);
        if (n >= limit) p->lines.at[i].in_row = n;
    }
}

/* The same section stands in every call: of which one, by the days of its places. */
static const char *of_call(struct req *r, call_id id)
{
    struct call c;

    if (!call_read(r, id, &c)) return "";
    return fmt(r, "%s · %s – %s", call_title(r, &c), day_said(r, c.is.since), day_said(r, (day){ c.is.until.v - 1 }));
}

static void take_sections(struct req *r, struct door_page *p)
{
    struct door_sections all = door_sections(r, r->today);

    p->sections.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->sections.at);
    for (int i = 0; i < all.n; i++)
        if (keeps(r, all.at[i].structure))
            p->sections.at[p->sections.n++] = (struct door_section){ all.at[i].id,
                section_said(r, all.at[i].structure, all.at[i].name, (int)all.at[i].shift), of_call(r, all.at[i].in_call), all.at[i].seats,
                all.at[i].marked };
}

static void door_show(struct req *r, section_id id, day d, int status, const char *problem)
{
    struct section_of_row s;
    struct door_page p = { .id = id, .title = text(r, T_places_doorway), .problem = problem, .day = d };
    struct call c;

    if (!id.v) take_sections(r, &p);
    else {
        if (!section_of(r, id, &s) || !keeps(r, s.structure)) { refuse(r, 404, T_places_unknown); return; }
        p.name = section_said(r, s.structure, s.name, (int)s.shift), p.of = of_call(r, s.call);
        p.before = iso(r, (day){ d.v - 1 });
        p.after = d.v < r->today.v ? iso(r, (day){ d.v + 1 }) : "";
        struct still_here late = still_here(r, id, d);
        for (int i = 0; i < late.n; i++) if (!i || late.at[i].day.v != late.at[i - 1].day.v) take_lines(r, id, late.at[i].day, true, &p);
        take_lines(r, id, d, false, &p);
        if (call_read(r, s.call, &c)) take_absent(r, id, absent_limit(r, c.is.programme), &p);
        act(r, "saw who is in a section and what must be known of them", "section", id.v);       /* PL11 */
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, id.v ? p.name : text(r, T_places_doorway), .wide = true, .back = id.v ? "/places/door" : NULL, .problem = *problem != 0);
    door_html(r, &p);
    page_end(r);
}

/* The day asked for; else the one on which the shift that runs now began. */
static day day_asked(struct req *r, section_id id)
{
    struct section_of_row s;
    day d;

    if (*in(r, "day") && day_read_forgiving(in(r, "day"), &d) && d.v <= r->today.v && d.v > r->today.v - 400) return d;
    return section_of(r, id, &s) ? shift_day(town_find(r->house->town, s.structure), (int)s.shift, r->now) : r->today;
}

static void get(struct req *r)
{
    section_id id = { in_id(r, "section") };

    door_show(r, id, day_asked(r, id), 200, "");
}
PAGE(places_door, .path = "/places/door", .may = MAY_KEEP, .get = get, .nav = T_places_doorway, .nav_at = 47,
    .help = "The doorway: who came, who fetched them, who is missing and why.");

static int64_t seat_of_presence(struct req *r, int64_t about)
{
    struct of_presence_row p;

    return of_presence(r, (presence_id){ about }, &p) ? p.seat.v : 0;
}
DELIVERY_RECORD(presence, .kind = "presence", .path = "/places/child?seat=", .team = true, .number = seat_of_presence);

/* ---- one press ---- */

/* Of a shift past midnight an hour that is nearer to its end than to its next beginning is of the day after. */
static bool after_midnight(struct req *r, const struct place *p, day d, int minute)
{
    const struct structure *s = town_find(r->house->town, p->is.structure);

    for (int i = 0; s && i < s->nhours; i++) {
        const struct hours *h = &s->hours[i];
        if (h->weekday == weekday(d) && (!p->is.shift || !h->shift || h->shift == p->is.shift) && h->to > DAY_MINUTES
            && minute < (h->to - DAY_MINUTES + h->from) / 2) return true;
    }
    return false;
}

/* Now; of a day that is over: the hour that was typed. */
static bool hour_read(struct req *r, const struct place *p, day d, instant *at)
{
    int h, m;
    char end;

    *at = r->now;
    if (!*in(r, "hour")) return greek_day(r->now).v - d.v <= 1;
    if (sscanf(in(r, "hour"), "%d:%d%c", &h, &m, &end) != 2 || h < 0 || h > 23 || m < 0 || m > 59) return false;
    *at = greek_instant((day){ d.v + after_midnight(r, p, d, h * 60 + m) }, h * 60 + m);
    return at->v <= r->now.v;
}

static unit_id unit_at(struct req *r, const char *structure)
{
    struct unit_of_structure_row u;

    return unit_of_structure(r, structure, &u) ? u.id : (unit_id){ 0 };
}

static const char *mark_came(struct req *r, const struct place *p, day d)
{
    struct presence_of_row old;
    struct add_presence_row row;
    instant at;

    if (!hour_read(r, p, d, &at)) return text(r, T_places_hour_wrong);
    if (presence_of(r, p->id, d, &old) && strcmp(old.state, "away")) return "";
    if (presence_of(r, p->id, d, &old)) drop_presence(r, old.id);      /* came after all */
    if (!add_presence(r, p->id, p->is.section, d, "here", at, "", r->now, staff_here(r), &row)) return "";
    ledger_add(r, &(struct delivery){ .on = d, .unit = unit_at(r, p->is.structure), .kind = DELIVERED_PRESENCE, .service = p->is.programme,
        .person = p->is.person,
        .quantity = 1, .under = p->is.filed, .about_kind = "presence", .about = row.id.v });           /* PL9 */
    act(r, "noted who came", "presence", row.id.v);
    absent_tell(r, p, unit_at(r, p->is.structure), d);
    return "";
}

static const char *mark_away(struct req *r, const struct place *p, day d)
{
    struct presence_of_row old;
    struct add_presence_row row;
    bool known = false;

    for (int i = 0; i < REASONS; i++) known |= !strcmp(in(r, "reason"), reasons[i]);
    if (!known) return text(r, T_places_say_reason);
    if (presence_of(r, p->id, d, &old) && !strcmp(old.state, "here")) return text(r, T_places_came_already);
    if (presence_of(r, p->id, d, &old)) drop_presence(r, old.id);
    if (!add_presence(r, p->id, p->is.section, d, "away", (instant){ 0 }, in(r, "reason"), r->now, staff_here(r), &row)) return "";
    act(r, "noted who did not come", "presence", row.id.v);
    absent_tell(r, p, unit_at(r, p->is.structure), d);
    return "";
}

/* PL10 */
static const char *mark_left(struct req *r, const struct place *p, day d)
{
    struct fetchers f = fetchers_of(r, p->is.person, d);
    const struct fetcher *by = NULL;
    struct presence_of_row old;
    instant at;

    if (!presence_of(r, p->id, d, &old) || strcmp(old.state, "here")) return text(r, T_places_not_here);
    if (old.gone.v) return "";
    for (int i = 0; i < f.n; i++) if (!strcmp(f.at[i].value, in(r, "who"))) by = &f.at[i];
    if (!by || by->called) return text(r, T_places_who_fetched);
    if (by->no) return text_with(r, T_places_must_not, by->said, by->paper);
    if (by->barred) return text_with(r, T_places_same_name, by->barred->said, by->barred->paper);
    if (!hour_read(r, p, d, &at) || at.v < old.arrived.v) return text(r, T_places_hour_wrong);
    if (set_gone(r, old.id, at, by->escort, by->known)) act(r, "noted who fetched somebody", "presence", old.id.v);
    return "";
}

static const char *mark_undo(struct req *r, const struct place *p, day d)
{
    struct presence_of_row old;

    if (!presence_of(r, p->id, d, &old)) return "";
    if (!strcmp(old.state, "here")) ledger_take_back(r, "presence", old.id.v, text(r, T_places_noted_wrongly));       /* PL9 */
    drop_presence(r, old.id);
    act(r, "took a note of the doorway back", "presence", old.id.v);
    absent_tell(r, p, unit_at(r, p->is.structure), d);
    return "";
}

static void post(struct req *r)
{
    struct place p;
    const char *what = in(r, "do"), *problem;
    day d;

    if (!place_kept(r, &p)) return;
    d = day_asked(r, p.is.section);
    if (strcmp(what, "left") && (d.v < p.is.since.v || d.v >= p.is.until.v)) {
        door_show(r, p.is.section, d, 409, text(r, T_places_no_place_then));
        return;
    }
    problem = !strcmp(what, "came") ? mark_came(r, &p, d) : !strcmp(what, "left") ? mark_left(r, &p, d) : !strcmp(what, "away")
        ? mark_away(r, &p, d) : !strcmp(what, "undo") ? mark_undo(r, &p, d) : text(r, T_places_choose_answer);
    if (*problem) door_show(r, p.is.section, d, 422, problem);
    else see_other(r, "/places/door?section=%lld&day=%s#s%lld", (long long)p.is.section.v, iso(r, d), (long long)p.id.v);
}
PAGE(places_mark, .path = "/places/mark", .may = MAY_KEEP, .post = post, .help = "At the door: somebody came, was fetched, does not come.");

/* ---- my day ---- */

static int count(struct req *r, bool team)
{
    struct door_page p = { 0 };
    int open = 0;

    (void)team;
    take_sections(r, &p);
    for (int i = 0; i < p.sections.n; i++) open += (int)(p.sections.at[i].seats - p.sections.at[i].marked);
    return open > 0 ? open : 0;
}

static void show_open(struct req *r, bool team)
{
    struct door_page p = { .title = "", .problem = "", .day = r->today };

    (void)team;
    take_sections(r, &p);
    door_html(r, &p);
}
MY_DAY(doorway, .at = 15, .may = MAY_KEEP, .title = T_places_doorway, .count = count, .show = show_open);
