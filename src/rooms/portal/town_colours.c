/* SPDX-License-Identifier: EUPL-1.2
** town_colours.c - a town's own colours: town.yaml, colours:.  They replace variables of the sheet.
**
** A colour on which words could not be read (less than 4.5:1, WCAG 2.2, 1.4.3) is refused when the town is read. */
#include "rooms/portal/town_in.h"
#include "rooms/room.h"
#include "web/house.h"
#include <math.h>

/* Words of this colour stand on, or this colour under, these of the sheet. */
static const struct { const char *key, *variable, *beside[2]; } known[TOWN_COLOURS] = {
    { "header", "p1", { "#ffffff" } },
    { "band", "p2", { "#ffffff" } },
    { "button", "ok", { "#ffffff" } },
    { "link", "link", { "#fefefe", "#ecebec" } },
};

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_colour(const char *s)
{
    if (*s++ != '#' || strlen(s) != 6) return false;
    while (*s) if (hex(*s++) < 0) return false;
    return true;
}

/* WCAG's relative luminance. */
static double light(const char *colour)
{
    static const double weight[] = { 0.2126, 0.7152, 0.0722 };
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        double c = (hex(colour[1 + 2 * i]) * 16 + hex(colour[2 + 2 * i])) / 255.0;
        sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *a, const char *b)
{
    double x = light(a), y = light(b);

    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static bool fits(int k, const char *colour, struct at at, struct complaints *why)
{
    if (!is_colour(colour)) {
        town_wrong(why, at, known[k].key, "%s: \"%s\" is no colour like #003375", known[k].key, colour);
        return false;
    }
    for (int i = 0; i < 2 && known[k].beside[i]; i++) {
        double ratio = contrast(colour, known[k].beside[i]);
        if (ratio >= 4.5) continue;
        town_wrong(why, at, known[k].key, "%s: %s beside %s has a contrast of %.1f, at least 4.5 is needed to read", known[k].key,
                   colour, known[k].beside[i], ratio);
        return false;
    }
    return true;
}

void town_read_colours(struct mem *m, const struct source *src, const char *const *colour, struct town *t, struct complaints *why)
{
    struct out o = { .mem = m };
    unsigned hash = 2166136261u;

    for (int k = 0; k < TOWN_COLOURS; k++)
        if (colour[k] && fits(k, colour[k], (struct at){ src, 0 }, why))
            out_fmt(&o, "%s--%s:%s", o.n ? ";" : "", known[k].variable, colour[k]);
    if (!o.n) return;
    for (size_t i = 0; i < o.n; i++) hash = (hash ^ (unsigned char)o.text[i]) * 16777619u;
    t->sheet = mem_get(m, o.n + 32);
    snprintf(t->sheet, o.n + 32, ":root:not(.hc){%s}\n", out_text(&o));     /* more contrast keeps its own colours */
    t->sheet_path = mem_get(m, 32);
    snprintf(t->sheet_path, 32, "/town-colours/%08x.css", hash);
}

const char *town_sheet(const struct town *t)
{
    return t ? t->sheet_path : 0;
}

static void get(struct req *r)
{
    const struct town *t = r->house->town;

    if (!t || !t->sheet || strcmp(t->sheet_path, r->path)) { refuse(r, 404, T_web_why_404); return; }
    r->type = "text/css; charset=utf-8";
    r->forever = true;
    out_str(&r->out, t->sheet);
}

PAGE(town_colours, .path = "/town-colours/*", .may = MAY_ANYBODY, .get = get, .bare = true, .help = "The town's own colours.");
