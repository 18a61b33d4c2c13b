/* SPDX-License-Identifier: EUPL-1.2
** slip.c - a note for the person to go with, in the person's language: where, what for, when.  For who has no telephone. */
#include "rooms/referrals/inside.h"
#include "rooms/portal/portal.h"
#include "host/print.h"
#include "base/date.h"

static const char *when(struct req *r, instant t)
{
    int m = greek_minute(t);

    return fmt(r, "%s, %02d:%02d", day_said(r, greek_day(t)), m / 60, m % 60);
}

static const char *slip(struct req *r, const struct referral *f, const struct person *who, size_t *n)
{
    const struct language *l = texts_language(r->house->texts, r->lang);
    const char *number = fmt(r, "R-%lld", (long long)f->id.v);
    struct print *p = print_open(&r->mem, text(r, T_referrals_slip_title), l->code, l->rtl, text_named(r, "town.name"));

    print_heading(p, 1, text(r, T_referrals_slip_title));
    print_text(p, text_with(r, T_referrals_slip_go, f->to));
    print_pair(p, text(r, T_referrals_slip_name), person_name(r, who));
    if (*f->phone) print_pair(p, text(r, T_referrals_slip_phone), f->phone);
    if (f->appointment.v) print_pair(p, text(r, T_referrals_slip_when), when(r, f->appointment));
    print_pair(p, text(r, T_referrals_slip_number), number);
    print_text(p, text_with(r, T_referrals_slip_help, text_named(r, "town.phone")));
    print_qr(p, number);
    return print_close(p, n, NULL);
}

static void get_slip(struct req *r)
{
    const struct referral *f = referral_seen(r, (referral_id){ in_id(r, "id") });
    const struct person *who = f ? registry_person(r, f->person) : NULL;
    int before = r->lang;
    size_t n;

    if (!f || !who || !access_open_of(r, f->person, "printed a referral slip of")) return;
    int lang = *who->lang ? texts_language_find(r->house->texts, who->lang) : 0;
    r->lang = lang < 0 ? 0 : lang;
    const char *bytes = slip(r, f, who, &n);
    r->lang = before;
    r->type = "application/pdf";
    r->filename = fmt(r, "R-%lld.pdf", (long long)f->id.v);
    r->no_store = true;
    out_raw(&r->out, bytes, n);
}
PAGE(referral_slip, .path = "/referrals/slip", .may = MAY_ANSWER, .get = get_slip, .slow = true, .help = "A note for the person to go with (PDF), in the person's language.");
