/* SPDX-License-Identifier: EUPL-1.2
** map.c - a plan of the town drawn by the server: its neighbourhoods and structures where the town's files say, the works as numbers.
** The list with the same numbers stands beside it. */
#include "rooms/works/inside.h"
#include <math.h>

/* LEAST: millionths of a degree, two kilometres */
enum { WIDE = 520, HIGH_LEAST = 300, HIGH_MOST = 520, EDGE = 40, PIN = 13, LEAST = 18000 };
struct plan { double west, north, by_lon, by_lat; int high; };
struct spot { int x, y; };

static struct plan plan_of(const struct mapped *m, int n)
{
    int32_t south = m[0].at.lat, north = south, west = m[0].at.lon, east = west;

    for (int i = 1; i < n; i++) {
        if (m[i].at.lat < south) south = m[i].at.lat;
        if (m[i].at.lat > north) north = m[i].at.lat;
        if (m[i].at.lon < west) west = m[i].at.lon;
        if (m[i].at.lon > east) east = m[i].at.lon;
    }
    if (north - south < LEAST) { int32_t more = (LEAST - (north - south)) / 2; north += more, south -= more; }
    if (east - west < LEAST) { int32_t more = (LEAST - (east - west)) / 2; east += more, west -= more; }
    /* A degree of longitude is shorter than one of latitude, the more so the further north. */
    double narrow = cos((north + south) / 2e6 * M_PI / 180), by = (WIDE - 2 * EDGE) / ((east - west) * narrow);
    double high = (north - south) * by + 2 * EDGE;
    if (high > HIGH_MOST) { by *= (HIGH_MOST - 2 * EDGE) / (high - 2 * EDGE); high = HIGH_MOST; }
    struct plan p = { west, north, by * narrow, by, high < HIGH_LEAST ? HIGH_LEAST : (int)high };
    p.west -= ((WIDE - 2 * EDGE) / p.by_lon - (east - west)) / 2;   /* in the middle of what is left */
    p.north += ((p.high - 2 * EDGE) / p.by_lat - (north - south)) / 2;
    return p;
}

static struct spot spot_of(const struct plan *p, struct geo at)
{
    return (struct spot){ EDGE + (int)((at.lon - p->west) * p->by_lon), EDGE + (int)((p->north - at.lat) * p->by_lat) };
}

static bool inside(const struct plan *p, struct spot s) { return s.x > 0 && s.x < WIDE && s.y > 12 && s.y < p->high; }

static void put_words(struct req *r, int x, int y, const char *fill, const char *lang, const char *words)
{
    out_fmt(&r->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\"%s>", x, y, fill, lang);
    put_shown(r, IN_PLAIN, (struct shown){ words, AS_PLAIN });
    out_str(&r->out, "</text>");
}

/* A name goes above the pins that would cover it. */
static int clear_of(const struct plan *p, struct spot s, const struct mapped *m, int n)
{
    int y = s.y;

    for (int tries = 0; tries < 4; tries++) {
        bool covered = false;
        for (int i = 0; i < n; i++) {
            struct spot pin = spot_of(p, m[i].at);
            covered |= abs(pin.x - s.x) < 64 && abs(pin.y - (y - 4)) < PIN + 9;
        }
        if (!covered) break;
        y -= PIN;
    }
    return y;
}

/* What lies around: names of neighbourhoods, squares for structures whose place is sure. */
static void around(struct req *r, const struct plan *p, const struct mapped *m, int n)
{
    const struct town *t = r->house->town;
    struct geo at;

    for (int i = 0; i < town_structures(t); i++) {
        if (!geo_read(town_structure(t, i)->geo, &at)) continue;
        struct spot s = spot_of(p, at);
        if (inside(p, s)) out_fmt(&r->out, "<rect x=\"%d\" y=\"%d\" width=\"8\" height=\"8\" fill=\"#767676\"/>", s.x - 4, s.y - 4);
    }
    for (int i = 0; i < town_works_areas(t); i++) {
        struct spot s = spot_of(p, town_works_area(t, i)->at);
        if (inside(p, s)) put_words(r, s.x, clear_of(p, s, m, n), "#595959", " lang=\"el\"", town_works_area(t, i)->name);
    }
}

/* Done is full, under contract half, planned empty: not by colour alone. */
static void pin(struct req *r, int x, int y, const char *state, const char *label)
{
    bool done = !strcmp(state, "done"), begun = !strcmp(state, "contracted");

    out_fmt(&r->out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\" stroke=\"#003375\" stroke-width=\"2\"%s/>", x, y, PIN,
        done ? "#003375" : begun ? "#cfe2f5" : "#fff", done || begun ? "" : " stroke-dasharray=\"4 2\"");
    put_words(r, x, y + 5, done ? "#fff" : "#003375", "", label);
}

static void legend(struct req *r, const struct plan *p)
{
    int x = 16, metre = (int)(p->by_lat * 500 / 0.11132);           /* of 500 m: a millionth of a degree is 11 cm */

    out_fmt(&r->out, "<path d=\"M16 %dv8h%dv-8\" fill=\"none\" stroke=\"#333\" stroke-width=\"2\"/>", p->high + 2, metre);
    put_words(r, x + metre / 2, p->high + 26, "#333", "", "500 m");
    x += metre + 32;
    for (int i = 0; i < 3; i++) {
        pin(r, x, p->high + 14, project_states[i], "");
        out_fmt(&r->out, "<text x=\"%d\" y=\"%d\" fill=\"#333\">", x + 17, p->high + 19);
        put_shown(r, IN_PLAIN, (struct shown){ works_word(r, "state", project_states[i]), AS_PLAIN });
        out_str(&r->out, "</text>");
        x += 130;
    }
}

bool map_svg(struct req *r, const struct mapped *m, int n)
{
    if (!n) return false;
    struct plan p = plan_of(m, n);

    out_fmt(&r->out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" class=\"chart map\" font-size=\"14\" aria-label=\"",
        WIDE, p.high + 36);
    put_shown(r, IN_ATTR, (struct shown){ text(r, T_works_map_words), AS_PLAIN });
    out_fmt(&r->out, "\"><rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" fill=\"#f3f1ea\"/>", WIDE, p.high);
    around(r, &p, m, n);
    for (int i = 0; i < n; i++) {
        struct spot s = spot_of(&p, m[i].at);
        pin(r, s.x, s.y, m[i].state, fmt(r, "%d", m[i].number));
    }
    legend(r, &p);
    out_str(&r->out, "</svg>");
    return true;
}
