/* SPDX-License-Identifier: EUPL-1.2
** screen.c - POST /api/v1/screen: households in, answers out.  Nothing is stored (P1). */
#include <strings.h>
#include "web/house.h"
#include "rooms/api/answers.h"
#include "rooms/portal/portal.h"
#include "rooms/room.h"

enum { HEAVY = 40 };            /* objects in the text: twenty households, or one with every answer witnessed */

static const char *number_text(struct req *r, int n) { return fmt(r, "%d", n); }

static void malformed(struct req *r, const struct json_error *e)
{
    struct json j = { .out = &r->out };
    struct json_problem one = { "", text_with(r, T_api_problem_malformed, number_text(r, e->line), number_text(r, e->column), e->what) };

    r->status = 400;
    r->type = "application/problem+json";
    problems_json(&j, 400, one.detail, &(struct json_problems){ .n = 1, .at = &one });
}

static void tell_town(const void *town, struct household *h)
{
    if (town) town_tell(town, h);
}

static bool is_json(const char *type)
{
    size_t n = strcspn(type, "; \t");

    return n == strlen("application/json") && !strncasecmp(type, "application/json", n);
}

/* Many households are a report: they do not hold up who asks for one.  Braces cannot be written in another way. */
static bool heavy(const struct req *r)
{
    size_t braces = 0;

    for (size_t i = 0; i < r->body_n; i++) braces += r->body[i] == '{';
    return braces > HEAVY;
}

static void pure(struct req *r)
{
    struct asking by = { .mem = &r->mem, .book = r->house->book, .texts = r->house->texts, .today = r->today, .lang = r->lang,
                         .prepare = tell_town, .town = r->house->town };
    struct json_error error;
    struct json_problems problems;
    struct asked asked;
    struct json j = { .out = &r->out };

    r->no_store = true;
    if (!r->content_type || !is_json(r->content_type)) { refuse(r, 415, T_api_problem_json_wanted); return; }
    struct json_value *v = json_read(&r->mem, r->body ? r->body : "", r->body_n, &error);
    if (!v) { malformed(r, &error); return; }
    if (!household_json_read(&by, v, &asked, &problems)) {
        r->status = 422;
        r->type = "application/problem+json";
        problems_json(&j, 422, texts_get(r->house->texts, problems.lang, T_api_problem_title, NULL), &problems);
        return;
    }
    r->type = "application/json";
    asked_json(&j, &by, &asked);
}
PAGE(api_screen, .path = "/api/v1/screen", .may = MAY_ANYBODY, .pure = pure, .heavy = heavy, .no_csrf = true, .api = true,
     .help = "One or more households as JSON; their answers, amounts, reasons and next questions.");
