/* SPDX-License-Identifier: EUPL-1.2
** answers.c - the answers, and what each needs: a reason, a day. */
#include "rooms/referrals/answers.h"
#include "base/date.h"

static const struct { const char *word; int title, asks; bool when, must; } kinds[ANSWERS] = {
    { "accepted", T_referrals_do_accepted, T_referrals_asks_note, false, false },
    { "refused", T_referrals_do_refused, T_referrals_asks_reason, false, true },
    { "appointment", T_referrals_do_appointment, T_referrals_asks_place, true, false },
    { "attended", T_referrals_do_attended, T_referrals_asks_note, false, false },
    { "no_show", T_referrals_do_no_show, T_referrals_asks_note, false, false },
    { "done", T_referrals_do_done, T_referrals_asks_outcome, false, true },
    { "seen", T_referrals_do_seen, T_referrals_asks_note, false, false },
};

int answers_for(struct req *r, const char *state, struct answer_form to[static ANSWERS])
{
    int n = 0;

    for (int i = 0; i < ANSWERS; i++)
        if (move_allowed(state, kinds[i].word) && strcmp(kinds[i].word, "seen"))
            to[n++] = (struct answer_form){ kinds[i].word, text(r, kinds[i].title), text(r, kinds[i].asks), kinds[i].when };
    return n;
}

const char *answer_words(struct req *r, int *problem)
{
    const char *s = in(r, "words");

    *problem = strlen(s) > WORDS_MOST * 2 ? T_referrals_need_long : -1;
    return s;
}

bool answer_time(struct req *r, instant *to)
{
    const char *s = in(r, "hour");
    int h, m, n = 0;
    day d;

    if (!day_read_forgiving(in(r, "day"), &d) || sscanf(s, "%2d:%2d%n", &h, &m, &n) != 2 || s[n] || h < 0 || h > 23 || m < 0 || m > 59) return false;
    *to = greek_instant(d, h * 60 + m);
    return to->v > r->now.v && to->v < r->now.v + (int64_t)366 * 86400;
}

bool answer_uses(const char *word) { return !strcmp(word, "accepted") || !strcmp(word, "appointment"); }

int answer_do(struct req *r, const struct referral *f, const char *word, enum by by)
{
    instant when = { 0 };
    int problem, k = 0;
    const char *words = answer_words(r, &problem);

    while (k < ANSWERS && strcmp(kinds[k].word, word)) k++;
    if (k == ANSWERS) return T_referrals_moved_on;
    if (problem >= 0) return problem;
    if (kinds[k].must && !*words) return T_referrals_words_missing;
    if (kinds[k].when && !answer_time(r, &when)) return T_referrals_when_wrong;
    return referral_move(r, f, word, by, words, when) ? -1 : T_referrals_moved_on;      /* RF3 */
}
