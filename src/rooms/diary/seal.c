/* SPDX-License-Identifier: EUPL-1.2
** seal.c - the sealer: Y7 and Y8 of diary.h. */
#include "rooms/room.h"
#include "rooms/diary/inside.h"
#include "seal.sql.h"

const char *chain_of(bool hidden) { return hidden ? "hidden" : "open"; }

struct diary_head head_from(struct req *r, bool there, int64_t seq, const void *hash, size_t n)
{
    struct diary_head h = { 0 };

    if (!there) return h;
    if (n != HASH_BYTES) fault(&r->fate, "the diary's head is not %d bytes long", HASH_BYTES);
    h.seq = seq;
    memcpy(h.hash, hash, n);
    return h;
}

struct diary_head diary_head(struct req *r, bool hidden)
{
    struct head_row row;
    bool there = head(r, chain_of(hidden), &row);

    return head_from(r, there, row.seq, row.hash, row.hash_n);
}

int64_t diary_unsealed(struct req *r, bool hidden)
{
    struct waiting_row n = waiting(r);

    return hidden ? n.hidden : n.open;
}

static int seal_open(struct req *r, int most, struct diary_head *h, struct out *words)
{
    struct waiting_acts all = waiting_acts(r, most);

    for (int i = 0; i < all.n; i++) {
        struct waiting_acts_row *a = &all.at[i];
        chain_follow(h, &(struct diary_line){ .seq = h->seq + 1, .id = a->id.v, .at = a->at.v, .who = a->who, .account = a->account.v,
            .roles = a->roles, .reads = a->reads, .act = a->act, .kind = a->about_kind, .about = a->about }, words);
        seal_act(r, a->id, h->seq, h->hash, HASH_BYTES);
    }
    return all.n;
}

static int seal_secret(struct req *r, int most, struct diary_head *h, struct out *words)
{
    struct waiting_hidden all = waiting_hidden(r, most);

    for (int i = 0; i < all.n; i++) {
        struct waiting_hidden_row *a = &all.at[i];
        chain_follow(h, &(struct diary_line){ .seq = h->seq + 1, .id = a->id.v, .at = a->at.v, .who = a->who, .account = a->account.v,
            .roles = a->roles, .reads = a->reads, .act = a->act, .kind = a->about_kind, .about = a->about, .person = a->person }, words);
        seal_hidden(r, a->id, h->seq, h->hash, HASH_BYTES);
    }
    return all.n;
}

int diary_seal(struct req *r, int most)
{
    struct out words = { .mem = &r->mem };
    int all = 0;

    for (int hidden = 0; hidden < 2; hidden++) {
        struct diary_head h = diary_head(r, hidden);
        int n = (hidden ? seal_secret : seal_open)(r, most, &h, &words);
        if (n) set_head(r, chain_of(hidden), h.seq, h.hash, HASH_BYTES);
        all += n;
    }
    return all;
}

/* ---- reading it again ------------------------------------------------------------------------------ */

static void keep(struct diary_kept *to, const void *hash, size_t n)
{
    if (n == HASH_BYTES) memcpy(to->hash, hash, n);         /* another length cannot be right: it stays zero */
}

int diary_lines(struct req *r, bool hidden, int64_t after, int most, struct diary_kept **to)
{
    int n;

    if (hidden) {
        struct sealed_hidden all = sealed_hidden(r, after, most);
        *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
        for (n = 0; n < all.n; n++) {
            struct sealed_hidden_row *a = &all.at[n];
            (*to)[n].line = (struct diary_line){ a->seq, a->id, a->at, a->account, a->roles, a->reads, a->about, a->person, a->who, a->act, a->about_kind };
            keep(&(*to)[n], a->hash, a->hash_n);
        }
    } else {
        struct sealed_acts all = sealed_acts(r, after, most);
        *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
        for (n = 0; n < all.n; n++) {
            struct sealed_acts_row *a = &all.at[n];
            (*to)[n].line = (struct diary_line){ a->seq, a->id, a->at, a->account, a->roles, a->reads, a->about, 0, a->who, a->act, a->about_kind };
            keep(&(*to)[n], a->hash, a->hash_n);
        }
    }
    return n;
}

static const char *line_wrong(struct req *r, struct diary_head *h, const struct diary_kept *k, struct out *words)
{
    if (k->line.seq != h->seq + 1)
        return fmt(r, "line %lld follows %lld: lines were taken out or moved", (long long)k->line.seq, (long long)h->seq);
    chain_follow(h, &k->line, words);
    if (memcmp(h->hash, k->hash, HASH_BYTES))
        return fmt(r, "line %lld (number %lld in the diary) was changed, put in or moved, or one before it was", (long long)k->line.seq, (long long)k->line.id);
    return 0;
}

const char *diary_wrong(struct req *r, bool hidden, struct diary_head *h, int most, int *n)
{
    struct out words = { .mem = &r->mem };
    struct diary_kept *some;
    const char *bad = 0;

    *n = diary_lines(r, hidden, h->seq, most, &some);
    for (int i = 0; i < *n && !bad; i++) bad = line_wrong(r, h, &some[i], &words);
    if (bad || *n == most) return bad;
    struct diary_head end = diary_head(r, hidden);
    if (h->seq == end.seq && !memcmp(h->hash, end.hash, HASH_BYTES)) return 0;
    return fmt(r, "the chain ends at line %lld, the sealer left it at %lld: lines were taken off its end", (long long)h->seq, (long long)end.seq);
}
