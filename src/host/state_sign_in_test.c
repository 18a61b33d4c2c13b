/* SPDX-License-Identifier: EUPL-1.2
** state_sign_in_test.c - what the state says of who signed in: SI1, SI2 of state_sign_in.h, and XML that means harm. */
#include "base/test.h"
#include "host/http_call.h"
#include "host/state_sign_in.h"

#define WHO "userid=\"User660074100   \" taxid=\"660074100   \" lastname=\"ΧΑΛΚΕΟΝΙΔΗΣ ΠΑΠΑΔΟΠΟΥΛΟΣ\" firstname=\"ΝΙΚΟΛΑΟΣ ΓΕΩΡΓΙΟΣ\" " \
            "fathername=\"ΙΩΑΝΝΗΣ\" mothername=\"ΜΑΡΙΑ\" birthyear=\"1974\""
#define ROOT(s) "<root>" s "</root>"

static const char *wrong(struct mem *m, const char *xml, struct state_person *to) { return state_person_read(m, xml, strlen(xml), to); }

/* Refused with a reason, and nobody named. */
static void refused(struct mem *m, const char *xml, size_t n, const char *word)
{
    struct state_person p = { .userid = "x" };
    const char *why = state_person_read(m, xml, n, &p);

    assert_non_null(why);
    if (!strstr(why, word)) fail_msg("'%s' does not say '%s'", why, word);
    assert_string_equal(p.userid, "");
    assert_string_equal(p.taxid, "");
    assert_int_equal(p.birth_year, 0);
}
#define REFUSED(word, xml) refused(MEM, xml, strlen(xml), word)

static void the_public_example(void **state)
{
    struct state_person p;

    assert_null(wrong(MEM, ROOT("<userinfo " WHO "/>"), &p));
    assert_string_equal(p.userid, "User660074100");                     /* without the blanks it is padded with */
    assert_string_equal(p.taxid, "660074100");
    assert_string_equal(p.family, "ΧΑΛΚΕΟΝΙΔΗΣ ΠΑΠΑΔΟΠΟΥΛΟΣ");
    assert_string_equal(p.given, "ΝΙΚΟΛΑΟΣ ΓΕΩΡΓΙΟΣ");
    assert_string_equal(p.father, "ΙΩΑΝΝΗΣ");
    assert_string_equal(p.mother, "ΜΑΡΙΑ");
    assert_int_equal(p.birth_year, 1974);
    assert_null(wrong(MEM, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root>\n <userinfo " WHO "></userinfo>\n</root>\n", &p));
    assert_string_equal(p.taxid, "660074100");
}

static void what_is_not_said(void **state)
{
    struct state_person p;

    assert_null(wrong(MEM, ROOT("<userinfo userid=\"u\" taxid=\"099999999\" lastname=\"ΕΤΑΙΡΕΙΑ ΑΕ\" firstname=\"null\" birthyear=\"null\"/>"), &p));
    assert_string_equal(p.given, "");
    assert_string_equal(p.father, "");
    assert_int_equal(p.birth_year, 0);
    static const char *const years[] = { "74", "19740", "1974x", "-974", " ", "１９７４" };
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        struct out o = { .mem = MEM };
        out_fmt(&o, "<root><userinfo userid=\"u\" taxid=\"660074100\" birthyear=\"%s\"/></root>", years[i]);
        assert_null(wrong(MEM, out_text(&o), &p));
        assert_int_equal(p.birth_year, 0);
    }
}

static void nobody(void **state)                                        /* SI2 */
{
    REFUSED("nobody", ROOT(""));
    REFUSED("nobody", ROOT("<userinfo/>"));
    REFUSED("nobody", ROOT("<userinfo taxid=\"660074100\"/>"));
    REFUSED("nobody", ROOT("<userinfo userid=\"   \" taxid=\"660074100\"/>"));
    REFUSED("AFM", ROOT("<userinfo userid=\"u\"/>"));
    REFUSED("AFM", ROOT("<userinfo userid=\"u\" taxid=\"66007410\"/>"));
    REFUSED("AFM", ROOT("<userinfo userid=\"u\" taxid=\"6600741000\"/>"));
    REFUSED("AFM", ROOT("<userinfo userid=\"u\" taxid=\"66007410a\"/>"));
    REFUSED("AFM", ROOT("<userinfo userid=\"u\" taxid=\"660 074100\"/>"));
}

static void entities(void **state)                                      /* SI1 */
{
    REFUSED("document type", "<!DOCTYPE root>" ROOT("<userinfo " WHO "/>"));
    REFUSED("document type", "<!DOCTYPE root [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" ROOT("<userinfo userid=\"&x;\" taxid=\"660074100\"/>"));
    REFUSED("document type", "<!DOCTYPE root SYSTEM \"http://127.0.0.1:1/x.dtd\">" ROOT("<userinfo " WHO "/>"));
    REFUSED("no XML", ROOT("<userinfo userid=\"&x;\" taxid=\"660074100\"/>"));
    REFUSED("no XML", ROOT("&x;"));
}

static void a_billion_laughs(void **state)                              /* SI1 */
{
    struct out o = { .mem = MEM };

    out_str(&o, "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">");
    for (int i = 1; i < 10; i++) {
        out_fmt(&o, "<!ENTITY lol%d \"", i);
        for (int k = 0; k < 10; k++) if (i == 1) out_str(&o, "&lol;"); else out_fmt(&o, "&lol%d;", i - 1);
        out_str(&o, "\">");
    }
    out_str(&o, "]><root><userinfo userid=\"&lol9;\" taxid=\"660074100\"/></root>");
    refused(MEM, out_text(&o), o.n, "document type");
}

static void another_shape(void **state)                                 /* SI1 */
{
    REFUSED("root", "<userinfo " WHO "/>");
    REFUSED("root", "<html><userinfo " WHO "/></html>");
    REFUSED("where it belongs", ROOT("<a><userinfo " WHO "/></a>"));
    REFUSED("two people", ROOT("<userinfo " WHO "/><userinfo " WHO "/>"));
    REFUSED("two people", ROOT("<userinfo " WHO "/><userinfo/>"));
    REFUSED("too deep", ROOT("<a><b><c><d/></c></b></a>"));
    REFUSED("no XML", ROOT("<userinfo " WHO " userid=\"other\"/>"));    /* an attribute twice */
    REFUSED("no XML", "<root><userinfo " WHO "/>");
    REFUSED("no XML", ROOT("<userinfo " WHO "/>") "<root/>");
    REFUSED("no XML", "");
    REFUSED("no XML", "{\"taxid\":\"660074100\"}");
}

static void bytes_that_are_no_text(void **state)                        /* SI1 */
{
    static const char latin[] = "<root><userinfo userid=\"\xc1\xc2\" taxid=\"660074100\"/></root>", zero[] = "<root>\0<userinfo/></root>";

    refused(MEM, latin, sizeof latin - 1, "no XML");
    refused(MEM, zero, sizeof zero - 1, "no XML");
    REFUSED("no XML", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" ROOT("<userinfo " WHO "/>"));
    REFUSED("no XML", ROOT("<userinfo userid=\"&#0;\" taxid=\"660074100\"/>"));
}

static void too_long(void **state)                                      /* SI1 */
{
    size_t most = 2 << 20;
    char *giant = mem_get(MEM, most);
    struct out o = { .mem = MEM };

    out_str(&o, "<root><userinfo taxid=\"660074100\" userid=\"");
    for (int i = 0; i < 201; i++) out_char(&o, 'u');
    out_str(&o, "\"/></root>");
    refused(MEM, out_text(&o), o.n, "too long");
    memset(giant, ' ', most);
    memcpy(giant, "<root>", 6);
    memcpy(giant + most - 7, "</root>", 7);
    refused(MEM, giant, most, "no XML");
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(the_public_example), UNIT(what_is_not_said), UNIT(nobody), UNIT(entities), UNIT(a_billion_laughs),
                                        UNIT(another_shape), UNIT(bytes_that_are_no_text), UNIT(too_long) };

    return cmocka_run_group_tests(tests, 0, 0);
}
