/* SPDX-License-Identifier: EUPL-1.2
** pdf_sign_test.c - PS1: each changed byte breaks a seal; poppler's pdfsig, which is not ours, agrees. */
#define _GNU_SOURCE             /* memmem */
#include "host/pdf_sign.h"
#include "host/print.h"
#include "base/test.h"
#include <stdlib.h>
#include <unistd.h>

static struct fate fate;
static struct mem mem;
static struct seal_pair ours, theirs;
static const char *file;
static size_t size;
static const instant now = { 1930000000 };

static int make(void **state)
{
    struct print *p;
    const char *plain;
    size_t n;

    (void)state;
    mem_open(&mem, &fate, 512 << 20);
    seal_pair_new(&mem, &ours, "Δήμος Δοκιμής", now, 10);
    seal_pair_new(&mem, &theirs, "Another", now, 10);
    p = print_open(&mem, "Βεβαίωση", "el", false, "Δήμος Δοκιμής");
    print_heading(p, 1, "Βεβαίωση");
    print_text(p, "Η κυρία Άννα Δοκιμή.");
    plain = print_close(p, &n, 0);
    file = pdf_sign(&mem, plain, n, &ours, "Certificate", now, &size);
    return 0;
}

static int unmake(void **state) { (void)state; mem_close(&mem); return 0; }

static void a_sealed_file_is_ours(void **state)
{
    (void)state;
    assert_int_equal(pdf_signature(&mem, file, size, &ours), PDF_OURS);
    assert_int_equal(pdf_signature(&mem, file, size, &theirs), PDF_OTHER);
    assert_int_equal(pdf_signature(&mem, "%PDF-1.5 nothing", 16, &ours), PDF_UNSIGNED);
}

static void each_changed_byte_is_found(void **state)
{
    char *b = test_malloc(size);
    const char *contents = memmem(file, size, "/Contents <", 11);
    size_t from = (size_t)(contents - file) + 11, to = from + 2 * 8192;

    (void)state;
    memcpy(b, file, size);
    for (size_t i = 0; i < size; i += 23) {
        if (i >= from && i < to) i = to;            /* PS1: but its own digits */
        b[i] ^= 1;
        if (pdf_signature(&mem, b, size, &ours) == PDF_OURS) fail_msg("byte %zu of %zu", i, size);
        b[i] ^= 1;
    }
    b[from + 900] = b[from + 900] == '0' ? '1' : '0';
    b[0] ^= 1;
    assert_int_not_equal(pdf_signature(&mem, b, size, &ours), PDF_OURS);
    test_free(b);
}

static void what_is_added_behind_is_found(void **state)
{
    char *b = test_malloc(size + 20);

    (void)state;
    memcpy(b, file, size);
    memcpy(b + size, "\n% more\n%%EOF\n", 14);
    assert_int_equal(pdf_signature(&mem, b, size + 14, &ours), PDF_CHANGED);
    assert_int_not_equal(pdf_signature(&mem, b, size - 1, &ours), PDF_OURS);
    test_free(b);
}

static void pdfsig_agrees(void **state)
{
    char path[] = "/tmp/pronoia-seal.XXXXXX", command[200], line[300], all[3000] = "";
    int fd = mkstemp(path);
    FILE *out;

    (void)state;
    if (system("command -v pdfsig > /dev/null")) { close(fd); unlink(path); skip(); }
    assert_int_equal(write(fd, file, size), size);
    close(fd);
    snprintf(command, sizeof command, "pdfsig -nocert %s 2>&1", path);
    out = popen(command, "r");
    while (fgets(line, sizeof line, out)) strncat(all, line, sizeof all - strlen(all) - 1);
    pclose(out);
    unlink(path);
    if (!strstr(all, "Signature is Valid") || !strstr(all, "ETSI.CAdES.detached") || !strstr(all, "Total document signed")) fail_msg("%s", all);
}

static void a_certificate_ends(void **state)
{
    instant until = { 0 };

    (void)state;
    assert_true(seal_holds(&ours, now, &until));
    assert_true(until.v > now.v + 9LL * 365 * 86400);
    assert_false(seal_holds(&ours, (instant){ until.v + 1 }, &until));
    assert_false(seal_holds(&ours, (instant){ now.v - 3 * 86400 }, &until));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sealed_file_is_ours), cmocka_unit_test(each_changed_byte_is_found), cmocka_unit_test(what_is_added_behind_is_found),
        cmocka_unit_test(pdfsig_agrees), cmocka_unit_test(a_certificate_ends),
    };
    return cmocka_run_group_tests_name("seal", tests, make, unmake);
}
