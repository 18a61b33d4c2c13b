/* SPDX-License-Identifier: EUPL-1.2
** pain.c - a payment file: see pain.h.  Control sums are of what is written, in cents; no sign needs escaping. */
#include "rooms/aid/pain.h"
#include "base/date.h"
#include "base/fold.h"
#include <string.h>

enum { NAME_MOST = 70, WORDS_MOST = 140 };

static bool allowed(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("/-?:().,'+ ", c));
}

const char *pain_latin(struct mem *m, const char *s, size_t most)
{
    struct out o = { .mem = m };
    char last = ' ';

    for (s = elot743(m, s); *s && o.n < most; s++) {
        char c = allowed(*s) ? *s : ' ';
        if (((unsigned char)*s & 0xC0) == 0x80 || (c == ' ' && last == ' ')) continue;     /* one blank for each run of others */
        out_char(&o, last = c);
    }
    char *text = mem_str(m, out_text(&o));
    for (size_t n = strlen(text); n && text[n - 1] == ' '; n--) text[n - 1] = 0;
    return *text ? text : "NOTPROVIDED";
}

cents pain_sum(const struct pain *p)
{
    cents all = { 0 };

    for (int i = 0; i < p->n; i++) all.v += p->at[i].amount.v;
    return all;
}

static void put_sum(struct out *o, const char *before, cents c, const char *after)
{
    out_fmt(o, "%s%lld.%02lld%s\n", before, (long long)(c.v / 100), (long long)(c.v % 100), after);
}

static void moment(struct out *o, instant at)
{
    char iso[11];
    int minute = greek_minute(at);

    out_fmt(o, "<CreDtTm>%sT%02d:%02d:%02d</CreDtTm>\n", day_iso(greek_day(at), iso), minute / 60, minute % 60, (int)(at.v % 60));
}

static void one(struct out *o, const struct pain_payment *p)
{
    out_fmt(o, "<CdtTrfTxInf>\n<PmtId><EndToEndId>%s</EndToEndId></PmtId>\n", p->ref);
    put_sum(o, "<Amt><InstdAmt Ccy=\"EUR\">", p->amount, "</InstdAmt></Amt>");
    out_fmt(o, "<Cdtr><Nm>%s</Nm></Cdtr>\n<CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct>\n", pain_latin(o->mem, p->name, NAME_MOST),
        p->iban);
    out_fmt(o, "<RmtInf><Ustrd>%s</Ustrd></RmtInf>\n</CdtTrfTxInf>\n", pain_latin(o->mem, p->words, WORDS_MOST));
}

const char *pain_write(struct mem *m, const struct pain *p)
{
    struct out o = { .mem = m };
    bool newer = !strcmp(p->format, "pain.001.001.09");
    const char *payer = pain_latin(m, p->payer, NAME_MOST), *bic = newer ? "BICFI" : "BIC";
    char iso[11];

    out_fmt(&o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:%s\">\n<CstmrCdtTrfInitn>\n",
        p->format);
    out_fmt(&o, "<GrpHdr>\n<MsgId>%s</MsgId>\n", p->message);
    moment(&o, p->made);
    out_fmt(&o, "<NbOfTxs>%d</NbOfTxs>\n", p->n);
    put_sum(&o, "<CtrlSum>", pain_sum(p), "</CtrlSum>");
    out_fmt(&o, "<InitgPty><Nm>%s</Nm></InitgPty>\n</GrpHdr>\n", payer);
    out_fmt(&o, "<PmtInf>\n<PmtInfId>%s-1</PmtInfId>\n<PmtMtd>TRF</PmtMtd>\n<BtchBookg>true</BtchBookg>\n<NbOfTxs>%d</NbOfTxs>\n",
        p->message, p->n);
    put_sum(&o, "<CtrlSum>", pain_sum(p), "</CtrlSum>");
    out_str(&o, "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>\n");
    day_iso(p->pays, iso);
    out_fmt(&o, newer ? "<ReqdExctnDt><Dt>%s</Dt></ReqdExctnDt>\n" : "<ReqdExctnDt>%s</ReqdExctnDt>\n", iso);
    out_fmt(&o, "<Dbtr><Nm>%s</Nm></Dbtr>\n<DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct>\n", payer, p->iban);
    if (*p->bic) out_fmt(&o, "<DbtrAgt><FinInstnId><%s>%s</%s></FinInstnId></DbtrAgt>\n", bic, p->bic, bic);
    else out_str(&o, "<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>\n");
    out_str(&o, "<ChrgBr>SLEV</ChrgBr>\n");
    for (int i = 0; i < p->n; i++) one(&o, &p->at[i]);
    out_str(&o, "</PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n");
    return out_text(&o);
}
