/* SPDX-License-Identifier: EUPL-1.2
** answer_read.c - see answer_read.h.  Booked debits with our reference were paid; what is credited back as a return or reversal came
** back. */
#include "rooms/aid/answer_read.h"
#include "base/xml.h"
#include <string.h>

enum { REF_MOST = 35, SPACE = sizeof "urn:iso:std:iso:20022:tech:xsd:" - 1 };
struct reader { struct mem *mem; struct bank_answer *to; const char *iban; bool newer; int most; enum answer_fault wrong; };

static const struct kind { const char *format, *body; bool newer; const char *part; } kinds[] = {
    { "camt.053.001.02", "BkToCstmrStmt", false, "Stmt" },              { "camt.053.001.08", "BkToCstmrStmt", true, "Stmt" },
    { "camt.054.001.02", "BkToCstmrDbtCdtNtfctn", false, "Ntfctn" },    { "camt.054.001.08", "BkToCstmrDbtCdtNtfctn", true, "Ntfctn" },
    { "pain.002.001.03", "CstmrPmtStsRpt", false, NULL },               { "pain.002.001.10", "CstmrPmtStsRpt", true, NULL },
};

/* "150.5" -> 15050; false for what is no amount above zero with whole cents. */
static bool cents_of(const char *s, cents *to)
{
    int64_t v = 0;
    int after = -1;

    for (; *s; s++) {
        if (*s == '.' && after < 0) { after = 0; continue; }
        if (*s < '0' || *s > '9' || v > 100000000000000) return false;
        if (after >= 2) { if (*s != '0') return false; else continue; }
        v = v * 10 + *s - '0';
        if (after >= 0) after++;
    }
    for (after = after < 0 ? 0 : after; after < 2; after++) v *= 10;
    to->v = v;
    return v > 0;
}

static void wrong(struct reader *g, enum answer_fault w) { if (!g->wrong) g->wrong = w; }

static cents amount_of(struct reader *g, const struct xml *amt)
{
    cents c = { 0 };

    if (!amt) return c;
    if (strcmp(amt->ccy, "EUR")) wrong(g, ANSWER_CURRENCY);
    else if (!cents_of(amt->text, &c)) wrong(g, ANSWER_WRONG);
    return c;
}

static void hear(struct reader *g, const char *ref, cents amount, bool returned, const char *reason)
{
    struct bank_answer *a = g->to;

    if (strlen(ref) > REF_MOST || strlen(reason) > REF_MOST) { wrong(g, ANSWER_WRONG); return; }
    if (a->n == g->most) {
        int room = g->most ? 2 * g->most : 64;
        a->at = mem_grow(g->mem, a->at, sizeof *a->at * (size_t)g->most, sizeof *a->at * (size_t)room);
        g->most = room;
    }
    a->at[a->n++] = (struct heard){ ref, reason, amount, returned };
}

/* ---- statements and notices ---- */

static void transaction(struct reader *g, const struct xml *entry, const struct xml *tx, bool alone, bool debit, bool reversed)
{
    const char *ref = xml_text(tx, "Refs/EndToEndId"), *reason = xml_text(tx, "RtrInf/Rsn/Cd");
    const struct xml *amt = xml_child(tx, "Amt");
    bool returned = xml_child(tx, "RtrInf") || reversed || !strcmp(xml_text(tx, "BkTxCd/Domn/Fmly/SubFmlyCd"), "RRTN")
                 || !strcmp(xml_text(entry, "BkTxCd/Domn/Fmly/SubFmlyCd"), "RRTN");

    /* money that came in, or that we sent back */
    if (!*ref || !strcmp(ref, "NOTPROVIDED") || (!debit && !returned) || (debit && returned)) return;
    if (!amt) amt = xml_at(tx, "AmtDtls/TxAmt/Amt");
    if (!amt) amt = xml_at(tx, "AmtDtls/InstdAmt/Amt");
    if (!amt && alone) amt = xml_child(entry, "Amt");
    if (!amt) { wrong(g, ANSWER_WRONG); return; }
    cents c = amount_of(g, amt);
    hear(g, ref, c, !debit, !debit ? reason : "");
}

static void entry(struct reader *g, const struct xml *e)
{
    const char *way = xml_text(e, "CdtDbtInd"), *state = g->newer ? xml_text(e, "Sts/Cd") : xml_text(e, "Sts");
    bool debit = !strcmp(way, "DBIT"), reversed = !strcmp(xml_text(e, "RvslInd"), "true") || !strcmp(xml_text(e, "RvslInd"), "1");
    int n = 0;

    if ((!debit && strcmp(way, "CRDT")) || !*state || !xml_child(e, "BkTxCd") || !xml_child(e, "Amt")) { wrong(g, ANSWER_WRONG); return; }
    if (strcmp(state, "BOOK")) return;
    for (const struct xml *d = xml_child(e, "NtryDtls"); d; d = xml_again(d, "NtryDtls"))
        for (const struct xml *t = xml_child(d, "TxDtls"); t; t = xml_again(t, "TxDtls")) n++;
    for (const struct xml *d = xml_child(e, "NtryDtls"); d; d = xml_again(d, "NtryDtls"))
        for (const struct xml *t = xml_child(d, "TxDtls"); t; t = xml_again(t, "TxDtls")) transaction(g, e, t, n == 1, debit, reversed);
}

static void account(struct reader *g, const struct xml *part)
{
    const char *iban = xml_text(part, "Acct/Id/IBAN");

    if (!*xml_text(part, "Id") || !xml_at(part, "Acct/Id")) { wrong(g, ANSWER_WRONG); return; }
    if (strcmp(iban, g->iban)) { wrong(g, ANSWER_ACCOUNT); return; }
    for (const struct xml *e = xml_child(part, "Ntry"); e && !g->wrong; e = xml_again(e, "Ntry")) entry(g, e);
}

/* ---- the state of a file ---- */

static const char *status_reason(const struct xml *of) { return xml_text(of, "StsRsnInf/Rsn/Cd"); }

static void report(struct reader *g, const struct xml *body)
{
    const struct xml *group = xml_child(body, "OrgnlGrpInfAndSts");
    int before;

    g->to->original = xml_text(group, "OrgnlMsgId");
    if (!*g->to->original) { wrong(g, ANSWER_WRONG); return; }
    before = g->to->n;
    for (const struct xml *p = xml_child(body, "OrgnlPmtInfAndSts"); p; p = xml_again(p, "OrgnlPmtInfAndSts"))
        for (const struct xml *t = xml_child(p, "TxInfAndSts"); t && !g->wrong; t = xml_again(t, "TxInfAndSts")) {
            const char *ref = xml_text(t, "OrgnlEndToEndId"), *state = xml_text(t, "TxSts");
            bool rejected = !strcmp(state, "RJCT");
            if (*ref && (rejected || !strcmp(state, "ACSC") || !strcmp(state, "ACCC")))
                hear(g, ref, amount_of(g, xml_at(t, "OrgnlTxRef/Amt/InstdAmt")), rejected, rejected ? status_reason(t) : "");
        }
    if (g->to->n == before && !strcmp(xml_text(group, "GrpSts"), "RJCT")) hear(g, "", (cents){ 0 }, true, status_reason(group));
}

/* ---- the whole ---- */

static const struct kind *kind_of(const struct xml *root)
{
    if (strcmp(root->name, "Document") || strncmp(root->space, "urn:iso:std:iso:20022:tech:xsd:", SPACE)) return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) if (!strcmp(root->space + SPACE, kinds[i].format)) return &kinds[i];
    return NULL;
}

enum answer_fault answer_read(struct mem *m, const char *bytes, size_t n, const char *iban, struct bank_answer *to)
{
    static const enum answer_fault as[] = { [XML_FINE] = ANSWER_FINE, [XML_BROKEN] = ANSWER_BROKEN, [XML_DOCTYPE] = ANSWER_ACTIVE,
        [XML_LARGE] = ANSWER_LARGE };
    struct reader g = { .mem = m, .to = to, .iban = iban };
    const struct xml *root;
    const struct kind *k;

    *to = (struct bank_answer){ .format = "", .message = "", .original = "" };
    if (!n) return ANSWER_EMPTY;
    enum xml_fault fault = xml_read(m, bytes, n, &root);
    if (fault != XML_FINE) return as[fault];
    if (!(k = kind_of(root))) return ANSWER_KIND;
    const struct xml *body = xml_child(root, k->body);
    g.newer = k->newer;
    to->format = k->format;
    to->message = xml_text(body, "GrpHdr/MsgId");
    if (!*to->message || strlen(to->message) > REF_MOST || !*xml_text(body, "GrpHdr/CreDtTm")) return ANSWER_WRONG;
    if (!k->part) report(&g, body);
    else if (!xml_child(body, k->part)) return ANSWER_WRONG;
    for (const struct xml *p = k->part ? xml_child(body, k->part) : NULL; p && !g.wrong; p = xml_again(p, k->part)) account(&g, p);
    return g.wrong;
}
