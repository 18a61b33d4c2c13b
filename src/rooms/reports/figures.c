/* SPDX-License-Identifier: EUPL-1.2
** figures.c - key figures for everybody: the last edition of each month and year, with the small figures hidden (RP6). */
#include "rooms/reports/edition.h"
#include "rooms/portal/portal.h"

struct choice_shown { const char *said, *href; bool on; };
struct figures_page { const char *said, *why, *href; int64_t number, small; instant published; bool any;
    struct { int n; struct choice_shown *at; } choices; };
#include "figures.html.h"

/* The one asked for; else the newest year, else the newest month. */
static const struct editions_row *wanted(struct req *r, const struct editions *all)
{
    const struct editions_row *first = NULL;

    for (int i = 0; i < all->n; i++) {
        const struct editions_row *e = &all->at[i];
        struct period p = period_of(r, e->since, e->until);
        if (!e->last) continue;
        if (*in(r, "period") && !strcmp(in(r, "period"), p.typed)) return e;
        if (!*in(r, "period") && (!first || (p.year && !period_of(r, first->since, first->until).year))) first = e;
    }
    return first;
}

static void get(struct req *r)
{
    struct editions all = editions(r);
    const struct editions_row *e = wanted(r, &all);
    struct figures_page page = { .said = "", .why = "", .href = "" };
    struct sheets sheets = { .r = r };

    if (!e && *in(r, "period")) { refuse(r, 404, T_reports_unknown); return; }
    page.choices.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *page.choices.at);
    for (int i = 0; i < all.n; i++) {
        struct period p = period_of(r, all.at[i].since, all.at[i].until);
        if (all.at[i].last)
            page.choices.at[page.choices.n++] = (struct choice_shown){ p.said, fmt(r, "/figures?%s", p.href), e == &all.at[i] };
    }
    if (e) {
        struct period p = period_of(r, e->since, e->until);
        struct data f = edition_figures(r, e->id, &p);
        page = (struct figures_page){ p.said, e->why, fmt(r, "/figures?%s&as=csv", p.href), e->number, e->small, e->published, true,
            .choices = page.choices };
        sheets.title = text_with(r, T_reports_public_of, p.said), sheets.name = p.typed, sheets.file = fmt(r, "figures-%s", p.typed);
        edition_sheets(&sheets, &f, false);
        if (!strcmp(in(r, "as"), "csv") && sheets_as_file(&sheets)) return;
    }
    page_begin(r, text(r, T_reports_public_title), .back = "/", .wide = true);
    figures_html(r, &page);
    sheets_show(r, &sheets);
    page_end(r);
}
PAGE(figures, .path = "/figures", .may = MAY_ANYBODY, .get = get,
    .help = "Key figures of the town for everybody, from published reports; also as CSV.");
