/* SPDX-License-Identifier: EUPL-1.2
** sheets.c - tables that are built once and answered as a page, a spreadsheet, CSV or PDF: the same cells in all of them (RP4). */
#include "rooms/reports/inside.h"
#include "base/csv.h"
#include "host/print.h"
#include "host/xlsx.h"

struct cell_shown { const char *head, *text, *href; bool first, hidden, num, name; };
struct row_shown { struct { int n; struct cell_shown *at; } cells; };
struct sheet_page { const char *title, *note; struct { int n; struct head *at; } heads; struct { int n; struct row_shown *at; } rows; };
#include "sheet.html.h"

enum { SHEETS = 40, BARS = 24, WIDTH = 640, LINE = 26, LABEL = 220, ROOM = 70 };

struct sheet *sheet_new(struct sheets *all, const char *title, const char *note, int columns, const char *const *heads, int rows)
{
    struct req *r = all->r;

    if (!all->at) all->at = mem_get(&r->mem, SHEETS * sizeof *all->at);
    if (all->n == SHEETS) fault(&r->fate, "a report has too many tables");
    struct sheet *s = &all->at[all->n++];
    *s = (struct sheet){ .title = title, .note = note };
    s->heads.at = mem_get(&r->mem, (size_t)columns * sizeof *s->heads.at);
    for (int i = 0; i < columns; i++) s->heads.at[s->heads.n++] = (struct head){ heads[i], i > 0 };
    s->rows.at = mem_get(&r->mem, (size_t)(rows + 1) * sizeof *s->rows.at);
    return s;
}

void put_link(struct req *r, struct sheet *s, const char *word, const char *href)
{
    struct row *row = &s->rows.at[s->rows.n++];

    row->cells.at = mem_get(&r->mem, (size_t)s->heads.n * sizeof *row->cells.at);
    row->cells.at[row->cells.n++] = (struct cell){ .text = word, .href = href };
}
void put_word(struct req *r, struct sheet *s, const char *word) { put_link(r, s, word, ""); }
void put_name(struct req *r, struct sheet *s, const char *name)
{
    put_link(r, s, name, "");
    s->rows.at[s->rows.n - 1].cells.at[0].is_name = true;
}
static struct cell *next(struct sheet *s) { struct row *row = &s->rows.at[s->rows.n - 1]; return &row->cells.at[row->cells.n++]; }
void put_number(struct sheet *s, int64_t n) { *next(s) = (struct cell){ .text = "", .href = "", .number = n, .is_number = true }; }
void put_money(struct sheet *s, cents c)
{
    *next(s) = (struct cell){ .text = "", .href = "", .number = c.v, .is_number = true, .is_money = true };
}
void put_percent(struct sheet *s, int64_t hundredths)
{
    *next(s) = (struct cell){ .text = "", .href = "", .number = hundredths, .is_number = true, .is_percent = true };
}
void put_text_cell(struct sheet *s, const char *text) { *next(s) = (struct cell){ .text = text, .href = "" }; }
void put_hidden(struct sheet *s) { *next(s) = (struct cell){ .text = "", .href = "", .hidden = true }; }

/* ---- as words: PDF, page ---- */

const char *percent_said(struct req *r, int64_t hundredths)
{
    struct out o = { .mem = &r->mem };

    say_number(&o, r->house->texts, r->lang, hundredths, 2);
    out_str(&o, " %");
    return out_text(&o);
}

static const char *said(struct req *r, const struct cell *c)
{
    if (c->hidden) return "…";
    if (!c->is_number) return c->text;
    return c->is_percent ? percent_said(r, c->number) : c->is_money ? show_cents(r, IN_PLAIN, (cents){ c->number }).text
        : fmt(r, "%lld", (long long)c->number);
}

static void as_xlsx(const struct sheets *all)
{
    struct req *r = all->r;
    struct xlsx *x = xlsx_open(&r->mem, all->name);
    int at = 0;
    size_t n;

    xlsx_wide(x, 0, 44);
    for (int i = 1; i < 14; i++) xlsx_wide(x, i, 14);
    xlsx_text(x, at++, 0, all->title, true);
    for (int i = 0; i < all->n; i++) {
        const struct sheet *s = &all->at[i];
        at++;
        xlsx_text(x, at++, 0, s->title, true);
        for (int k = 0; k < s->heads.n; k++) xlsx_text(x, at, k, s->heads.at[k].text, true);
        at++;
        for (int k = 0; k < s->rows.n; k++, at++)
            for (int c = 0; c < s->rows.at[k].cells.n; c++) {
                const struct cell *cell = &s->rows.at[k].cells.at[c];
                if (cell->is_number)
                    xlsx_number(x, at, c, cell->is_money || cell->is_percent ? (double)cell->number / 100 : (double)cell->number);
                else xlsx_text(x, at, c, said(r, cell), false);
            }
        if (s->note && *s->note) xlsx_text(x, at++, 0, s->note, false);
    }
    const char *bytes = xlsx_close(x, &n);
    if (!bytes) fault(&r->fate, "a spreadsheet was not written");
    r->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    r->filename = fmt(r, "%s.xlsx", all->file);
    out_raw(&r->out, bytes, n);
}

/* One table for all: which table, which line, which column, the figure. */
static void as_csv(const struct sheets *all)
{
    struct req *r = all->r;

    csv_begin(&r->out);
    csv_cell(&r->out, text(r, T_reports_csv_table)), csv_cell(&r->out, text(r, T_reports_csv_line));
    csv_cell(&r->out, text(r, T_reports_csv_column)), csv_cell(&r->out, text(r, T_reports_csv_figure));
    csv_end_row(&r->out);
    for (int i = 0; i < all->n; i++)
        for (int k = 0; k < all->at[i].rows.n; k++)
            for (int c = 1; c < all->at[i].rows.at[k].cells.n; c++) {
                const struct cell *cell = &all->at[i].rows.at[k].cells.at[c];
                csv_cell(&r->out, all->at[i].title);
                csv_cell(&r->out, all->at[i].rows.at[k].cells.at[0].text);
                csv_cell(&r->out, all->at[i].heads.at[c].text);
                if (cell->is_number)
                    csv_figure(&r->out, cell->number, cell->is_money || cell->is_percent ? 2 : 0); else csv_cell(&r->out, said(r, cell));
                csv_end_row(&r->out);
            }
    r->type = "text/csv; charset=utf-8";
    r->filename = fmt(r, "%s.csv", all->file);
}

static void pdf_sheet(struct req *r, struct print *f, const struct sheet *s)
{
    int *wide = mem_get(&r->mem, (size_t)s->heads.n * sizeof *wide);
    const char **head = mem_get(&r->mem, (size_t)s->heads.n * sizeof *head);

    print_heading(f, 2, s->title);
    for (int i = 0; i < s->heads.n; i++) head[i] = s->heads.at[i].text, wide[i] = i ? 18 : 60;
    struct table *t = print_table(f, s->heads.n, wide, head, true);
    for (int k = 0; k < s->rows.n; k++) {
        const char **c = mem_get(&r->mem, (size_t)s->heads.n * sizeof *c);
        for (int i = 0; i < s->heads.n; i++) c[i] = i < s->rows.at[k].cells.n ? said(r, &s->rows.at[k].cells.at[i]) : "";
        print_row(f, t, c);
    }
    if (s->rows.n) print_table_end(f, t); else print_text(f, text(r, T_reports_nothing));
    if (s->note && *s->note) print_small(f, s->note);
}

static void as_pdf(const struct sheets *all)
{
    struct req *r = all->r;
    const struct language *lang = texts_language(r->house->texts, r->lang);
    struct print *f = print_open(&r->mem, all->title, lang->code, lang->rtl, fmt(r, "%s · %s", town_name(r), all->title));
    size_t n;

    print_heading(f, 1, all->title);
    for (int i = 0; i < all->n; i++) pdf_sheet(r, f, &all->at[i]);
    const char *bytes = print_close(f, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "%s.pdf", all->file);
    out_raw(&r->out, bytes, n);
}

bool sheets_as_file(const struct sheets *all)
{
    const char *as = in(all->r, "as");

    if (!strcmp(as, "xlsx")) as_xlsx(all);
    else if (!strcmp(as, "csv")) as_csv(all);
    else if (!strcmp(as, "pdf")) as_pdf(all);
    else return false;
    return true;
}

/* ---- the page ---- */

static void words(struct req *r, int x, int y, const char *anchor, const char *s)
{
    out_fmt(&r->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
    put_shown(r, IN_PLAIN, (struct shown){ s, AS_PLAIN });
    out_str(&r->out, "</text>");
}

static const struct cell *figure_of(const struct row *row) { return row->cells.n > 1 ? &row->cells.at[1] : NULL; }

static const char *short_word(struct req *r, const char *s)         /* what fits before the bar */
{
    int letters = 0;
    const char *at = s;

    for (; *at && letters < 28; at++) letters += (*at & 0xC0) != 0x80;
    while ((*at & 0xC0) == 0x80) at++;
    return *at ? fmt(r, "%.*s…", (int)(at - s), s) : s;
}

void bars_svg(struct req *r, const struct sheet *s)
{
    int64_t most = s->mark_words && s->mark > 1 ? s->mark : 1;
    int n = s->rows.n < BARS ? s->rows.n : BARS, k = 0;

    for (int i = 0; i < s->rows.n; i++)
        if (figure_of(&s->rows.at[i]) && figure_of(&s->rows.at[i])->number > most) most = figure_of(&s->rows.at[i])->number;
    out_fmt(&r->out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" class=\"chart\" font-size=\"13\" aria-label=\"",
        WIDTH, n * LINE + (s->mark_words ? 30 : 8));
    put_shown(r, IN_ATTR, (struct shown){ fmt(r, "%s. %s", s->title, text(r, T_reports_chart_beside)), AS_PLAIN });
    out_str(&r->out, "\">");
    for (int i = 0; i < n; i++, k++) {
        const struct cell *c = figure_of(&s->rows.at[i]);
        int y = 4 + k * LINE, wide = c && c->is_number && c->number > 0 ? (int)(c->number * (WIDTH - LABEL - ROOM) / most) : 0;
        words(r, LABEL - 8, y + 17, "end", short_word(r, s->rows.at[i].cells.at[0].text));
        if (wide) out_fmt(&r->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#0065b3\"/>", LABEL, y + 3, wide, LINE - 8);
        words(r, LABEL + wide + 6, y + 17, "start", c ? said(r, c) : "");
    }
    if (s->mark_words) {
        int x = LABEL + (int)(s->mark * (WIDTH - LABEL - ROOM) / most);
        out_fmt(&r->out, "<line x1=\"%d\" y1=\"0\" x2=\"%d\" y2=\"%d\" stroke=\"#800\" stroke-width=\"2\" stroke-dasharray=\"5 3\"/>", x, x,
            n * LINE + 8);
        words(r, x, n * LINE + 24, "middle", s->mark_words);
    }
    out_str(&r->out, "</svg>");
}

void sheets_show(struct req *r, const struct sheets *all)
{
    for (int i = 0; i < all->n; i++) {
        struct sheet_page p = { all->at[i].title, all->at[i].note ? all->at[i].note : "", .heads.n = all->at[i].heads.n,
            .heads.at = all->at[i].heads.at };
        p.rows.at = mem_get(&r->mem, (size_t)(all->at[i].rows.n + 1) * sizeof *p.rows.at);
        for (int k = 0; k < all->at[i].rows.n; k++) {
            struct row_shown *row = &p.rows.at[p.rows.n++];
            row->cells.at = mem_get(&r->mem, (size_t)all->at[i].heads.n * sizeof *row->cells.at);
            for (int c = 0; c < all->at[i].rows.at[k].cells.n; c++) {
                const struct cell *cell = &all->at[i].rows.at[k].cells.at[c];
                row->cells.at[row->cells.n++] = (struct cell_shown){ all->at[i].heads.at[c].text, said(r, cell), cell->href, !c,
                    cell->hidden, cell->is_number, cell->is_name };
            }
        }
        out_str(&r->out, "<section class=\"part\">");
        sheet_html(r, &p);
        if (all->at[i].chart && all->at[i].rows.n) bars_svg(r, &all->at[i]);
        out_str(&r->out, "</section>");
    }
}
