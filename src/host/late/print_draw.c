/* SPDX-License-Identifier: EUPL-1.2
** print_draw.c - draws a document as PDF (P1 to P3 of host/print.h).  Nothing here may fault. */
#include "host/late/late_own.h"
#include "host/print_own.h"
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

static const double A4_WIDE = 595.28, A4_HIGH = 841.89, EDGE = 42, FOOT = 36;

struct pen { const struct print *p; cairo_t *cr; double y; int pages; const char *lang; bool rtl; };
struct sink { bool (*add)(void *to, const void *, size_t); void *to; };

static const struct style { const char *font, *tag; double before, indent; } styles[] = {
    [HEADING1] = { "sans bold 16", "H1", 0, 0 },  [HEADING2] = { "sans bold 12", "H2", 8, 0 },
    [HEADING3] = { "sans bold 10", "H3", 4, 0 },  [TEXT] = { "sans 9", "P", 1, 0 },
    [SMALL] = { "sans 8", "P", 1, 0 },            [STRONG] = { "sans bold 9.5", "P", 2, 0 },
    [ITEM] = { "sans 9", "P", 1, 12 },            [SMALL_ITEM] = { "sans 8", "P", 0.5, 12 },
    [TICK] = { "sans 9", "P", 2, 16 },            [PAIR] = { "sans 9", "P", 0.5, 0 },
    [QR] = { "sans 9", "Figure", 6, 0 },
};

static PangoLayout *layout(struct pen *w, const char *font, double wide, const char *text, bool markup)
{
    PangoLayout *l = pango_cairo_create_layout(w->cr);
    PangoFontDescription *d = pango_font_description_from_string(font);
    PangoContext *c = pango_layout_get_context(l);

    pango_cairo_context_set_resolution(c, 72);          /* a PDF's unit is a point */
    pango_context_set_language(c, pango_language_from_string(w->lang));
    pango_context_set_base_dir(c, w->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_context_changed(l);
    pango_layout_set_auto_dir(l, FALSE);
    pango_layout_set_alignment(l, w->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_font_description(l, d);
    pango_layout_set_width(l, (int)(wide * PANGO_SCALE));
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(l, PANGO_SCALE);
    if (markup) pango_layout_set_markup(l, text, -1);
    else pango_layout_set_text(l, text, -1);
    pango_font_description_free(d);
    return l;
}

static void foot(struct pen *w)
{
    char text[512];

    snprintf(text, sizeof text, "%.460s  %d", w->p->footer, w->pages);
    PangoLayout *l = layout(w, "sans 8", A4_WIDE - 2 * EDGE, text, false);
    cairo_move_to(w->cr, EDGE, A4_HIGH - FOOT);
    cairo_tag_begin(w->cr, "P", NULL);
    pango_cairo_show_layout(w->cr, l);
    cairo_tag_end(w->cr, "P");
    g_object_unref(l);
}

static void new_page(struct pen *w)
{
    if (w->pages) { foot(w); cairo_show_page(w->cr); }
    w->pages++;
    w->y = EDGE;
}

static void room_for(struct pen *w, double high) { if (w->y + high > A4_HIGH - FOOT - 12) new_page(w); }

/* The box or dot before an item, on the side where reading begins. */
static void mark(struct pen *w, enum what what, double baseline)
{
    double x = w->rtl ? A4_WIDE - EDGE - 9 : EDGE + 1;

    if (what == TICK) cairo_rectangle(w->cr, x, baseline - 7.5, 8, 8);
    else { cairo_new_path(w->cr); cairo_arc(w->cr, x + 4, baseline - 3, 1.5, 0, 6.2832); }
    cairo_set_line_width(w->cr, 0.8);
    if (what == TICK) cairo_stroke(w->cr); else cairo_fill(w->cr);
}

/* Line by line, so that a page never ends inside one (P3). */
static void draw(struct pen *w, const struct item *item, const char *font, const char *text, bool markup, double before)
{
    const struct style *s = &styles[item->what];
    PangoLayout *l = layout(w, font, A4_WIDE - 2 * EDGE - s->indent, text, markup);
    PangoLayoutIter *line = pango_layout_get_iter(l);
    bool first = true, open = false;
    double left = EDGE + (w->rtl ? 0 : s->indent);

    w->y += before;
    if (item->what <= HEADING3) room_for(w, 60);         /* a heading stays with what follows */
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(line, NULL, &box);
        double high = (double)box.height / PANGO_SCALE + 1;
        double base = (double)(pango_layout_iter_get_baseline(line) - box.y) / PANGO_SCALE;
        if (w->y + high > A4_HIGH - FOOT - 12) {
            if (open) { cairo_tag_end(w->cr, s->tag); open = false; }
            new_page(w);
        }
        if (first && item->what >= ITEM && item->what <= TICK) mark(w, item->what, w->y + base);
        if (!open) { cairo_tag_begin(w->cr, s->tag, NULL); open = true; }
        cairo_move_to(w->cr, left + (double)box.x / PANGO_SCALE, w->y + base);
        pango_cairo_show_layout_line(w->cr, pango_layout_iter_get_line_readonly(line));
        w->y += high;
        first = false;
    } while (pango_layout_iter_next_line(line));
    if (open) cairo_tag_end(w->cr, s->tag);
    pango_layout_iter_free(line);
    g_object_unref(l);
}

static void draw_pair(struct pen *w, const struct item *item)
{
    char *text = g_markup_printf_escaped("<b>%s:</b> %s", item->a, item->b);

    draw(w, item, styles[PAIR].font, text, true, styles[PAIR].before);
    g_free(text);
}

static void draw_tick(struct pen *w, const struct item *item)
{
    char *text = g_markup_printf_escaped("%s <span size=\"8000\">%s</span>", item->a, item->b);

    draw(w, item, styles[TICK].font, text, true, styles[TICK].before);
    g_free(text);
}

static void draw_qr(struct pen *w, const struct item *item)
{
    QRcode *qr = QRcode_encodeString(item->a, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    const double side = 71;                              /* 25 mm */

    if (!qr) return;
    room_for(w, side + 12);
    double unit = side / qr->width, x0 = w->rtl ? A4_WIDE - EDGE - side : EDGE;
    cairo_tag_begin(w->cr, "Figure", NULL);
    for (int i = 0; i < qr->width * qr->width; i++)
        if (qr->data[i] & 1) cairo_rectangle(w->cr, x0 + unit * (i % qr->width), w->y + 6 + unit * (i / qr->width), unit, unit);
    cairo_fill(w->cr);
    cairo_tag_end(w->cr, "Figure");
    w->y += side + 12;
    QRcode_free(qr);
}

static void turn_to(struct pen *w, const struct item *item)
{
    w->lang = item->a;
    w->rtl = *item->b;
    w->y += 14;
}

enum { CELLS = 48 };

static void rule_below(struct pen *w, double thick)
{
    cairo_set_line_width(w->cr, thick);
    cairo_move_to(w->cr, EDGE, w->y);
    cairo_line_to(w->cr, A4_WIDE - EDGE, w->y);
    cairo_stroke(w->cr);
}

static double wide_of(const struct table *t, int column) { return (A4_WIDE - 2 * EDGE) * t->share[column]; }

/* A row stays on one page; the head stands on each page again. */
static void draw_row(struct pen *w, const struct table *t, const char *const *cells)
{
    bool head = cells == t->head;
    char font[40];
    PangoLayout *cell[CELLS];
    double high = 0, x = w->rtl ? A4_WIDE - EDGE : EDGE;
    int n = t->columns < CELLS ? t->columns : CELLS;

    snprintf(font, sizeof font, "%s%s", head ? "sans bold " : "sans ", t->font + 5);
    for (int i = 0; i < n; i++) {
        int pixels;
        cell[i] = layout(w, font, wide_of(t, i) - 2, cells[i], false);
        pango_layout_get_pixel_size(cell[i], NULL, &pixels);
        if (pixels > high) high = pixels;
    }
    if (w->y + high + 3 > A4_HIGH - FOOT - 12) {
        new_page(w);
        if (!head) draw_row(w, t, t->head);
    }
    cairo_tag_begin(w->cr, "TR", NULL);
    for (int i = 0; i < n; i++) {
        const char *tag = head ? "TH" : "TD";
        if (w->rtl) x -= wide_of(t, i);
        cairo_tag_begin(w->cr, tag, NULL);
        cairo_move_to(w->cr, x + 1, w->y + 1);
        pango_cairo_show_layout(w->cr, cell[i]);
        cairo_tag_end(w->cr, tag);
        if (!w->rtl) x += wide_of(t, i);
        g_object_unref(cell[i]);
    }
    cairo_tag_end(w->cr, "TR");
    w->y += high + 3;
    rule_below(w, head ? 0.8 : 0.3);
}

static void draw_table(struct pen *w, const struct item *item)
{
    bool first = item->what == ROW && item->cells == item->table->head;

    if (first) { w->y += 6; room_for(w, 40); cairo_tag_begin(w->cr, "Table", NULL); }
    if (item->what == ROW) { draw_row(w, item->table, item->cells); return; }
    cairo_tag_end(w->cr, "Table");
    w->y += 6;
}

static void draw_item(struct pen *w, const struct item *item)
{
    if (item->what == ROW || item->what == TABLE_END) { draw_table(w, item); return; }
    if (item->what == LANGUAGE) { turn_to(w, item); return; }
    if (item->what == QR) { draw_qr(w, item); return; }
    if (item->what == PAIR) { draw_pair(w, item); return; }
    if (item->what == TICK) { draw_tick(w, item); return; }
    draw(w, item, styles[item->what].font, item->a, false, styles[item->what].before);
}

static cairo_status_t collect(void *sink, const unsigned char *bytes, unsigned n)
{
    const struct sink *s = sink;

    return s->add(s->to, bytes, n) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_NO_MEMORY;
}

bool print_draw(const struct print *p, bool (*add)(void *to, const void *, size_t), void *to, int *pages)
{
    struct sink sink = { add, to };
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, &sink, A4_WIDE, A4_HIGH);
    struct pen w = { .p = p, .cr = cairo_create(surface), .lang = p->lang, .rtl = p->rtl };

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, p->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Pronoia");
    cairo_tag_begin(w.cr, "Document", NULL);
    new_page(&w);
    for (int i = 0; i < p->n; i++) draw_item(&w, &p->at[i]);
    foot(&w);
    cairo_tag_end(w.cr, "Document");
    cairo_show_page(w.cr);
    bool fine = cairo_status(w.cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(w.cr);
    cairo_surface_finish(surface);
    fine = fine && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    *pages = w.pages;
    return fine;
}
