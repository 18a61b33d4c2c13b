/* SPDX-License-Identifier: EUPL-1.2
** pdf_sign.c - PS1, PS2 of pdf_sign.h. */
#define _GNU_SOURCE             /* memmem */
#include "host/pdf_sign.h"
#include "host/print_pdf.h"
#include "host/clock.h"
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SIGNATURE_MAX = 8192 };          /* bytes; its digits are twice as many */

struct opened { EVP_PKEY *key; X509 *certificate; };

static void shut(struct opened *o)
{
    EVP_PKEY_free(o->key);
    X509_free(o->certificate);
    *o = (struct opened){ 0 };
}

static bool open_pair(struct opened *o, const struct seal_pair *p)
{
    const unsigned char *key = p->key, *certificate = p->certificate;

    o->key = p->key ? d2i_AutoPrivateKey(0, &key, (long)p->key_n) : 0;
    o->certificate = d2i_X509(0, &certificate, (long)p->certificate_n);
    if (o->certificate && (o->key || !p->key)) return true;
    shut(o);
    return false;
}

/* DER of both into mem; false when OpenSSL cannot. */
static bool keep(struct mem *m, struct seal_pair *p, const struct opened *o)
{
    PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(o->key);
    unsigned char *key = 0, *certificate = 0;
    int key_n = info ? i2d_PKCS8_PRIV_KEY_INFO(info, &key) : -1, certificate_n = i2d_X509(o->certificate, &certificate);
    bool fine = key_n > 0 && certificate_n > 0;

    PKCS8_PRIV_KEY_INFO_free(info);
    if (fine) {
        unsigned char *a = mem_get(m, (size_t)key_n), *b = mem_get(m, (size_t)certificate_n);
        memcpy(a, key, (size_t)key_n);
        memcpy(b, certificate, (size_t)certificate_n);
        *p = (struct seal_pair){ a, (size_t)key_n, b, (size_t)certificate_n };
    }
    OPENSSL_clear_free(key, key_n > 0 ? (size_t)key_n : 0);
    OPENSSL_free(certificate);
    return fine;
}

static bool say(X509 *x, int nid, const char *value)
{
    X509V3_CTX context;
    X509_EXTENSION *e;
    bool fine;

    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, x, x, 0, 0, 0);
    e = X509V3_EXT_conf_nid(0, &context, nid, value);
    fine = e && X509_add_ext(x, e, -1);
    X509_EXTENSION_free(e);
    return fine;
}

static bool make_certificate(X509 *x, EVP_PKEY *key, const char *name, instant now, int years)
{
    X509_NAME *subject = X509_get_subject_name(x);
    time_t from = now.v;
    BIGNUM *serial = BN_new();
    bool fine = serial && BN_rand(serial, 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) && BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(x)) &&
        X509_set_version(x, X509_VERSION_3) && ASN1_TIME_adj(X509_getm_notBefore(x), from, -1, 0) &&
        ASN1_TIME_adj(X509_getm_notAfter(x), from, years * 365 + years / 4, 0) && X509_set_pubkey(x, key) &&
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0) && X509_set_issuer_name(x, subject) &&
        say(x, NID_basic_constraints, "critical,CA:FALSE") && say(x, NID_key_usage, "critical,digitalSignature,nonRepudiation") &&
        say(x, NID_subject_key_identifier, "hash") && X509_sign(x, key, EVP_sha256());

    BN_free(serial);
    return fine;
}

void seal_pair_new(struct mem *m, struct seal_pair *p, const char *name, instant now, int years)
{
    struct opened o = { EVP_EC_gen("P-256"), X509_new() };
    bool fine;

    fine = o.key && o.certificate && make_certificate(o.certificate, o.key, name, now, years) && keep(m, p, &o);
    shut(&o);
    if (!fine) fault(m->fate, "a certificate for the town's seal could not be made");
}

bool seal_pair_read(struct mem *m, struct seal_pair *p, const void *pkcs12, size_t n, const char *password)
{
    const unsigned char *at = pkcs12;
    PKCS12 *file = d2i_PKCS12(0, &at, (long)n);
    struct opened o = { 0 };
    bool fine = file && PKCS12_parse(file, password, &o.key, &o.certificate, 0) && o.key && o.certificate && keep(m, p, &o);

    PKCS12_free(file);
    shut(&o);
    return fine;
}

bool seal_holds(const struct seal_pair *p, instant now, instant *until)
{
    struct seal_pair public = { .certificate = p->certificate, .certificate_n = p->certificate_n };
    struct opened o;
    struct tm end = { 0 };
    time_t at = now.v;
    bool holds;

    if (!open_pair(&o, &public)) return false;
    holds = X509_cmp_time(X509_get0_notBefore(o.certificate), &at) < 0 && X509_cmp_time(X509_get0_notAfter(o.certificate), &at) > 0;
    if (ASN1_TIME_to_tm(X509_get0_notAfter(o.certificate), &end)) until->v = timegm(&end);
    shut(&o);
    return holds;
}

/* ---- signing ---- */

/* The four places of the ByteRange have a fixed width, so that filling them in moves nothing. */
#define RANGE "/ByteRange [0 %010zu %010zu %010zu]"

/* Signature object, field and page: everything but the signature's digits.  *digits: where they begin. */
static bool lay_out(struct bytes *b, const char *reason, instant now, size_t *range, size_t *digits)
{
    static char zeros[2 * SIGNATURE_MAX];
    struct pdf_update u;
    char text[4700], when[32];
    const char *members;
    size_t n, k;
    long page, signature, field;
    struct tm t;
    time_t at = now.v;

    if (!pdf_update_begin(&u, b) || !(page = pdf_first_page(&u))) return false;
    signature = u.size;
    field = u.size + 1;
    gmtime_r(&at, &t);
    strftime(when, sizeof when, "D:%Y%m%d%H%M%SZ", &t);
    memset(zeros, '0', sizeof zeros);
    struct bytes s = { 0 };
    k = (size_t)snprintf(text, sizeof text, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (%s) /Reason (%.100s)\n   ", when, reason);
    bool fine = bytes_add(&s, text, k);
    *range = s.n;
    k = (size_t)snprintf(text, sizeof text, RANGE "\n   /Contents <", (size_t)0, (size_t)0, (size_t)0);
    fine = fine && bytes_add(&s, text, k);
    *digits = s.n;
    fine = fine && bytes_add(&s, zeros, sizeof zeros) && bytes_add(&s, "> >>", 4);
    size_t before = b->n;
    fine = fine && pdf_put(&u, signature, s.at, s.n);
    if (fine) {
        size_t head = b->n - before - s.n - 8;              /* "\nN 0 obj\n" in front, "\nendobj\n" behind */
        *range += before + head;
        *digits += before + head;
    }
    free(s.at);
    k = (size_t)snprintf(text, sizeof text, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /V %ld 0 R /Rect [0 0 0 0] /P %ld 0 R /F 132 >>", signature, page);
    fine = fine && pdf_put(&u, field, text, k);
    if (!fine || !(members = pdf_members(&u, page, &n)) || memmem(members, n, "/Annots", 7)) return false;
    k = (size_t)snprintf(text, sizeof text, "%.*s   /Annots [ %ld 0 R ]\n>>", (int)n, members, field);
    if (!pdf_put(&u, page, text, k) || !(members = pdf_members(&u, u.root, &n))) return false;
    k = (size_t)snprintf(text, sizeof text, "%.*s   /AcroForm << /Fields [ %ld 0 R ] /SigFlags 3 >>\n>>", (int)n, members, field);
    return pdf_put(&u, u.root, text, k) && pdf_update_end(&u);
}

/* The CMS over the two pieces; -1 when it cannot be made or is too long. */
static int sign(const struct opened *o, const struct bytes *b, size_t digits, unsigned char to[static SIGNATURE_MAX])
{
    enum { FLAGS = CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP | CMS_PARTIAL | CMS_CADES };
    size_t after = digits + 2 * SIGNATURE_MAX + 1;
    BIO *data = BIO_new(BIO_s_mem());
    CMS_ContentInfo *cms = CMS_sign(0, 0, 0, 0, FLAGS);
    unsigned char *der = to;
    int n = -1;

    if (data && cms && CMS_add1_signer(cms, o->certificate, o->key, EVP_sha256(), FLAGS) &&
        BIO_write(data, b->at, (int)(digits - 1)) == (int)(digits - 1) && BIO_write(data, b->at + after, (int)(b->n - after)) == (int)(b->n - after) &&
        CMS_final(cms, data, 0, FLAGS) && i2d_CMS_ContentInfo(cms, 0) <= SIGNATURE_MAX)
        n = i2d_CMS_ContentInfo(cms, &der);
    CMS_ContentInfo_free(cms);
    BIO_free(data);
    return n;
}

static bool fill_in(struct bytes *b, size_t range, size_t digits, const struct opened *o)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char cms[SIGNATURE_MAX];
    size_t after = digits + 2 * SIGNATURE_MAX + 1;
    char text[80];
    int n = snprintf(text, sizeof text, RANGE, digits - 1, after, b->n - after);

    memcpy(b->at + range, text, (size_t)n);
    n = sign(o, b, digits, cms);
    for (int i = 0; i < n; i++) {
        b->at[digits + 2 * (size_t)i] = hex[cms[i] >> 4];
        b->at[digits + 2 * (size_t)i + 1] = hex[cms[i] & 15];
    }
    return n > 0;
}

const char *pdf_sign(struct mem *m, const char *pdf, size_t n, const struct seal_pair *p, const char *reason, instant now, size_t *signed_n)
{
    struct bytes b = { 0 };
    struct opened o = { 0 };
    size_t range, digits;
    char *to = 0;
    bool fine;

    risk(m->fate, "sign a PDF");
    fine = n < 1 << 28 && bytes_add(&b, pdf, n) && lay_out(&b, reason, now, &range, &digits) && open_pair(&o, p) && o.key && fill_in(&b, range, digits, &o);
    shut(&o);
    if (fine) {
        memcpy(to = mem_get(m, b.n + 1), b.at, b.n);
        *signed_n = b.n;
    }
    free(b.at);
    if (!fine) fault(m->fate, "the PDF could not be sealed");
    return to;
}

/* ---- looking at one ---- */

static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

static bool verifies(const unsigned char *cms_der, size_t cms_n, const char *b, size_t first, size_t after, size_t n, X509 *certificate)
{
    const unsigned char *at = cms_der;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(0, &at, (long)cms_n);
    BIO *data = BIO_new(BIO_s_mem());
    STACK_OF(X509) *ours = sk_X509_new_null();
    bool fine = cms && data && ours && sk_X509_push(ours, certificate) && BIO_write(data, b, (int)first) == (int)first &&
        BIO_write(data, b + after, (int)(n - after)) == (int)(n - after) &&
        CMS_verify(cms, ours, 0, data, 0, CMS_BINARY | CMS_DETACHED | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY);

    sk_X509_free(ours);
    BIO_free(data);
    CMS_ContentInfo_free(cms);
    return fine;
}

static bool signed_by(const unsigned char *cms_der, size_t n, X509 *certificate)
{
    const unsigned char *at = cms_der;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(0, &at, (long)n);
    STACK_OF(CMS_SignerInfo) *all = cms ? CMS_get0_SignerInfos(cms) : 0;
    bool ours = all && sk_CMS_SignerInfo_num(all) == 1 && !CMS_SignerInfo_cert_cmp(sk_CMS_SignerInfo_value(all, 0), certificate);

    CMS_ContentInfo_free(cms);
    return ours;
}

enum pdf_signature pdf_signature(struct mem *m, const void *pdf, size_t n, const struct seal_pair *p)
{
    struct seal_pair public = { .certificate = p->certificate, .certificate_n = p->certificate_n };
    const char *b = pdf, *range = memmem(b, n, "/ByteRange [0 ", 14);
    unsigned char cms[SIGNATURE_MAX];
    struct opened o = { 0 };
    size_t first = 0, after = 0, rest = 0, at = 0;
    enum pdf_signature is = PDF_CHANGED;
    char text[64] = "";

    if (!range || n > 1 << 28) return PDF_UNSIGNED;
    memcpy(text, range + 14, (size_t)(b + n - range - 14) < sizeof text - 1 ? (size_t)(b + n - range - 14) : sizeof text - 1);
    if (sscanf(text, "%zu %zu %zu]", &first, &after, &rest) != 3 || first >= n || after > n || rest != n - after ||
        after != first + 2 * SIGNATURE_MAX + 2 || b[first] != '<' || b[after - 1] != '>') return PDF_CHANGED;      /* also: something was added behind */
    for (const char *c = b + first + 1; at < SIGNATURE_MAX; c += 2, at++) {
        int high = digit(c[0]), low = digit(c[1]);
        if (high < 0 || low < 0) return PDF_CHANGED;
        cms[at] = (unsigned char)(high << 4 | low);
    }
    risk(m->fate, "look at a seal");
    if (!open_pair(&o, &public)) fault(m->fate, "the town's certificate cannot be read");
    if (!signed_by(cms, sizeof cms, o.certificate)) is = PDF_OTHER;
    else if (verifies(cms, sizeof cms, b, first, after, n, o.certificate)) is = PDF_OURS;
    shut(&o);
    return is;
}
