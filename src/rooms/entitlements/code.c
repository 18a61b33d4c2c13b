/* SPDX-License-Identifier: EUPL-1.2
** code.c - answers kept under a code: the row, the limits, and opening it again.
**
** A7  The row is found by one key and opened by another; both come from the code alone (argon2id), and the code is
**     written nowhere.  30 days.  Facts about violence never go in.
** A8  Tries are counted an hour at a time, by peer and for all together; at a desk by the person signed in, so that
**     strangers who try codes cannot shut the desk out.  When all together were too many, a newcomer still has a few
**     tries: many who guess cannot shut out one who knows.  Who tried too often does not get the slow key made. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"
#include "host/crypto.h"
#include "code.sql.h"

enum { AN_HOUR = 3600, A_MONTH = 30 * 86400, FOR_PEER = 20, FOR_ALL = 2000, FEW = 3 };

static bool over(struct req *r, const char *peer, int64_t span, int most)
{
    struct tries_row row;

    return tries(r, peer, span, &row) && row.n >= most;
}

static const char *who_tries(struct req *r, const char *what)
{
    return r->session ? fmt(r, "%s=%s", what, r->who) : fmt(r, "%s:%s", what, r->peer ? r->peer : "");
}

bool code_full(struct req *r, const char *what)
{
    int64_t span = r->now.v / AN_HOUR;
    const char *who = who_tries(r, what);

    if (r->session) return over(r, who, span, 10 * FOR_PEER);
    return over(r, who, span, FOR_PEER) || (over(r, what, span, FOR_ALL) && over(r, who, span, FEW));
}

static void write_try(struct req *r, const void *of)
{
    const char *what = *(const char *const *)of;
    int64_t span = r->now.v / AN_HOUR;

    forget_tries(r, span);
    count_try(r, who_tries(r, what), span);
    if (!r->session) count_try(r, what, span);
}

bool code_too_often(struct req *r, const char *what)
{
    if (code_full(r, what)) return true;
    stays(r, write_try, &what, sizeof what);                                    /* W8 */
    return false;
}

/* What may stand in a code: everything but the delicate facts. */
static const struct talk *without_delicate(struct req *r, const struct talk *t, bool *left_out)
{
    struct talk *copy = mem_get(&r->mem, sizeof *copy);
    const struct book *b = t->h->book;
    int kept = 0;

    *copy = *t;
    copy->h = household_copy(&r->mem, t->h, t->h->members);
    copy->was = NULL;                   /* a code is nobody's file */
    *left_out = false;
    for (int f = 0; f < book_facts(b); f++) {
        if (!delicate(book_fact(b, f)->name)) continue;
        *left_out |= household_get(copy->h, f, 0).evidence != EV_NONE;
        household_forget(copy->h, f, 0);
    }
    for (int i = 0; i < t->nasked; i++)
        if (!delicate(book_fact(b, t->asked[i].fact)->name)) copy->asked[kept++] = t->asked[i];
    copy->nasked = kept;
    copy->npending = 0;
    return copy;
}

void code_make(struct req *r, const char *state, const struct talk *t, struct new_code *c)
{
    unsigned char hash[HASH_BYTES], key[KEY_BYTES];
    const char *plain;

    /* From the page itself, so that a form sent twice gives one code; the seal's own chance makes it unguessable. */
    keyed_hash(hash, r->house->secret, "answer code", state, strlen(state));
    spoken_make(c->code, hash);
    keys_from_words(&r->mem, c->lookup, key, r->house->secret, "answer code", c->code);
    plain = talk_write(r, without_delicate(r, t, &c->left_out));
    c->sealed = seal(&r->mem, key, "answer code", plain, strlen(plain), &c->sealed_n);
    c->expires.v = r->now.v + A_MONTH;
    wipe(key, sizeof key);
    wipe(hash, sizeof hash);
}

bool code_keep(struct req *r, const struct new_code *c)
{
    struct keep_code_row row;

    forget_codes(r, r->now);
    if (!keep_code(r, c->lookup, sizeof c->lookup, c->sealed, c->sealed_n, r->now, c->expires, &row)) return false;
    act(r, "kept answers under a code", "code", row.id.v);
    return true;
}

/* ---- opening --------------------------------------------------------------------------------------- */

struct typed_code { bool right, full; unsigned char lookup[KEY_BYTES], key[KEY_BYTES]; };

void code_prepare(struct req *r, const char *typed)
{
    struct typed_code *c = mem_get(&r->mem, sizeof *c);
    char code[16];

    c->right = spoken_read(code, typed);
    c->full = code_full(r, "open");
    if (c->right && !c->full) keys_from_words(&r->mem, c->lookup, c->key, r->house->secret, "answer code", code);
    r->prepared = c;
}

enum code_answer code_open(struct req *r, struct talk **t)
{
    const struct typed_code *c = r->prepared;
    struct kept_code_row row;
    size_t n;

    *t = NULL;
    if (!c->right) return CODE_MISTYPED;
    if (c->full || code_too_often(r, "open")) return CODE_TOO_OFTEN;
    bool found = kept_code(r, c->lookup, sizeof c->lookup, r->now, &row);
    unsigned char *plain = found ? unseal(&r->mem, c->key, "answer code", row.sealed, row.sealed_n, &n) : NULL;
    if (plain) *t = talk_read(r, (const char *)plain, n);
    if (!*t) { act(r, "tried a code that opens nothing", "code", 0); return CODE_UNKNOWN; }
    forget_codes(r, r->now);
    (*t)->begun = r->now;
    opened_code(r, row.id);
    act(r, "opened answers by their code", "code", row.id.v);
    return CODE_OPENED;
}
