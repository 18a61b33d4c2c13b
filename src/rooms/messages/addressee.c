/* SPDX-License-Identifier: EUPL-1.2
** addressee.c - whom a message reaches, and how: ME2. */
#include "rooms/messages/inside.h"
#include "rooms/access/access.h"
#include "addressee.sql.h"

static const char *name_of(struct req *r, const struct reached_row *p)
{
    const char *family = p->family ? p->family : "", *given = p->given ? p->given : "";

    return fmt(r, "%s%s%s", given, *given && *family ? " " : "", family);
}

static bool may(const struct stored *s, const char *channel) { return !strcmp(s->channel, "best") || !strcmp(s->channel, channel); }

/* The first of today's contacts that fits; *any: one would, were it set up. */
static struct addressee by_contact(struct req *r, const struct stored *s, const struct post *post, const struct reached_row *p, bool *any)
{
    struct ways all = ways(r, p->root, r->today);
    char number[17];

    *any = false;
    for (int i = 0; i < all.n; i++) {
        const struct ways_row *c = &all.at[i];
        bool email = !strcmp(c->kind, "email"), fits = email ? may(s, "email") && mail_address_fine(c->value) : may(s, "sms") && sms_number(c->value, number);
        *any |= fits;
        if (!fits || (email ? !post->mail.url : !post->sms.gateway)) continue;
        return (struct addressee){ .way = email ? WAY_EMAIL : WAY_SMS, .to = email ? c->value : fmt(r, "%s", number),
                                   .neutral = s->neutral || p->shield > 0 ? NEUTRAL_ONLY : c->messages < 2 ? NEUTRAL_OWN : IN_FULL };
    }
    return (struct addressee){ .way = WAY_NONE };
}

bool message_mails_in_full(struct req *r, person_id person)
{
    struct reached_row p;

    if (!reached(r, person, &p) || p.shield > 0 || p.death.v != DAY_NONE.v) return false;
    struct ways all = ways(r, p.root, r->today);
    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].kind, "email") && mail_address_fine(all.at[i].value)) return all.at[i].messages > 1;
    return false;
}

static struct addressee to_body(const struct stored *s, const struct post *post)
{
    struct addressee a = { .way = post->mail.url ? WAY_EMAIL : WAY_NONE, .to = s->email, .lang = *s->lang ? s->lang : "el", .name = s->to_name };

    if (!mail_address_fine(s->email)) { a.way = WAY_NONE; a.hand_why = "no_contact"; }
    else if (!a.way) a.hand_why = "not_set_up";
    return a;
}

struct addressee addressee_of(struct req *r, const struct stored *s, const struct post *post)
{
    struct reached_row p;
    struct addressee a = { .way = WAY_NONE, .name = "", .lang = "el", .hand_why = "no_contact" };
    bool any;

    if (s->email) return to_body(s, post);
    if (!reached(r, s->person, &p)) return a;
    if (!s->allowed && access_restricted(r, s->person)) { a.hand_why = "restricted"; return a; }          /* AC14 */
    if (p.death.v == DAY_NONE.v && strcmp(s->channel, "letter")) {
        a = by_contact(r, s, post, &p, &any);
        a.hand_why = any ? "not_set_up" : "no_contact";
    } else a.hand_why = p.death.v == DAY_NONE.v ? "letter" : "death";
    a.lang = *s->lang ? s->lang : *p.lang ? p.lang : "el";
    a.name = name_of(r, &p);
    return a;
}

const char *letter_address(struct req *r, person_id person, const char **name)
{
    struct reached_row p;

    *name = "";
    if (!reached(r, person, &p)) return "";
    *name = name_of(r, &p);
    struct lives all = lives(r, p.root, r->today);
    if (!all.n) return "";
    const struct lives_row *a = &all.at[0];             /* a postal address before the home */
    return fmt(r, "%s%s%s %s%s%s %s", a->care_of, *a->care_of ? "\n" : "", a->street, a->number, *a->street ? "\n" : "", a->postcode, a->place);
}
