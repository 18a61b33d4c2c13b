/* SPDX-License-Identifier: EUPL-1.2
** papers.c - noise for what people hand in: photos drawn anew, PDFs looked through.
**
** What is taken has a type, begins as its type says, and is not the photo's own bytes (I1, I2 of host/papers.h). */
#include "host/papers.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void judge(const uint8_t *data, size_t size, const struct paper_safe *safe)
{
    bool pdf = !strcmp(safe->type, "application/pdf");

    if (!safe->n || memcmp(safe->bytes, pdf ? "%PDF-" : "\xff\xd8\xff", pdf ? 5 : 3)) abort();
    if (!pdf && safe->n == size && !memcmp(safe->bytes, data, size)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fate fate;
    static struct mem mem;
    struct paper_safe safe;

    if (setjmp(fate.edge)) abort();
    mem_open(&mem, &fate, 1 << 28);
    if (paper_make_safe(&mem, data, size, &safe) == PAPER_FINE) judge(data, size, &safe);
    mem_close(&mem);
    return 0;
}
