/* SPDX-License-Identifier: EUPL-1.2
** assetgen.c - src/web/static/ as a C table: bytes, gzip, and a name with the content's hash.
**
**     assetgen FILE... > assets.c */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static unsigned char bytes[1 << 20], packed[1 << 20];

static void die(const char *file, const char *why) { fprintf(stderr, "%s: %s\n", file, why); exit(1); }

static const char *type_of(const char *name)
{
    static const char *const known[][2] = { { ".css", "text/css; charset=utf-8" }, { ".js", "text/javascript; charset=utf-8" },
                                            { ".svg", "image/svg+xml" }, { ".webmanifest", "application/manifest+json" } };
    const char *end = strrchr(name, '.');

    for (size_t i = 0; end && i < sizeof known / sizeof *known; i++) if (!strcmp(end, known[i][0])) return known[i][1];
    die(name, "not a kind of asset");
    return 0;
}

static size_t pack(const char *file, size_t n)
{
    z_stream z = { 0 };

    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) die(file, "zlib");
    z.next_in = bytes; z.avail_in = (unsigned)n;
    z.next_out = packed; z.avail_out = sizeof packed;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END) die(file, "does not fit");
    size_t m = z.total_out;
    deflateEnd(&z);
    packed[9] = 255;                    /* the system byte: the same file everywhere */
    return m;
}

static void table(const char *what, int i, const unsigned char *b, size_t n)
{
    printf("static const unsigned char %s%d[] = {", what, i);
    for (size_t k = 0; k < n; k++) printf("%s%u,", k % 32 ? "" : "\n", b[k]);
    printf("\n};\n");
}

int main(int argc, char **argv)
{
    char rows[8192];
    size_t nrows = 0;

    printf("/* made by assetgen; do not edit */\n#include \"web/assets.h\"\n");
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        if (!f) die(argv[i], "cannot read");
        size_t n = fread(bytes, 1, sizeof bytes, f), m;
        fclose(f);
        if (n == sizeof bytes) die(argv[i], "longer than a megabyte");
        uint64_t h = 14695981039346656037u;             /* FNV-1a: tells versions apart, proves nothing */
        for (size_t k = 0; k < n; k++) h = (h ^ bytes[k]) * 1099511628211u;
        m = pack(argv[i], n);
        const char *name = strrchr(argv[i], '/') ? strrchr(argv[i], '/') + 1 : argv[i];
        table("plain", i, bytes, n);
        table("gzip", i, packed, m);
        nrows += (size_t)snprintf(rows + nrows, sizeof rows - nrows,
            "    { \"%s\", \"/static/%016llx-%s\", \"%s\", plain%d, %zu, gzip%d, %zu },\n",
            name, (unsigned long long)h, name, type_of(name), i, n, i, m);
        if (nrows >= sizeof rows) die(argv[i], "too many assets");
    }
    printf("const struct asset assets[] = {\n%s};\nconst int nassets = %d;\n", rows, argc - 1);
    return 0;
}
