/* SPDX-License-Identifier: EUPL-1.2
** verify.c - anybody checks a certificate: CT2, CT3, CT4. */
#include "rooms/certificates/inside.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"
#include "base/date.h"
#include "host/crypto.h"

struct verify_page {
    const char *problem, *class, *verdict, *kind, *initials, *issued, *valid, *revoked, *typed;
    struct ltr number; bool found;
};
#include "verify.html.h"
#include "verify.sql.h"

static void show_page(struct req *r, int status, struct verify_page *p)
{
    r->status = status;
    r->no_store = true;
    p->typed = *in(r, "c") ? in(r, "c") : "";
    page_begin(r, text(r, T_certificates_verify_title), .back = "/", .problem = p->problem != 0);
    verify_html(r, p);
    page_end(r);
}

static void problem(struct req *r, int status, int why) { show_page(r, status, &(struct verify_page){ .problem = text(r, why) }); }

/* "Δ. Ά." */
static const char *initials(struct req *r, const char *family, const char *given)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < 2; i++) {
        const char *s = i ? given : family;
        int n = s && *s ? 1 : 0;
        while (n && ((unsigned char)s[n] & 0xc0) == 0x80) n++;
        if (n) out_fmt(&o, "%s%.*s.", o.n ? " " : "", n, s);
    }
    return out_text(&o);
}

static void found(struct req *r, const char *number, const struct by_number_row *c)
{
    bool over = c->until.v <= r->today.v;

    show_page(r, 200, &(struct verify_page){ .found = true, .class = c->revoked.v || over ? "no" : "ok",
        .verdict = text(r, c->revoked.v ? T_certificates_verdict_revoked : over ? T_certificates_verdict_over : T_certificates_verdict_holds),
        .kind = text(r, certificate_kind(c->kind)->name), .number = { number }, .initials = initials(r, c->family, c->given),
        .issued = day_said(r, greek_day(c->issued)),
        .valid = text_with(r, T_certificates_from_to, day_said(r, c->since), day_said(r, (day){ c->until.v - 1 })),
        .revoked = c->revoked.v ? day_said(r, greek_day(c->revoked)) : "" });
}

static void get(struct req *r) { show_page(r, 200, &(struct verify_page){ 0 }); }

static void post(struct req *r)
{
    char number[16];
    struct by_number_row c;

    if (!spoken_read(number, in(r, "c"))) { problem(r, 422, T_certificates_mistyped); return; }
    if (code_too_often(r, "verify")) { problem(r, 429, T_certificates_too_often); return; }
    if (!by_number(r, number, &c)) {
        act(r, "checked a certificate that is not there", "certificate", 0);
        problem(r, 404, T_certificates_unknown);
        return;
    }
    act(r, "checked a certificate", "certificate", 0);
    found(r, number, &c);
}

/* ---- a file ---- */

/* CT6: ours when it is byte for byte one that we gave; else the seal on it says whether it was changed since. */
static void judge(struct req *r, const unsigned char digest[static HASH_BYTES], enum pdf_signature seal)
{
    struct by_digest_row row;
    struct by_number_row c;

    if (by_digest(r, digest, HASH_BYTES, &row) && by_number(r, row.number, &c)) {
        act(r, "checked a certificate", "certificate", 0);
        found(r, row.number, &c);
        return;
    }
    act(r, "checked a certificate that is not there", "certificate", 0);
    problem(r, 404, seal == PDF_CHANGED ? T_certificates_file_changed : T_certificates_file_unknown);
}

struct brought { unsigned char digest[HASH_BYTES]; enum pdf_signature seal; bool none; };

static void prepare_file(struct req *r)
{
    struct brought *b = r->prepared = mem_get(&r->mem, sizeof *b);
    struct town_seal seal;

    b->none = !r->nuploads || !r->uploads[0].n;
    if (b->none) return;
    sha256(b->digest, r->uploads[0].bytes, r->uploads[0].n);
    b->seal = seal_now(r, &seal) ? pdf_signature(&r->mem, r->uploads[0].bytes, r->uploads[0].n, &seal.pair) : PDF_UNSIGNED;
}

static void post_file(struct req *r)
{
    const struct brought *b = r->prepared;

    if (b->none) { problem(r, 422, T_certificates_no_file); return; }
    if (code_too_often(r, "verify")) { problem(r, 429, T_certificates_too_often); return; }
    judge(r, b->digest, b->seal);
}

static void to_verify(struct req *r) { see_other(r, "/verify"); }

PAGE(verify_file, .path = "/verify/file", .may = MAY_ANYBODY, .get = to_verify, .prepare = prepare_file, .post = post_file, .upload = true,
     .help = "Anybody checks a certificate by its file.");
PAGE(verify, .path = "/verify", .may = MAY_ANYBODY, .get = get, .post = post, .help = "Anybody checks a certificate by the number on it.");
