/* SPDX-License-Identifier: EUPL-1.2
** crypto_test.c - clock, chance and secrets.  Expected bytes are those of FIPS 180-4, RFC 7693 (through Python's hashlib),
** draft-irtf-cfrg-xchacha-03 A.3.1 and RFC 4648, not of this program. */
#include "host/chance.h"
#include "host/clock.h"
#include "host/crypto.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static struct fate fate;
static struct mem mem;

static int open_mem(void **s) { (void)s; mem_open(&mem, &fate, 1 << 20); return 0; }
static int close_mem(void **s) { (void)s; mem_close(&mem); return 0; }

static void unhex(unsigned char *to, const char *hex)
{
    for (unsigned v; *hex && sscanf(hex, "%2x", &v) == 1; hex += 2) *to++ = (unsigned char)v;
}

static void sha256_of_abc(void **state)
{
    char hex[65];

    (void)state;
    assert_string_equal(sha256_hex(hex, "abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* hashlib.blake2b(b"123456789", key=hashlib.blake2b(b"afm", key=bytes(range(32)), digest_size=32).digest(), digest_size=32) */
static void a_keyed_hash_is_blake2b_of_the_purposes_key(void **state)
{
    unsigned char key[KEY_BYTES], h[HASH_BYTES], other[HASH_BYTES], expected[HASH_BYTES];

    (void)state;
    for (int i = 0; i < KEY_BYTES; i++) key[i] = (unsigned char)i;
    keyed_hash(h, key, "afm", "123456789", 9);
    unhex(expected, "12718ea2c17491ffb133b07f6a89110b280a7699c19a93e063752cd65b8844c3");
    assert_memory_equal(h, expected, sizeof h);
    keyed_hash(other, key, "amka", "123456789", 9);         /* K1 */
    assert_memory_not_equal(h, other, sizeof h);
}

static void the_published_seal_opens(void **state)
{
    static const char text[] = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    unsigned char key[KEY_BYTES], sealed[SEAL_EXTRA + sizeof text - 1];
    char purpose[13] = { 0 };
    size_t n;

    (void)state;
    unhex(key, "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    unhex((unsigned char *)purpose, "50515253c0c1c2c3c4c5c6c7");
    unhex(sealed, "01404142434445464748494a4b4c4d4e4f5051525354555657"
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
        "c0875924c1c7987947deafd8780acf49");
    const unsigned char *plain = unseal(&mem, key, purpose, sealed, sizeof sealed, &n);
    assert_non_null(plain);
    assert_int_equal(n, sizeof text - 1);
    assert_memory_equal(plain, text, n);
}

static void a_seal_opens_only_as_it_was_made(void **state)
{
    unsigned char key[KEY_BYTES], other[KEY_BYTES];
    size_t n, m;

    (void)state;
    chance(key, sizeof key);
    chance(other, sizeof other);
    unsigned char *s = seal(&mem, key, "answers", "secret", 6, &n), *again = seal(&mem, key, "answers", "secret", 6, &m);
    assert_int_equal(n, 6 + SEAL_EXTRA);
    assert_memory_not_equal(s, again, n);                   /* a nonce of its own each time */
    assert_string_equal((char *)unseal(&mem, key, "answers", s, n, &m), "secret");
    assert_int_equal(m, 6);
    assert_null(unseal(&mem, key, "session", s, n, &m));
    assert_null(unseal(&mem, other, "answers", s, n, &m));
    assert_null(unseal(&mem, key, "answers", s, n - 1, &m));
    assert_null(unseal(&mem, key, "answers", s, SEAL_EXTRA - 1, &m));
    assert_null(unseal(&mem, key, "answers", 0, 0, &m));
    for (size_t i = 0; i < n; i++) {                        /* K2: any byte */
        s[i] ^= 1;
        assert_null(unseal(&mem, key, "answers", s, n, &m));
        s[i] ^= 1;
    }
}

static void a_password_is_hashed_as_asked(void **state)
{
    const char *h = password_hash(&mem, "σωστό άλογο");

    (void)state;
    assert_int_equal(strncmp(h, "$argon2id$v=19$m=65536,t=2,p=1$", 31), 0);
    assert_true(password_right(h, "σωστό άλογο"));
    assert_false(password_right(h, "σωστο άλογο"));
    assert_false(password_right(h, ""));
    assert_false(password_right("", "x"));
    assert_false(password_hash_old(h));
    assert_true(password_hash_old("$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHQ$iWh06vD8Fy27wf9npn6FXWiCX4K6pW6Ue1Bnzz07Z8A"));
}

static void base64url_is_that_of_rfc_4648(void **state)
{
    size_t n;

    (void)state;
    assert_string_equal(base64url(&mem, "foobar", 6), "Zm9vYmFy");
    assert_string_equal(base64url(&mem, "fooba", 5), "Zm9vYmE");
    assert_string_equal(base64url(&mem, "\xfb\xff", 2), "-_8");
    assert_string_equal(base64url(&mem, "", 0), "");
    assert_memory_equal(base64url_read(&mem, "-_8", &n), "\xfb\xff", 2);
    assert_int_equal(n, 2);
    assert_null(base64url_read(&mem, "-_8=", &n));
    assert_null(base64url_read(&mem, "+/8", &n));
    assert_null(base64url_read(&mem, "Zm 9v", &n));
    assert_null(base64url_read(&mem, "Zm9vY", &n));
}

static bool key_faults(const char *path, unsigned char *key)
{
    if (setjmp(fate.edge)) return true;
    key_file(&fate, path, key);
    return false;
}

static void the_key_file_is_made_once_and_ours_alone(void **state)
{
    char dir[] = "/tmp/pronoia-key.XXXXXX", path[64];
    unsigned char a[KEY_BYTES], b[KEY_BYTES], zero[KEY_BYTES] = { 0 };
    struct stat s;

    (void)state;
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/key", dir);
    assert_false(key_faults(path, a));
    assert_int_equal(stat(path, &s), 0);
    assert_int_equal(s.st_mode & 0777, 0600);
    assert_memory_not_equal(a, zero, sizeof a);
    assert_false(key_faults(path, b));
    assert_memory_equal(a, b, sizeof a);
    chmod(path, 0640);
    assert_true(key_faults(path, b));                       /* K4 */
    assert_non_null(strstr(fate.why, "readable by its owner alone"));
    chmod(path, 0600);
    assert_int_equal(truncate(path, 31), 0);
    assert_true(key_faults(path, b));
    assert_non_null(strstr(fate.why, "does not hold a key"));
    unlink(path);
    rmdir(dir);
    assert_true(key_faults(path, b));
    assert_non_null(strstr(fate.why, "cannot be made: No such file"));
}

static void a_seed_repeats_chance(void **state)
{
    unsigned char a[16], b[16];
    int seen[6] = { 0 };

    (void)state;
    assert_false(chance_seeded());
    chance(a, sizeof a);
    chance(b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
    for (int i = 0; i < 6000; i++) seen[chance_below(6)]++;
    for (int i = 0; i < 6; i++) assert_in_range(seen[i], 800, 1200);    /* 1000 +- 7 sigma */
    assert_int_equal(chance_below(1), 0);
    setenv("PRONOIA_SEED", "x", 1);
    assert_true(chance_seeded());
    chance(a, sizeof a);
    chance(b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);                /* it moves on */
    unsetenv("PRONOIA_SEED");
}

static void instants_are_read_as_iso_8601(void **state)
{
    char buf[24];
    instant t;

    (void)state;
    assert_true(instant_read("1970-01-01T00:00", &t) && t.v == 0);
    assert_true(instant_read("2031-03-01T09:00", &t) && t.v == 1930122000);        /* date -u -d ... +%s */
    assert_true(instant_read("2000-02-29T23:59:59Z", &t) && t.v == 951868799);
    assert_true(instant_read("1969-12-31T23:59:59", &t) && t.v == -1);
    assert_string_equal(instant_iso((instant){ 951868799 }, buf), "2000-02-29T23:59:59Z");
    static const char *const wrong[] = { "", "2031-03-01", "2031-02-29T09:00", "2031-13-01T09:00", "2031-03-01T24:00", "2031-03-01 09:00",
        "2031-03-01T09:00:60", "1900-02-29T00:00", "2031-3-1T9:00", "2031-03-01T09:00+02:00" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(instant_read(wrong[i], &t));
    setenv("PRONOIA_NOW", "2031-03-01T09:00", 1);
    assert_true(clock_now().v == 1930122000);
    unsetenv("PRONOIA_NOW");
    assert_true(clock_now().v > 1700000000);
    int64_t a = clock_ticks();
    assert_true(clock_ticks() >= a);
}

#define T(f) cmocka_unit_test_setup_teardown(f, open_mem, close_mem)
int main(void)
{
    const struct CMUnitTest secrets[] = {
        T(sha256_of_abc), T(a_keyed_hash_is_blake2b_of_the_purposes_key), T(the_published_seal_opens), T(a_seal_opens_only_as_it_was_made),
        T(a_password_is_hashed_as_asked), T(base64url_is_that_of_rfc_4648), T(the_key_file_is_made_once_and_ours_alone),
        T(a_seed_repeats_chance), T(instants_are_read_as_iso_8601),
    };
    return cmocka_run_group_tests(secrets, 0, 0);
}
