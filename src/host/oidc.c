/* SPDX-License-Identifier: EUPL-1.2
** oidc.c - the provider is found, a code is exchanged, a subject believed: OC1, OC2 of oidc.h. */
#include "host/oidc_inside.h"
#include "host/http_call.h"
#include "host/jws.h"
#include "base/out.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { HOUR = 3600, PAUSE = 15, KEYS_AGAIN = 10, ADDRESS = 600 };
static struct known {
    pthread_mutex_t lock;
    int64_t found, keys_found, failed;              /* when; 0 = not */
    char issuer[ADDRESS], authorize[ADDRESS], token[ADDRESS], userinfo[ADDRESS], keys[ADDRESS], jwks[HTTP_MOST + 1];
    bool basic;
} known = { .lock = PTHREAD_MUTEX_INITIALIZER };

const char *form_body(struct mem *m, const char *const *pairs)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    struct out o = { .mem = m };

    for (int i = 0; pairs[i]; i++) {
        if (i) out_char(&o, i % 2 ? '=' : '&');
        for (const char *s = pairs[i]; *s; s++)
            if (strchr(plain, *s)) out_char(&o, *s); else out_fmt(&o, "%%%02X", (unsigned char)*s);
    }
    return out_text(&o);
}

static bool recent(int64_t at, instant now, int64_t span) { return at && now.v >= at && now.v - at < span; }

static void remember_failure(instant now)
{
    pthread_mutex_lock(&known.lock);
    known.failed = now.v;
    pthread_mutex_unlock(&known.lock);
}

static struct json_value *ask(struct mem *m, const struct http_call *q, instant now, struct http_answer *a)
{
    struct json_error e;

    http_call(m, q, a);
    if (!a->came) { remember_failure(now); return NULL; }
    return json_read(m, a->bytes, a->n, &e);
}

/* ---- where the provider is ---- */

static bool keep(char to[static ADDRESS], const char *from, bool must)
{
    if ((!*from && must) || strlen(from) >= ADDRESS || (*from && !http_address(from))) return false;
    snprintf(to, ADDRESS, "%s", from);
    return true;
}

/* client_secret_basic is what holds when nothing is said (Discovery, 3). */
static bool takes_basic(const struct json_value *v)
{
    const struct json_value *list = json_member(v, "token_endpoint_auth_methods_supported");
    bool post = false;

    if (!list || list->kind != JSON_ARRAY) return true;
    for (const struct json_value *x = list->first; x; x = x->next) {
        if (!strcmp(x->text, "client_secret_basic")) return true;
        post |= !strcmp(x->text, "client_secret_post");
    }
    return !post;
}

static bool remember(const struct provider *p, const struct json_value *v, instant now)
{
    pthread_mutex_lock(&known.lock);
    bool fine = !strcmp(json_word(v, "issuer"), p->issuer) && keep(known.authorize, json_word(v, "authorization_endpoint"), true)
                && keep(known.token, json_word(v, "token_endpoint"), true) && keep(known.keys, json_word(v, "jwks_uri"), true)
                && keep(known.userinfo, json_word(v, "userinfo_endpoint"), false) && keep(known.issuer, p->issuer, true);
    known.basic = takes_basic(v);
    known.found = fine ? now.v : 0;
    known.keys_found = 0;
    pthread_mutex_unlock(&known.lock);
    return fine;
}

static void copy(struct mem *m, struct oidc_place *to)
{
    struct oidc_place place = { mem_get(m, ADDRESS), mem_get(m, ADDRESS), mem_get(m, ADDRESS), mem_get(m, ADDRESS), true };

    pthread_mutex_lock(&known.lock);
    snprintf((char *)place.authorize, ADDRESS, "%s", known.authorize);
    snprintf((char *)place.token, ADDRESS, "%s", known.token);
    snprintf((char *)place.userinfo, ADDRESS, "%s", known.userinfo);
    snprintf((char *)place.keys, ADDRESS, "%s", known.keys);
    place.basic = known.basic;
    pthread_mutex_unlock(&known.lock);
    *to = place;
}

static const char *configuration_of(struct mem *m, const char *issuer)
{
    struct out o = { .mem = m };
    size_t n = strlen(issuer);

    out_fmt(&o, "%.*s/.well-known/openid-configuration", (int)(n && issuer[n - 1] == '/' ? n - 1 : n), issuer);
    return out_text(&o);
}

enum oidc oidc_find(struct mem *m, const struct provider *p, instant now, struct oidc_place *to, const char **why)
{
    pthread_mutex_lock(&known.lock);
    bool fresh = recent(known.found, now, HOUR) && !strcmp(known.issuer, p->issuer), down = recent(known.failed, now, PAUSE);
    pthread_mutex_unlock(&known.lock);
    *why = "the provider did not answer a moment ago";
    if (down) return OIDC_DOWN;
    if (!fresh) {
        struct http_answer *a = mem_get(m, sizeof *a);
        struct json_value *v = ask(m, &(struct http_call){ .url = configuration_of(m, p->issuer), .ca = p->ca, .seconds = p->seconds }, now, a);
        *why = a->why;
        if (!a->came) return OIDC_DOWN;
        *why = "the provider's configuration is not one of this issuer";
        if (a->status != 200 || !v || !remember(p, v, now)) { remember_failure(now); return OIDC_DOWN; }
    }
    copy(m, to);
    return OIDC_FINE;
}

/* ---- keys ---- */

/* NULL: the provider did not give any. */
static const struct json_value *keys_of(struct mem *m, const struct provider *p, const struct oidc_place *at, instant now, bool anew, const char **why)
{
    struct json_error e;
    char *kept = mem_get(m, HTTP_MOST + 1);

    pthread_mutex_lock(&known.lock);
    bool use = recent(known.keys_found, now, anew ? KEYS_AGAIN : HOUR);
    if (use) memcpy(kept, known.jwks, HTTP_MOST + 1);
    pthread_mutex_unlock(&known.lock);
    if (use) return json_read(m, kept, strlen(kept), &e);
    struct http_answer *a = mem_get(m, sizeof *a);
    struct json_value *v = ask(m, &(struct http_call){ .url = at->keys, .ca = p->ca, .seconds = p->seconds }, now, a);
    *why = a->came ? "the provider's keys cannot be read" : a->why;
    if (!v || a->status != 200) return NULL;
    pthread_mutex_lock(&known.lock);
    memcpy(known.jwks, a->bytes, a->n);
    known.jwks[a->n] = 0;
    known.keys_found = now.v;
    pthread_mutex_unlock(&known.lock);
    return v;
}

static enum oidc believed(struct mem *m, const struct provider *p, const struct oidc_place *at, instant now, const char *token,
                          const struct json_value **claims, const char **why)
{
    static const char *const words[] = { "", "the ID token cannot be read", "the ID token is signed in a way that is not taken",
                                         "the ID token is signed with a key that the provider does not have", "the signature of the ID token is wrong" };
    enum jws is = JWS_NO_KEY;

    for (int i = 0; i < 2 && (is == JWS_NO_KEY || is == JWS_WRONG); i++) {              /* OC2: once anew */
        const struct json_value *keys = keys_of(m, p, at, now, i, why);
        if (!keys) return OIDC_DOWN;
        is = jws_read(m, keys, token, claims);
    }
    *why = words[is];
    return is == JWS_RIGHT ? OIDC_FINE : OIDC_UNTRUSTED;
}

/* ---- a code becomes a subject ---- */

static enum oidc exchange(struct mem *m, const struct provider *p, const struct oidc_place *at, instant now, const struct oidc_code *c,
                          const struct json_value **answer, const char **why)
{
    const char *pairs[] = { "grant_type", "authorization_code", "code", c->code, "redirect_uri", c->redirect, "code_verifier", c->verifier,
                            "client_id", p->client, at->basic ? NULL : "client_secret", p->secret, NULL };
    const char *id[] = { p->client, NULL }, *secret[] = { p->secret, NULL };            /* RFC 6749, 2.3.1: encoded before Basic */
    struct http_call q = { .url = at->token, .ca = p->ca, .seconds = p->seconds, .body = form_body(m, pairs),
                           .user = at->basic ? form_body(m, id) : NULL, .secret = form_body(m, secret) };
    struct http_answer *a = mem_get(m, sizeof *a);

    *answer = ask(m, &q, now, a);
    *why = a->came ? "the provider's answer cannot be read" : a->why;
    if (!a->came || a->status >= 500) return OIDC_DOWN;
    if (a->status != 200) { *why = "the provider refused the code"; return OIDC_REFUSED; }
    return *answer ? OIDC_FINE : OIDC_UNTRUSTED;
}

/* Core 5.3.2: a userinfo of another subject must not be used; then nothing of this sign-in is. */
static enum oidc same_person(struct mem *m, const struct provider *p, const struct oidc_place *at, instant now, const char *token,
                             const char *subject, const char **why)
{
    struct http_answer *a = mem_get(m, sizeof *a);

    if (!*at->userinfo) return OIDC_FINE;
    struct json_value *v = ask(m, &(struct http_call){ .url = at->userinfo, .ca = p->ca, .seconds = p->seconds, .bearer = token }, now, a);
    *why = a->came ? "the provider's userinfo speaks of somebody else" : a->why;
    if (!a->came) return OIDC_DOWN;
    return a->status == 200 && v && !strcmp(json_word(v, "sub"), subject) ? OIDC_FINE : OIDC_UNTRUSTED;
}

enum oidc oidc_subject(struct mem *m, const struct provider *p, instant now, const struct oidc_code *c, const char **subject, const char **why)
{
    struct oidc_place at;
    const struct json_value *answer = NULL, *claims = NULL;
    enum oidc is = oidc_find(m, p, now, &at, why);

    if (is == OIDC_FINE) is = exchange(m, p, &at, now, c, &answer, why);
    if (is != OIDC_FINE) return is;
    const char *access = json_word(answer, "access_token");
    is = believed(m, p, &at, now, json_word(answer, "id_token"), &claims, why);
    if (is != OIDC_FINE) return is;
    const char *wrong = claims_wrong(claims, p, c->nonce, now);
    if (wrong) { *why = wrong; return OIDC_UNTRUSTED; }
    *subject = json_word(claims, "sub");
    if (!*access) { *why = "the provider gave no access token"; return OIDC_UNTRUSTED; }
    return same_person(m, p, &at, now, access, *subject, why);
}
