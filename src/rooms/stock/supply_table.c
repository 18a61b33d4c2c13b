/* SPDX-License-Identifier: EUPL-1.2
** supply_table.c - the lines of a delivery from a spreadsheet: all of them or none, each refusal with its line. */
#include "rooms/stock/supply.h"
#include "base/csv.h"
#include "base/fold.h"

enum { ROWS_MOST = 2000, TOLD_MOST = 40 };
enum column { WHAT, BARCODE, QUANTITY, BATCH, EXPIRES, WORTH, COLUMNS };

static void prepare(struct req *r)
{
    if (r->nuploads && r->uploads[0].n)
        r->prepared = csv_read(&r->mem, memcpy(mem_get(&r->mem, r->uploads[0].n + 1), r->uploads[0].bytes, r->uploads[0].n),
            r->uploads[0].n);
}

/* The head in Greek or English. */
static int column_of(struct req *r, const struct csv *t, int words)
{
    const char *greek = fold_plain(&r->mem, texts_get(r->house->texts, 0, words, NULL)), *english = fold_plain(&r->mem,
        texts_get(r->house->texts, 1, words, NULL));

    for (int i = 0; i < t->ncolumns; i++) {
        const char *is = fold_plain(&r->mem, t->column[i]);
        if (!strcmp(is, greek) || !strcmp(is, english)) return i;
    }
    return -1;
}

static const char *cell(const struct csv_row *row, int column) { return column < 0 ? "" : row->cell[column]; }

static void post(struct req *r)
{
    static const int words[COLUMNS] = { T_stock_column_item, T_stock_column_barcode, T_stock_column_quantity, T_stock_column_batch,
        T_stock_column_expires, T_stock_column_worth };
    struct store s;
    supply_id id = { in_id(r, "id") };
    const struct csv *t = r->prepared;
    int at[COLUMNS], wrong = 0;

    if (!store_here(r, &s) || !supply_open(r, &s, id)) return;
    if (!t || t->refused || !t->nrows || t->nrows > ROWS_MOST) {
        supply_show(r, 422, &s, id, text(r, t && t->nrows > ROWS_MOST ? T_stock_table_long : T_stock_table_wrong), 0, NULL);
        return;
    }
    for (int i = 0; i < COLUMNS; i++) at[i] = column_of(r, t, words[i]);
    if ((at[WHAT] < 0 && at[BARCODE] < 0) || at[QUANTITY] < 0) { supply_show(r, 422, &s, id, text(r, T_stock_table_columns), 0, NULL);
        return; }
    struct line_read *lines = mem_get(&r->mem, (size_t)t->nrows * sizeof *lines);
    const char **said = mem_get(&r->mem, (size_t)TOLD_MOST * sizeof *said);
    for (int i = 0; i < t->nrows; i++) {
        const struct csv_row *row = &t->row[i];
        const char *code = row->refused ? "" : cell(row, at[BARCODE]);
        const char *problem = row->refused ? text(r, T_stock_table_shifted) : line_read(r, &(struct line_typed){ *code ? code : cell(row,
            at[WHAT]),
            cell(row, at[QUANTITY]), cell(row, at[BATCH]), cell(row, at[EXPIRES]), cell(row, at[WORTH]) }, &lines[i]);
        if (*problem && wrong++ < TOLD_MOST) said[wrong - 1] = text_with(r, T_stock_table_line, fmt(r, "%d", row->line), problem);
    }
    if (wrong) { supply_show(r, 422, &s, id, text_count(r, T_stock_table_refused, wrong), wrong < TOLD_MOST ? wrong : TOLD_MOST, said);
        return; }
    for (int i = 0; i < t->nrows; i++) line_write(r, s.id, id, &lines[i]);
    act(r, "received goods from a table", "supply", id.v);
    see_other(r, "/stock/supply/one?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_supply_table, .path = "/stock/supply/table", .may = MAY_KEEP, .prepare = prepare, .post = post, .upload = true,
     .help = "Lines of a delivery from a CSV file: all of them or none.");
