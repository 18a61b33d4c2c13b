/* SPDX-License-Identifier: EUPL-1.2
** mail.c - hands an e-mail to a server (libcurl): E1, E3 of mail.h. */
#include "host/mail.h"
#include "host/curl.h"
#include <stdio.h>
#include <string.h>

struct sending { const char *at; size_t left; };

static size_t give(char *to, size_t size, size_t n, void *p)
{
    struct sending *s = p;
    size_t room = size * n, now = s->left < room ? s->left : room;

    memcpy(to, s->at, now);
    s->at += now;
    s->left -= now;
    return now;
}

/* A 5xx about the recipient, the sender or the message; 53x is about our sign-in (RFC 4954), 50x about our commands. */
static bool for_good(long code) { return code == 501 || (code >= 550 && code <= 559); }

static struct outcome told(CURLcode rc, long code, const char *words)
{
    struct outcome o = { .code = (int)code };

    if (rc == CURLE_OK) { o.is = LEFT; return o; }
    o.is = for_good(code) && rc != CURLE_LOGIN_DENIED ? LEAVES_NEVER : LEAVES_LATER;
    if (rc == CURLE_LOGIN_DENIED) snprintf(o.why, sizeof o.why, "the server refused our sign-in");
    else if (code >= 400) snprintf(o.why, sizeof o.why, "the server answered %ld", code);
    else snprintf(o.why, sizeof o.why, "%.150s", *words ? words : curl_easy_strerror(rc));
    return o;
}

static void settle(CURL *c, const struct mail_server *server, struct sending *s, struct curl_slist *to, const char *from)
{
    curl_easy_setopt(c, CURLOPT_URL, server->url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_USE_SSL, server->plain ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);   /* E3 */
    if (server->user) {
        curl_easy_setopt(c, CURLOPT_USERNAME, server->user);
        curl_easy_setopt(c, CURLOPT_PASSWORD, server->password);
    }
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(c, CURLOPT_READDATA, s);
}

static struct outcome hand_over(const struct mail_server *server, const char *from, const char *rcpt, struct sending s)
{
    char words[CURL_ERROR_SIZE] = "";
    long code = 0;
    CURL *c = curl_begin(server->ca, server->seconds, words);
    struct curl_slist *to = c ? curl_slist_append(0, rcpt) : 0;
    CURLcode rc = CURLE_OUT_OF_MEMORY;

    if (to) {
        settle(c, server, &s, to, from);
        rc = curl_easy_perform(c);
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
    }
    curl_slist_free_all(to);
    curl_easy_cleanup(c);
    return told(rc, code, words);
}

struct outcome mail_send(struct mem *mem, const struct mail_server *server, const char *sender, const struct mail *m)
{
    struct out from = { .mem = mem }, rcpt = { .mem = mem };
    size_t n;

    if (!mail_address_fine(m->to)) return (struct outcome){ LEAVES_NEVER, 0, 0, "the address is not an e-mail address" };
    const char *bytes = mail_write(mem, server, sender, m, &n);
    out_fmt(&from, "<%s>", server->from);
    out_fmt(&rcpt, "<%s>", m->to);
    return hand_over(server, out_text(&from), out_text(&rcpt), (struct sending){ bytes, n });
}
