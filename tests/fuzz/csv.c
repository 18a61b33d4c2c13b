/* SPDX-License-Identifier: EUPL-1.2
** csv.c - noise for the reader of tables: every cell is a text inside the file, every row as long as the head. */
#include "base/csv.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fate fate;
    static struct mem mem;
    struct csv *c;
    char *text;

    if (setjmp(fate.edge)) abort();
    mem_open(&mem, &fate, 64 << 20);
    text = malloc(size + 1);
    memcpy(text, data, size);
    text[size] = 0;
    c = csv_read(&mem, text, size);
    for (int i = 0; i < c->nrows; i++)
        for (int k = 0; k < c->ncolumns; k++) {
            const char *cell = c->row[i].cell[k];
            if (*cell && (cell < text || cell + strlen(cell) > text + size)) abort();
        }
    free(text);
    mem_close(&mem);
    return 0;
}
