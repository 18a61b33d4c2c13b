/* SPDX-License-Identifier: EUPL-1.2
** words.c - words, numbers and days as forms and pages say them; what is sealed at rest (ST12). */
#include "rooms/stock/inside.h"
#include "base/date.h"
#include "host/crypto.h"

bool stock_blank(const char *s) { return s[strspn(s, " \t\r\n")] == 0; }

const char *stock_number_field(struct req *r, int64_t v) { return fmt(r, "%lld", (long long)v); }

const char *stock_said(struct req *r, const char *prefix, const char *word)
{
    const char *said = text_named(r, fmt(r, "stock.%s_%s", prefix, word));

    return *said ? said : word;
}

const char *so_many_said(struct req *r, const char *measure, int64_t n)
{
    static const struct { const char *measure; int words; } all[] = { { "piece", T_stock_so_many_piece }, { "pack", T_stock_so_many_pack },
        { "kilo", T_stock_so_many_kilo }, { "litre", T_stock_so_many_litre }, { "portion", T_stock_so_many_portion },
        { "pair", T_stock_so_many_pair }, { "box", T_stock_so_many_box } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!strcmp(all[i].measure, measure)) return text_count(r, all[i].words, n);
    return fmt(r, "%lld %s", (long long)n, measure);
}

void stock_wrong(struct req *r, const char **problem, const char *of, const char *words)
{
    *problem = fmt(r, "%s%s%s%s%s", *problem, **problem ? " " : "", of, *of ? ": " : "", words);
}

const char *item_said(struct req *r, const char *name, const char *name_en)
{
    return r->lang != 0 && *name_en ? name_en : name;           /* the first language is Greek */
}

struct options stock_choices(struct req *r, const char *prefix, const char *const *words, const char *held)
{
    struct options c = { 0 };
    int n = 0;

    while (words[n]) n++;
    c.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *c.at);
    for (int i = 0; i < n; i++) option_add(&c, words[i], stock_said(r, prefix, words[i]), held);
    return c;
}

const char *week_day_said(struct req *r, day d)
{
    static const int names[] = { T_portal_day_mon, T_portal_day_tue, T_portal_day_wed, T_portal_day_thu, T_portal_day_fri,
        T_portal_day_sat, T_portal_day_sun };

    return d.v == DAY_NONE.v ? "" : fmt(r, "%s %s", text(r, names[weekday(d)]), day_said(r, d));
}

const char *clock_said(struct req *r, int minute) { return fmt(r, "%02d:%02d", minute / 60 % 24, minute % 60); }

bool stock_number_read(const char *s, int64_t least, int64_t most, int64_t otherwise, int64_t *to)
{
    int64_t v = 0;
    int digits = 0;

    while (*s == ' ') s++;
    if (!*s) { *to = otherwise; return true; }
    for (; *s >= '0' && *s <= '9'; s++, digits++) {
        if (digits == 15) return false;
        v = v * 10 + (*s - '0');
    }
    while (*s == ' ') s++;
    *to = v;
    return digits && !*s && v >= least && v <= most;
}

bool stock_day_typed(struct req *r, const char *name, day *to)
{
    const char *s = in(r, name);

    *to = DAY_NONE;
    return !*s || day_read_forgiving(s, to);
}

const void *stock_seal(struct req *r, const char *purpose, const char *s, size_t *n)
{
    *n = 0;
    return *s ? seal(&r->mem, r->house->secret, fmt(r, "stock %s", purpose), s, strlen(s), n) : NULL;
}

const char *stock_unseal(struct req *r, const char *purpose, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed && n ? (const char *)unseal(&r->mem, r->house->secret, fmt(r, "stock %s", purpose), sealed, n, &plain_n) : NULL;

    return s ? s : "";
}
