/* SPDX-License-Identifier: EUPL-1.2
** curve.c - income against everything received a month, drawn by the server: an SVG and the same figures as a table.
**
** D4  The picture stays below 2 kB gzipped: points on a straight line are left out. */
#include "rooms/desk/inside.h"

enum { WIDTH = 640, HEIGHT = 260, LEFT = 56, RIGHT = 8, TOP = 12, BOTTOM = 34, POINTS = 241, ROWS = 12 };

struct curve_choice { const char *value, *words; bool on; };
struct curve_cliff { cents at, before, after; const char *by, *programme; };
struct curve_row { cents at, total; };
struct curve_page {
    const char *state, *label, *to; int64_t count;
    struct { int n; struct curve_choice *at; } facts;
    struct { int n; struct curve_cliff *at; } cliffs;
    struct { int n; struct curve_row *at; } points;
};
#include "curve_head.html.h"
#include "curve_table.html.h"

static bool income_like(const struct fact *f) { return f->type == T_MONEY && !f->person && !f->town; }

/* The fact asked for, else the first income the household has told, else the first amount of money. */
static int chosen_fact(struct req *r, const struct screening *s)
{
    int wanted = book_fact_find(s->book, in(r, "curve_fact")), first = -1;

    if (wanted >= 0 && income_like(book_fact(s->book, wanted))) return wanted;
    for (int i = 0; i < book_facts(s->book); i++) {
        if (!income_like(book_fact(s->book, i))) continue;
        if (first < 0) first = i;
        if (!strncmp(book_fact(s->book, i)->name, "income", 6) && is_known(household_get(s->h, i, 0))) return i;
    }
    return first;
}

struct curve_view curve_view_of(struct req *r, const struct screening *s)
{
    struct curve_view v = { .fact = chosen_fact(r, s) };
    const struct fact *f;
    struct known k;

    if (v.fact < 0) return v;
    f = book_fact(s->book, v.fact);
    k = household_get(s->h, v.fact, 0);
    v.here_known = is_known(k);
    v.here = k.value;
    v.from = f->lo > 0 ? f->lo : 0;
    if (!read_money(in(r, "curve_to"), &v.to) || v.to <= v.from) v.to = k.value * 2 > 2400000 ? k.value * 2 : 2400000;
    if (v.to > f->hi) v.to = f->hi;
    v.c = curve(&r->mem, s, v.fact, v.from, v.to, POINTS);
    return v;
}

static int x_of(const struct curve_view *v, int64_t at)
{
    return LEFT + (int)((at - v->from) * (WIDTH - LEFT - RIGHT) / (v->to - v->from));
}

static int64_t top_of(const struct curve_view *v)
{
    int64_t most = 10000, step = 10000;

    for (int i = 0; i < v->c.n; i++) if (v->c.points[i].total.v > most) most = v->c.points[i].total.v;
    while (most / step > 8) step *= step % 3 ? 5 : 2;
    return (most + step - 1) / step * step;
}

static int y_of(int64_t top, cents total)
{
    return HEIGHT - BOTTOM - (int)(total.v * (HEIGHT - TOP - BOTTOM) / top);
}

static void line(struct req *r, const struct curve_view *v, int64_t top)
{
    const struct curve_point *p = v->c.points;
    int lx = 0, ly = 0;

    out_str(&r->out, "<path fill=\"none\" stroke=\"#0065b3\" stroke-width=\"3\" d=\"");
    for (int i = 0; i < v->c.n; i++) {
        int x = x_of(v, p[i].at), y = y_of(top, p[i].total);
        if (i && i < v->c.n - 1) {              /* D4: drop what lies on the line from the last kept point to the next one */
            int nx = x_of(v, p[i + 1].at), ny = y_of(top, p[i + 1].total);
            int off = (y - ly) * (nx - lx) - (ny - ly) * (x - lx);
            if (abs(off) <= 2 * abs(nx - lx)) continue;
        }
        out_fmt(&r->out, "%c%d %d", i ? 'L' : 'M', x, y);
        lx = x;
        ly = y;
    }
    out_str(&r->out, "\"/>");
}

static void axis_text(struct req *r, int x, int y, const char *anchor, const char *s)
{
    out_fmt(&r->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
    put_shown(r, IN_PLAIN, (struct shown){ s, AS_PLAIN });
    out_str(&r->out, "</text>");
}

static void axes(struct req *r, const struct curve_view *v, int64_t top)
{
    for (int i = 0; i <= 4; i++) {
        cents y = { top * i / 4 }, x = { v->from + (v->to - v->from) * i / 4 };
        int at = y_of(top, y);
        out_fmt(&r->out, "<path stroke=\"#b3b2b5\" d=\"M%d %dH%d\"/>", LEFT, at, WIDTH - RIGHT);
        axis_text(r, LEFT - 6, at + 4, "end", money_said(r, y));
        axis_text(r, x_of(v, x.v), HEIGHT - BOTTOM + 20, i == 4 ? "end" : "middle", money_said(r, x));
    }
}

void curve_svg(struct req *r, const struct curve_view *v)
{
    int64_t top = top_of(v);

    out_fmt(&r->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" class=\"chart\" font-size=\"12\" aria-label=\"", WIDTH, HEIGHT);
    put_shown(r, IN_ATTR, (struct shown){ text(r, T_desk_curve_label), AS_PLAIN });
    out_str(&r->out, "\">");
    axes(r, v, top);
    for (int i = 0; i < v->c.ncliffs; i++)
        out_fmt(&r->out, "<path stroke=\"#b60202\" stroke-dasharray=\"4 3\" d=\"M%d %dV%d\"/>", x_of(v, v->c.cliffs[i].at), TOP, HEIGHT - BOTTOM);
    line(r, v, top);
    if (v->here_known && v->here >= v->from && v->here <= v->to) {
        int x = x_of(v, v->here);
        out_fmt(&r->out, "<path stroke=\"#006736\" stroke-width=\"2\" d=\"M%d %dV%d\"/>", x, TOP, HEIGHT - BOTTOM);
        axis_text(r, x + (x > WIDTH / 2 ? -4 : 4), TOP + 10, x > WIDTH / 2 ? "end" : "start", text(r, T_desk_curve_here));
    }
    out_str(&r->out, "</svg>");
}

static void choices(struct req *r, const struct screening *s, const struct curve_view *v, struct curve_page *p)
{
    p->facts.at = mem_get(&r->mem, (size_t)book_facts(s->book) * sizeof *p->facts.at);
    for (int i = 0; i < book_facts(s->book); i++) {
        const struct fact *f = book_fact(s->book, i);
        if (income_like(f)) p->facts.at[p->facts.n++] = (struct curve_choice){ f->name, fact_label(r, f), i == v->fact };
    }
}

static void tables(struct req *r, const struct screening *s, const struct curve_view *v, struct curve_page *p)
{
    int step = v->c.n / ROWS > 0 ? v->c.n / ROWS : 1;

    p->count = v->c.ncliffs;
    p->cliffs.at = mem_get(&r->mem, (size_t)v->c.ncliffs * sizeof *p->cliffs.at + 1);
    for (int i = 0; i < v->c.ncliffs; i++) {
        const struct cliff *c = &v->c.cliffs[i];
        p->cliffs.at[p->cliffs.n++] = (struct curve_cliff){ { c->at }, c->before, c->after,
            fmt(r, "−%s", money_said(r, (cents){ c->before.v - c->after.v })),
            c->programme < 0 ? "" : text(r, book_programme(s->book, c->programme)->name) };
    }
    p->points.at = mem_get(&r->mem, (size_t)v->c.n * sizeof *p->points.at + 1);
    for (int i = 0; i < v->c.n; i += step)
        p->points.at[p->points.n++] = (struct curve_row){ { v->c.points[i].at }, v->c.points[i].total };
}

void curve_panel(struct req *r, const struct screening *s, const char *state)
{
    struct curve_view v = curve_view_of(r, s);
    struct curve_page p = { .state = state };

    if (v.fact < 0) return;
    p.label = fact_label(r, book_fact(s->book, v.fact));
    p.to = fmt(r, "%lld", (long long)(v.to / 100));
    choices(r, s, &v, &p);
    tables(r, s, &v, &p);
    curve_head_html(r, &p);
    curve_svg(r, &v);
    curve_table_html(r, &p);
}
