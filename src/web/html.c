/* SPDX-License-Identifier: EUPL-1.2
** html.c - values on their way into a page.  See html.h for X1..X4. */
#include "web/html.h"
#include "web/house.h"
#include "base/date.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void put_raw(struct req *r, const char *s, size_t n) { out_raw(&r->out, s, n); }

static void escape(struct out *o, const char *s)            /* X1 */
{
    while (s && *s) {
        size_t n = strcspn(s, "&<>\"'");
        out_raw(o, s, n);
        s += n;
        switch (*s) {
        case '&':  out_raw(o, "&amp;", 5); break;
        case '<':  out_raw(o, "&lt;", 4); break;
        case '>':  out_raw(o, "&gt;", 4); break;
        case '"':  out_raw(o, "&quot;", 6); break;
        case '\'': out_raw(o, "&#39;", 5); break;
        default:   return;
        }
        s++;
    }
}

void put_str(struct req *r, const char *s) { escape(&r->out, s); }

/* X2: only addresses that cannot run anything */
static bool harmless(const char *s)
{
    static const char *const scheme[] = { "http:", "https:", "tel:", "mailto:", "geo:" };
    size_t n = strcspn(s, ":/?#");

    if (s[0] == '/' && (s[1] == '/' || s[1] == '\\')) return false;     /* another site's page */
    for (const char *c = s; *c; c++)
        if ((unsigned char)*c <= ' ' || *c == '\\') return false;
    if (s[n] != ':') return true;
    for (size_t i = 0; i < sizeof scheme / sizeof *scheme; i++)
        if (strlen(scheme[i]) == n + 1 && !strncasecmp(s, scheme[i], n + 1)) return true;
    return false;
}

static void url_part(struct out *o, const char *s)
{
    for (; s && *s; s++) {
        unsigned char c = (unsigned char)*s;
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("-._~", c))
            out_char(o, (char)c);
        else out_fmt(o, "%%%02X", c);
    }
}

static void put_how(struct out *o, const char *s, enum how how)
{
    switch (how) {
    case AS_PLAIN: escape(o, s); return;
    case AS_NAME:  out_str(o, "<bdi>"); escape(o, s); out_str(o, "</bdi>"); return;
    case AS_LTR:   out_str(o, "<bdi dir=\"ltr\">"); escape(o, s); out_str(o, "</bdi>"); return;
    case AS_GREEK: out_str(o, "<span lang=\"el\" dir=\"ltr\">"); escape(o, s); out_str(o, "</span>"); return;
    }
}

void put_shown(struct req *r, enum where w, struct shown s)
{
    if (!s.text || !*s.text) return;
    switch (w) {
    case IN_TEXT:     put_how(&r->out, s.text, s.how); return;
    case IN_PLAIN:
    case IN_ATTR:     escape(&r->out, s.text); return;
    case IN_URL:      escape(&r->out, harmless(s.text) ? s.text : "#"); return;
    case IN_URL_PART: url_part(&r->out, s.text); return;
    }
}

/* ---- sentences ---- */

/* The pattern with its {0}..{9}, escaped piece by piece. */
static void put_pattern(struct req *r, enum where w, const char *s, int n, const struct shown *value)
{
    struct out plain = { .mem = &r->mem };
    bool address = w == IN_URL || w == IN_URL_PART;

    while (*s) {
        size_t k = strcspn(s, "{");
        const char *piece = k ? memcpy(mem_get(&r->mem, k + 1), s, k) : "";
        if (address) out_str(&plain, piece);
        else escape(&r->out, piece);
        s += k;
        if (!*s) break;
        if (s[1] >= '0' && s[1] <= '9' && s[2] == '}') {
            int i = s[1] - '0';
            if (i < n && address) out_str(&plain, value[i].text);
            else if (i < n) put_shown(r, w, value[i]);
            s += 3;
        } else {
            if (address) out_char(&plain, *s);
            else put_raw(r, s, 1);
            s++;
        }
    }
    if (address) put_shown(r, w, (struct shown){ out_text(&plain), AS_PLAIN });
}

static void put_sentence(struct req *r, enum where w, const char *s, bool fell, int n, const struct shown *value)
{
    bool mark = fell && w == IN_TEXT && r->lang != 0;       /* X4 */

    if (mark) out_str(&r->out, "<span lang=\"el\" dir=\"ltr\">");
    if (n || w == IN_URL || w == IN_URL_PART) put_pattern(r, w, s, n, value);
    else escape(&r->out, s);
    if (mark) out_str(&r->out, "</span>");
}

void put_text(struct req *r, enum where w, int number, int n, const struct shown *value)
{
    bool fell = false;
    const char *s = texts_get(r->house->texts, r->lang, number, &fell);

    put_sentence(r, w, s, fell, n, value);
}

void put_plural(struct req *r, enum where w, int number, int64_t count, int n, const struct shown *value)
{
    bool fell = false;
    const char *s = texts_plural(r->house->texts, r->lang, number, count, &fell);
    struct shown all[10] = { show_int(r, w, count) };

    if (n > 9) n = 9;
    if (n) memcpy(all + 1, value, (size_t)n * sizeof *value);
    put_sentence(r, w, s, fell, n + 1, all);
}

const char *text(const struct req *r, int number) { return texts_get(r->house->texts, r->lang, number, 0); }

const char *day_said(struct req *r, day d)
{
    struct out o = { .mem = &r->mem };

    if (d.v == DAY_NONE.v) return "";
    say_day(&o, r->house->texts, r->lang, d);
    return out_text(&o);
}

const char *day_field(struct req *r, day d)
{
    struct civil c = day_civil(d);

    return d.v == DAY_NONE.v ? "" : fmt(r, "%d/%d/%d", c.day, c.month, c.year);
}

const char *month_said(struct req *r, day d) { return fmt(r, "%d/%d", day_civil(d).month, day_civil(d).year); }

const char *money_said(struct req *r, cents c)
{
    struct out o = { .mem = &r->mem };

    say_cents(&o, r->house->texts, r->lang, c);
    return out_text(&o);
}

const char *money_typed(struct req *r, cents c)
{
    return fmt(r, "%s%lld,%02lld", c.v < 0 ? "-" : "", llabs(c.v) / 100, llabs(c.v) % 100);
}

const char *text_of(struct req *r, int number, int n, const char *const *values)
{
    struct out o = { .mem = &r->mem };

    texts_fill(&o, text(r, number), n, values);
    return out_text(&o);
}

const char *text_count(struct req *r, int number, int64_t n)
{
    struct out o = { .mem = &r->mem };
    const char *value[] = { fmt(r, "%lld", (long long)n) };

    texts_fill(&o, texts_plural(r->house->texts, r->lang, number, n, 0), 1, value);
    return out_text(&o);
}

/* ---- values ---- */

static bool machine(enum where w) { return w == IN_ATTR || w == IN_URL || w == IN_URL_PART; }

struct shown show_str(struct req *r, enum where w, const char *s) { (void)r; (void)w; return (struct shown){ s, AS_PLAIN }; }
struct shown show_int(struct req *r, enum where w, int64_t i) { (void)w; return (struct shown){ fmt(r, "%lld", (long long)i), AS_PLAIN }; }
struct shown show_id(struct req *r, enum where w, int64_t i) { (void)w; return (struct shown){ fmt(r, "%lld", (long long)i), AS_LTR }; }
struct shown show_isolated(struct req *r, enum where w, struct isolated s) { (void)r; (void)w; return (struct shown){ s.text, AS_NAME }; }
struct shown show_ltr(struct req *r, enum where w, struct ltr s) { (void)r; (void)w; return (struct shown){ s.text, AS_LTR }; }

struct shown show_sentence(struct req *r, enum where w, struct sentence s)
{
    bool fell = false;

    (void)w;
    if (s.number < 0) return (struct shown){ "", AS_PLAIN };
    const char *t = texts_get(r->house->texts, r->lang, s.number, &fell);
    return (struct shown){ t, fell && r->lang ? AS_GREEK : AS_PLAIN };
}

struct shown show_cents(struct req *r, enum where w, cents c)
{
    struct out o = { .mem = &r->mem };

    if (!machine(w)) say_cents(&o, r->house->texts, r->lang, c);
    else {
        uint64_t v = c.v < 0 ? 0 - (uint64_t)c.v : (uint64_t)c.v;
        out_fmt(&o, "%s%llu", c.v < 0 ? "-" : "", (unsigned long long)(v / 100));
        if (v % 100) out_fmt(&o, ".%02llu", (unsigned long long)(v % 100));
    }
    return (struct shown){ out_text(&o), AS_LTR };
}

/* A date is words: its month has a direction of its own, and the day and year follow it. */
struct shown show_day(struct req *r, enum where w, day d)
{
    struct out o = { .mem = &r->mem };
    char iso[11];

    if (d.v == DAY_NONE.v) return (struct shown){ "", AS_PLAIN };
    if (machine(w)) out_str(&o, day_iso(d, iso));
    else say_day(&o, r->house->texts, r->lang, d);
    return (struct shown){ out_text(&o), AS_NAME };
}

struct shown show_instant(struct req *r, enum where w, instant i)
{
    struct out o = { .mem = &r->mem };
    int minute = greek_minute(i);
    char iso[11];

    if (!i.v) return (struct shown){ "", AS_PLAIN };
    if (machine(w)) out_fmt(&o, "%sT%02d:%02d", day_iso(greek_day(i), iso), minute / 60, minute % 60);
    else {
        say_day(&o, r->house->texts, r->lang, greek_day(i));
        out_fmt(&o, ", %02d:%02d", minute / 60, minute % 60);
    }
    return (struct shown){ out_text(&o), AS_NAME };
}
