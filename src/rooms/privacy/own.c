/* SPDX-License-Identifier: EUPL-1.2
** own.c - requests that people make themselves, signed in with the state: privacy.h. */
#include "rooms/privacy/inside.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/request.h"
#include "own.sql.h"
#include "requests.sql.h"

int privacy_requests_of(struct req *r, person_id root, const struct privacy_asked **to)
{
    struct requests_of all = requests_of(r, root);
    struct privacy_asked *at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *at);

    for (int i = 0; i < all.n; i++) {
        const struct requests_of_row *q = &all.at[i];
        bool copies = !strcmp(q->kind, "access") || !strcmp(q->kind, "export"), recent = r->now.v - q->ended.v < PRIVACY_COPY_DAYS * 86400LL;
        at[i] = (struct privacy_asked){ q->id, q->kind, q->state, q->outcome, q->received, q->due, !q->ended.v,
                                        q->ended.v && copies && recent && !strcmp(q->state, "done") };
    }
    *to = at;
    return all.n;
}

/* The note that staff read (PV2), in the house's own language. */
static const char *how_we_know(struct req *r)
{
    int lang = r->lang;

    r->lang = 0;
    const char *s = text(r, T_privacy_identity_online);
    r->lang = lang;
    return s;
}

request_id privacy_ask(struct req *r, person_id root, const char *kind, const char *words)
{
    const struct privacy_word *k = privacy_word(privacy_kinds, kind);
    struct add_request_row row;
    size_t n;

    if (!k || strlen(words) > PRIVACY_WORDS_MOST) return (request_id){ 0 };
    const unsigned char *sealed = seal(&r->mem, r->house->secret, "privacy words", words, strlen(words), &n);
    if (!add_request(r, root, k->word, r->today, "online", how_we_know(r), sealed, n, day_add_months(r->today, 1) /* PV1 */, r->now,
                     (account_id){ 0 }, &row)) fault(&r->fate, "the request was not written");
    return row.id;
}

void privacy_copy_answer(struct req *r, person_id root, bool pdf) { copy_answer(r, root, pdf); }
