/* SPDX-License-Identifier: EUPL-1.2
** list_paper.c - a published list as a PDF for the board at the door. */
#include "rooms/places/listed.h"
#include "host/print.h"

static const char **cells_of(struct req *r, const struct listed_page *l, int i, bool final)
{
    const struct listed_row *x = &l->lines.at[i];
    const char **c = mem_get(&r->mem, (size_t)(l->columns.n + 5) * sizeof *c);
    int n = 0;

    c[n++] = x->position ? fmt(r, "%lld", (long long)x->position) : "–";
    c[n++] = x->code;
    c[n++] = points_said(r, x->points);
    for (int k = 0; k < l->columns.n; k++) c[n++] = points_said(r, part_value(x->parts, l->columns.at[k].name));
    c[n++] = final || *x->out_why ? result_said(r, x) : "";
    return c;
}

static void get(struct req *r)
{
    const struct language *lang = texts_language(r->house->texts, r->lang);
    struct call c;
    size_t n;

    if (!list_found(r, &c)) return;
    const char *list = list_of(r, &c), *title = call_title(r, &c);
    bool final = !strcmp(list, "final");
    struct listed_page l = list_read(r, &c, list, 0, listed_count(r, c.id, list).n);
    int columns = l.columns.n + 4, *wide = mem_get(&r->mem, (size_t)columns * sizeof *wide);
    const char **head = mem_get(&r->mem, (size_t)columns * sizeof *head);
    struct print *p = print_open(&r->mem, fmt(r, "%s: %s", title, said_word(r, "list", list)), lang->code, lang->rtl,
        fmt(r, "%s · %s", text_named(r, "town.name"), title));

    head[0] = text(r, T_places_position), head[1] = text(r, T_places_code), head[2] = text(r, T_places_points);
    wide[0] = 50, wide[1] = 80, wide[2] = 60;
    for (int k = 0; k < l.columns.n; k++) head[3 + k] = l.columns.at[k].label, wide[3 + k] = 75;
    head[columns - 1] = text(r, T_places_result), wide[columns - 1] = 200;
    print_heading(p, 1, title);
    print_heading(p, 2, said_word(r, "list", list));
    print_text(p, final ? text_with(r, T_places_final_said, said_time(r, c.is.final)) : text_with(r, T_places_provisional_said,
        said_time(r, c.is.provisional), day_said(r, c.is.objections)));
    print_small(p, text(r, T_places_no_names));
    if (final && *c.is.seed) print_small(p, fmt(r, "%s: %s (%s)", text(r, T_places_seed), c.is.seed, c.is.seed_from));
    struct table *t = print_table(p, columns, wide, head, columns > 7);
    for (int i = 0; i < l.lines.n; i++) print_row(p, t, cells_of(r, &l, i, final));
    if (l.lines.n) print_table_end(p, t);
    print_small(p, text(r, T_places_the_rule_text));
    const char *bytes = print_close(p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "places-%lld-%s.pdf", (long long)c.id.v, list);
    out_raw(&r->out, bytes, n);
}
PAGE(places_paper, .path = "/places/paper/*", .may = MAY_ANYBODY, .get = get, .slow = true, .help = "A published list as a PDF, by code.");
