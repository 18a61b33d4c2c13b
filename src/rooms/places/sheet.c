/* SPDX-License-Identifier: EUPL-1.2
** sheet.c - a section's month for the funder: each child, each day; as a page, XLSX and PDF (PL9). */
#include "rooms/places/door.h"
#include "host/print.h"
#include "host/xlsx.h"

enum { DAYS = 31 };
struct day_mark { const char *said; };
struct sheet_line { const char *code; struct isolated name; struct { int n; struct day_mark *at; } marks; int64_t present, absent;
    const char *hours; };
struct sheet_page {
    section_id id; const char *problem, *name, *title, *month, *month_said, *before, *after; int64_t present;
    struct { int n; struct day_mark *at; } days;
    struct { int n; struct sheet_line *at; } lines;
};
#include "sheet.html.h"

static const char *month_word(struct req *r, day d) { return fmt(r, "%d-%02d", day_civil(d).year, day_civil(d).month); }

/* Of an absence its first letter; the words stand below. */
static const char *mark_said(struct req *r, const struct sheet_marks_row *m)
{
    return !strcmp(m->state, "here") ? "+" : said_word(r, "letter", m->reason);
}

static struct sheet_line line_of(struct req *r, const struct sheet_seats_row *s, const struct sheet_marks *all, day first, int last)
{
    struct sheet_line l = { .code = s->code };
    int64_t minutes = 0;

    l.name.text = s->family || s->given ? person_name(r,
        &(struct person){ .family = s->family ? s->family : "", .given = s->given ? s->given : "" }) : "";
    l.marks.at = mem_get(&r->mem, DAYS * sizeof *l.marks.at);
    for (int i = 0; i < last; i++) l.marks.at[l.marks.n++].said = "";
    for (int i = 0; i < all->n; i++) {
        const struct sheet_marks_row *m = &all->at[i];
        if (m->seat.v != s->seat.v) continue;
        l.marks.at[m->day.v - first.v].said = mark_said(r, m);
        if (!strcmp(m->state, "here")) l.present++; else l.absent++;
        if (m->gone.v) minutes += (m->gone.v - m->arrived.v + 30) / 60;     /* of the clock that never jumps */
    }
    l.hours = fmt(r, "%lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
    return l;
}

static bool sheet_read(struct req *r, const struct section_of_row *s, day first, struct sheet_page *p)
{
    struct reader me = access_reader(r);
    struct call c;
    day next = day_add_months(first, 1);
    struct sheet_seats seats = sheet_seats(r, p->id, first, next, me.account, me.files, r->now);
    struct sheet_marks marks = sheet_marks(r, p->id, first, next);

    if (!call_read(r, s->call, &c)) return false;
    p->title = call_title(r, &c);
    p->name = section_said(r, s->structure, s->name, (int)s->shift);
    p->month = month_word(r, first);
    p->month_said = month_said(r, first);
    p->before = month_word(r, day_add_months(first, -1));
    p->after = month_word(r, next);
    p->days.at = mem_get(&r->mem, DAYS * sizeof *p->days.at);
    for (int i = 0; i < next.v - first.v; i++) p->days.at[p->days.n++].said = fmt(r, "%d", i + 1);
    p->lines.at = mem_get(&r->mem, (size_t)(seats.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < seats.n; i++) {
        struct sheet_line l = line_of(r, &seats.at[i], &marks, first, p->days.n);
        p->present += l.present;
        p->lines.at[p->lines.n++] = l;
    }
    return true;
}

/* ---- as a file ---- */

static const char *who(const struct sheet_line *l) { return l->name.text && *l->name.text ? l->name.text : l->code; }

static void as_xlsx(struct req *r, const struct sheet_page *p)
{
    struct xlsx *x = xlsx_open(&r->mem, fmt(r, "%s %s", p->month, p->name));
    int at = p->days.n + 2;
    size_t n;

    xlsx_wide(x, 0, 12), xlsx_wide(x, 1, 30);
    for (int i = 0; i < p->days.n; i++) xlsx_wide(x, 2 + i, 4);
    xlsx_text(x, 0, 0, fmt(r, "%s · %s · %s", p->title, p->name, p->month_said), true);
    xlsx_text(x, 2, 0, text(r, T_places_code), true), xlsx_text(x, 2, 1, text(r, T_places_name), true);
    for (int i = 0; i < p->days.n; i++) xlsx_number(x, 2, 2 + i, i + 1);
    xlsx_text(x, 2, at, text(r, T_places_came), true), xlsx_text(x, 2, at + 1, text(r, T_places_does_not_come), true),
        xlsx_text(x, 2, at + 2, text(r, T_places_hours), true);
    for (int k = 0; k < p->lines.n; k++) {
        const struct sheet_line *l = &p->lines.at[k];
        xlsx_text(x, 3 + k, 0, l->code, false), xlsx_text(x, 3 + k, 1, l->name.text, false);
        for (int i = 0; i < l->marks.n; i++) if (*l->marks.at[i].said) xlsx_text(x, 3 + k, 2 + i, l->marks.at[i].said, false);
        xlsx_number(x, 3 + k, at, (double)l->present), xlsx_number(x, 3 + k, at + 1, (double)l->absent),
            xlsx_text(x, 3 + k, at + 2, l->hours, false);
    }
    xlsx_text(x, 3 + p->lines.n, 1, text(r, T_places_together_all), true), xlsx_number(x, 3 + p->lines.n, at, (double)p->present);
    const char *bytes = xlsx_close(x, &n);
    if (!bytes) fault(&r->fate, "a spreadsheet was not written");
    r->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    r->filename = fmt(r, "attendance-%lld-%s.xlsx", (long long)p->id.v, p->month);
    out_raw(&r->out, bytes, n);
}

static void as_pdf(struct req *r, const struct sheet_page *p)
{
    const struct language *lang = texts_language(r->house->texts, r->lang);
    int columns = p->days.n + 3, *wide = mem_get(&r->mem, (size_t)columns * sizeof *wide);
    const char **head = mem_get(&r->mem, (size_t)columns * sizeof *head);
    struct print *f = print_open(&r->mem, fmt(r, "%s: %s", p->name, p->month_said), lang->code, lang->rtl,
        fmt(r, "%s · %s", text_named(r, "town.name"), p->name));
    size_t n;

    head[0] = text(r, T_places_name), wide[0] = 110;
    for (int i = 0; i < p->days.n; i++) head[1 + i] = p->days.at[i].said, wide[1 + i] = 12;
    head[columns - 2] = "+", wide[columns - 2] = 18, head[columns - 1] = "–", wide[columns - 1] = 18;
    print_heading(f, 1, fmt(r, "%s, %s", text(r, T_places_sheet), p->month_said));
    print_heading(f, 2, p->name);
    print_text(f, p->title);
    struct table *t = print_table(f, columns, wide, head, true);
    for (int k = 0; k < p->lines.n; k++) {
        const struct sheet_line *l = &p->lines.at[k];
        const char **c = mem_get(&r->mem, (size_t)columns * sizeof *c);
        c[0] = who(l);
        for (int i = 0; i < l->marks.n; i++) c[1 + i] = l->marks.at[i].said;
        c[columns - 2] = fmt(r, "%lld", (long long)l->present), c[columns - 1] = fmt(r, "%lld", (long long)l->absent);
        print_row(f, t, c);
    }
    if (p->lines.n) print_table_end(f, t);
    print_strong(f, fmt(r, "%s: %lld", text(r, T_places_came), (long long)p->present));
    print_small(f, text(r, T_places_letters));
    print_text(f, text(r, T_places_signed));
    const char *bytes = print_close(f, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "attendance-%lld-%s.pdf", (long long)p->id.v, p->month);
    out_raw(&r->out, bytes, n);
}

static void get(struct req *r)
{
    struct section_of_row s;
    struct sheet_page p = { .id = { in_id(r, "section") }, .problem = "" };
    day first;

    if (!section_of(r, p.id, &s) || (!keeps(r, s.structure) && !(r->keys & MAY_DECIDE))) { refuse(r, 404, T_places_unknown); return; }
    if (!month_asked(r, &first)) { p.problem = text(r, T_places_month_wrong); r->status = 422; }
    if (!sheet_read(r, &s, first, &p)) { refuse(r, 404, T_places_unknown); return; }
    act(r, "saw a section's attendance", "section", p.id.v);
    r->no_store = true;
    if (!strcmp(in(r, "as"), "xlsx")) { as_xlsx(r, &p); return; }
    if (!strcmp(in(r, "as"), "pdf")) { as_pdf(r, &p); return; }
    page_begin(r, fmt(r, "%s %s", text(r, T_places_sheet), p.month_said), .wide = true,
        .back = fmt(r, "/places/section?id=%lld", (long long)p.id.v), .problem = *p.problem != 0);
    sheet_html(r, &p);
    page_end(r);
}
PAGE(places_sheet, .path = "/places/sheet", .may = MAY_KEEP | MAY_DECIDE, .get = get, .slow = true,
    .help = "A section's month for the funder: page, XLSX, PDF.");
