/* SPDX-License-Identifier: EUPL-1.2
** html_test.c - values in every place a page has (X1..X4 of html.h), in Greek and in Arabic.
**
** What is expected follows from HTML and from UI rules (bdi around what must not turn round), written by hand. */
#include "web/html.h"
#include "web/house.h"
#include "host/files.h"
#include "base/date.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct html_test_page {
    const char *text, *link;
    struct isolated name; struct ltr phone; cents fee; day when; instant at; int number; bool on;
    struct { int n; const char *const *at; } words, none;
    struct sentence fallen;
};
#include "html_test.html.h"

static struct req r;
static struct house house;

static int open_house(void **state)
{
    static const char extra[] = "id\tnote\tel\ten\nextra.greek\tnote\tΜόνο <ελληνικά>\tOnly English\n";
    static struct source town = { "towns/x/texts.tsv", extra, sizeof extra - 1 };
    struct sources s = { 0 }, all = { 0 };
    struct complaints c = { .mem = &r.mem };
    char path[256];

    (void)state;
    mem_open(&r.mem, &r.fate, 64 << 20);
    r.out.mem = &r.mem;
    snprintf(path, sizeof path, "%s/texts.tsv", getenv("O") ? getenv("O") : "build");
    if (setjmp(r.fate.edge) || !file_read(&r.mem, path, "texts.tsv", &s, &c)) return -1;
    all.at = mem_get(&r.mem, 2 * sizeof *all.at);
    all.at[all.n++] = s.at[0];
    all.at[all.n++] = town;
    house.texts = texts_read(&r.mem, &all, text_ids, TEXTS_BUILTIN, &c);
    r.house = &house;
    return c.n ? -1 : 0;
}

static const char *render(const char *lang, const char *link)
{
    static const char *const words[] = { "a", "<b>" };
    struct html_test_page p = {
        .text = "<i>\"O'Hara\" & co</i>", .link = link, .name = { "Ελένη <Α>" }, .phone = { "2410 000 000" }, .fee = { 123450 },
        .when = day_of(2026, 11, 22), .at = { 1795341600 }, .number = 2026, .words = { 2, words },
        .fallen = { texts_find(house.texts, "extra.greek") } };

    r.lang = texts_language_find(house.texts, lang);
    r.out = (struct out){ .mem = &r.mem };
    if (setjmp(r.fate.edge)) fail_msg("%s", r.fate.why);
    html_test_html(&r, &p);
    return out_text(&r.out);
}

static void has(const char *page, const char *what) { if (!strstr(page, what)) fail_msg("no '%s' in\n%s", what, page); }
static void has_not(const char *page, const char *what) { if (strstr(page, what)) fail_msg("'%s' in\n%s", what, page); }

#define ESCAPED "&lt;i&gt;&quot;O&#39;Hara&quot; &amp; co&lt;/i&gt;"

static void escapes(void **state)
{
    const char *page = render("el", "/a");

    (void)state;
    has(page, "<p title=\"" ESCAPED " 1234.50 2026-11-22 Τηλέφωνο: 2410 000 000\">" ESCAPED " ");
    has(page, "data-x=\"" ESCAPED "\"");
    has(page, "<textarea name=\"a\">" ESCAPED "Ελένη &lt;Α&gt;</textarea>");
    has(page, "<li id=\"w1\">a</li><li id=\"w2\">&lt;b&gt;</li>");
    has_not(page, "<i>");
    has_not(page, "<b>");
}

static void keeps_direction(void **state)
{
    const char *page = render("el", "/a");

    (void)state;
    has(page, "<bdi>Ελένη &lt;Α&gt;</bdi> <bdi dir=\"ltr\">2410 000 000</bdi> <bdi dir=\"ltr\">1.234,50 €</bdi> ");
    has(page, " <bdi>22 Νοεμβρίου 2026</bdi> <bdi>22 Νοεμβρίου 2026, 12:00</bdi> 2026</p>");
    has(page, "<p>Τηλέφωνο: <bdi dir=\"ltr\">2410 000 000</bdi> Αριθμός βλάβης: " ESCAPED);
    has(page, "<title>Ελένη &lt;Α&gt; 1.234,50 € Τηλέφωνο: 2410 000 000</title>");     /* X3: not in a title */
    has(page, "<option value=\"1234.50\">1.234,50 €</option>");
}

static void turns_round(void **state)
{
    const char *page = render("ar", "/a");

    (void)state;
    has(page, "الهاتف: <bdi dir=\"ltr\">2410 000 000</bdi>");
    has(page, "<bdi>Ελένη &lt;Α&gt;</bdi>");
    has(page, "<span lang=\"el\" dir=\"ltr\">Μόνο &lt;ελληνικά&gt;</span></p>");         /* X4 */
    has_not(render("en", "/a"), "lang=\"el\"");
    has_not(render("el", "/a"), "lang=\"el\"");
}

static void addresses(void **state)
{
    static const char *const fine[] = { "/a?b=c#d", "?x", "#top", "a/b", "https://example.org/", "HTTP://example.org", "tel:+302410000000",
                                        "mailto:a@example.org", "geo:39.64,22.42", "" };
    static const char *const wrong[] = { "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "//example.org/",
                                         "/\\example.org", "\\\\example.org", " javascript:x", "java\tscript:x", "\njavascript:x", "x:y", "file:///etc/passwd",
                                         "https ://x", "blob:x" };
    char want[128];

    (void)state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        snprintf(want, sizeof want, "<a href=\"%s\" ", fine[i]);
        has(render("el", fine[i]), want);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) has(render("el", wrong[i]), "<a href=\"#\" ");          /* X2 */
    has(render("el", "/a?b=ü"), "<a href=\"/c/%3Ci%3E%22O%27Hara%22%20%26%20co%3C%2Fi%3E?x=%2Fa%3Fb%3D%C3%BC\">");
}

static void branches(void **state)
{
    (void)state;
    has(render("el", "/a"), "<p>textfeedayoff</p>");
    has(render("el", "/a"), "</li>\n<li>none</li>");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(escapes), cmocka_unit_test(keeps_direction), cmocka_unit_test(turns_round),
                                        cmocka_unit_test(addresses), cmocka_unit_test(branches) };

    return cmocka_run_group_tests(tests, open_house, 0);
}
