/* SPDX-License-Identifier: EUPL-1.2
** pdf_sign.h - the town's electronic seal on a PDF that host/print.h drew (OpenSSL CMS, ETSI.CAdES.detached).
**
** PS1  The signature covers every byte of the file but its own digits; a changed byte anywhere else breaks it.
** PS2  Without a certificate bought elsewhere the town seals with one of its own making: it proves that a file is ours
**      and unchanged to whoever trusts that certificate, which the verification page shows; it is no qualified seal. */
#ifndef PDF_SIGN_H
#define PDF_SIGN_H
#include "base/kinds.h"
#include "base/mem.h"

struct seal_pair { const unsigned char *key; size_t key_n; const unsigned char *certificate; size_t certificate_n; };   /* DER: PKCS#8, X.509 */

/* A new key (ECDSA P-256) with a certificate of its own for `name`, valid for `years` from now. */
void seal_pair_new(struct mem *, struct seal_pair *, const char *name, instant now, int years);
/* Reads a PKCS#12 file as a certificate authority gives it; false: not one, or another password. */
bool seal_pair_read(struct mem *, struct seal_pair *, const void *pkcs12, size_t n, const char *password);
/* Does the certificate still hold on that day, and until when? */
bool seal_holds(const struct seal_pair *, instant now, instant *until);

/* The signed file, in mem.  reason: plain ASCII words for the signature's panel.  Faults when OpenSSL refuses. */
const char *pdf_sign(struct mem *, const char *pdf, size_t n, const struct seal_pair *, const char *reason, instant now, size_t *signed_n);

enum pdf_signature { PDF_UNSIGNED, PDF_CHANGED, PDF_OTHER, PDF_OURS };
/* Looks at a file that somebody brings.  OURS: signed with this certificate, every byte as it was, nothing added behind. */
enum pdf_signature pdf_signature(struct mem *, const void *pdf, size_t n, const struct seal_pair *);
#endif
