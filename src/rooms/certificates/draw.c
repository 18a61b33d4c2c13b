/* SPDX-License-Identifier: EUPL-1.2
** draw.c - the paper: in Greek, and in the reader's language below it; number, QR code, seal. */
#include "rooms/certificates/inside.h"
#include "base/date.h"
#include "host/print.h"
#include "rooms/portal/portal.h"
#include "rooms/registry/registry.h"
#include "web/house.h"

const struct certificate_kind certificate_kinds[] = {
    { "weakness", T_certificates_weakness, T_certificates_weakness_title, T_certificates_weakness_body, T_certificates_weakness_help, true, "weakness-certificate", false, false },
    { "protection", T_certificates_protection, T_certificates_protection_title, T_certificates_protection_body, T_certificates_protection_help, false, "", false, false },
    { "presence", T_certificates_presence, T_certificates_presence_title, T_certificates_presence_body, T_certificates_presence_help, false, "", false, true },
    { "attendance", T_certificates_attendance, T_certificates_attendance_title, T_certificates_attendance_body, T_certificates_attendance_help, false, "", true, false },
};
const int certificate_nkinds = sizeof certificate_kinds / sizeof *certificate_kinds;

const struct certificate_kind *certificate_kind(const char *word)
{
    for (int i = 0; i < certificate_nkinds; i++) if (!strcmp(certificate_kinds[i].word, word)) return &certificate_kinds[i];
    return 0;
}

/* CT7 */
static void print_presence(struct req *r, struct print *p, const struct certificate *c)
{
    const struct structure *s = *c->structure && r->house->town ? town_find(r->house->town, c->structure) : NULL;
    const char *since = day_said(r, c->from);

    print_pair(p, text(r, T_certificates_structure), s ? place_say(r, s).name.text : *c->place ? c->place : town_name(r));
    print_pair(p, text(r, T_certificates_present), c->to.v == DAY_NONE.v ? text_with(r, T_certificates_present_since, since)
        : text_with(r, T_certificates_from_to, since, day_said(r, c->to)));
}

/* In r->lang. */
static void one_language(struct req *r, struct print *p, const struct certificate *c)
{
    print_strong(p, town_name(r));
    print_heading(p, 1, text(r, c->kind->title));
    print_text(p, text_with(r, c->kind->body, person_name(r, c->who)));
    if (*c->who->father) print_pair(p, text(r, T_certificates_father), c->who->father);
    if (c->who->birth.v != DAY_NONE.v) print_pair(p, text(r, T_certificates_born), person_born(r, c->who));
    if (c->decision.v)
        print_pair(p, text(r, T_certificates_grounds), text_with(r, T_certificates_decision_of, c->decision_number, day_said(r, greek_day(c->decided))));
    if (c->kind->presence) print_presence(r, p, c);
    if (*c->words) print_text(p, c->words);
    print_pair(p, text(r, T_certificates_for), *c->purpose ? c->purpose : text(r, T_certificates_any_use));
    print_pair(p, text(r, T_certificates_valid), text_with(r, T_certificates_from_to, day_said(r, c->since), day_said(r, (day){ c->until.v - 1 })));
    print_pair(p, text(r, T_certificates_issued), day_said(r, r->today));
    print_pair(p, text(r, T_certificates_number), c->number);
}

static const char *where_to_check(struct req *r, const struct certificate *c)
{
    return fmt(r, "%s://%s/verify?c=%s", r->secure ? "https" : "http", *r->host ? r->host : "localhost", c->number);
}

void certificate_draw(struct req *r, struct certificate *c, const struct town_seal *s)
{
    int reader = r->lang, own = texts_language_find(r->house->texts, c->lang), greek = 0;
    struct print *p;
    size_t n;

    r->lang = greek;
    p = print_open(&r->mem, text(r, c->kind->title), "el", false, fmt(r, "%s · %s", town_name(r), c->number));
    one_language(r, p, c);
    if (own > 0 && own != greek) {
        r->lang = own;
        print_language(p, c->lang, texts_language(r->house->texts, own)->rtl);
        print_small(p, text(r, T_certificates_translation));
        one_language(r, p, c);
    }
    r->lang = greek;
    print_language(p, "el", false);
    print_qr(p, where_to_check(r, c));
    print_small(p, text_with(r, T_certificates_check, where_to_check(r, c), c->number));
    print_small(p, text(r, T_certificates_sealed));
    r->lang = reader;
    const char *plain = print_close(p, &n, 0);
    c->pdf = pdf_sign(&r->mem, plain, n, &s->pair, "Certificate of the municipality", r->now, &c->n);
}
