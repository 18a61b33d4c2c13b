/* SPDX-License-Identifier: EUPL-1.2
** csv_write.c - a table that spreadsheets open (CS5 of csv.h). */
#include "base/csv.h"

void csv_begin(struct out *o) { out_str(o, "\xEF\xBB\xBF"); }

static void separate(struct out *o)
{
    char last = o->n ? o->text[o->n - 1] : '\n';

    if (last != '\n' && last != '\xBF') out_char(o, ',');
}

void csv_cell(struct out *o, const char *s)
{
    separate(o);
    out_str(o, *s && strchr("=+-@\t\r", *s) ? "\"'" : "\"");
    for (; *s; s++) {
        if (*s == '"') out_char(o, '"');
        out_char(o, *s);
    }
    out_char(o, '"');
}

void csv_figure(struct out *o, int64_t raw, int places)
{
    separate(o);
    out_decimal(o, raw, places, true);
}

void csv_end_row(struct out *o) { out_str(o, "\r\n"); }
