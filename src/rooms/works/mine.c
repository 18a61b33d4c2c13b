/* SPDX-License-Identifier: EUPL-1.2
** mine.c - a reported obstacle, by its number and code: what became of it (WK10). */
#include "rooms/works/report.h"
#include "rooms/entitlements/by_code.h"
#include "host/crypto.h"

void obstacle_hash(struct req *r, int64_t number, const char *code, unsigned char *to)
{
    by_code_hash(r, "obstacle", fmt(r, "%lld", (long long)number), code, to);
}

void obstacle_remember(struct req *r, int64_t number, const char *code)
{
    by_code_remember(r, "obstacle", fmt(r, "%lld", (long long)number), code);
}

static bool find(struct req *r, int64_t number, const char *code, obstacle_id *id)
{
    unsigned char hash[HASH_BYTES];
    struct obstacle_followed_row row;

    obstacle_hash(r, number, code, hash);
    if (!obstacle_followed(r, hash, sizeof hash, &row)) return false;
    *id = row.id;
    return true;
}

struct report_mine_page {
    struct ltr number, code; const char *state, *tone, *place, *words, *answer, *answered, *made, *work; struct isolated work_title;
    bool fresh, photo, waits, greek;
};
#include "report_mine.html.h"
static const struct by_code_form form = { "obstacle", "/accessibility-works/mine", "/accessibility-works", T_works_mine, T_works_mine_lead,
    T_works_report_number, T_works_number_wrong, NULL, 0 };

static void get(struct req *r)
{
    const char *number, *code;
    obstacle_id id;
    struct obstacle_row o;
    struct project_row x;

    if (!by_code_remembered(r, "obstacle", &number, &code) || !find(r, atoll(number), code, &id) || !obstacle(r, id, &o)) {
        by_code_ask(r, &form, 200, "");
        return;
    }
    bool told = o.project.v && project(r, o.project, &x) && x.access.v;
    struct report_mine_page p = { { number }, { code }, works_word(r, "report", o.state), works_tone(o.state),
        obstacle_unseal(r, "place", o.place, o.place_n), obstacle_unseal(r, "words", o.words, o.words_n),
        obstacle_unseal(r, "answer", o.answer, o.answer_n), day_said(r, o.answered.v ? greek_day(o.answered) : DAY_NONE),
        day_said(r, greek_day(o.made)), told ? fmt(r, "/accessibility-works/one?id=%lld", (long long)o.project.v) : "",
        { told ? o.title : "" }, in_has(r, "new"), o.stored != NULL, !strcmp(o.state, "new") || !strcmp(o.state, "taken"), r->lang != 0 };
    r->no_store = true;
    page_begin(r, text(r, T_works_mine), .back = "/accessibility-works");
    report_mine_html(r, &p);
    page_end(r);
}

static void post(struct req *r)
{
    int64_t number;
    const char *code;
    obstacle_id id = { 0 };

    if (!by_code_typed(r, &form, &number, &code)) return;
    bool found = find(r, number, code, &id);
    act(r, found ? "opened a report by its code" : "tried to open a report", "obstacle", id.v);
    if (!found) { by_code_ask(r, &form, 404, text(r, T_works_report_unknown)); return; }
    obstacle_remember(r, number, code);
    see_other(r, "/accessibility-works/mine");
}
PAGE(access_works_mine, .path = "/accessibility-works/mine", .may = MAY_ANYBODY, .get = get, .post = post,
    .help = "A reported obstacle, by its number and code: what became of it.");

static void get_closed(struct req *r) { by_code_closed(r, "obstacle", T_works_closed_words); }
PAGE(access_works_closed, .path = "/accessibility-works/closed", .may = MAY_ANYBODY, .get = get_closed,
    .help = "Nothing of a report is left on this device.");
