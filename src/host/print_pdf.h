/* SPDX-License-Identifier: EUPL-1.2
** print_pdf.h - bytes that grow outside the visit's memory, and what cairo cannot say in a PDF. */
#ifndef PRINT_PDF_H
#define PRINT_PDF_H
#include <stdbool.h>
#include <stddef.h>

struct bytes { char *at; size_t n, room; };
bool bytes_add(struct bytes *, const void *, size_t);       /* false: no memory */
/* Adds the document's language and "show the title" to the catalog, as an incremental update. */
bool pdf_say_language(struct bytes *, const char *lang);
#endif
