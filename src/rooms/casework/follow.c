/* SPDX-License-Identifier: EUPL-1.2
** follow.c - number and code open an application (CW15): the look-up, the cookie, /follow and its end; or who is signed in (FO6). */
#include "rooms/casework/follow.h"
#include "rooms/entitlements/by_code.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"
#include "base/date.h"
#include "base/letters.h"
#include "web/edge.h"
#include "online.sql.h"

enum { AN_HOUR = 3600 };

/* ---- number and code ---- */

void follow_hash(struct req *r, int64_t year, int64_t number, const char *code, unsigned char to[static HASH_BYTES])
{
    by_code_hash(r, "follow", fmt(r, "%lld/%lld", (long long)year, (long long)number), code, to);
}

const char *follow_example(struct req *r) { return fmt(r, "%d/123", day_civil(r->today).year); }

static int digit_of(unsigned cp)
{
    if (cp >= '0' && cp <= '9') return (int)(cp - '0');
    if (cp >= 0x660 && cp <= 0x669) return (int)(cp - 0x660);           /* of an Arabic keyboard */
    return cp >= 0x6f0 && cp <= 0x6f9 ? (int)(cp - 0x6f0) : -1;
}

/* Two runs of digits with anything but letters between; the one that looks like a year is the year. */
bool follow_number(const char *typed, int64_t *year, int64_t *number)
{
    int64_t part[2] = { 0, 0 };
    int runs = 0;
    bool inside = false;

    for (unsigned cp; (cp = letter_next(&typed)); ) {
        int d = digit_of(cp);
        if (d < 0) { inside = false; continue; }
        if (!inside && runs == 2) return false;
        if (!inside) { runs++; inside = true; }
        if (part[runs - 1] > 99999999) return false;
        part[runs - 1] = 10 * part[runs - 1] + d;
    }
    bool first = part[0] >= 1900 && part[0] <= 2999, second = part[1] >= 1900 && part[1] <= 2999;
    *year = first || !second ? part[0] : part[1];
    *number = first || !second ? part[1] : part[0];
    return runs == 2 && *number > 0;
}

/* FO3: the one it was sent for, and who sent it. */
static bool invisible(struct req *r, const struct case_file *c)
{
    struct sender who = { .person = c->person };
    const struct person *p = registry_person(r, registry_root(r, c->person)), *s;

    case_sender(r, c, &who);
    s = registry_person(r, registry_root(r, who.person));
    return (p && p->shield == 2) || (s && s->shield == 2);
}

/* FO7 */
bool follow_hides(struct req *r, const struct case_file *c, person_id other)
{
    person_id root = registry_root(r, other);
    const struct person *p = registry_person(r, root);

    return root.v != registry_root(r, c->person).v && p && p->shield > 0;
}

/* FO8 */
const char *follow_name(struct req *r, const struct case_file *c, person_id id)
{
    const struct person *p = registry_person(r, id);

    if (!p) return "";
    if (id.v == c->person.v || (c->sent.v && entered(r, c->sent, id).n)) return person_name(r, p);
    return *p->given ? p->given : text(r, T_casework_other_member);
}

const char *case_visitor_name(struct req *r, const struct case_file *c, person_id id) { return follow_hides(r, c, id) ? NULL : follow_name(r, c, id); }

static const struct case_file *find(struct req *r, int64_t year, int64_t number, const char *code)         /* FO1 */
{
    unsigned char hash[HASH_BYTES];
    struct case_followed_row row;

    follow_hash(r, year, number, code, hash);
    const struct case_file *c = case_followed(r, hash, sizeof hash, &row) ? case_find(r, row.id) : NULL;
    return c && !invisible(r, c) ? c : NULL;
}

const char *follow_new_code(struct req *r, const struct case_file *c)
{
    unsigned char hash[HASH_BYTES];
    const char *code = by_code_new(r);

    follow_hash(r, c->protocol_year, c->protocol_no, code, hash);
    set_follow(r, c->id, hash, sizeof hash);
    return code;
}

/* ---- the cookie: FO2 ---- */

void follow_remember(struct req *r, const char *code, int64_t year, int64_t number)
{
    by_code_remember(r, "follow", fmt(r, "%lld/%lld", (long long)year, (long long)number), code);
}

static void add(struct follow *f, const struct case_file *c)
{
    for (int i = 0; i < f->n; i++) if (f->cases[i]->id.v == c->id.v) return;
    f->cases[f->n++] = c;
}

static bool is_own(const struct req *r) { return r->session && r->session->resident; }
const char *follow_door(struct req *r) { return is_own(r) ? "/my-file" : "/follow"; }

static bool own_read(struct req *r, struct follow *f)                                   /* FO6 */
{
    *f = (struct follow){ .own = true };
    if (r->session->person) f->n = cases_of_own(r, (person_id){ r->session->person }, &f->cases);
    return f->n > 0;
}

static bool cookie_read(struct req *r, struct follow *f)
{
    long long year, number;
    const char *said, *code;

    *f = (struct follow){ 0 };
    if (!by_code_remembered(r, "follow", &said, &code) || sscanf(said, "%lld/%lld", &year, &number) != 2) return false;
    const struct case_file *c = find(r, year, number, code);
    if (!c) return false;
    struct cases_sent all = cases_sent(r, c->sent);
    f->code = code;
    f->cases = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *f->cases);
    add(f, c);
    for (int i = 0; i < all.n; i++) {
        const struct case_file *o = find(r, all.at[i].protocol_year, all.at[i].protocol_no, code);
        if (o) add(f, o);
    }
    return true;
}

bool follow_read(struct req *r, struct follow *f) { return is_own(r) ? own_read(r, f) : cookie_read(r, f); }

const struct case_file *follow_here(struct req *r, struct follow *f)
{
    const char *n = in(r, "n");

    if (follow_read(r, f)) {
        if (!*n) return f->cases[0];
        for (int i = 0; i < f->n; i++) if (!strcmp(case_number(r, f->cases[i]), n)) return f->cases[i];
    }
    see_other(r, "%s", follow_door(r));
    return NULL;
}

const struct case_file *follow_open(struct req *r, struct follow *f)
{
    const struct case_file *c = follow_here(r, f);

    if (c && f->own) access_own(r, (person_id){ r->session->person }, "saw an application of their own file");
    return c;
}

/* ---- the pages ---- */

struct follow_page { const char *problem, *number, *typed, *example; bool open; };
#include "follow.html.h"

static void show_page(struct req *r, int status, const char *problem)
{
    struct follow f;

    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_follow_title), .back = "/", .problem = *problem != 0);
    follow_html(r, &(struct follow_page){ problem, in(r, "number"), in(r, "code"), follow_example(r), r->reading && follow_read(r, &f) });
    page_end(r);
}

static void get(struct req *r) { show_page(r, 200, ""); }

static void post(struct req *r)
{
    int64_t year, number;
    char code[16];

    if (!follow_number(in(r, "number"), &year, &number)) { show_page(r, 422, text_with(r, T_follow_err_number, follow_example(r))); return; }
    if (!spoken_read(code, in(r, "code"))) { show_page(r, 422, text(r, T_check_err_code)); return; }
    if (code_too_often(r, "follow")) { r->retry_after = AN_HOUR; show_page(r, 429, text(r, T_check_err_too_often)); return; }
    const struct case_file *c = find(r, year, number, code);
    act(r, c ? "followed an application" : "tried to follow an application", "case", c ? c->id.v : 0);
    if (!c) { show_page(r, 404, text(r, T_follow_err_unknown)); return; }
    follow_remember(r, code, year, number);
    see_other(r, "/follow/case");
}
PAGE(follow, .path = "/follow", .may = MAY_ANYBODY, .get = get, .post = post, .help = "A resident opens an application with its number and code.");

struct closed_page { int nothing; };
#include "closed.html.h"

static void get_closed(struct req *r)
{
    by_code_forget(r, "follow");
    r->clears = true;                   /* nor does the way back show it */
    page_begin(r, text(r, T_follow_closed_title));
    closed_html(r, &(struct closed_page){ 0 });
    page_end(r);
}
PAGE(follow_closed, .path = "/follow/closed", .may = MAY_ANYBODY, .get = get_closed, .help = "Nothing of an application is left on this device.");
