/* SPDX-License-Identifier: EUPL-1.2
** sign_in.c - residents sign in with the state's OAuth2 (TAXISnet): RE1, RE2, RE5, RE7.
**
** As with staff the browser leaves by a link and comes back to a page with one button: what happens then is a POST like any other, so
** the questions to the state are asked in the slow lane, and what is written is written once. */
#include "web/log.h"
#include "rooms/resident/inside.h"
#include "rooms/staff/throttle.h"
#include "host/chance.h"
#include "host/state_sign_in.h"
#include "web/code_flow.h"
#include "sign_in.sql.h"

struct sign_in_page { bool out, off; const char *state_out, *typed, *next; };
#include "sign_in.html.h"
struct button_page { const char *code, *state, *next; };
#include "button.html.h"
struct refused_page { const char *problem; };
#include "refused.html.h"

enum { CODE_MOST = 2000, CODES = 1000000, CODE_TRIES = 20 };
static const char kind[] = "resident";

const struct provider *own_provider(const struct req *r)
{
    return r->house->providers && r->house->providers->resident.client ? &r->house->providers->resident : NULL;
}

static const char *redirect_of(struct req *r) { return fmt(r, "%s/my-file/back", r->house->providers->base); }

/* A page of residents that can be asked for again, and nothing else. */
static const char *next_of(const char *path)
{
    const struct page *p = *path == '/' && !strpbrk(path, "?#\\") ? page_find(path) : NULL;

    return p && p->may & MAY_OWN && p->get && !strchr(p->path, '*') ? path : "";
}

/* ---- the way in ---- */

static const char *state_out(struct req *r, const struct provider *p)
{
    const char *pairs[] = { "url", fmt(r, "%s/", r->house->providers->base), NULL };

    return fmt(r, "%s/logout/%s/?%s", p->server, p->client, form_body(&r->mem, pairs));
}

static void show_way_in(struct req *r, int status, const char *next, const char *typed)
{
    const struct provider *p = own_provider(r);
    bool out = in_has(r, "out");

    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_resident_title), .back = "/");
    sign_in_html(r, &(struct sign_in_page){ out, !p, out && p ? state_out(r, p) : "", typed, next });
    page_end(r);
}

static void get_sign_in(struct req *r) { show_way_in(r, own_provider(r) ? 200 : 404, next_of(in(r, "next")), ""); }
PAGE(own_sign_in, .path = "/my-file/sign-in", .may = MAY_ANYBODY, .get = get_sign_in, .help = "The way to one's own file: sign in with the state.");

void resident_closed(struct req *r)
{
    bool get = !strcmp(r->method, "GET") || !strcmp(r->method, "HEAD");

    r->fragment = false;
    show_way_in(r, 403, get ? next_of(r->path) : "", get ? "" : in(r, "words"));
}

static void get_leave(struct req *r)
{
    const struct provider *p = own_provider(r);

    if (!p) { show_way_in(r, 404, "", ""); return; }
    see_other(r, "%s", flow_begin(r, &(struct flow_ask){ .kind = kind, .authorize = fmt(r, "%s/oauth/authorize", p->server), .client = p->client,
        .redirect = redirect_of(r), .scope = "read", .carry = next_of(in(r, "next")) }));
}
PAGE(own_leave, .path = "/my-file/with", .may = MAY_ANYBODY, .get = get_leave, .help = "Leave for the state's server, to sign in there.");

/* ---- coming back ---- */

/* Told to the visitor; what exactly went wrong stands in the log. */
static void refused(struct req *r, int status, int why)
{
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_resident_no_title), .problem = true);
    refused_html(r, &(struct refused_page){ text(r, why) });
    page_end(r);
}

static void get_back(struct req *r)
{
    struct flow_back back;

    if (!own_provider(r)) { show_way_in(r, 404, "", ""); return; }
    enum flow is = flow_read(r, kind, in(r, "state"), &back);
    if (is != FLOW_FINE) { refused(r, 422, is == FLOW_OLD ? T_resident_old : T_resident_strange); return; }
    if (!*in(r, "code") || strlen(in(r, "code")) > CODE_MOST) { refused(r, 422, T_resident_cancelled); return; }
    r->no_store = true;
    page_begin(r, text(r, T_resident_back_title));
    button_html(r, &(struct button_page){ in(r, "code"), in(r, "state"), back.carry });
    page_end(r);
}

struct arrival { int wait, status, problem; struct state_person who; struct flow_back back; };

static void wrong(struct arrival *a, int status, int problem)
{
    a->status = status;
    a->problem = problem;
}

static void ask_state(struct req *r, const struct provider *p, struct arrival *a)
{
    struct oidc_code c = { in(r, "code"), redirect_of(r), a->back.verifier, a->back.nonce };
    const char *why = "";

    risk(&r->fate, "asking the state");
    enum oidc is = state_sign_in(&r->mem, p, &c, &a->who, &why);
    if (is == OIDC_FINE && (!*a->who.family || !*a->who.given || !a->who.birth_year)) { wrong(a, 422, T_resident_company); return; }
    if (is == OIDC_FINE) return;
    log_event("sign-in", "%s", why);
    wrong(a, is == OIDC_DOWN ? 503 : 422, is == OIDC_DOWN ? T_resident_down : is == OIDC_REFUSED ? T_resident_refused : T_resident_untrusted);
}

static void prepare(struct req *r)
{
    const struct provider *p = own_provider(r);
    struct arrival *a = r->prepared = mem_get(&r->mem, sizeof *a);
    struct place peer = place_of(r, "peer", r->peer);
    struct arrived_row row;

    if (!p) { wrong(a, 422, T_resident_strange); return; }
    if ((a->wait = place_wait(r, &peer, FREE_TRIES_PEER))) return;
    enum flow flow = flow_read(r, kind, in(r, "state"), &a->back);
    if (flow != FLOW_FINE) wrong(a, 422, flow == FLOW_OLD ? T_resident_old : T_resident_strange);
    else if (arrived(r, a->back.state, sizeof a->back.state, &row)) wrong(a, 422, T_resident_used);      /* RE7 */
    else ask_state(r, p, a);
}

static void say_no(struct req *r, int status, int problem)
{
    struct place peer = place_of(r, "peer", r->peer);

    place_count(r, &peer);
    act(r, "a resident's sign-in refused", "resident", 0);
    refusal_stands(r);                                                              /* RE7: a return is used up */
    refused(r, status, problem);
}

/* ---- who it is ---- */

static identity_id new_identity(struct req *r, const unsigned char *lookup, const unsigned char *said, size_t n)
{
    struct identity_by_afm_row known;
    struct add_identity_row row;

    for (int i = 0; i < CODE_TRIES; i++) {
        if (add_identity(r, lookup, HASH_BYTES, said, n, fmt(r, "%06d", (int)chance_below(CODES)), r->now, &row)) return row.id;
        if (identity_by_afm(r, lookup, HASH_BYTES, &known)) return known.id;
    }
    fault(&r->fate, "no number is free for somebody who signs in");
}

/* RE2: asked at every sign-in, as what the registry holds may have changed; what the desk said stays. */
static void link_again(struct req *r, identity_id id, const struct said *s, const struct identity_by_afm_row *known)
{
    if (!strcmp(known->how, "desk") || !strcmp(known->waits, "undone")) return;
    struct link l = link_of(r, s, id);
    bool same = l.record.v == known->person.v && !strcmp(l.waits, known->waits);
    if (same) return;
    set_link(r, id, l.record, l.record.v ? "number" : "", l.record.v ? r->now : (instant){ 0 }, l.waits);
    if (l.record.v) access_own(r, registry_root(r, l.record), "linked a file to its person online");
}

static identity_id identify(struct req *r, const struct state_person *who)
{
    struct said s = { who->taxid, who->family, who->given, who->father, who->mother, who->birth_year };
    unsigned char lookup[HASH_BYTES];
    struct identity_by_afm_row known;
    identity_id id;
    size_t n;
    const unsigned char *sealed = said_seal(r, &s, &n);

    said_lookup(r, s.afm, lookup);
    if (identity_by_afm(r, lookup, sizeof lookup, &known)) set_said(r, id = known.id, sealed, n, r->now);
    else {
        id = new_identity(r, lookup, sealed, n);
        known = (struct identity_by_afm_row){ .how = "", .waits = "unknown" };
    }
    link_again(r, id, &s, &known);
    return id;
}

static void post_back(struct req *r)
{
    struct arrival *a = r->prepared;

    if (a->wait) { r->retry_after = a->wait; refused(r, 429, T_resident_wait); return; }
    if (a->status == 503) { refused(r, 503, a->problem); return; }
    if (a->problem) { say_no(r, a->status, a->problem); return; }
    clear_arrivals(r, (instant){ r->now.v - FORGET_ARRIVAL });
    if (!arrive(r, a->back.state, sizeof a->back.state, r->now)) { say_no(r, 422, T_resident_used); return; }     /* RE7 */
    identity_id id = identify(r, &a->who);
    own_begin(r, id);
    flow_forget(r, kind);
    r->hidden = 0;
    act(r, "signed in online", "resident", id.v);
    see_other(r, "%s", *a->back.carry ? a->back.carry : "/my-file");
}
PAGE(own_back, .path = "/my-file/back", .may = MAY_ANYBODY, .get = get_back, .prepare = prepare, .post = post_back,
     .help = "Coming back from the state's server.");
