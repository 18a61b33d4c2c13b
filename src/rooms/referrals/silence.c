/* SPDX-License-Identifier: EUPL-1.2
** silence.c - a body that did not answer is reminded after 5, 10 and 20 days, each time with a new link: RF6. */
#include "rooms/referrals/inside.h"
#include "web/chore.h"
#include "silence.sql.h"

static struct silent who(struct req *r)
{
    const int64_t a_day = 86400;

    return silent(r, (instant){ r->now.v - 5 * a_day }, (instant){ r->now.v - 10 * a_day }, (instant){ r->now.v - 20 * a_day });
}

static bool somebody(struct req *r) { return who(r).n > 0; }

static void remind(struct req *r)
{
    struct silent all = who(r);

    for (int i = 0; i < all.n; i++) {
        const struct referral *f = referral_find(r, all.at[i].id);
        if (!f || !reminded(r, f->id, all.at[i].reminded)) continue;
        act(r, "reminded a body of a referral", "referral", f->id.v);
        if (consent_for(r, f).v) link_send(r, f, T_referrals_mail_remind, fmt(r, "referral %lld since %lld reminder %lld", (long long)f->id.v, (long long)f->since.v, (long long)all.at[i].reminded));
    }
}
CHORE(referrals_remind, .every = 300, .due = somebody, .run = remind);
