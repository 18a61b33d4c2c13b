/* SPDX-License-Identifier: EUPL-1.2
** http_call.c - libcurl, for one question (http_call.h). */
#include "host/http_call.h"
#include "host/curl.h"
#include "base/out.h"
#include <stdio.h>
#include <string.h>

struct taking { char *bytes; size_t n; bool full; };

static size_t take(char *from, size_t size, size_t n, void *p)
{
    struct taking *t = p;

    if (size * n > HTTP_MOST - t->n) { t->full = true; return 0; }
    memcpy(t->bytes + t->n, from, size * n);
    t->n += size * n;
    return size * n;
}

bool http_address(const char *url)
{
    static const char *const home[] = { "http://127.0.0.1", "http://localhost", "http://[::1]" };

    if (!strncmp(url, "https://", 8)) return url[8] != 0;
    for (int i = 0; i < 3; i++) {
        size_t n = strlen(home[i]);
        if (!strncmp(url, home[i], n) && (!url[n] || url[n] == ':' || url[n] == '/')) return true;
    }
    return false;
}

/* A token comes from another server: it must not write headers of its own. */
static bool one_line(const char *s) { return !s || !strpbrk(s, "\r\n"); }

static struct curl_slist *headers(struct mem *m, const struct http_call *q)
{
    struct out type = { .mem = m }, bearer = { .mem = m };
    struct curl_slist *h;

    out_fmt(&type, "Content-Type: %s", q->type ? q->type : "application/x-www-form-urlencoded");
    h = curl_slist_append(0, q->body ? out_text(&type) : "Accept: application/json, application/xml, text/xml");
    if (!h || !q->bearer) return h;
    out_fmt(&bearer, "Authorization: Bearer %s", q->bearer);
    struct curl_slist *more = curl_slist_append(h, out_text(&bearer));
    if (!more) curl_slist_free_all(h);
    return more;
}

static void set(CURL *c, const struct http_call *q, struct curl_slist *h, struct taking *t)
{
    curl_easy_setopt(c, CURLOPT_URL, q->url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, h);
    if (q->body) curl_easy_setopt(c, CURLOPT_POSTFIELDS, q->body);
    if (q->user) {
        curl_easy_setopt(c, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
        curl_easy_setopt(c, CURLOPT_USERNAME, q->user);
        curl_easy_setopt(c, CURLOPT_PASSWORD, q->secret);
    }
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, t);
}

void http_call(struct mem *m, const struct http_call *q, struct http_answer *a)
{
    char words[CURL_ERROR_SIZE] = "";
    struct taking t = { .bytes = mem_get(m, HTTP_MOST + 1) };      /* before libcurl: nothing may fault inside it */
    curl_off_t wait = 0;
    CURLcode rc = CURLE_OUT_OF_MEMORY;

    *a = (struct http_answer){ .bytes = t.bytes };
    if (!http_address(q->url) || !one_line(q->bearer)) { snprintf(a->why, sizeof a->why, "an address or token that is not used"); return; }
    struct curl_slist *h = headers(m, q);
    CURL *c = curl_begin(q->ca, q->seconds, words);
    if (c && h) {
        set(c, q, h, &t);
        rc = curl_easy_perform(c);
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &a->status);
        curl_easy_getinfo(c, CURLINFO_RETRY_AFTER, &wait);
        a->wait = wait > 86400 ? 86400 : (long)wait;
    }
    curl_slist_free_all(h);
    curl_easy_cleanup(c);
    a->came = rc == CURLE_OK;
    a->n = t.n;
    if (t.full) snprintf(a->why, sizeof a->why, "the answer was longer than %d bytes", HTTP_MOST);
    else if (!a->came) snprintf(a->why, sizeof a->why, "%.150s", words[0] ? words : curl_easy_strerror(rc));
}
