/* SPDX-License-Identifier: EUPL-1.2
** refusal.c - refusals and faults as pages, and as problem+json for programs (RFC 9457). */
#include "web/refusal.h"
#include "web/page.h"
#include "web/layout.h"
#include "web/house.h"
#include "base/json.h"
#include "host/chance.h"
#include <string.h>

struct refusal_page { const char *title, *why, *what_next; struct ltr number; };
#include "refusal.html.h"

/* A refusal's words, once for all statuses; a status that is not here has the words of its neighbour. */
static const struct words { int status, title, why, next; } words[] = {
    { 400, T_web_title_400, T_web_why_400, T_web_do_400 },
    { 403, T_web_title_403, T_web_why_403, T_web_do_403 },
    { 404, T_web_title_404, T_web_why_404, T_web_do_404 },
    { 405, T_web_title_405, T_web_why_405, T_web_do_404 },
    { 409, T_web_title_409, T_web_why_409, T_web_do_409 },
    { 413, T_web_title_413, T_web_why_413, T_web_do_413 },
    { 415, T_web_title_400, T_web_why_400, T_web_do_400 },
    { 421, T_web_title_421, T_web_why_421, T_web_do_421 },
    { 422, T_web_title_422, T_web_why_400, T_web_do_other },
    { 429, T_web_title_429, T_web_why_429, T_web_do_429 },
    { 500, T_web_title_500, T_web_why_500, T_web_do_500 },
    { 503, T_web_title_503, T_web_why_503, T_web_do_503 },
};

static const struct words *words_of(int status)
{
    const struct words *w = words;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) if (words[i].status <= status) w = &words[i];
    return w;
}

int refusal_why(int status) { return words_of(status)->why; }

static void as_json(struct req *r, const struct words *w, int why)
{
    struct json j = { .out = &r->out };

    r->type = "application/problem+json";
    json_object(&j);
    json_key_str(&j, "type", "about:blank");
    json_key_str(&j, "title", text(r, w->title));
    json_key_int(&j, "status", r->status);
    json_key_str(&j, "detail", text(r, why));
    if (r->fault_number) json_key_str(&j, "fault", r->fault_number);
    json_end_object(&j);
}

static void as_page(struct req *r, const struct words *w, int why)
{
    struct refusal_page p = { .title = text(r, w->title), .why = text(r, why), .number = { r->fault_number } };

    p.what_next = text(r, why == T_web_why_form ? T_web_do_form : w->next);
    r->fragment = false;
    page_begin(r, p.title);
    refusal_html(r, &p);
    page_end(r);
}

void refuse(struct req *r, int status, int why)
{
    const struct words *w = words_of(status);

    r->out.n = 0;
    r->status = status;
    r->see_other = r->filename = r->type = 0;
    r->packed = r->forever = false;
    if (r->at.page && r->at.page->api) as_json(r, w, why);
    else as_page(r, w, why);
    if (status == 503 && !r->retry_after) r->retry_after = 2;
    if (status == 429 && !r->retry_after) r->retry_after = 60;
}

void refusal_fault(struct req *r)
{
    static const char letters[] = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    char *number = mem_get(&r->mem, 9);

    for (int i = 0; i < 8; i++) number[i] = letters[chance_below(sizeof letters - 1)];
    r->fault_number = number;
    refuse(r, 500, T_web_why_500);
}
