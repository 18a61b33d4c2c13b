/* SPDX-License-Identifier: EUPL-1.2
** holder.c - who bears a number, and whether a name is one of theirs: for who is named by somebody else's register. */
#include "rooms/room.h"
#include "rooms/registry/registry.h"
#include "rooms/registry/inside.h"
#include "rooms/registry/numbers.h"
#include "match/compare.h"
#include "holder.sql.h"

int registry_holders(struct req *r, const char *kind, const char *number, struct number_holder *to, int most)
{
    unsigned char hash[HASH_BYTES];
    int n = 0;

    number_lookup(r, kind, number_compared(&r->mem, kind, number), hash);
    struct holders all = holders(r, hash, sizeof hash, r->today);
    for (; n < all.n && n < most; n++) to[n] = (struct number_holder){ all.at[n].record, all.at[n].root, all.at[n].seen };
    return n;
}

/* The same sound in one of their readings; of forenames also another form of the same (Γιώργος, Γεώργιος). */
static bool same_word(const struct word *a, const struct word *b, bool forename)
{
    return words_alike(a, b) > .99f || (forename && forename_in(forename_groups(a->sound[0]), b->sound[0]));
}

/* Every word of the shorter name is one of the longer's: two family names, of which somebody uses one. */
static bool agree(const char *one, const char *other, bool forename)
{
    struct word a[WORDS_MOST], b[WORDS_MOST];
    int na = words_of(one, a, WORDS_MOST), nb = words_of(other, b, WORDS_MOST);
    const struct word *few = na <= nb ? a : b, *many = na <= nb ? b : a;
    int nfew = na <= nb ? na : nb, nmany = na <= nb ? nb : na;

    for (int i = 0; i < nfew; i++) {
        bool found = false;
        for (int k = 0; k < nmany && !found; k++) found = same_word(&few[i], &many[k], forename);
        if (!found) return false;
    }
    return nfew > 0;
}

bool registry_named(struct req *r, person_id root, const char *family, const char *given)
{
    struct spellings all = spellings(r, root);

    for (int i = 0; i < all.n; i++) if (agree(all.at[i].family, family, false) && agree(all.at[i].given, given, true)) return true;
    return false;
}

bool registry_same_name(const char *one, const char *other)
{
    struct word w[WORDS_MOST];

    return words_of(one, w, WORDS_MOST) == words_of(other, w, WORDS_MOST) && agree(one, other, true);
}
