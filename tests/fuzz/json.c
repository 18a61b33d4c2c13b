/* SPDX-License-Identifier: EUPL-1.2
** json.c - noise for the reader of JSON and of the households in it; what is accepted is decided and written again.
**
** Refusals must name a place: line and column for broken JSON, a pointer for a household that cannot be. */
#include "rooms/api/answers.h"
#include "rooms/api/household.h"
#include "host/files.h"
#include "base/date.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct texts *texts;
static const struct book *book;

/* The project's own rules, read once. */
static void open_book(void)
{
    extern const char *const text_ids[];
    static struct fate fate;
    static struct mem mem;
    struct sources files = { .n = 0 };
    struct complaints wrong = { .mem = &mem };
    int n = 0;

    mem_open(&mem, &fate, 512 << 20);
    if (setjmp(fate.edge)) abort();
    while (text_ids[n]) n++;
    if (!file_read(&mem, "build/texts.tsv", "texts.tsv", &files, &wrong)) abort();
    if (!files_read(&mem, "programmes", "programmes", NULL, &files, &wrong)) abort();
    texts = texts_read(&mem, &files, text_ids, n, &wrong);
    book = book_read(&mem, &files, texts, &wrong);
    if (!book) abort();
}

static void decide(struct mem *mem, const struct asked *asked)
{
    for (int i = 0; i < asked->n && i < 3; i++) {
        struct screening *s = screen(mem, book, asked->at[i].h, asked->date);
        struct out o = { .mem = mem };
        struct json_error error;

        receipt_write(&o, s);
        if (!json_read(mem, o.text, o.n, &error)) abort();              /* what we write we can read */
    }
}

static void try_it(struct mem *mem, const uint8_t *data, size_t size)
{
    struct json_error error = { .what = NULL };
    struct json_problems problems = { .mem = mem, .texts = texts };
    struct asking asking = { .mem = mem, .book = book, .texts = texts, .today = day_of(2026, 11, 22) };
    struct asked asked = { .n = 0 };
    struct json_value *json = json_read(mem, (const char *)data, size, &error);

    if (!json) {
        if (!error.what || error.line < 1 || error.column < 1) abort();
        return;
    }
    if (household_json_read(&asking, json, &asked, &problems)) { decide(mem, &asked); return; }
    if (problems.n < 1) abort();
    for (int i = 0; i < problems.n; i++)
        if (!problems.at[i].pointer || (*problems.at[i].pointer && *problems.at[i].pointer != '/') || !problems.at[i].detail) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fate fate;
    static struct mem mem;

    if (!book) open_book();
    mem_open(&mem, &fate, 256 << 20);
    if (!setjmp(fate.edge)) try_it(&mem, data, size);
    mem_close(&mem);
    return 0;
}
