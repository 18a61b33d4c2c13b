/* SPDX-License-Identifier: EUPL-1.2
** pictures.c - I2 of papers.h: a photo drawn anew.  libjpeg and libpng report errors by jumping: nothing of ours stands between
** the jump and its landing but plain values, and everything they hold is freed there. */
#include "host/papers.h"
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>

enum { PIXELS_MOST = 40 << 20, SIDE_MOST = 12000, SIDE_KEPT = 2400, SCANS_MOST = 60 };
struct picture { unsigned char *rgb; unsigned width, height; };
struct jumping { struct jpeg_error_mgr own; jmp_buf out; };

static void jump(j_common_ptr c) { longjmp(((struct jumping *)(void *)c->err)->out, 1); }
static void quiet(j_common_ptr c) { (void)c; }

static bool fits(unsigned w, unsigned h) { return w && h && w <= SIDE_MOST && h <= SIDE_MOST && (size_t)w * h <= PIXELS_MOST; }

static void too_many_scans(j_common_ptr c)
{
    struct jpeg_decompress_struct *d = (struct jpeg_decompress_struct *)c;

    if (c->is_decompressor && d->input_scan_number > SCANS_MOST) jump(c);       /* a progressive picture can be a bomb of scans */
}

/* ---- turned as the telephone meant it (EXIF 2.32, 4.6.4, tag 274) ---- */

static unsigned two(const unsigned char *b, bool little) { return little ? b[0] | (unsigned)b[1] << 8 : (unsigned)b[0] << 8 | b[1]; }
static unsigned four(const unsigned char *b, bool little) { return little ? two(b, true) | two(b + 2, true) << 16 :
    two(b, false) << 16 | two(b + 2, false); }

/* 1 to 8 as in the standard; what cannot be read is 1: as it lies. */
static unsigned exif_turn(const unsigned char *b, size_t n)
{
    enum { ORIENTATION = 0x0112, SHORT = 3, ENTRY = 12 };

    if (n < 6 + 8 || memcmp(b, "Exif\0\0", 6)) return 1;
    b += 6;
    n -= 6;
    bool little = *b == 'I';
    if (memcmp(b, little ? "II" : "MM", 2) || two(b + 2, little) != 42) return 1;
    size_t at = four(b + 4, little);
    if (at > n || n - at < 2) return 1;
    unsigned entries = two(b + at, little);
    for (at += 2; entries-- && n - at >= ENTRY; at += ENTRY) {
        if (two(b + at, little) != ORIENTATION || two(b + at + 2, little) != SHORT) continue;
        unsigned turn = two(b + at + 8, little);
        return turn >= 1 && turn <= 8 ? turn : 1;
    }
    return 1;
}

static unsigned turn_of(const struct jpeg_decompress_struct *d)
{
    for (const struct jpeg_marker_struct *m = d->marker_list; m; m = m->next)
        if (m->marker == JPEG_APP0 + 1 && exif_turn(m->data, m->data_length) != 1) return exif_turn(m->data, m->data_length);
    return 1;
}

/* Where the pixel of the turned picture lies in the one that came.  5 to 8 lie on their side. */
static size_t lies_at(const struct picture *p, unsigned turn, size_t x, size_t y)
{
    size_t right = p->width - 1, low = p->height - 1;

    switch (turn) {
    case 2: x = right - x; break;
    case 3: x = right - x; y = low - y; break;
    case 4: y = low - y; break;
    case 5: return x * p->width + y;
    case 6: return (low - x) * p->width + y;
    case 7: return (low - x) * p->width + right - y;
    case 8: return x * p->width + right - y;
    default: break;
    }
    return y * p->width + x;
}

static bool turn_it(struct picture *p, unsigned turn)
{
    unsigned width = turn >= 5 ? p->height : p->width, height = turn >= 5 ? p->width : p->height;
    unsigned char *to = malloc((size_t)width * height * 3), *out = to;

    for (size_t y = 0; to && y < height; y++)
        for (size_t x = 0; x < width; x++, out += 3) memcpy(out, p->rgb + 3 * lies_at(p, turn, x, y), 3);
    if (!to) return false;
    free(p->rgb);
    *p = (struct picture){ to, width, height };
    return true;
}

/* A large photo is decoded at a half, a quarter or an eighth. */
static void scale(struct jpeg_decompress_struct *d)
{
    d->scale_num = 1;
    for (d->scale_denom = 1; d->scale_denom < 8 && (d->image_width / d->scale_denom > SIDE_KEPT * 2 ||
        d->image_height / d->scale_denom > SIDE_KEPT * 2); )
        d->scale_denom *= 2;
}

static enum paper_is read_jpeg(const unsigned char *b, size_t n, struct picture *p, unsigned *turn)
{
    struct jpeg_decompress_struct d;
    struct jumping err;
    struct jpeg_progress_mgr watch = { .progress_monitor = too_many_scans };

    d.err = jpeg_std_error(&err.own);
    err.own.error_exit = jump;
    err.own.output_message = quiet;
    if (setjmp(err.out)) { jpeg_destroy_decompress(&d); return PAPER_BROKEN; }
    jpeg_create_decompress(&d);
    d.progress = &watch;
    jpeg_mem_src(&d, b, n);
    jpeg_save_markers(&d, JPEG_APP0 + 1, 0xffff);
    jpeg_read_header(&d, TRUE);
    *turn = turn_of(&d);
    if (!fits(d.image_width, d.image_height)) { jpeg_destroy_decompress(&d); return PAPER_PIXELS; }      /* I2 */
    d.out_color_space = d.jpeg_color_space == JCS_CMYK || d.jpeg_color_space == JCS_YCCK ? JCS_CMYK : JCS_RGB;
    if (d.out_color_space == JCS_CMYK) { jpeg_destroy_decompress(&d); return PAPER_TYPE; }
    scale(&d);
    jpeg_start_decompress(&d);
    p->width = d.output_width;
    p->height = d.output_height;
    p->rgb = malloc((size_t)p->width * p->height * 3);
    while (p->rgb && d.output_scanline < d.output_height) {
        JSAMPROW row = p->rgb + (size_t)d.output_scanline * p->width * 3;
        jpeg_read_scanlines(&d, &row, 1);
    }
    jpeg_destroy_decompress(&d);
    return p->rgb ? PAPER_FINE : PAPER_PIXELS;
}

static enum paper_is read_png(const unsigned char *b, size_t n, struct picture *p)
{
    png_image i = { .version = PNG_IMAGE_VERSION };
    png_color white = { 255, 255, 255 };
    enum paper_is is = PAPER_BROKEN;

    if (!png_image_begin_read_from_memory(&i, b, n)) return PAPER_BROKEN;
    if (!fits(i.width, i.height)) { png_image_free(&i); return PAPER_PIXELS; }                            /* I2 */
    i.format = PNG_FORMAT_RGB;
    p->width = i.width;
    p->height = i.height;
    p->rgb = malloc(PNG_IMAGE_SIZE(i));
    if (p->rgb && png_image_finish_read(&i, &white, p->rgb, 0, 0)) is = PAPER_FINE;
    png_image_free(&i);
    return is;
}

static bool write_jpeg(const struct picture *p, unsigned char **to, unsigned long *n)
{
    struct jpeg_compress_struct c;
    struct jumping err;

    c.err = jpeg_std_error(&err.own);
    err.own.error_exit = jump;
    err.own.output_message = quiet;
    if (setjmp(err.out)) { jpeg_destroy_compress(&c); return false; }
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, to, n);
    c.image_width = p->width;
    c.image_height = p->height;
    c.input_components = 3;
    c.in_color_space = JCS_RGB;
    jpeg_set_defaults(&c);
    jpeg_set_quality(&c, 82, TRUE);
    jpeg_start_compress(&c, TRUE);
    while (c.next_scanline < c.image_height) {
        JSAMPROW row = p->rgb + (size_t)c.next_scanline * p->width * 3;
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    return true;
}

/* The library's memory goes before ours is asked for: taking ours may fault. */
enum paper_is picture_make_safe(struct mem *m, const unsigned char *b, size_t n, struct paper_safe *to)
{
    struct picture p = { 0 };
    unsigned char *jpeg = NULL;
    unsigned long jpeg_n = 0;
    unsigned turn = 1;
    enum paper_is is = *b == 0xff ? read_jpeg(b, n, &p, &turn) : read_png(b, n, &p);
    static _Thread_local unsigned char *held;

    free(held);                         /* of a visit that faulted below */
    held = NULL;
    if (is == PAPER_FINE && turn != 1 && !turn_it(&p, turn)) is = PAPER_PIXELS;
    if (is == PAPER_FINE && !write_jpeg(&p, &jpeg, &jpeg_n)) is = PAPER_BROKEN;
    free(p.rgb);
    held = jpeg;
    if (is == PAPER_FINE) {
        unsigned char *own = mem_get(m, jpeg_n + 1);
        memcpy(own, jpeg, jpeg_n);
        *to = (struct paper_safe){ "image/jpeg", own, jpeg_n, p.width, p.height };
    }
    free(held);
    held = NULL;
    return is;
}

static enum paper_is read_any(const unsigned char *b, size_t n, struct picture *p, unsigned *turn)
{
    if (n < 8) return PAPER_TYPE;
    return *b == 0xff ? read_jpeg(b, n, p, turn) : read_png(b, n, p);
}

/* Its own memory is asked for while the picture is held: `held` frees that of a visit that faulted here. */
const unsigned char *picture_grey(struct mem *m, const unsigned char *b, size_t n, unsigned *wide, unsigned *high)
{
    static _Thread_local unsigned char *held;
    struct picture p = { 0 };
    unsigned turn = 1;
    unsigned char *grey = NULL;

    free(held);
    held = NULL;
    enum paper_is is = read_any(b, n, &p, &turn);
    held = p.rgb;
    if (is == PAPER_FINE) {
        size_t all = (size_t)p.width * p.height;
        grey = mem_get(m, all + 1);
        for (size_t i = 0; i < all; i++) {
            const unsigned char *c = p.rgb + 3 * i;
            grey[i] = (unsigned char)((c[0] * 299u + c[1] * 587u + c[2] * 114u) / 1000u);
        }
        *wide = p.width;
        *high = p.height;
    }
    free(held);
    held = NULL;
    return grey;
}
