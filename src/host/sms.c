/* SPDX-License-Identifier: EUPL-1.2
** sms.c - the Routee gateway: a token, one POST a message, and what its answers mean (sms.h). */
#include "host/sms.h"
#include "host/curl.h"
#include "base/json.h"
#include "base/json_read.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char auth_address[] = "https://auth.routee.net/oauth/token", send_address[] = "https://connect.routee.net/sms";

enum { ANSWER_MOST = 16384 };
struct answer { long status; long wait; size_t n; char bytes[ANSWER_MOST]; char words[CURL_ERROR_SIZE]; CURLcode rc; };

/* More than an answer of the gateway can be: the transfer ends, and is told as a failure. */
static size_t take(char *from, size_t size, size_t n, void *p)
{
    struct answer *a = p;

    if (a->n + size * n >= ANSWER_MOST) return 0;
    memcpy(a->bytes + a->n, from, size * n);
    a->n += size * n;
    return size * n;
}

struct ask { const char *url, *user, *secret, *bearer, *type, *body; };

static void ask(const struct sms_gateway *g, const struct ask *q, struct answer *a)
{
    CURL *c = curl_begin(g->ca, g->seconds, a->words);
    struct curl_slist *h = c ? curl_slist_append(0, q->type) : 0, *more = h && q->bearer ? curl_slist_append(h, q->bearer) : h;
    curl_off_t wait = 0;

    a->rc = CURLE_OUT_OF_MEMORY;
    if (h && more) {
        curl_easy_setopt(c, CURLOPT_URL, q->url);
        curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(c, CURLOPT_HTTPHEADER, h);
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, q->body);
        if (q->user) {
            curl_easy_setopt(c, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
            curl_easy_setopt(c, CURLOPT_USERNAME, q->user);
            curl_easy_setopt(c, CURLOPT_PASSWORD, q->secret);
        }
        curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(c, CURLOPT_WRITEDATA, a);
        a->rc = curl_easy_perform(c);
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &a->status);
        curl_easy_getinfo(c, CURLINFO_RETRY_AFTER, &wait);
        a->wait = wait > 86400 ? 86400 : (long)wait;
    }
    curl_slist_free_all(h);
    curl_easy_cleanup(c);
}

static struct answer *fresh(struct mem *m) { return mem_get(m, sizeof(struct answer)); }

static struct json_value *read_answer(struct mem *m, const struct answer *a)
{
    struct json_error e;

    return json_read(m, a->bytes, a->n, &e);
}

static const char *member(const struct json_value *v, const char *key)
{
    const struct json_value *x = v ? json_member(v, key) : NULL;

    return x && (x->kind == JSON_STRING || x->kind == JSON_NUMBER) ? x->text : "";
}

static struct outcome later(const struct answer *a, const char *what)
{
    struct outcome o = { .is = LEAVES_LATER, .code = (int)a->status, .wait = (int)a->wait };

    if (a->rc != CURLE_OK) snprintf(o.why, sizeof o.why, "%s: %.120s", what, a->words[0] ? a->words : curl_easy_strerror(a->rc));
    else snprintf(o.why, sizeof o.why, "%s: the gateway answered %ld", what, a->status);
    return o;
}

/* LEFT when pass holds a token. */
static struct outcome sign_in(struct mem *m, const struct sms_gateway *g, struct sms_pass *pass, instant now)
{
    struct answer *a = fresh(m);
    struct ask q = { .url = g->auth ? g->auth : auth_address, .user = g->application, .secret = g->secret,
                     .type = "Content-Type: application/x-www-form-urlencoded", .body = "grant_type=client_credentials" };

    ask(g, &q, a);
    struct json_value *v = a->rc == CURLE_OK && a->status == 200 ? read_answer(m, a) : NULL;
    const char *token = member(v, "access_token");
    if (!*token || strlen(token) >= sizeof pass->token || strpbrk(token, "\r\n")) return later(a, "signing in");
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
static struct outcome judged(struct mem *m, const struct answer *a)
{
    struct json_value *v = a->rc == CURLE_OK ? read_answer(m, a) : NULL;
    struct outcome o = { .code = (int)a->status };

    if (a->rc != CURLE_OK || a->status == 429 || a->status >= 500 || a->status == 401 || a->status == 403 || a->status == 408)
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
    struct out bearer = { .mem = m };
    struct ask q = { .url = g->send ? g->send : send_address, .type = "Content-Type: application/json", .body = body_of(m, g, to, words, label) };

    for (int i = 0; ; i++) {
        if (pass->ends.v <= now.v) {
            struct outcome o = sign_in(m, g, pass, now);
            if (o.is != LEFT) return o;
        }
        struct answer *a = fresh(m);
        bearer.n = 0;
        out_fmt(&bearer, "Authorization: Bearer %s", pass->token);
        q.bearer = out_text(&bearer);
        ask(g, &q, a);
        bool stale = a->rc == CURLE_OK && (a->status == 401 || a->status == 403);
        if (stale) pass->ends.v = 0;
        if (!stale || i) return judged(m, a);
    }
}
