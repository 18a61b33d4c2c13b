/* SPDX-License-Identifier: EUPL-1.2
** engine_book.h - the programmes as they are, and invented households: what the tests of the engine begin with. */
#ifndef ENGINE_BOOK_H
#define ENGINE_BOOK_H
#include "rules/explain.h"
#include "rules/columns.h"
#include "rules/people.h"
#include "host/files.h"
#include "text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include <stdio.h>

enum { HOUSEHOLDS = 400 };

static struct fate fate;
static struct mem mem;
static const struct book *book;
static const struct texts *texts;
static day asked;

/* The national programmes, and a town's own (NULL: none). */
static const struct book *read_book(const char *town)
{
    struct complaints why = { .mem = &mem };
    struct sources s = { 0 };
    const char *o = getenv("O");
    char path[300], *as = mem_get(&mem, 100);

    snprintf(path, sizeof path, "%s/texts.tsv", o ? o : "build");
    file_read(&mem, path, "texts.tsv", &s, &why);
    files_read(&mem, "programmes", "programmes", NULL, &s, &why);
    snprintf(as, 100, "towns/%s", town ? town : "");
    if (town) files_read(&mem, as, as, NULL, &s, &why);
    texts = texts_read(&mem, &s, text_ids, TEXTS_BUILTIN, &why);
    for (int i = 0; i < why.n && i < 20; i++) fprintf(stderr, "%s:%d: %s\n", why.at[i].file, why.at[i].line, why.at[i].what);
    return book_read(&mem, &s, texts, &why);
}

static int open_book(void **state)
{
    (void)state;
    mem_open(&mem, &fate, (size_t)4 << 30);
    if (setjmp(fate.edge)) { fprintf(stderr, "fault: %s (%s)\n", fate.why, fate.where); return -1; }
    book = read_book(NULL);
    asked = day_of(2026, 11, 22);
    return book ? 0 : -1;
}

static const struct people *people(int unknown) { return people_open(&mem, book, 7, asked, unknown); }
#endif
