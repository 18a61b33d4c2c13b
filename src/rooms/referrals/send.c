/* SPDX-License-Identifier: EUPL-1.2
** send.c - sending and withdrawing: RF1, RF2. */
#include "rooms/referrals/inside.h"
#include "send.sql.h"

/* In the body's language. */
static void told(struct req *r, const struct referral *f, agreement_id consent)
{
    struct part *p;
    int before = r->lang, lang = texts_language_find(r->house->texts, f->lang);
    size_t sealed_n;

    r->lang = lang < 0 ? 0 : lang;
    int n = parts_frozen(r, f, &p);
    r->lang = before;
    const char **words = mem_get(&r->mem, (size_t)(2 * n + 1) * sizeof *words);
    for (int i = 0; i < n; i++) { words[2 * i] = p[i].label; words[2 * i + 1] = p[i].value; }
    const void *sealed = sealed_words(r, 2 * n, words, &sealed_n);
    freeze(r, f->id, sealed, sealed_n, consent);
}

/* A reader who may not see a special fact cannot send it either. */
static bool may_tell(struct req *r, const struct referral *f) { return !parts_special(r, f->parts) || access_special(r, f->person); }

static void post_send(struct req *r)
{
    const struct referral *f = referral_seen(r, (referral_id){ in_id(r, "id") });
    agreement_id consent = { 0 };

    if (!f || !access_open_of(r, f->person, "looked at a referral")) return;
    if (strcmp(f->state, "draft")) { refuse(r, 409, T_referrals_moved_on); return; }
    if (!may_tell(r, f)) { refuse(r, 403, T_referrals_special_missing); return; }
    if (f->body.v && !(consent = consent_for(r, f)).v) { refuse(r, 409, T_referrals_consent_missing); return; }       /* RF1 */
    if (!access_use(r, f->person, "sent a referral about")) return;
    if (!referral_move(r, f, "sent", BY_STAFF, "", (instant){ 0 })) { refuse(r, 409, T_referrals_moved_on); return; }
    told(r, f, consent);
    act(r, "sent a referral about", "person", f->person.v);
    if (f->body.v) link_send(r, referral_find(r, f->id), T_referrals_mail_new, NULL);
    see_other(r, "/referrals/referral?id=%lld&saved=1", (long long)f->id.v);
}
PAGE(referral_send, .path = "/referrals/send", .may = MAY_REFER, .post = post_send, .help = "Send a referral; to an outside body only with a consent.");

static void post_withdraw(struct req *r)
{
    const struct referral *f = referral_seen(r, (referral_id){ in_id(r, "id") });
    int problem;
    const char *words = answer_words(r, &problem);

    if (!f || !access_open_of(r, f->person, "looked at a referral")) return;
    if (!*words || problem >= 0) { referral_show(r, 422, f, "why", T_referrals_words_missing); return; }
    if (!referral_move(r, f, "withdrawn", BY_STAFF, words, (instant){ 0 })) { refuse(r, 409, T_referrals_moved_on); return; }
    act(r, "withdrew a referral about", "person", f->person.v);
    see_other(r, "/referrals/referral?id=%lld&saved=1", (long long)f->id.v);
}
PAGE(referral_withdraw, .path = "/referrals/withdraw", .may = MAY_REFER, .post = post_withdraw, .help = "Withdraw a referral with a reason; its links end.");
