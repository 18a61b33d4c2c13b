/* SPDX-License-Identifier: EUPL-1.2
** headers.c - what is said about a page before the page.
**
** E1  Every answer carries the whole set; nothing runs or loads that is not ours.
** E2  A page made for somebody signed in, or about violence, is stored nowhere. */
#include "web/answer.h"
#include <stdio.h>
#include <string.h>

#define CSP "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; " \
            "connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'"

static const char *caching(const struct req *r)
{
    if (r->forever) return "public, max-age=31536000, immutable";
    if (r->no_store || r->session || r->status >= 400 || (r->at.page && r->at.page->quiet)) return "no-store";   /* E2 */
    return "private, no-cache";
}

void headers_each(const struct req *r, void (*put)(void *, const char *, const char *), void *to)
{
    char b[32];

    put(to, "Content-Type", r->type ? r->type : "text/html; charset=utf-8");
    put(to, "Cache-Control", caching(r));
    if (r->packed) { put(to, "Content-Encoding", "gzip"); put(to, "Vary", "Accept-Encoding"); }
    if (r->sandboxed) put(to, "Content-Security-Policy", "default-src 'none'; sandbox");
    else put(to, "Content-Security-Policy", r->session ? CSP "; require-trusted-types-for 'script'; trusted-types pronoia" : CSP);
    if (r->clears) put(to, "Clear-Site-Data", "\"cache\"");
    put(to, "X-Content-Type-Options", "nosniff");
    put(to, "Referrer-Policy", "no-referrer");
    put(to, "Cross-Origin-Opener-Policy", "same-origin");
    put(to, "Cross-Origin-Resource-Policy", "same-origin");
    put(to, "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (r->see_other) put(to, "Location", r->see_other);
    if (r->filename) {
        char d[256];
        snprintf(d, sizeof d, "attachment; filename=\"%.200s\"", r->filename);
        put(to, "Content-Disposition", d);
    }
    if (r->retry_after) { snprintf(b, sizeof b, "%d", r->retry_after); put(to, "Retry-After", b); }
    if (r->refresh) { snprintf(b, sizeof b, "%d", r->refresh); put(to, "Refresh", b); }
    if (r->status == 405 && r->at.page)
        put(to, "Allow", r->at.page->get ? r->at.page->post || r->at.page->pure ? "GET, HEAD, POST" : "GET, HEAD" : "POST");
    for (int i = 0; i < r->nset_cookies; i++) put(to, "Set-Cookie", r->set_cookies[i]);
}
