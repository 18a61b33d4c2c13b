/* SPDX-License-Identifier: EUPL-1.2
** xlsx.h - a table as a spreadsheet (libxlsxwriter).
**
** X1  It is noted down first and written at the end in one go; no fault passes through the library.
** X2  Text is text: nothing in a cell is ever calculated. */
#ifndef XLSX_H
#define XLSX_H
#include "base/mem.h"
#include <stdbool.h>

struct xlsx;
struct xlsx *xlsx_open(struct mem *, const char *title);                /* at most 31 letters of the title name the sheet */
void xlsx_wide(struct xlsx *, int column, int letters);
void xlsx_text(struct xlsx *, int row, int column, const char *, bool head);    /* kept, not copied */
void xlsx_number(struct xlsx *, int row, int column, double);
/* NULL: it could not be written (disk full). */
const char *xlsx_close(struct xlsx *, size_t *n);
#endif
