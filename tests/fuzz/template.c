/* SPDX-License-Identifier: EUPL-1.2
** template.c - noise for the compiler of page templates: it says what is wrong, or writes C; it never runs away.
**
** The compiler is a program of one file that ends at the first error.  Here its end is a jump, its one file is the noise,
** its output is thrown away and its one block of memory is kept and used again. */
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static jmp_buf end;
static FILE *nowhere;
static const uint8_t *noise;
static size_t noise_n;

static _Noreturn void stop_here(void) { longjmp(end, 1); }
static FILE *open_noise(void) { return fmemopen((void *)noise, noise_n, "rb"); }
static void *block(size_t n)
{
    static char *kept;

    if (!kept) kept = malloc(n);
    return kept;
}

#define main tplgen_main
#define exit(status) stop_here()
#define fopen(name, mode) open_noise()
#define malloc(n) block(n)
#define free(p) ((void)(p))
#define printf(...) fprintf(nowhere, __VA_ARGS__)
#define putchar(c) fputc((c), nowhere)
#undef stderr
#define stderr nowhere
#include "../../tools/tplgen.c"
#include "../../tools/tpl_brace.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char program[] = "tplgen", name[] = "noise.html";
    char *argv[] = { program, name, 0 };

    if (!size) return 0;
    if (!nowhere) nowhere = (fopen)("/dev/null", "w");
    if (!nowhere) abort();
    noise = data;
    noise_n = size;
    memset(&now, 0, sizeof now);
    memset(scope, 0, sizeof scope);
    depth = pre = 0;
    nraw = 0;
    line = 1;
    if (!setjmp(end)) tplgen_main(2, argv);
    return 0;
}
