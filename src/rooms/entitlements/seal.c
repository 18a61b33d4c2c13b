/* SPDX-License-Identifier: EUPL-1.2
** seal.c - the form field that carries the answers (A1, A2), and the frame of every page that has one. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"
#include "host/crypto.h"

enum { A_DAY = 86400, AGES = 30 * A_DAY };

const char *talk_seal(struct req *r, const struct talk *t)
{
    const char *plain = talk_write(r, t);
    size_t n;
    const unsigned char *sealed = seal(&r->mem, r->house->secret, "answers", plain, strlen(plain), &n);

    return base64url(&r->mem, sealed, n);
}

enum talk_state talk_open(struct req *r, const char *field, struct talk **t)
{
    size_t n, plain_n;
    const unsigned char *sealed = base64url_read(&r->mem, field, &n);
    unsigned char *plain = sealed ? unseal(&r->mem, r->house->secret, "answers", sealed, n, &plain_n) : NULL;

    *t = plain ? talk_read(r, (const char *)plain, plain_n) : NULL;
    if (!*t || (*t)->begun.v > r->now.v + A_DAY || r->now.v - (*t)->begun.v > AGES) { *t = NULL; return TALK_BROKEN; }
    return r->now.v - (*t)->begun.v > A_DAY ? TALK_OLD : TALK_FINE;
}

static bool about_violence(const struct talk *t)
{
    for (int i = 0; i < t->npending; i++) if (delicate(book_fact(t->h->book, t->pending[i].fact)->name)) return true;
    return false;
}

/* Facts that say or hint at violence: their page is a quiet one, and no code ever holds them (A7). */
bool delicate(const char *fact)
{
    return !strcmp(fact, "violence") || !strcmp(fact, "transitional_hostel");
}

bool quiet_talk(const struct talk *t)
{
    int violence = book_fact_find(t->h->book, "violence");
    struct known k = violence < 0 ? (struct known){ 0 } : household_get(t->h, violence, 0);

    return !t->staff && (about_violence(t) || (k.value && k.evidence >= EV_DECLARED && k.evidence <= EV_CONTRADICTED));
}

void frame_open(struct req *r, const struct face *face, const struct talk *t, const char *state, const char *title, bool problem)
{
    struct kept *kept = mem_get(&r->mem, 2 * sizeof *kept);

    kept[0] = (struct kept){ "state", state };
    kept[1] = (struct kept){ "do", "same" };
    page_begin(r, title, .keep = { 2, kept }, .keep_path = face->path, .problem = problem,
               .quiet = quiet_talk(t));
    if (face->above) face->above(r, t);
}
