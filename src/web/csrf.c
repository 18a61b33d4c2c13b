/* SPDX-License-Identifier: EUPL-1.2
** csrf.c - a form is only taken from a page that we gave to the same browser.
**
** C1  Signed in: the session's own token.  Not signed in: a keyed hash of a random cookie.
** C2  The token is masked anew on every page, so that a compressed page does not leak it. */
#include "web/answer.h"
#include "web/html.h"
#include "web/house.h"
#include "host/chance.h"
#include "host/crypto.h"
#include <string.h>

enum { TOKEN = 16 };

static bool cookie_fine(const char *s) { return strlen(s) == 22 && strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == 22; }

/* What the token must unmask to. */
static void expected(struct req *r, const char *cookie, unsigned char to[static TOKEN])
{
    unsigned char h[HASH_BYTES];
    const char *what = r->session ? r->session->csrf : cookie;

    keyed_hash(h, r->house->secret, r->session ? "csrf session" : "csrf cookie", what, strlen(what));    /* C1 */
    memcpy(to, h, TOKEN);
}

const char *csrf_browser(struct req *r)
{
    const char *cookie = in_cookie(r, "form");
    unsigned char fresh[TOKEN];

    if (cookie_fine(cookie)) return cookie;
    for (int i = 0; i < r->nset_cookies; i++)                           /* this visit gave one already */
        if (!strncmp(r->set_cookies[i], "form=", 5)) {
            char *given = mem_str(&r->mem, r->set_cookies[i] + 5);
            given[strcspn(given, ";")] = 0;
            return given;
        }
    chance(fresh, sizeof fresh);
    cookie = base64url(&r->mem, fresh, sizeof fresh);
    set_cookie(r, "form", cookie, -1, true);
    return cookie;
}

const char *csrf_token(struct req *r)
{
    unsigned char both[2 * TOKEN], want[TOKEN];

    if (r->csrf) return r->csrf;
    expected(r, r->session ? "" : csrf_browser(r), want);
    chance(both, TOKEN);                                                /* C2 */
    for (int i = 0; i < TOKEN; i++) both[TOKEN + i] = both[i] ^ want[i];
    return r->csrf = base64url(&r->mem, both, sizeof both);
}

bool csrf_right(struct req *r, const char *token)
{
    const char *cookie = in_cookie(r, "form");
    unsigned char want[TOKEN], got[TOKEN];
    size_t n = 0;
    const unsigned char *both = base64url_read(&r->mem, token, &n);

    if (!both || n != 2 * TOKEN || (!r->session && !cookie_fine(cookie))) return false;
    expected(r, cookie, want);
    for (int i = 0; i < TOKEN; i++) got[i] = both[i] ^ both[TOKEN + i];
    return same_secret(got, want, TOKEN);
}

void put_csrf(struct req *r)
{
    out_str(&r->out, "<input type=\"hidden\" name=\"csrf\" value=\"");
    out_str(&r->out, csrf_token(r));
    out_str(&r->out, "\">");
}
