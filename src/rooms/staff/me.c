/* SPDX-License-Identifier: EUPL-1.2
** me.c - one's own account: sessions, password, second step. */
#include "rooms/staff/inside.h"
#include "base/qr.h"
#include "base/totp.h"
#include "host/chance.h"
#include "host/mail.h"
#include "web/layout.h"
#include "me.sql.h"

struct me_session { session_id id; instant created, ends; bool here; };
struct me_code { struct ltr code; };
struct me_page {
    struct ltr sign_in; const char *roles, *done, *problem;
    bool has_second, own_password; int64_t left; struct ltr email;
    struct { int n; struct me_session *at; } sessions;
    struct { int n; struct me_code *at; } codes;
};
#include "me.html.h"
struct second_page { const char *problem, *secret; struct ltr key; };
#include "second.html.h"
#include "second_form.html.h"

static void list_sessions(struct req *r, struct me_page *p)
{
    struct sessions_of all = sessions_of(r, staff_here(r), r->now);

    p->sessions.at = mem_get(&r->mem, (size_t)all.n * sizeof *p->sessions.at + 1);
    for (int i = 0; i < all.n; i++)
        p->sessions.at[p->sessions.n++] = (struct me_session){ all.at[i].id, all.at[i].created, all.at[i].ends,
                                                               all.at[i].id.v == r->session->id };
}

static void render(struct req *r, int status, const char *done, const char *problem, const struct me_page *more)
{
    struct account_by_id_row who;
    struct me_page p = { .done = done, .problem = problem };

    if (!account_by_id(r, staff_here(r), &who)) fault(&r->fate, "the session's account is gone");
    if (more) p.codes = more->codes;
    p.sign_in = (struct ltr){ who.sign_in };
    p.roles = roles_said(r, (unsigned)who.roles);
    p.has_second = who.totp_secret != NULL;
    p.own_password = strcmp(who.password_hash, "!") != 0;
    p.left = recovery_left(r, staff_here(r)).n;
    p.email = (struct ltr){ in_has(r, "email") ? in(r, "email") : who.email };
    list_sessions(r, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_staff_me), .problem = *problem != 0);
    me_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    const char *done = in(r, "done");

    render(r, 200, !strcmp(done, "session") ? text(r, T_staff_session_ended) : !strcmp(done, "password") ? text(r, T_staff_password_changed)
           : !strcmp(done, "notices") ? text(r, T_staff_notices_saved) : "", "", NULL);
}
PAGE(me, .path = "/me", .may = MAY_SIGNED_IN, .get = get, .help = "One's own account: sessions, password, second step.",
     .nav = T_staff_me, .nav_at = 90);

/* ---- sessions ---- */

static void post_session(struct req *r)
{
    session_id id = { in_id(r, "session") };
    int ended = in_has(r, "others") ? end_other_sessions(r, staff_here(r), (session_id){ r->session->id }) : end_session_of(r, id, staff_here(r));

    act(r, in_has(r, "others") ? "ended other sessions" : "ended a session", "account", staff_here(r).v);
    if (ended || in_has(r, "others")) see_other(r, "/me?done=session");
    else render(r, 422, "", text(r, T_staff_session_gone), NULL);
}
PAGE(me_session, .path = "/me/session", .may = MAY_SIGNED_IN, .post = post_session, .help = "End one of one's own sessions, or all others.");

/* ---- where one is told that something waits ---- */

static void post_notices(struct req *r)
{
    const char *email = in(r, "email");

    if (*email && !mail_address_fine(email)) { render(r, 422, "", text(r, T_staff_notices_wrong), NULL); return; }
    set_email(r, staff_here(r), email);
    act(r, "changed where notices go", "account", staff_here(r).v);
    see_other(r, "/me?done=notices");
}
PAGE(me_notices, .path = "/me/notices", .may = MAY_SIGNED_IN, .post = post_notices, .help = "Where one is told that something waits.");

/* ---- password ---- */

struct change { bool right; int problem; const char *hash; };

static void check_old(struct req *r, struct change *c, struct account_by_id_row *who)
{
    r->prepared = c;
    c->problem = -1;
    if (!account_by_id(r, staff_here(r), who)) return;
    c->right = strlen(in(r, "old")) <= PASSWORD_MOST && password_of(r, who->password_hash, in(r, "old"));
}

static void prepare_password(struct req *r)
{
    struct change *c = mem_get(&r->mem, sizeof *c);
    struct account_by_id_row who;
    struct place place = place_of(r, "own password", fmt(r, "%lld", (long long)staff_here(r).v));

    c->problem = -1;
    r->prepared = c;
    if (place_wait(r, &place, FREE_TRIES)) { c->problem = T_staff_wait_some; return; }
    check_old(r, c, &who);
    if (!c->right) return;
    c->problem = password_problem(in(r, "new"), who.sign_in);
    if (c->problem < 0) c->hash = password_hash(&r->mem, in(r, "new"));
}

/* A stolen session must not become a way to guess the password. */
static void wrong_old(struct req *r)
{
    struct place place = place_of(r, "own password", fmt(r, "%lld", (long long)staff_here(r).v));

    place_count(r, &place);
    act(r, "old password refused", "account", staff_here(r).v);
    render(r, 422, "", text(r, T_staff_password_old_wrong), NULL);
}

static void post_password(struct req *r)
{
    struct change *c = r->prepared;

    if (c->problem >= 0) { render(r, 422, "", text(r, c->problem), NULL); return; }
    if (!c->right) { wrong_old(r); return; }
    set_password(r, staff_here(r), c->hash);
    end_other_sessions(r, staff_here(r), (session_id){ r->session->id });
    act(r, "changed own password", "account", staff_here(r).v);
    see_other(r, "/me?done=password");
}
PAGE(me_password, .path = "/me/password", .may = MAY_SIGNED_IN, .prepare = prepare_password, .post = post_password,
     .help = "Change one's own password; ends one's other sessions.");

/* ---- second step ---- */

unsigned char *totp_open(struct req *r, const void *sealed, size_t n)
{
    size_t plain_n;
    unsigned char *s = unseal(&r->mem, r->house->secret, "second step", sealed, n, &plain_n);

    return s && plain_n == TOTP_SECRET ? s : NULL;
}

void recovery_hash(struct req *r, const char *typed, unsigned char to[static HASH_BYTES])
{
    char code[32] = "";
    size_t n = 0;

    for (; *typed && n < sizeof code - 1; typed++) {
        char c = *typed >= 'a' && *typed <= 'z' ? (char)(*typed - 32) : *typed;
        if (c != ' ' && c != '-') code[n++] = c;
    }
    keyed_hash(to, r->house->secret, "recovery code", code, n);
}

static void show_second(struct req *r, int status, const unsigned char secret[static TOTP_SECRET], const char *problem)
{
    struct account_by_id_row who;
    size_t n;
    const char *key = base32(&r->mem, secret, TOTP_SECRET);
    unsigned char *sealed = seal(&r->mem, r->house->secret, "second step", secret, TOTP_SECRET, &n);
    struct second_page p = { .problem = problem, .secret = base64url(&r->mem, sealed, n), .key = { key } };

    if (!account_by_id(r, staff_here(r), &who)) fault(&r->fate, "the session's account is gone");
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_staff_second_step), .back = "/me", .problem = *problem != 0);
    second_html(r, &p);
    const char *label = text(r, T_staff_second_qr);
    qr_svg(&r->out, fmt(r, "otpauth://totp/Pronoia:%s?secret=%s&issuer=Pronoia", who.sign_in, key), label);
    second_form_html(r, &p);
    page_end(r);
}

static void get_second(struct req *r)
{
    unsigned char secret[TOTP_SECRET];

    chance(secret, sizeof secret);
    show_second(r, 200, secret, "");
}

static void prepare_second(struct req *r)
{
    struct change *c = mem_get(&r->mem, sizeof *c);
    struct account_by_id_row who;
    struct place place = place_of(r, "own password", fmt(r, "%lld", (long long)staff_here(r).v));

    c->problem = -1;
    r->prepared = c;
    if (place_wait(r, &place, FREE_TRIES)) c->problem = T_staff_wait_some;
    else check_old(r, c, &who);
}

static void new_recovery_codes(struct req *r, struct me_page *p)
{
    unsigned char bytes[10], hash[HASH_BYTES];

    drop_recovery(r, staff_here(r));
    p->codes.at = mem_get(&r->mem, RECOVERY_CODES * sizeof *p->codes.at);
    for (int i = 0; i < RECOVERY_CODES; i++) {
        chance(bytes, sizeof bytes);
        const char *all = base32(&r->mem, bytes, sizeof bytes);             /* 16 letters, 80 bits */
        const char *code = fmt(r, "%.4s-%.4s-%.4s-%.4s", all, all + 4, all + 8, all + 12);
        recovery_hash(r, code, hash);
        add_recovery(r, staff_here(r), hash, sizeof hash);
        p->codes.at[p->codes.n++].code.text = code;
    }
}

static void post_second(struct req *r)
{
    struct change *c = r->prepared;
    struct me_page p = { 0 };
    size_t n, sealed_n;
    const unsigned char *sealed = base64url_read(&r->mem, in(r, "secret"), &n);
    unsigned char *secret = sealed ? totp_open(r, sealed, n) : NULL;
    int64_t step = secret ? totp_step(secret, in(r, "code"), r->now) : 0;

    if (!secret) { see_other(r, "/me/second-step"); return; }
    if (c->problem >= 0) { show_second(r, 422, secret, text(r, c->problem)); return; }
    if (!c->right) { wrong_old(r); return; }
    if (!step) { show_second(r, 422, secret, text(r, T_staff_code_wrong)); return; }
    unsigned char *kept = seal(&r->mem, r->house->secret, "second step", secret, TOTP_SECRET, &sealed_n);
    set_second_step(r, staff_here(r), kept, sealed_n, step);                  /* S3: the code just typed is used */
    new_recovery_codes(r, &p);
    act(r, "set up the second step", "account", staff_here(r).v);
    render(r, 200, text(r, T_staff_second_done), "", &p);
}
PAGE(me_second, .path = "/me/second-step", .may = MAY_SIGNED_IN, .get = get_second, .prepare = prepare_second, .post = post_second,
     .help = "Set up the telephone's code as a second step.");
