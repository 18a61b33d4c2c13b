/* SPDX-License-Identifier: EUPL-1.2
** mail_test.c - an e-mail's bytes: E1, E2, E4 of mail.h; expectations from RFC 2045, 2047, 2231 and 5322. */
#include "base/test.h"
#include "host/mail.h"

static const struct mail_server server = { .from = "kentro@example.gr" };

static const char *written(struct mem *m, const struct mail *mail)
{
    size_t n;
    const char *s = mail_write(m, &server, "Δήμος Λαρισαίων", mail, &n);

    assert_int_equal(strlen(s), n);
    return s;
}

static struct mail plain(void)
{
    return (struct mail){ .to = "maria@example.gr", .subject = "Hello", .text = "Hello", .lang = "en", .id = "7.abc@example.gr", .at = { 1922173200 } };
}

static void a_plain_message(void **state)
{
    struct mail m = plain();
    const char *s = written(MEM, &m);

    assert_non_null(strstr(s, "Date: Fri, 29 Nov 2030 09:00:00 +0000\r\n"));
    assert_non_null(strstr(s, "\r\nTo: <maria@example.gr>\r\nSubject: Hello\r\nMessage-ID: <7.abc@example.gr>\r\n"));
    assert_non_null(strstr(s, "\r\nAuto-Submitted: auto-generated\r\n"));
    assert_non_null(strstr(s, "Content-Type: text/plain; charset=utf-8\r\nContent-Language: en\r\n"));
    assert_non_null(strstr(s, "\r\n\r\nHello\r\n"));
}

static void greek_is_encoded_words(void **state)                       /* RFC 2047: base64 of UTF-8, at most 75 characters each */
{
    struct mail m = plain();
    m.subject = "Έχετε ένα μήνυμα από το Κέντρο Κοινότητας της Λάρισας για το ραντεβού σας";
    const char *s = written(MEM, &m);

    assert_non_null(strstr(s, "From: =?UTF-8?B?zpTOrs68zr/PgiDOm86xz4HOuc+DzrHOr8+Jzr0=?=\r\n <kentro@example.gr>\r\n"));
    assert_non_null(strstr(s, "Subject: =?UTF-8?B?zojPh861z4TOtSDOrc69zrEgzrzOrs69z4XOvM6xIM6xz4DPjCA=?=\r\n =?UTF-8?B?"));
    for (const char *line = s; *line; line = strstr(line, "\r\n") + 2) {
        assert_true((size_t)(strstr(line, "\r\n") - line) <= 76);
        for (const char *c = line; *c != '\r'; c++) assert_true(*c >= ' ' && (unsigned char)*c < 127);
    }
}

static void a_line_end_makes_no_header(void **state)                    /* E1 */
{
    struct mail m = plain();
    m.subject = "Hi\r\nBcc: all@example.gr";
    assert_null(strstr(written(MEM, &m), "\r\nBcc:"));
    m = plain();
    m.text = "Hi\n.\nFrom here";
    const char *s = written(MEM, &m);
    assert_non_null(strstr(s, "\r\nHi\r\n=2E\r\n=46rom here\r\n"));
}

static void addresses(void **state)                                     /* E1 */
{
    (void)state;
    assert_true(mail_address_fine("a.b+c@example.gr"));
    static const char *const bad[] = { "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "<a@b>", "a@b,c@d", "-f@b", "μαρία@example.gr" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(mail_address_fine(bad[i]));
}

static void long_lines_are_soft(void **state)                           /* RFC 2045 6.7 (5): at most 76, the = included */
{
    struct mail m = plain();
    struct out o = { .mem = MEM };
    for (int i = 0; i < 200; i++) out_str(&o, i % 7 ? "ψ" : "a =");
    out_str(&o, " ");
    m.text = out_text(&o);
    const char *s = strstr(written(MEM, &m), "\r\n\r\n") + 4;
    for (const char *line = s; *line; line = strstr(line, "\r\n") + 2) {
        size_t n = (size_t)(strstr(line, "\r\n") - line);
        assert_true(n <= 76);
        if (n) assert_true(line[n - 1] != ' ');
    }
}

static void a_pdf_goes_with_it(void **state)
{
    struct mail m = plain();
    m.name = "Παραπομπή 7.pdf";
    m.bytes = "%PDF-1.7 invented";
    m.n = 17;
    const char *s = written(MEM, &m);

    assert_non_null(strstr(s, "Content-Type: multipart/mixed; boundary=\"=_pronoia_part\"\r\n"));
    assert_non_null(strstr(s, "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"));
    assert_non_null(strstr(s, " filename*=UTF-8''%CE%A0%CE%B1%CF%81%CE%B1%CF%80%CE%BF%CE%BC%CF%80%CE%AE%207.pdf\r\n\r\nJVBERi0xLjcgaW52ZW50ZWQ=\r\n--=_pronoia_part--\r\n"));
}

static void an_invitation_is_the_other_way_to_say_it(void **state)      /* E5: RFC 6047 2.4, RFC 2046 5.1.4: the plainest first */
{
    struct mail m = plain();
    m.calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    m.method = "REQUEST";
    const char *s = written(MEM, &m), *words = strstr(s, "Content-Type: text/plain; charset=utf-8\r\n"),
               *event = strstr(s, "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: base64\r\n");

    assert_non_null(strstr(s, "Content-Type: multipart/alternative; boundary=\"=_pronoia_part\"\r\n"));
    assert_true(words && event && words < event);
    assert_non_null(strstr(event, "\r\n\r\nQkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=\r\n--=_pronoia_part--\r\n"));
    assert_null(strstr(s, "attachment"));
}

static void the_same_message_twice_is_the_same(void **state)            /* E4 */
{
    struct mail m = plain();
    assert_string_equal(written(MEM, &m), written(MEM, &m));
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(a_plain_message), UNIT(greek_is_encoded_words), UNIT(a_line_end_makes_no_header), UNIT(addresses),
        UNIT(long_lines_are_soft), UNIT(a_pdf_goes_with_it),
        UNIT(an_invitation_is_the_other_way_to_say_it), UNIT(the_same_message_twice_is_the_same) };

    return cmocka_run_group_tests(tests, 0, 0);
}
