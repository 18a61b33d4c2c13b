/* SPDX-License-Identifier: EUPL-1.2
** provider.c - signing in with the town's provider (OpenID Connect, or the state's for public servants): S11, S12, S13 of room.md.
**
** The browser leaves by a link and comes back to a page with one button: what happens then is a POST like any other, so the
** questions to the provider are asked in the slow lane and what is written is written once. */
#include "web/log.h"
#include "rooms/staff/inside.h"
#include "rooms/staff/provider.h"
#include "host/oidc.h"
#include "host/state_sign_in.h"
#include "web/code_flow.h"
#include "web/layout.h"
#include "provider.sql.h"

struct provider_page { struct isolated provider; const char *code, *state, *next; };
#include "provider.html.h"
struct provider_no_page { const char *problem; struct ltr subject; };
#include "provider_no.html.h"

enum { FORGET_RETURN = 86400, CODE_MOST = 2000 };

const struct provider *staff_provider(const struct req *r)
{
    return r->house->providers && r->house->providers->staff.client ? &r->house->providers->staff : NULL;
}

const char *provider_issuer(const struct provider *p) { return p->issuer ? p->issuer : p->server; }
const char *provider_name(struct req *r, const struct provider *p) { return p->name ? p->name : text(r, T_staff_provider); }

static const char *redirect_of(struct req *r) { return fmt(r, "%s/sign-in/back", r->house->providers->base); }

/* Told to the visitor; what exactly went wrong stands in the log. */
static void refused(struct req *r, int status, int why, const char *subject)
{
    const struct provider *p = staff_provider(r);

    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_staff_provider_no_title), .problem = true);
    provider_no_html(r, &(struct provider_no_page){ text_with(r, why, p ? provider_name(r, p) : ""), { subject } });
    page_end(r);
}

/* ---- leaving ---- */

static void get_start(struct req *r)
{
    const struct provider *p = staff_provider(r);
    struct oidc_place at = { .authorize = "" };
    const char *why = "", *next = in(r, "next"), *invitation = in(r, "invitation");

    if (!p) { refuse(r, 404, T_web_why_404); return; }
    if (p->server) at.authorize = fmt(r, "%s/oauth/authorize", p->server);
    else if (oidc_find(&r->mem, p, r->now, &at, &why) != OIDC_FINE) {
        log_event("sign-in", "%s", why);
        refused(r, 503, T_staff_provider_down, "");
        return;
    }
    see_other(r, "%s", flow_begin(r, &(struct flow_ask){ .kind = "staff", .authorize = at.authorize, .client = p->client, .redirect = redirect_of(r),
        .scope = p->server ? "read" : "openid", .carry = *invitation ? fmt(r, "!%s", invitation) : local_path(next) ? next : "" }));
}
PAGE(sign_in_with, .path = "/sign-in/with", .may = MAY_ANYBODY, .get = get_start, .slow = true, .help = "Leave for the town's provider, to sign in there.");

/* ---- coming back ---- */

/* RFC 9207: an answer that names its issuer must name ours. */
static bool other_issuer(struct req *r, const struct provider *p) { return p->issuer && in_has(r, "iss") && strcmp(in(r, "iss"), p->issuer); }

static void get_back(struct req *r)
{
    const struct provider *p = staff_provider(r);
    struct flow_back back;

    if (!p) { refuse(r, 404, T_web_why_404); return; }
    enum flow is = flow_read(r, "staff", in(r, "state"), &back);
    if (is != FLOW_FINE || other_issuer(r, p)) { refused(r, 422, is == FLOW_OLD ? T_staff_provider_old : T_staff_provider_strange, ""); return; }
    if (!*in(r, "code") || strlen(in(r, "code")) > CODE_MOST) { refused(r, 422, T_staff_provider_cancelled, ""); return; }
    r->no_store = true;
    page_begin(r, text(r, T_staff_provider_back_title));
    provider_html(r, &(struct provider_page){ { provider_name(r, p) }, in(r, "code"), in(r, "state"), *back.carry == '!' ? "" : back.carry });
    page_end(r);
}

struct arrival { int wait, status, problem; const char *subject; struct flow_back back; };

static void wrong(struct arrival *a, int status, int problem)
{
    a->status = status;
    a->problem = problem;
}

/* The state's OAuth2 answers the same question in another language. */
static enum oidc ask_provider(struct req *r, const struct provider *p, struct arrival *a, const char **why)
{
    struct oidc_code c = { in(r, "code"), redirect_of(r), a->back.verifier, a->back.nonce };
    struct state_person who;

    if (!p->server) return oidc_subject(&r->mem, p, r->now, &c, &a->subject, why);
    enum oidc is = state_sign_in(&r->mem, p, &c, &who, why);
    a->subject = who.userid;
    return is;
}

static void prepare(struct req *r)
{
    const struct provider *p = staff_provider(r);
    struct arrival *a = mem_get(&r->mem, sizeof *a);
    struct place peer = place_of(r, "peer", r->peer);
    struct was_used_row row;
    const char *why = "";

    r->prepared = a;
    a->subject = "";
    if (!p) { wrong(a, 422, T_staff_provider_strange); return; }
    if ((a->wait = place_wait(r, &peer, FREE_TRIES_PEER))) return;
    enum flow flow = flow_read(r, "staff", in(r, "state"), &a->back);
    if (flow != FLOW_FINE) { wrong(a, 422, flow == FLOW_OLD ? T_staff_provider_old : T_staff_provider_strange); return; }
    if (was_used(r, a->back.state, sizeof a->back.state, &row)) { wrong(a, 422, T_staff_provider_used); return; }   /* S12 */
    risk(&r->fate, "asking the provider");
    enum oidc is = ask_provider(r, p, a, &why);
    if (is != OIDC_FINE) {
        log_event("sign-in", "%s", why);
        wrong(a, is == OIDC_DOWN ? 503 : 422, is == OIDC_DOWN ? T_staff_provider_down : is == OIDC_REFUSED ? T_staff_provider_refused : T_staff_provider_untrusted);
    }
}

static void say_no(struct req *r, int status, int problem, const char *subject)
{
    struct place peer = place_of(r, "peer", r->peer);

    place_count(r, &peer);
    act(r, "sign-in by provider refused", "account", 0);
    refusal_stands(r);                                                              /* S12: a return is used up, also by who is nobody here */
    refused(r, status, problem, subject);
}

/* S11: only a link that an administrator made, or an invitation, leads to an account. */
static account_id account_of(struct req *r, const struct arrival *a, const char *issuer)
{
    struct linked_row row;
    struct invited who;

    if (linked(r, issuer, a->subject, &row)) return row.account;
    if (*a->back.carry != '!' || !invited_by(r, a->back.carry + 1, &who)) return (account_id){ 0 };
    if (!add_link(r, who.account, issuer, a->subject, r->now)) return (account_id){ 0 };
    invitation_used(r, who);
    act(r, "linked to the provider by invitation", "account", who.account.v);
    return who.account;
}

static void post_back(struct req *r)
{
    const struct provider *p = staff_provider(r);
    struct arrival *a = r->prepared;

    if (a->wait) { r->retry_after = a->wait; refused(r, 429, T_staff_wait_some, ""); return; }
    if (a->status == 503) { refused(r, 503, a->problem, ""); return; }
    if (a->problem) { say_no(r, a->status, a->problem, ""); return; }
    clear_old_returns(r, (instant){ r->now.v - FORGET_RETURN });
    if (!use_return(r, a->back.state, sizeof a->back.state, r->now)) { say_no(r, 422, T_staff_provider_used, ""); return; }    /* S12 */
    account_id id = account_of(r, a, provider_issuer(p));
    if (!id.v || !account_open(r, id)) { say_no(r, 403, T_staff_provider_nobody, a->subject); return; }
    flow_forget(r, "staff");
    act(r, "came from the provider", "account", id.v);
    sign_in_known(r, id);
}
PAGE(sign_in_back, .path = "/sign-in/back", .may = MAY_ANYBODY, .get = get_back, .prepare = prepare, .post = post_back,
     .help = "Coming back from the town's provider.");
