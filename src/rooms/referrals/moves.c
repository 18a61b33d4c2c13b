/* SPDX-License-Identifier: EUPL-1.2
** moves.c - from state to state: RF3, and what follows. */
#include "rooms/referrals/inside.h"
#include "rooms/messages/messages.h"
#include "moves.sql.h"

static const struct { const char *from, *to; } moves[] = {
    { "draft", "sent" }, { "draft", "withdrawn" },
    { "sent", "seen" }, { "sent", "accepted" }, { "sent", "refused" }, { "sent", "withdrawn" },
    { "seen", "accepted" }, { "seen", "refused" }, { "seen", "withdrawn" },
    { "accepted", "appointment" }, { "accepted", "attended" }, { "accepted", "no_show" }, { "accepted", "done" }, { "accepted", "withdrawn" },
    { "appointment", "appointment" }, { "appointment", "attended" }, { "appointment", "no_show" }, { "appointment", "done" }, { "appointment", "withdrawn" },
    { "attended", "done" }, { "attended", "withdrawn" },
    { "no_show", "appointment" }, { "no_show", "done" }, { "no_show", "withdrawn" },
};

bool move_allowed(const char *from, const char *to)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) if (!strcmp(moves[i].from, from) && !strcmp(moves[i].to, to)) return true;
    return false;
}

static bool over(const char *state) { return !strcmp(state, "refused") || !strcmp(state, "done") || !strcmp(state, "withdrawn"); }

const char *move_said(struct req *r, const char *state)
{
    return text(r, texts_find(r->house->texts, fmt(r, "referrals.state_%s", state)));
}

static void follow(struct req *r, const struct referral *f, const char *to)
{
    if (over(to)) {
        revoke_links(r, f->id, r->now);                                                 /* RF4 */
        message_cancel(r, "referral", f->id.v, "over");
        access_take(r, "referral", f->id.v);
    }
    if (!strcmp(to, "accepted") && f->unit.v)                                           /* RF7 */
        access_give(r, &(struct grant){ .person = f->person, .unit = f->unit, .purpose = "referral", .special = parts_special(r, f->parts),
                                        .about_kind = "referral", .about = f->id.v });
}

bool referral_move(struct req *r, const struct referral *f, const char *to, enum by by, const char *words, instant appointment)
{
    static const char *const who[] = { "staff", "body", "program" };
    size_t n = 0;
    const void *sealed = *words ? sealed_words(r, 1, (const char *const[]){ words }, &n) : NULL;
    const char *base = !strcmp(to, "sent") && *r->host ? fmt(r, "%s://%s", r->secure ? "https" : "http", r->host) : "";

    if (!move_allowed(f->state, to) || !leave_state(r, f->id, f->state, to, r->now, appointment, base)) return false;
    add_step(r, f->id, r->now, to, who[by], by == BY_STAFF ? access_reader(r).account.v : 0, sealed, n);
    act(r, fmt(r, "referral: %s", to), "referral", f->id.v);
    follow(r, f, to);
    return true;
}
