/* SPDX-License-Identifier: EUPL-1.2
** consent.c - the person's consent to one body being told these parts: recorded, looked for, revoked.  RF1. */
#include "rooms/referrals/inside.h"
#include "base/date.h"
#include "consent.sql.h"

static bool covers(const char *consent, const char *wanted)
{
    char word[120];

    for (const char *s = wanted + 1; *s; ) {
        size_t n = strcspn(s, ",");
        if (n >= sizeof word) return false;
        memcpy(word, s, n);
        word[n] = 0;
        if (!part_chosen(consent, word)) return false;
        s += n + (s[n] == ',');
    }
    return true;
}

agreement_id consent_for(struct req *r, const struct referral *f)
{
    struct consents all = consents(r, f->person, f->body, r->today, r->now);

    for (int i = 0; i < all.n; i++) if (covers(all.at[i].parts, f->parts)) return all.at[i].id;
    return (agreement_id){ 0 };
}

static void post_consent(struct req *r)
{
    const struct referral *f = referral_seen(r, (referral_id){ in_id(r, "id") });
    bool paper = !strcmp(in(r, "form"), "paper");
    struct add_consent_row row;
    day until;

    if (!f) return;
    if (!f->body.v) { refuse(r, 409, T_referrals_no_consent_needed); return; }
    if (!access_open_of(r, f->person, "looked at a referral")) return;
    if (!day_read_forgiving(in(r, "until"), &until) || until.v <= r->today.v || until.v > r->today.v + 3 * 366) { referral_show(r, 422, f, "until", T_referrals_consent_until_wrong); return; }
    if (!*in(r, "witness") || strlen(in(r, "witness")) > 400) { referral_show(r, 422, f, "witness", T_referrals_consent_witness_missing); return; }
    if (!add_consent(r, f->person, f->body, f->parts, paper ? "paper" : "oral", in(r, "witness"), until, r->now, access_reader(r).account.v, &row))
        fault(&r->fate, "the consent was not written");
    act(r, "recorded a consent", "consent", row.id.v);
    act(r, "recorded a consent", "person", f->person.v);
    see_other(r, "/referrals/referral?id=%lld&saved=1", (long long)f->id.v);
}
PAGE(referral_consent, .path = "/referrals/consent", .may = MAY_REFER, .post = post_consent, .help = "A person agrees that a body is told the chosen parts.");

/* What was told cannot be untold; what is under way ends. */
static void post_revoke(struct req *r)
{
    agreement_id id = { in_id(r, "consent") };
    struct consent_row_row row;

    if (!consent_row(r, id, &row)) { refuse(r, 404, T_access_unknown); return; }
    if (!access_open_of(r, row.person, "revoked a consent")) return;
    if (revoke_consent(r, id, r->now, access_reader(r).account.v)) act(r, "revoked a consent", "consent", id.v);
    struct stand_on all = stand_on(r, id);
    for (int i = 0; i < all.n; i++) {
        const struct referral *f = referral_find(r, all.at[i].id);
        if (f) referral_move(r, f, "withdrawn", BY_STAFF, text(r, T_referrals_consent_revoked), (instant){ 0 });
    }
    see_other(r, "/person?id=%lld#room-referrals", (long long)row.person.v);
}
PAGE(referral_revoke, .path = "/referrals/revoke", .may = MAY_REFER | MAY_PRIVACY, .post = post_revoke, .help = "A person takes a consent back: what is under way to that body ends.");
