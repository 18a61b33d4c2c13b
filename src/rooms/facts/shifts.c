/* SPDX-License-Identifier: EUPL-1.2
** shifts.c - who gains, who loses, who must be told: the answers that changed, with filters in the address. */
#include "rooms/facts/value.h"
#include "rooms/messages/messages.h"
#include "shifts.sql.h"

enum { PAGE_ROWS = 50 };

struct shift_shown {
    shift_id id; int64_t version; struct isolated who; const char *href, *programme, *was, *is, *cause, *channel; cents before, after; day at, told;
    bool loses;
};
struct shifts_page {
    const char *problem, *query, *next; bool told_ones, saved, sweeping; int64_t count, households, swept; cents gained, lost; day swept_day; const char *today;
    struct { int n; struct word_option *at; } programmes, causes, ways, tolds, channels;
    const char *since;
    struct { int n; struct shift_shown *at; } rows;
};
#include "shifts.html.h"

static const char *const causes[] = { "fact", "registry", "rules", "day" };
static const int cause_words[] = { T_facts_cause_fact, T_facts_cause_registry, T_facts_cause_rules, T_facts_cause_day };
static const char *const channels[] = { "phone", "message", "letter", "desk", "visit", "needless" };
static const int channel_words[] = { T_facts_by_phone, T_facts_by_message, T_facts_by_letter, T_facts_at_desk, T_facts_by_visit, T_facts_needless };

static const char *word_said(struct req *r, const char *word, const char *const *list, const int *words, int n)
{
    for (int i = 0; i < n; i++) if (!strcmp(word, list[i])) return text(r, words[i]);
    return word;
}

static const char *programme_said(struct req *r, const char *id)
{
    int p = book_programme_find(r->house->book, id), name = p < 0 ? -1 : book_programme(r->house->book, p)->name;

    return name < 0 ? id : text(r, name);
}

static const char *answer_said(struct req *r, const char *word)
{
    return text(r, !strcmp(word, "yes") ? T_facts_yes : !strcmp(word, "no") ? T_facts_no : T_facts_open);
}

static void option(struct word_option *to, int *n, const char *value, const char *words, const char *now)
{
    to[(*n)++] = (struct word_option){ value, words, !strcmp(value, now) };
}

static void filters(struct req *r, struct shifts_page *p)
{
    const struct book *b = r->house->book;

    p->programmes.at = mem_get(&r->mem, (size_t)(book_programmes(b) + 24) * sizeof *p->programmes.at);
    p->causes.at = p->programmes.at + book_programmes(b) + 1;
    p->ways.at = p->causes.at + 5;
    p->tolds.at = p->ways.at + 3;
    p->channels.at = p->tolds.at + 2;
    option(p->programmes.at, &p->programmes.n, "", text(r, T_facts_all), in(r, "programme"));
    for (int i = 0; i < book_programmes(b); i++)
        option(p->programmes.at, &p->programmes.n, book_programme(b, i)->id, programme_said(r, book_programme(b, i)->id), in(r, "programme"));
    option(p->causes.at, &p->causes.n, "", text(r, T_facts_all), in(r, "cause"));
    for (int i = 0; i < 4; i++) option(p->causes.at, &p->causes.n, causes[i], text(r, cause_words[i]), in(r, "cause"));
    option(p->ways.at, &p->ways.n, "", text(r, T_facts_all), in(r, "way"));
    option(p->ways.at, &p->ways.n, "gain", text(r, T_facts_gains), in(r, "way"));
    option(p->ways.at, &p->ways.n, "lose", text(r, T_facts_loses), in(r, "way"));
    option(p->tolds.at, &p->tolds.n, "", text(r, T_facts_untold), in(r, "told"));
    option(p->tolds.at, &p->tolds.n, "yes", text(r, T_facts_told), in(r, "told"));
    for (int i = 0; i < 6; i++) option(p->channels.at, &p->channels.n, channels[i], text(r, channel_words[i]), in(r, "channel"));
}

static void render(struct req *r, int status, const char *problem)
{
    struct reader me = access_reader(r);
    int64_t skip = in_id(r, "skip"), told = !strcmp(in(r, "told"), "yes"), special = (r->keys & MAY_SPECIAL) != 0;
    const char *programme = in(r, "programme"), *cause = in(r, "cause"), *way = in(r, "way");
    struct shifts_page p = { .problem = problem, .told_ones = told, .saved = in_has(r, "saved"), .since = in(r, "since"), .swept_day = DAY_NONE };
    struct sweep_now_row sweep;
    day since;

    if (!day_typed(r, p.since, &since)) { p.problem = text(r, T_facts_bad_day); status = 422; }
    struct shift_totals_row sum = shift_totals(r, programme, cause, way, told, since, me.account, me.files, special, r->today, r->now);
    struct shifts all = shifts(r, programme, cause, way, told, since, me.account, me.files, special, r->today, r->now, PAGE_ROWS, skip);
    p.count = sum.n;
    p.households = sum.households;
    p.gained = sum.gained;
    p.lost = sum.lost;
    p.today = day_field(r, r->today);
    p.query = fmt(r, "programme=%s&cause=%s&way=%s", programme, cause, way);
    if (skip + all.n < sum.n) p.next = fmt(r, "/recheck?programme=%s&cause=%s&way=%s&told=%s&since=%s&skip=%lld", programme, cause, way, in(r, "told"), p.since,
                                           (long long)skip + PAGE_ROWS);
    if (sweep_now(r, &sweep)) { p.swept_day = sweep.day; p.swept = sweep.households; p.sweeping = !sweep.ended.v; }
    p.rows.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.rows.at);
    for (int i = 0; i < all.n; i++) {
        const struct shifts_row *s = &all.at[i];
        p.rows.at[p.rows.n++] = (struct shift_shown){ s->id, s->row_version, { members_said(r, s->household) }, fmt(r, "/entitled?household=%lld", (long long)s->household.v),
            programme_said(r, s->programme), answer_said(r, s->was), answer_said(r, s->is_now), word_said(r, s->cause, causes, cause_words, 4),
            word_said(r, s->told_channel, channels, channel_words, 6), s->month_was, s->month_is, s->day, s->told, s->month_is.v < s->month_was.v };
    }
    filters(r, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_facts_recheck_title), .wide = true, .problem = *p.problem != 0);
    shifts_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, ""); }
PAGE(recheck, .path = "/recheck", .may = MAY_ADVISE | MAY_DECIDE, .get = get, .nav = T_facts_recheck_menu, .nav_at = 24,
     .help = "Answers that changed: who gains, who loses, who must be told.");

/* ---- told ---------------------------------------------------------------------------------------------- */

static bool seen(struct req *r, const struct one_shift_row *s) { return facts_sees(r, s->household, r->today) && (!s->special || (r->keys & MAY_SPECIAL)); }

/* By message or letter it is the outbox that tells: neutral words to the head of the household, one message a day however much changed. */
static void write_to(struct req *r, household_id household, const char *channel)
{
    const struct member *all;
    bool letter = !strcmp(channel, "letter");

    if ((!letter && strcmp(channel, "message")) || !registry_members(r, household, r->today, &all)) return;
    message_send(r, &(struct message){ .person = all[0].person, .text = T_facts_told_message, .channel = letter ? BY_LETTER : BY_BEST, .about_kind = "household",
        .about = household.v, .once_key = fmt(r, "household %lld changed %d %s", (long long)household.v, (int)r->today.v, channel) });
}

static const char *query_of(struct req *r)
{
    return strlen(in(r, "query")) < 300 && !strpbrk(in(r, "query"), "\r\n#") ? in(r, "query") : "";
}

static void post(struct req *r)
{
    shift_id id = { in_id(r, "id") };
    const char *channel = in(r, "channel");
    struct one_shift_row s;
    bool known = false;
    day on;

    for (int i = 0; i < 6; i++) known |= !strcmp(channel, channels[i]);
    if (!one_shift(r, id, &s) || !seen(r, &s)) { refuse(r, 404, T_access_unknown); return; }
    if (!known || !day_typed(r, in(r, "on"), &on) || on.v == DAY_NONE.v || on.v > r->today.v) { render(r, 422, text(r, T_facts_told_wrong)); return; }
    if (!facts_use(r, s.household, r->today, "told a household of a change")) return;
    if (!set_told(r, id, in_id(r, "row_version"), on, channel, access_reader(r).account)) { render(r, 409, text(r, T_facts_told_already)); return; }
    write_to(r, s.household, channel);
    act(r, fmt(r, "told a household of a change, by %s", channel), "household", s.household.v);
    see_other(r, "/recheck?%s&saved=1", query_of(r));
}
PAGE(recheck_told, .path = "/recheck/told", .may = MAY_ADVISE | MAY_DECIDE, .post = post, .help = "The household was told of a change: when, how; by message or letter it is told now.");

/* Those that were ticked, by message. What somebody told meanwhile, or is not the reader's, is left out. */
static void post_many(struct req *r)
{
    int told = 0;

    for (int i = 0; i < r->nform; i++) {
        shift_id id = { strtoll(r->form_fields[i].value, NULL, 10) };
        struct one_shift_row s;
        if (strcmp(r->form_fields[i].name, "shift") || !one_shift(r, id, &s) || !seen(r, &s)) continue;
        if (s.told.v != DAY_NONE.v || !set_told(r, id, s.row_version, r->today, "message", access_reader(r).account)) continue;
        write_to(r, s.household, "message");
        act(r, "told a household of a change, by message", "household", s.household.v);
        told++;
    }
    if (!told) { render(r, 422, text(r, T_facts_tell_nobody)); return; }
    see_other(r, "/recheck?%s&saved=1", query_of(r));
}
PAGE(recheck_tell, .path = "/recheck/tell", .may = MAY_ADVISE | MAY_DECIDE, .post = post_many, .help = "Writes to the households that were ticked: neutral words, in their language.");
