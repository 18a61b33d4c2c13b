/* SPDX-License-Identifier: EUPL-1.2
** sms.c - the Routee gateway: a token, one POST a message, and what its answers mean (sms.h). */
#include "host/sms.h"
#include "host/http_call.h"
#include "base/json.h"
#include "base/json_read.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char auth_address[] = "https://auth.routee.net/oauth/token", send_address[] = "https://connect.routee.net/sms";

static struct json_value *read_answer(struct mem *m, const struct http_answer *a)
{
    struct json_error e;

    return json_read(m, a->bytes, a->n, &e);
}

static const char *member(const struct json_value *v, const char *key)
{
    const struct json_value *x = v ? json_member(v, key) : NULL;

    return x && (x->kind == JSON_STRING || x->kind == JSON_NUMBER) ? x->text : "";
}

static struct outcome later(const struct http_answer *a, const char *what)
{
    struct outcome o = { .is = LEAVES_LATER, .code = (int)a->status, .wait = (int)a->wait };

    if (!a->came) snprintf(o.why, sizeof o.why, "%s: %.120s", what, a->why);
    else snprintf(o.why, sizeof o.why, "%s: the gateway answered %ld", what, a->status);
    return o;
}

/* LEFT when pass holds a token. */
static struct outcome sign_in(struct mem *m, const struct sms_gateway *g, struct sms_pass *pass, instant now)
{
    struct http_answer a;

    http_call(m, &(struct http_call){ .url = g->auth ? g->auth : auth_address, .ca = g->ca, .seconds = g->seconds, .user = g->application,
                                      .secret = g->secret, .body = "grant_type=client_credentials" }, &a);
    struct json_value *v = a.came && a.status == 200 ? read_answer(m, &a) : NULL;
    const char *token = member(v, "access_token");
    if (!*token || strlen(token) >= sizeof pass->token || strpbrk(token, "\r\n")) return later(&a, "signing in");
    snprintf(pass->token, sizeof pass->token, "%s", token);
    long seconds = strtol(member(v, "expires_in"), 0, 10);
    pass->ends.v = now.v + (seconds > 120 ? seconds - 60 : 60);
    return (struct outcome){ .is = LEFT };
}

static const char *body_of(struct mem *m, const struct sms_gateway *g, const char *to, const char *words, const char *label)
{
    struct out o = { .mem = m };
    struct json j = { .out = &o };

    json_object(&j);
    json_key_str(&j, "body", words);
    json_key_str(&j, "to", to);
    json_key_str(&j, "from", g->from);
    json_key_str(&j, "label", label);
    json_end_object(&j);
    return out_text(&o);
}

/* Their error code is status, module (005 = SMS), number: told as it is, it holds no personal data; their words could. */
static struct outcome judged(struct mem *m, const struct http_answer *a)
{
    struct json_value *v = a->came ? read_answer(m, a) : NULL;
    struct outcome o = { .code = (int)a->status };

    if (!a->came || a->status == 429 || a->status >= 500 || a->status == 401 || a->status == 403 || a->status == 408)
        return later(a, "sending");
    if (a->status >= 200 && a->status < 300) {
        if (!*member(v, "trackingId")) return later(a, "an answer without a tracking number");
        o.is = strcmp(member(v, "status"), "Failed") ? LEFT : LEAVES_NEVER;
        if (o.is != LEFT) snprintf(o.why, sizeof o.why, "the gateway says: Failed");
        return o;
    }
    o.is = LEAVES_NEVER;
    snprintf(o.why, sizeof o.why, "the gateway refused it: %ld %.20s", a->status, member(v, "code"));
    return o;
}

struct outcome sms_send(struct mem *m, const struct sms_gateway *g, struct sms_pass *pass, instant now, const char *to, const char *words, const char *label)
{
    struct http_call q = { .url = g->send ? g->send : send_address, .ca = g->ca, .seconds = g->seconds, .bearer = pass->token,
                           .type = "application/json", .body = body_of(m, g, to, words, label) };
    struct http_answer a;

    for (int i = 0; ; i++) {
        if (pass->ends.v <= now.v) {
            struct outcome o = sign_in(m, g, pass, now);
            if (o.is != LEFT) return o;
        }
        http_call(m, &q, &a);
        bool stale = a.came && (a.status == 401 || a.status == 403);
        if (stale) pass->ends.v = 0;
        if (!stale || i) return judged(m, &a);
    }
}
