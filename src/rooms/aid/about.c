/* SPDX-License-Identifier: EUPL-1.2
** about.c - the money of a person on their page, in their own copy, what the law makes us keep; and files that wait to be released. */
#include "rooms/aid/run.h"
#include "rooms/aid/award.h"
#include "rooms/about.h"
#include "base/date.h"
#include "base/json.h"
#include "about.sql.h"

struct given_line { case_id id; const char *programme, *state; cents amount, paid; int64_t times; day first; };
struct panel_page { person_id person; struct ltr account; bool may; struct { int n; struct given_line *at; } awards; };
#include "panel.html.h"
struct day_line { run_id id; const char *name; day pays; int64_t payments; cents amount; };
struct day_page { struct { int n; struct day_line *at; } runs; };
#include "day.html.h"

static void ask_ahead(struct events *e, person_id person)
{
    awards_of_ahead(e->r, person);
    payee_shown_ahead(e->r, person);
}

static void panel(struct req *r, person_id person, bool some)
{
    struct awards_of all = some ? awards_of(r, person) : (struct awards_of){ 0 };
    struct payee_shown_row y;
    struct panel_page p = { .person = person, .may = (r->keys & AID_PAGES) != 0 };

    if (some && payee_shown(r, person, &y)) p.account.text = fmt(r, "%s•••• %s", y.country, y.ending);
    p.awards.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.awards.at);
    for (int i = 0; i < all.n; i++) {
        const struct awards_of_row *a = &all.at[i];
        p.awards.at[p.awards.n++] = (struct given_line){ a->filed, aid_programme(r, a->programme), aid_word(r, "aid.award_", a->state),
            a->amount, a->paid, a->times, a->first };
    }
    panel_html(r, &p);
}

static void copy_accounts(struct req *r, person_id person, struct out *o)
{
    struct accounts_of all = accounts_of(r, person);
    struct json j = { .out = o };

    out_str(o, ",\"accounts\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        struct account a = account_of(r, all.at[i].holder, all.at[i].holder_n, all.at[i].iban, all.at[i].iban_n);
        json_object(&j);
        json_key_str(&j, "iban", a.iban);
        json_key_str(&j, "holder", a.holder);
        json_key_str(&j, "whose", account_whose(r, all.at[i].other, all.at[i].whose, all.at[i].whose_n));
        json_key_int(&j, "from", all.at[i].made.v);
        if (all.at[i].until.v) json_key_int(&j, "until", all.at[i].until.v);
        json_end_object(&j);
    }
    json_end_array(&j);
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct awards_of all = awards_of(r, person);
    struct json j = { .out = o };

    out_str(o, "\"money\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key_str(&j, "programme", all.at[i].programme);
        json_key_str(&j, "state", all.at[i].state);
        json_key_int(&j, "times", all.at[i].times);
        json_key(&j, "each");
        json_cents(&j, all.at[i].amount);
        json_key(&j, "paid");
        json_cents(&j, all.at[i].paid);
        json_key(&j, "first");
        json_day(&j, all.at[i].first);
        json_key_str(&j, "ground", all.at[i].ground);
        json_key_str(&j, "reasons", evidence_plain(r, all.at[i].evidence, all.at[i].evidence_n));
        json_end_object(&j);
    }
    json_end_array(&j);
    copy_accounts(r, person, o);
}

/* As long as the programme says, from the last instalment on. */
static int due(struct req *r, person_id person, day *until)
{
    struct awards_of all = awards_of(r, person);

    *until = DAY_NONE;
    for (int i = 0; i < all.n; i++) {
        int at = book_programme_find(r->house->book, all.at[i].programme),
            years = at < 0 ? 0 : book_programme(r->house->book, at)->retention_years;
        day from = all.at[i].last.v == DAY_NONE.v ? greek_day(all.at[i].made) : all.at[i].last,
            last = day_add_months(from, 12 * (years ? years : town_retention(r->house->town, "aid")->years));
        if (until->v == DAY_NONE.v || last.v > until->v) *until = last;
    }
    return all.n;
}

/* The figures stay; why it was given, and where it was paid, go. */
static void erase(struct req *r, person_id person)
{
    unsigned char nothing[HASH_BYTES] = { 0 };

    forget_evidence(r, person);
    forget_accounts(r, person, nothing, sizeof nothing, r->now);
}

ABOUT_PERSON(aid, .at = 45, .may = AID_COUNTS, .title = T_aid_award, .has = ABOUT_AID, .ask = ask_ahead, .panel = panel, .copy = copy,
    .due = due, .erase = erase);

/* ---- my day ---- */

static int count_runs(struct req *r, bool team)
{
    (void)team;
    return (int)waiting_runs(r, staff_here(r)).n;
}

static void show_runs(struct req *r, bool team)
{
    struct runs_to_release all = runs_to_release(r, staff_here(r));
    struct day_page p = { .runs = { 0, mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.runs.at) } };

    (void)team;
    for (int i = 0; i < all.n; i++)
        p.runs.at[p.runs.n++] = (struct day_line){ all.at[i].id, run_name(r, all.at[i].year, all.at[i].number), all.at[i].pays,
            all.at[i].payments, all.at[i].amount };
    day_html(r, &p);
}
MY_DAY(aid, .at = 36, .may = PAY_PAGES, .title = T_aid_to_release, .count = count_runs, .show = show_runs);
