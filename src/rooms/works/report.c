/* SPDX-License-Identifier: EUPL-1.2
** report.c - a resident reports an obstacle: where, what, a photo and a telephone if they like; no account, a number and a code (WK9,
** WK10). */
#include "rooms/works/report.h"
#include "rooms/care/care.h"
#include "rooms/entitlements/by_code.h"
#include "rooms/entitlements/code.h"
#include "host/chance.h"
#include "host/crypto.h"

enum { FORM_BYTES = 16, PLACE_MOST = 200, CONTACT_MOST = 200, ANSWER_DAYS = 10, AN_HOUR = 3600 };

struct report_page { const char *problem, *place, *words, *contact, *form, *bad_place, *bad_words, *bad_contact, *bad_file; };
#include "report.html.h"

const void *obstacle_seal(struct req *r, const char *what, const char *words, size_t *n)
{
    *n = 0;
    return blank(words) ? NULL : seal(&r->mem, r->house->secret, fmt(r, "obstacle %s", what), words, strlen(words), n);
}

const char *obstacle_unseal(struct req *r, const char *what, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed ? (const char *)unseal(&r->mem, r->house->secret, fmt(r, "obstacle %s", what), sealed, n, &plain_n) : "";

    return s ? s : "";
}

static const char *form_of(struct req *r)
{
    unsigned char random[FORM_BYTES];

    if (strlen(in(r, "form")) >= FORM_BYTES) return in(r, "form");
    chance(random, sizeof random);
    return base64url(&r->mem, random, sizeof random);
}

static void render(struct req *r, int status, struct report_page *p)
{
    p->place = in(r, "place"), p->words = in(r, "words"), p->contact = in(r, "contact"), p->form = form_of(r);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_works_report), .back = "/accessibility-works", .problem = status != 200);
    report_html(r, p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, &(struct report_page){ .problem = "" }); }

/* Who sends too many has no photo looked at. */
static void prepare(struct req *r) { if (!code_full(r, "obstacle")) incoming_take(r); }

static bool typed_wrong(struct req *r, const struct incoming *f, struct report_page *p)
{
    p->bad_place = blank(in(r, "place")) || too_long(in(r, "place"), PLACE_MOST) ? text(r, T_works_report_place_needed) : "";
    p->bad_words = blank(in(r, "words")) || too_long(in(r, "words"), WORDS_MOST) ? text(r, T_works_report_words_needed) : "";
    p->bad_contact = too_long(in(r, "contact"), CONTACT_MOST) ? text(r, T_works_long) : "";
    p->bad_file = f ? f->problem : "";
    p->problem = *p->bad_place ? p->bad_place : *p->bad_words ? p->bad_words : *p->bad_contact ? p->bad_contact : p->bad_file;
    return *p->problem != 0;
}

static obstacle_id keep(struct req *r, const struct incoming *f, const void *form, size_t form_n)
{
    const char *lang = texts_language(r->house->texts, r->lang)->code;
    struct add_obstacle_row row;
    size_t place_n, words_n, contact_n;
    const void *place = obstacle_seal(r, "place", in(r, "place"), &place_n), *said = obstacle_seal(r, "words", in(r, "words"), &words_n),
               *contact = obstacle_seal(r, "contact", in(r, "contact"), &contact_n);

    if (!add_obstacle(r, place, place_n, said, words_n, contact, contact_n, lang, f && f->fine ? f->stored : NULL,
        f && f->fine ? f->type : "", form, form_n, r->now, &row))
        fault(&r->fate, "a report of an obstacle was not written");
    return row.id;
}

static void tell_desk(struct req *r, obstacle_id id)
{
    struct desk_unit_row desk;
    const char *number = fmt(r, "%lld", (long long)id.v);

    task_add(r, &(struct task){ .room = "works", .text = T_works_task, .value = number, .about_kind = "obstacle", .about = id.v,
        .href = fmt(r, "/works/obstacle?id=%s", number), .unit = desk_unit(r, &desk) ? desk.id : (unit_id){ 0 },
        .due = { r->today.v + ANSWER_DAYS } });
}

static void post(struct req *r)
{
    const struct incoming *f = r->prepared;
    struct report_page p = { .problem = "" };
    struct obstacle_of_form_row was;
    unsigned char key[HASH_BYTES], follow[HASH_BYTES];
    const char *code = by_code_of_form(r, "obstacle", form_of(r), key);

    if (obstacle_of_form(r, key, sizeof key, &was)) {
        incoming_drop(f);
        obstacle_remember(r, was.id.v, code);
        see_other(r, "/accessibility-works/mine?new=1");
        return;
    }
    if (typed_wrong(r, f, &p)) { incoming_drop(f); render(r, 422, &p); return; }
    if (code_too_often(r, "obstacle")) {
        incoming_drop(f);
        r->retry_after = AN_HOUR;
        p.problem = text(r, T_check_err_too_often);
        render(r, 429, &p);
        return;
    }
    obstacle_id id = keep(r, f, key, sizeof key);
    obstacle_hash(r, id.v, code, follow);
    set_follow(r, id, follow, sizeof follow);
    tell_desk(r, id);
    act(r, "reported an obstacle", "obstacle", id.v);
    obstacle_remember(r, id.v, code);
    see_other(r, "/accessibility-works/mine?new=1");
}
PAGE(access_works_report, .path = "/accessibility-works/report", .may = MAY_ANYBODY, .get = get, .prepare = prepare, .post = post,
    .upload = true, .help = "A resident reports an obstacle: where, what, a photo and a telephone if they like.");
