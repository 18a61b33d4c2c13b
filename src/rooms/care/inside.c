/* SPDX-License-Identifier: EUPL-1.2
** inside.c - what the pages of case work share: sealed words, choices, days as they are typed. */
#include "rooms/care/inside.h"
#include "base/date.h"
#include "host/crypto.h"
#include "web/edge.h"
#include "web/house.h"
#include "inside.sql.h"

const void *care_seal(struct req *r, const char *kind, const char *words, size_t *n)
{
    *n = 0;
    return *words ? seal(&r->mem, r->house->secret, fmt(r, "care %s", kind), words, strlen(words), n) : NULL;
}

const char *care_unseal(struct req *r, const char *kind, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed ? (const char *)unseal(&r->mem, r->house->secret, fmt(r, "care %s", kind), sealed, n, &plain_n) : "";

    return s ? s : "";
}

/* ---- choices ---- */

const char *care_said(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "care.%s_%s", prefix, *word ? word : "none"));

    return number < 0 ? word : text(r, number);
}

bool care_one_of(const char *word, const char *const *words)
{
    for (; *words; words++) if (!strcmp(word, *words)) return true;
    return false;
}

struct options care_options_of(struct req *r, const char *const *words, const char *prefix, const char *held)
{
    struct options o = { 0 };
    int n = 0;

    while (words[n]) n++;
    o.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *o.at);
    for (int i = 0; i < n; i++) o.at[o.n++] = (struct option){ words[i], care_said(r, prefix, words[i]), !strcmp(words[i], held) };
    return o;
}

static void offer(struct options *o, const char *value, const char *words, const char *held)
{
    o->at[o->n++] = (struct option){ value, words, !strcmp(value, held) };
}

struct options care_who_may(struct req *r, const char *held, bool units)
{
    struct workers all = workers(r);
    struct open_units u = open_units(r, staff_here(r), r->today);
    struct options o = { .at = mem_get(&r->mem, (size_t)(all.n + u.n + 2) * sizeof *o.at) };
    const char *own = fmt(r, "a%lld", (long long)staff_here(r).v);

    offer(&o, own, text(r, T_care_who_me), held);
    if (units) offer(&o, "", text(r, T_care_who_any), held);
    for (int i = 0; units && i < u.n; i++) offer(&o, fmt(r, "u%lld", (long long)u.at[i].id.v), u.at[i].name, held);
    for (int i = 0; i < all.n; i++)
        if (all.at[i].id.v != staff_here(r).v) offer(&o, fmt(r, "a%lld", (long long)all.at[i].id.v), all.at[i].name, held);
    return o;
}

struct who care_who_read(struct req *r, const char *s)
{
    struct who w = { 0 };
    char *end = NULL;
    long long id = *s ? strtoll(s + 1, &end, 10) : 0;
    struct known_row row;

    if (!*s) return w;
    if (*end || id < 1 || (*s != 'a' && *s != 'u')) { w.wrong = true; return w; }
    if (*s == 'a') w.account.v = id;
    else w.unit.v = id;
    w.wrong = !known(r, w.account, w.unit, staff_here(r), r->today, &row);
    return w;
}

const char *care_who_value(struct req *r, account_id account, unit_id unit)
{
    if (account.v) return fmt(r, "a%lld", (long long)account.v);
    return unit.v ? fmt(r, "u%lld", (long long)unit.v) : "";
}

/* ---- days ---- */

day care_day_typed(struct req *r, const char *field, bool *wrong)
{
    day d = DAY_NONE;

    if (*in(r, field) && !day_read_forgiving(in(r, field), &d)) { *wrong = true; return DAY_NONE; }
    return d;
}

const char *care_day_said(struct req *r, day d)
{
    struct out o = { .mem = &r->mem };

    if (d.v != DAY_NONE.v) say_day(&o, r->house->texts, r->lang, d);
    return out_text(&o);
}

instant care_instant_of(day d, int minute)
{
    instant t = { (int64_t)d.v * 86400 + minute * 60 - 2 * 3600 };      /* Greece is two hours ahead, three in summer */

    if (greek_minute(t) != minute) t.v -= 3600;
    return t;
}

bool care_when_typed(struct req *r, const char *day_name, const char *hour_name, instant *to)
{
    bool wrong = false;
    day d = care_day_typed(r, day_name, &wrong);
    const char *hour = in(r, hour_name);
    int h = 12, m = 0;
    char rest;

    if (*hour && sscanf(hour, "%2d%*1[:.]%2d%c", &h, &m, &rest) != 2) return false;
    if (wrong || h < 0 || h > 23 || m < 0 || m > 59) return false;
    *to = care_instant_of(d.v == DAY_NONE.v ? r->today : d, h * 60 + m);
    return true;
}

const char *care_hour_field(struct req *r, instant t)
{
    int m = greek_minute(t);

    return fmt(r, "%02d:%02d", m / 60, m % 60);
}

/* ---- whose ---- */

unit_id care_my_unit(struct req *r)
{
    unit_id *all;

    return access_units_of(r, &all) ? all[0] : (unit_id){ 0 };
}

bool care_in_my_units(struct req *r, unit_id unit)
{
    unit_id *all;
    int n = access_units_of(r, &all);

    for (int i = 0; i < n; i++) if (all[i].v == unit.v) return true;
    return false;
}

bool care_discreet(struct req *r, unit_id unit) { return discreet(r, unit).n > 0; }

const char *care_person_path(struct req *r, person_id id) { return fmt(r, "/person?id=%lld", (long long)id.v); }

const struct person *care_person_of_visit(struct req *r, const char *what)
{
    person_id id = registry_root(r, (person_id){ in_id(r, "person") });

    if (r->reading) return access_open(r, id, what) ? registry_person(r, id) : NULL;
    if (access_sees(r, id)) return registry_person(r, id);
    refuse(r, 404, T_access_unknown);
    return NULL;
}
