/* SPDX-License-Identifier: EUPL-1.2
** sign_in.c - name and password, then the second step: S1, S2, S3, S5 of room.md.
**
** Between the two steps nothing is stored: a sealed ticket says that the password was right, for five minutes. */
#include "rooms/staff/inside.h"
#include "rooms/staff/provider.h"
#include "web/answer.h"
#include "base/totp.h"
#include "web/layout.h"
#include "sign_in.sql.h"

struct sign_in_page { const char *next, *kept, *name, *problem, *provider; bool out, demo; };
#include "sign_in.html.h"
struct sign_in_code_page { const char *ticket, *next, *kept, *problem; };
#include "sign_in_code.html.h"
struct sign_in_kept_page { const char *path; struct { int n; struct field *at; } fields; };
#include "sign_in_kept.html.h"

static const char *next_of(struct req *r)
{
    const char *next = in(r, "next");

    return local_path(next) ? next : "";
}

static void show_page(struct req *r, int status, const struct sign_in_page *p)
{
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_staff_sign_in), .problem = *p->problem != 0);
    struct sign_in_page whole = *p;
    whole.provider = staff_provider(r) ? provider_name(r, staff_provider(r)) : "";
    sign_in_html(r, &whole);
    page_end(r);
}

static void render(struct req *r, int status, const char *problem)
{
    show_page(r, status, &(struct sign_in_page){ .next = next_of(r), .kept = in(r, "kept"), .name = in(r, "name"),
        .problem = problem, .out = in_has(r, "out") && !*problem, .demo = r->house->demo });
}

static void get(struct req *r) { render(r, 200, ""); }

/* ---- what was typed when a session had ended ------------------------------------------------------ */

/* Whether the form can have come from a page of ours.  A form of another site must not be laundered into one. */
static bool from_here(const struct req *r)
{
    const char *host = strstr(r->origin, "://");

    if (*r->fetch_site) return !strcmp(r->fetch_site, "same-origin");
    return !*r->origin || (host && !strcmp(host + 3, r->host));
}

/* Bound to this browser, so that nobody can be handed another's form.  Passwords are not carried on. */
static const char *keep(struct req *r)
{
    struct out o = { .mem = &r->mem };
    unsigned char *sealed;
    size_t n;

    if (!from_here(r) || in_has(r, "password") || in_has(r, "old") || in_has(r, "new")) return "";
    out_str(&o, csrf_browser(r));
    out_char(&o, 0);
    out_str(&o, r->path);
    out_char(&o, 0);
    for (int i = 0; i < r->nform; i++) {
        if (!strcmp(r->form_fields[i].name, "csrf")) continue;
        out_str(&o, r->form_fields[i].name);
        out_char(&o, 0);
        out_str(&o, r->form_fields[i].value);
        out_char(&o, 0);
    }
    sealed = seal(&r->mem, r->house->secret, "kept form", out_text(&o), o.n, &n);
    return base64url(&r->mem, sealed, n);
}

void staff_closed(struct req *r)
{
    bool typed = !strcmp(r->method, "POST");

    show_page(r, 403, &(struct sign_in_page){ .next = typed ? "" : r->path, .kept = typed ? keep(r) : "", .name = "",
        .problem = text(r, T_staff_closed), .demo = r->house->demo });
}

/* Shows the kept form again, to be sent with the new session (S8). False when there is none. */
static bool give_back(struct req *r)
{
    size_t n, plain_n;
    const unsigned char *sealed = base64url_read(&r->mem, in(r, "kept"), &n);
    const char *at = sealed ? (const char *)unseal(&r->mem, r->house->secret, "kept form", sealed, n, &plain_n) : NULL;
    struct sign_in_kept_page p = { 0 };
    int room = 0;

    if (!at || !plain_n || at[plain_n - 1]) return false;
    const char *end = at + plain_n;
    if (!*in_cookie(r, "form") || strcmp(at, in_cookie(r, "form"))) return false;
    at += strlen(at) + 1;
    if (at >= end) return false;
    p.path = at;
    for (const char *s = at; s < end; s++) room += !*s;
    p.fields.at = mem_get(&r->mem, (size_t)room * sizeof *p.fields.at);
    for (at += strlen(at) + 1; at < end; ) {
        struct field *f = &p.fields.at[p.fields.n++];
        f->name = at;
        at += strlen(at) + 1;
        f->value = at < end ? at : "";
        f->n = strlen(f->value);
        at += at < end ? f->n + 1 : 0;
    }
    r->no_store = true;
    page_begin(r, text(r, T_staff_kept_title));
    sign_in_kept_html(r, &p);
    page_end(r);
    return true;
}

/* ---- name and password ---------------------------------------------------------------------------- */

/* S9: their passwords are public. */
static bool demo_elsewhere(const struct req *r, const char *name)
{
    size_t n = strlen(name);

    return !r->house->demo && n >= 6 && !strcmp(name + n - 6, "(demo)");
}

struct attempt { struct account_by_name_row who; bool found, right, known; int wait; struct place place, peer; };

static int wait_of(struct req *r, const struct attempt *a)
{
    int wait = place_wait(r, &a->place, FREE_TRIES), peer = a->known ? 0 : place_wait(r, &a->peer, FREE_TRIES_PEER);

    return wait > peer ? wait : peer;
}

static void prepare(struct req *r)
{
    struct attempt *a = mem_get(&r->mem, sizeof *a);
    const char *name = sign_in_name(r, in(r, "name")), *password = in(r, "password");

    r->prepared = a;
    a->found = *name && account_by_name(r, name, &a->who);
    a->peer = place_of(r, "peer", r->peer);
    struct place typed = place_of(r, "name", fmt(r, "%s\n%s", r->peer, name));
    a->place = device_place(r, a->found ? a->who.id : (account_id){ 0 }, &typed, &a->known);
    a->wait = wait_of(r, a);
    if (a->wait || strlen(password) > PASSWORD_MOST) return;
    bool may = a->found && !a->who.disabled && !demo_elsewhere(r, a->who.name);
    a->right = password_of(r, may ? a->who.password_hash : NULL, password);                   /* S5 */
}

static void too_often(struct req *r, int wait)
{
    r->retry_after = wait;
    render(r, 429, text_count(r, T_staff_wait, wait));
}

static const char *home_of(unsigned roles)
{
    return roles & MAY_ADVISE ? "/day" : roles & MAY_RECEIVE ? "/reception" : roles & MAY_RULES ? "/rules" : roles & MAY_STAFF ? "/staff" : roles & MAY_DIARY ? "/diary" : "/me";
}

static void welcome(struct req *r, account_id id, const char *name, unsigned roles, const struct place *place)
{
    place_forget(r, place);
    throttle_clear(r);
    session_begin(r, id, name, roles);
    device_remember(r, id);
    act(r, "signed in", "account", id.v);
    if (!give_back(r)) see_other(r, "%s", *next_of(r) ? next_of(r) : home_of(roles));
}

static void show_code(struct req *r, int status, const char *ticket, const char *problem)
{
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_staff_code_title), .problem = *problem != 0);
    sign_in_code_html(r, &(struct sign_in_code_page){ .ticket = ticket, .next = next_of(r), .kept = in(r, "kept"), .problem = problem });
    page_end(r);
}

struct ticket { int64_t account, made; };

static const char *ticket_for(struct req *r, account_id id)
{
    struct ticket t = { id.v, r->now.v };
    size_t n;
    unsigned char *sealed = seal(&r->mem, r->house->secret, "sign-in ticket", &t, sizeof t, &n);

    return base64url(&r->mem, sealed, n);
}

static void post(struct req *r)
{
    struct attempt *a = r->prepared;
    int wait = a->wait ? a->wait : wait_of(r, a);           /* again: many may have come while we were hashing (S2) */

    if (wait) { too_often(r, wait); return; }
    if (!a->right) {
        place_count(r, &a->place);
        place_count(r, &a->peer);
        act(r, "sign-in refused", "account", a->found ? a->who.id.v : 0);
        render(r, 422, text(r, T_staff_wrong));
        return;
    }
    if (a->who.totp_secret) show_code(r, 200, ticket_for(r, a->who.id), "");
    else welcome(r, a->who.id, a->who.name, (unsigned)a->who.roles, &a->place);
}

PAGE(sign_in, .path = "/sign-in", .may = MAY_ANYBODY, .get = get, .prepare = prepare, .post = post,
     .help = "Sign in with name and password.");

bool account_open(struct req *r, account_id id)
{
    struct account_by_id_row who;

    return account_by_id(r, id, &who) && !who.disabled;
}

void sign_in_known(struct req *r, account_id id)
{
    struct account_by_id_row who;
    struct place place = place_of(r, "provider", fmt(r, "%lld", (long long)id.v));

    if (!account_by_id(r, id, &who)) fault(&r->fate, "the linked account is gone");
    if (who.totp_secret) show_code(r, 200, ticket_for(r, id), "");
    else welcome(r, id, who.name, (unsigned)who.roles, &place);
}

/* ---- the second step ------------------------------------------------------------------------------ */

/* S3: a step is used once; so is a recovery code. */
static bool code_right(struct req *r, account_id id, const struct account_by_id_row *who, const char **how)
{
    unsigned char hash[HASH_BYTES], *secret = totp_open(r, who->totp_secret, who->totp_secret_n);
    int64_t step = secret ? totp_step(secret, in(r, "code"), r->now) : 0;

    *how = "used the second step";
    if (step) return use_step(r, id, step) == 1;
    *how = "used a recovery code";
    recovery_hash(r, in(r, "code"), hash);
    return use_recovery(r, id, hash, sizeof hash, r->now) == 1;
}

static void post_code(struct req *r)
{
    size_t n, plain_n;
    const unsigned char *sealed = base64url_read(&r->mem, in(r, "ticket"), &n);
    struct ticket *t = sealed ? (struct ticket *)unseal(&r->mem, r->house->secret, "sign-in ticket", sealed, n, &plain_n) : NULL;
    struct account_by_id_row who;
    const char *how;
    bool known;

    if (!t || plain_n != sizeof *t || r->now.v - t->made > TICKET || t->made > r->now.v
        || !account_by_id(r, (account_id){ t->account }, &who) || who.disabled || !who.totp_secret) {
        render(r, 422, text(r, T_staff_ticket_old));
        return;
    }
    account_id id = { t->account };
    struct place all = place_of(r, "code", fmt(r, "%lld", (long long)id.v)), place = device_place(r, id, &all, &known);
    int wait = place_wait(r, &place, FREE_TRIES);
    if (wait) {
        r->retry_after = wait;
        show_code(r, 429, in(r, "ticket"), text_count(r, T_staff_wait, wait));
        return;
    }
    if (!code_right(r, id, &who, &how)) {
        place_count(r, &place);
        act(r, "second step refused", "account", id.v);
        show_code(r, 422, in(r, "ticket"), text(r, T_staff_code_wrong));
        return;
    }
    act(r, how, "account", id.v);
    welcome(r, id, who.name, (unsigned)who.roles, &place);
}

static void get_code(struct req *r) { see_other(r, "/sign-in"); }

PAGE(sign_in_code, .path = "/sign-in/code", .may = MAY_ANYBODY, .get = get_code, .post = post_code,
     .help = "The second step: the code of the telephone, or a recovery code.");
