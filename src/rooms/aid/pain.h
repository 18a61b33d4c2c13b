/* SPDX-License-Identifier: EUPL-1.2
** pain.h - a payment file: customer credit transfer initiation, pain.001.001.03 or .09 (ISO 20022), as SEPA credit transfers. */
#ifndef AID_PAIN_H
#define AID_PAIN_H
#include "base/out.h"
#include "base/kinds.h"

struct pain_payment { const char *ref, *name, *iban, *words; cents amount; };
struct pain {
    const char *format;                 /* "pain.001.001.03" */
    const char *message, *payer, *iban, *bic;          /* bic "" = the bank finds it by the IBAN */
    instant made; day pays;
    int n; const struct pain_payment *at;
};
const char *pain_write(struct mem *, const struct pain *);
cents pain_sum(const struct pain *);
/* What a SEPA file may hold (EPC217-08): Greek letters as a passport spells them, other signs as a blank; at most `most`; never empty. */
const char *pain_latin(struct mem *, const char *, size_t most);
#endif
