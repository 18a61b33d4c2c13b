/* SPDX-License-Identifier: EUPL-1.2
** answer_test.c - files of the bank: what they say, and what is refused.  The two samples are others' (genkgo/camt); the rest is written
** after the schemas of ISO 20022. */
#include "base/test.h"
#include "base/xml.h"
#include "rooms/aid/answer_read.h"
#include <stdio.h>
#include <stdlib.h>

#define IBAN "GR1601101250000000012300695"
#define DOC(format, inside) "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:" format "\">" inside "</Document>"
#define HEAD "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2031-03-05T10:00:00</CreDtTm></GrpHdr>"
#define ACCT "<Id>S1</Id><CreDtTm>2031-03-05T10:00:00</CreDtTm><Acct><Id><IBAN>" IBAN "</IBAN></Id></Acct>"
#define PAID(ref, amt) "<Ntry><Amt Ccy=\"EUR\">" amt "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>" ref \
    "</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>"
#define BACK(ref, amt, why) "<Ntry><Amt Ccy=\"EUR\">" amt "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>" ref \
    "</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy=\"EUR\">" amt "</Amt></TxAmt></AmtDtls><RtrInf><Rsn><Cd>" why "</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>"

static enum answer_fault read_it(void **state, const char *s, struct bank_answer *a) { return answer_read(MEM, s, strlen(s), IBAN, a); }

static void says(void **state)
{
    struct bank_answer a;

    assert_int_equal(read_it(state, DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT PAID("R-1", "150.50") BACK("R-2", "10.0",
        "AC04") "</Stmt></BkToCstmrStmt>"), &a), ANSWER_FINE);
    assert_int_equal(a.n, 2);
    assert_string_equal(a.at[0].ref, "R-1");
    assert_int_equal(a.at[0].amount.v, 15050);
    assert_false(a.at[0].returned);
    assert_true(a.at[1].returned);
    assert_int_equal(a.at[1].amount.v, 1000);
    assert_string_equal(a.at[1].reason, "AC04");
    /* .08: the state is a code, the transaction has its amount */
    assert_int_equal(read_it(state, DOC("camt.054.001.08",
        "<BkToCstmrDbtCdtNtfctn>" HEAD "<Ntfctn>" ACCT "<Ntry><Amt Ccy=\"EUR\">30</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
        "<Sts><Cd>BOOK</Cd></Sts><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs><Amt Ccy=\"EUR\">10</Amt></TxDtls>"
        "<TxDtls><Refs><EndToEndId>B</EndToEndId></Refs><Amt Ccy=\"EUR\">20</Amt></TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn>"), &a), ANSWER_FINE);
    assert_int_equal(a.n, 2);
    assert_int_equal(a.at[1].amount.v, 2000);
    /* pending is not paid; money that came in is not ours to match */
    assert_int_equal(read_it(state, DOC("camt.053.001.02",
        "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT "<Ntry><Amt Ccy=\"EUR\">30</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts><BkTxCd/>"
        "</Ntry><Ntry><Amt Ccy=\"USD\">30</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>Z</EndToEndId></Refs></TxDtls></NtryDtls>"
        "</Ntry></Stmt></BkToCstmrStmt>"), &a), ANSWER_FINE);
    assert_int_equal(a.n, 0);
}

static void states(void **state)
{
    struct bank_answer a;

    assert_int_equal(read_it(state, DOC("pain.002.001.03",
        "<CstmrPmtStsRpt>" HEAD "<OrgnlGrpInfAndSts><OrgnlMsgId>P-1</OrgnlMsgId><OrgnlMsgNmId>pain.001</OrgnlMsgNmId><GrpSts>PART</GrpSts>"
        "</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>R</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts>"
        "<TxInfAndSts><OrgnlEndToEndId>Q</OrgnlEndToEndId><TxSts>ACCP</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt>"), &a),
            ANSWER_FINE);
    assert_int_equal(a.n, 1);
    assert_true(a.at[0].returned);
    assert_string_equal(a.at[0].reason, "AC01");
    assert_int_equal(read_it(state, DOC("pain.002.001.10",
        "<CstmrPmtStsRpt>" HEAD "<OrgnlGrpInfAndSts><OrgnlMsgId>P-1</OrgnlMsgId><GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn>"
        "</StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt>"), &a), ANSWER_FINE);
    assert_int_equal(a.n, 1);
    assert_string_equal(a.at[0].ref, "");
    assert_string_equal(a.original, "P-1");
}

static void refused(void **state)
{
    static const struct { enum answer_fault fault; const char *s; } bad[] = {
        { ANSWER_EMPTY, "" }, { ANSWER_BROKEN, "x" }, { ANSWER_BROKEN, "<Document>" }, { ANSWER_BROKEN, "<a>&nbsp;</a>" },
        { ANSWER_KIND, "<a/>" }, { ANSWER_KIND, DOC("camt.052.001.02", "") }, { ANSWER_KIND, DOC("camt.053.001.09", "") },
        { ANSWER_KIND, DOC("pain.001.001.03", "") }, { ANSWER_KIND, "<x:Document xmlns:x=\"urn:other\"/>" },
        { ANSWER_ACTIVE, "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>" },
        { ANSWER_ACTIVE,
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>" },
        { ANSWER_ACTIVE, "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>" },
        { ANSWER_WRONG, DOC("camt.053.001.02", "") }, { ANSWER_WRONG, DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "</BkToCstmrStmt>") },
        { ANSWER_WRONG, DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT PAID("R", "1.234") "</Stmt></BkToCstmrStmt>") },
        { ANSWER_WRONG, DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT PAID("R", "-5") "</Stmt></BkToCstmrStmt>") },
        { ANSWER_WRONG, DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT PAID("R", "0") "</Stmt></BkToCstmrStmt>") },
        { ANSWER_WRONG, DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT PAID("123456789012345678901234567890123456",
        "5") "</Stmt></BkToCstmrStmt>") }, { ANSWER_WRONG,
        DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT "<Ntry/></Stmt></BkToCstmrStmt>") },
        { ANSWER_CURRENCY,
        DOC("camt.053.001.02",
        "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT "<Ntry><Amt Ccy=\"USD\">5</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BkTxCd/><NtryDtls>"
            "<TxDtls><Refs><EndToEndId>R</EndToEndId></Refs></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt>") },
        { ANSWER_ACCOUNT,
        DOC("camt.053.001.02",
        "<BkToCstmrStmt>" HEAD "<Stmt><Id>S</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct></Stmt></BkToCstmrStmt>") },
    };
    struct bank_answer a;
    char deep[2000];

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_int_equal(read_it(state, bad[i].s, &a), bad[i].fault);
    for (int i = 0; i < 200; i++) memcpy(deep + 3 * i, "<a>", 3);
    deep[600] = 0;
    assert_int_equal(read_it(state, deep, &a), ANSWER_LARGE);
    assert_int_equal(answer_read(MEM, "<a>\0</a>", 8, IBAN, &a), ANSWER_BROKEN);
}

/* A file cut anywhere is refused or says less; it never says something else. */
static void cut(void **state)
{
    static const char s[] = DOC("camt.053.001.02", "<BkToCstmrStmt>" HEAD "<Stmt>" ACCT PAID("R-1", "150.50") BACK("R-2", "10.0",
        "AC04") "</Stmt></BkToCstmrStmt>");
    struct bank_answer a;

    for (size_t n = 0; n < sizeof s - 1; n++) assert_int_not_equal(answer_read(MEM, s, n, IBAN, &a), ANSWER_FINE);
}

static void samples(void **state)
{
    static const char *const file[] = { "camt_053", "camt_054" };
    static char bytes[1 << 16];
    struct bank_answer a;
    const char *data = getenv("PRONOIA_TEST_DATA");
    char path[400];

    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/payments/FI_%s_sample.xml.xml", data ? data : "../shared/data", file[i]);
        FILE *f = fopen(path, "r");
        if (!f) skip();
        size_t n = fread(bytes, 1, sizeof bytes, f);
        fclose(f);
        assert_int_equal(answer_read(MEM, bytes, n, IBAN, &a), ANSWER_ACCOUNT);                 /* not our account */
        assert_int_equal(answer_read(MEM, bytes, n, "FI7433010001222090", &a), ANSWER_FINE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(says), UNIT(states), UNIT(refused), UNIT(cut), UNIT(samples) };

    return cmocka_run_group_tests_name("answers of the bank", tests, NULL, NULL);
}
