/* SPDX-License-Identifier: EUPL-1.2
** inside.c - what the pages of the cooperative share: the unit one works in, one member, sealed words, hours and months. */
#include "rooms/cooperative/inside.h"
#include "host/crypto.h"
#include "inside.sql.h"

const char *const coop_kinds[] = { "recovering", "professional", "supporter", NULL };

/* ---- the unit ---- */

static void put_tabs(struct req *r, struct coop *c)
{
    static const struct { const char *path; int words; } tabs[] = { { "/cooperative", T_cooperative_members },
        { "/cooperative/work", T_cooperative_work },
        { "/cooperative/orders", T_cooperative_orders }, { "/cooperative/month", T_cooperative_month } };

    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
        c->bar.tabs.at[c->bar.tabs.n++] = (struct coop_tab){ fmt(r, "%s?unit=%lld", tabs[i].path, (long long)c->id.v),
            text(r, tabs[i].words), !strcmp(tabs[i].path, c->bar.here) };
}

bool coop_unit(struct req *r, struct coop *c, const char *here)
{
    struct unit_kept *all;
    int n = access_units_kept(r, COOPERATIVE_KIND, &all);
    int at = access_unit_at(r, all, n, &(struct unit_asked){ "unit", T_cooperative_title, T_cooperative_no_units, T_cooperative_no_unit });

    if (at < 0) return false;
    *c = (struct coop){ all[at].id, all[at].name, { .here = here, .name = all[at].name } };
    put_tabs(r, c);
    c->bar.units.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *c->bar.units.at);
    for (int i = 0; n > 1 && i < n; i++) c->bar.units.at[c->bar.units.n++] = (struct coop_unit_choice){ all[i].id, all[i].name, i == at };
    r->no_store = true;
    return true;
}

/* ---- a member ---- */

const char *coop_name(struct req *r, const char *family, const char *given)
{
    bool named = (family && *family) || (given && *given);

    return named ? person_name(r, &(struct person){ .family = family ? family : "", .given = given ? given : "" })
        : text(r, T_cooperative_unnamed);
}

struct coop_member *coop_member_of_visit(struct req *r, membership_id id)
{
    struct reader me = access_reader(r);
    struct member_row m;

    if (!member(r, id, me.account, me.files, r->today, r->now, &m)) { refuse(r, 404, T_cooperative_gone); return NULL; }
    struct coop_member *c = mem_get(&r->mem, sizeof *c);
    *c = (struct coop_member){ .id = id, .unit = m.unit, .person = m.person, .stay = m.stay, .unit_name = m.unit_name, .kind = m.kind,
        .reason = m.reason, .why = coop_open(r, m.why, m.why_n), .path = m.opens ? fmt(r, "/person?id=%lld", (long long)m.person.v) : "",
            .name = { coop_name(r, m.family, m.given) }, .share = m.share, .since = m.since, .until = m.until,
            .row_version = m.row_version };
    if (m.person.v) access_knows(r, m.person);          /* of an invisible member what is done is sealed (AC3) */
    r->no_store = true;
    return c;
}

void coop_member_saved(struct req *r, membership_id id) { see_other(r, "/cooperative/member?id=%lld&saved=1", (long long)id.v); }

/* ---- words ---- */

const void *coop_seal(struct req *r, const char *words, size_t *n)
{
    *n = 0;
    return *words ? seal(&r->mem, r->house->secret, "cooperative", words, strlen(words), n) : NULL;
}

const char *coop_open(struct req *r, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed && n ? (const char *)unseal(&r->mem, r->house->secret, "cooperative", sealed, n, &plain_n) : "";

    return s ? s : "";
}

const char *coop_said(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "cooperative.%s_%s", prefix, word));

    return number < 0 ? word : text(r, number);
}

struct coop_options coop_options(struct req *r, const char *const *words, const char *prefix, const char *held)
{
    struct coop_options o = { 0 };
    int n = 0;

    while (words[n]) n++;
    o.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *o.at);
    for (int i = 0; i < n; i++) o.at[o.n++] = (struct coop_option){ words[i], coop_said(r, prefix, words[i]), !strcmp(words[i], held) };
    return o;
}

bool coop_one_of(const char *word, const char *const *words)
{
    for (; *words; words++) if (!strcmp(word, *words)) return true;
    return false;
}

bool coop_day_typed(struct req *r, const char *field, day otherwise, day *to)
{
    *to = otherwise;
    return !*in(r, field) || day_read_forgiving(in(r, field), to);
}

const char *coop_hours(struct req *r, int64_t minutes)
{
    return fmt(r, "%s%lld:%02lld", minutes < 0 ? "-" : "", (long long)llabs(minutes) / 60, (long long)llabs(minutes) % 60);
}

bool coop_hours_read(const char *s, int *minutes)
{
    int whole = 0, part = 0, n = 0;

    *minutes = 0;
    if (sscanf(s, "%4d%n", &whole, &n) != 1 || whole < 0 || *s == '+' || *s == '-') return false;
    s += n;
    if (*s == ':') {
        if (strlen(s) != 3 || sscanf(s + 1, "%2d%n", &part, &n) != 1 || n != 2 || part < 0 || part > 59) return false;
    } else if (*s == ',' || *s == '.') {
        if (strlen(s) < 2 || strlen(s) > 3 || strspn(s + 1, "0123456789") != strlen(s + 1)) return false;
        part = (int)(strlen(s) == 2 ? (s[1] - '0') * 6 : (((s[1] - '0') * 10 + s[2] - '0') * 60 + 50) / 100);
    } else if (*s) return false;
    *minutes = whole * 60 + part;
    return *minutes <= DAY_MINUTES;
}

/* ---- months ---- */

bool coop_month_open(struct req *r, unit_id unit, day in_it)
{
    struct hold_month_row row;

    return hold_month(r, unit, month_first(in_it), &row);
}
