/* SPDX-License-Identifier: EUPL-1.2
** print_pdf.h - bytes that grow outside the visit's memory, and what cairo cannot say in a PDF.
**
** What is added comes as the PDF standard's incremental update (ISO 32000-1, 7.5.6): new objects behind the old end, a
** cross-reference section that points back, a new trailer.  For PDFs as cairo 1.16 writes them, not for others'. */
#ifndef PRINT_PDF_H
#define PRINT_PDF_H
#include <stdbool.h>
#include <stddef.h>

struct bytes { char *at; size_t n, room; };
bool bytes_add(struct bytes *, const void *, size_t);       /* false: no memory */

enum { PDF_PUT = 8 };
struct pdf_update {
    struct bytes *b;
    long size, root, info, before;                          /* of the trailer it builds on */
    int n; struct { long no; size_t at; } put[PDF_PUT];
};
/* All give false when the PDF is not as expected, or memory is out: the bytes are then of no use. */
bool pdf_update_begin(struct pdf_update *, struct bytes *);
/* The members of a dictionary object, from its "<<" up to but without its last ">>"; NULL when there is none. */
const char *pdf_members(const struct pdf_update *, long object, size_t *n);
long pdf_first_page(const struct pdf_update *);             /* its object's number; 0 = not found */
bool pdf_put(struct pdf_update *, long object, const char *text, size_t n);     /* text: between "obj" and "endobj" */
bool pdf_update_end(struct pdf_update *);

/* Adds the document's language and "show the title" to the catalog. */
bool pdf_say_language(struct bytes *, const char *lang);
#endif
