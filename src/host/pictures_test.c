/* SPDX-License-Identifier: EUPL-1.2
** pictures_test.c - I2: a photo is turned as its EXIF says (EXIF 2.32, 4.6.4: which side of the scene is the first row, which the
** first column), loses that EXIF, and an EXIF that lies about its size is no harm. */
#include <stdio.h>
#include "host/papers.h"
#include "base/test.h"
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>

enum { ACROSS = 48, DOWN = 32 };
static struct fate fate;
static struct mem mem;

static int make(void **state) { (void)state; mem_open(&mem, &fate, 64 << 20); return 0; }
static int unmake(void **state) { (void)state; mem_close(&mem); return 0; }

static const unsigned char *colour(char c)
{
    static const unsigned char of[4][3] = { { 250, 0, 0 }, { 0, 250, 0 }, { 0, 0, 250 }, { 250, 250, 250 } };

    return of[c == 'R' ? 0 : c == 'G' ? 1 : c == 'B' ? 2 : 3];
}

/* corners: top left, top right, bottom left, bottom right, of a picture of that size. */
static size_t photo(const char *corners, int w, int h, const void *exif, size_t exif_n, unsigned char **to)
{
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr err;
    unsigned long n = 0;
    JSAMPLE line[3 * ACROSS];
    JSAMPROW row = line;

    *to = NULL;
    c.err = jpeg_std_error(&err);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, to, &n);
    c.image_width = (unsigned)w;
    c.image_height = (unsigned)h;
    c.input_components = 3;
    c.in_color_space = JCS_RGB;
    jpeg_set_defaults(&c);
    jpeg_set_quality(&c, 95, TRUE);
    jpeg_start_compress(&c, TRUE);
    if (exif) jpeg_write_marker(&c, JPEG_APP0 + 1, exif, (unsigned)exif_n);
    while (c.next_scanline < c.image_height) {
        for (int x = 0; x < w; x++)
            memcpy(line + 3 * x, colour(corners[2 * ((int)c.next_scanline >= h / 2) + (x >= w / 2)]), 3);
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    return n;
}

static size_t exif(unsigned char *b, bool little, unsigned turn)
{
    static const unsigned char big_head[] = "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0",
                               little_head[] = "Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
    size_t n = sizeof big_head - 1;

    memcpy(b, little ? little_head : big_head, n);
    b[little ? 24 : 25] = (unsigned char)turn;
    return n;
}

static char nearest(const unsigned char *p)
{
    return p[0] > 128 ? p[1] > 128 ? 'W' : 'R' : p[1] > 128 ? 'G' : 'B';
}

static void corners_of(const struct paper_safe *safe, int w, int h, char to[5])
{
    struct jpeg_decompress_struct d;
    struct jpeg_error_mgr err;
    unsigned char *all = calloc((size_t)(w * h), 3);

    d.err = jpeg_std_error(&err);
    jpeg_create_decompress(&d);
    jpeg_save_markers(&d, JPEG_APP0 + 1, 0xffff);
    jpeg_mem_src(&d, safe->bytes, safe->n);
    jpeg_read_header(&d, TRUE);
    assert_null(d.marker_list);                                 /* nothing of the EXIF is left */
    assert_int_equal(d.image_width, w);
    assert_int_equal(d.image_height, h);
    jpeg_start_decompress(&d);
    while (d.output_scanline < d.output_height) {
        JSAMPROW row = all + (size_t)d.output_scanline * (size_t)w * 3;
        jpeg_read_scanlines(&d, &row, 1);
    }
    jpeg_destroy_decompress(&d);
    for (int i = 0; i < 4; i++) to[i] = nearest(all + 3 * ((i < 2 ? 4 : h - 5) * w + (i % 2 ? w - 5 : 4)));
    to[4] = 0;
    free(all);
}

static void every_turn(void **state)
{
    /* The scene is R G over B W.  How it lies in the file: by the standard's table of first row and first column. */
    static const char *const lies[9] = { "RGBW", "RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "GWRB", "WGBR", "BRWG" };
    unsigned char b[64], *jpeg;
    struct paper_safe safe;
    char seen[5];

    (void)state;
    for (unsigned turn = 0; turn <= 8; turn++)
        for (int little = 0; little < 2; little++) {
            bool side = turn >= 5;
            size_t n = photo(lies[turn], side ? DOWN : ACROSS, side ? ACROSS : DOWN, b, exif(b, little, turn), &jpeg);
            assert_int_equal(paper_make_safe(&mem, jpeg, n, &safe), PAPER_FINE);
            corners_of(&safe, ACROSS, DOWN, seen);
            assert_string_equal(seen, "RGBW");
            free(jpeg);
        }
}

static void an_exif_that_lies_is_no_harm(void **state)
{
    unsigned char b[64], *jpeg;
    struct paper_safe safe;
    char seen[5];
    size_t full = exif(b, false, 6);

    (void)state;
    for (size_t k = 0; k < full; k++)                           /* each byte of its head wrong, and cut off behind it */
        for (int cut = 0; cut < 2; cut++) {
            size_t n = exif(b, false, 6);
            b[k] = 0xff;
            n = photo("RGBW", ACROSS, DOWN, b, cut ? k + 1 : n, &jpeg);
            assert_int_equal(paper_make_safe(&mem, jpeg, n, &safe), PAPER_FINE);
            free(jpeg);
        }
    size_t n = photo("RGBW", ACROSS, DOWN, b, exif(b, true, 9), &jpeg);
    assert_int_equal(paper_make_safe(&mem, jpeg, n, &safe), PAPER_FINE);
    corners_of(&safe, ACROSS, DOWN, seen);
    assert_string_equal(seen, "RGBW");
    free(jpeg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_turn, make, unmake),
        cmocka_unit_test_setup_teardown(an_exif_that_lies_is_no_harm, make, unmake),
    };

    return cmocka_run_group_tests_name("pictures", tests, NULL, NULL);
}
