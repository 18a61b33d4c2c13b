/* SPDX-License-Identifier: EUPL-1.2
** test.h - what the C tests of this floor share: cmocka and a memory that dies with the test. */
#ifndef TEST_H
#define TEST_H
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "base/out.h"

struct bench { struct fate fate; struct mem mem; };     /* a fault in a test is a jump to nowhere: it crashes, loudly */

static inline int bench_open(void **state)
{
    static struct bench b;

    mem_open(&b.mem, &b.fate, (size_t)1 << 28);
    *state = &b;
    return 0;
}

static inline int bench_close(void **state)
{
    mem_close(&((struct bench *)*state)->mem);
    return 0;
}

#define MEM (&((struct bench *)*state)->mem)
#define UNIT(f) cmocka_unit_test_setup_teardown(f, bench_open, bench_close)
#endif
