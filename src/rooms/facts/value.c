/* SPDX-License-Identifier: EUPL-1.2
** value.c - facts as people type and read them. */
#include "rooms/facts/value.h"
#include "rooms/entitlements/entitlements.h"
#include "value.sql.h"

const char *facts_typed(struct req *r, const struct fact *f, const char *s)
{
    int64_t v;
    char iso[11];
    day d;

    s += strspn(s, " ");
    if (!strcmp(s, "?")) return "unknown";
    if (!strcmp(s, "-")) return "refused";
    if (!*s) return NULL;
    switch (f->type) {
    case T_DATE:  return day_read_forgiving(s, &d) ? mem_str(&r->mem, day_iso(d, iso)) : NULL;
    case T_MONEY: return read_money(s, &v) ? fmt(r, "%s%lld.%02lld", v < 0 ? "-" : "", (long long)(llabs(v) / 100), (long long)(llabs(v) % 100)) : NULL;
    case T_INT:   return read_whole(s, &v) ? fmt(r, "%lld", (long long)v) : NULL;
    case T_BOOL: case T_CHOICE: case T_NUMBER: return s;
    }
    return NULL;
}

const char *value_typed(struct req *r, const struct fact *f, const char *plain)
{
    day d;

    if (!strcmp(plain, "unknown")) return "?";
    if (!strcmp(plain, "refused")) return "-";
    return f->type == T_DATE && day_read(plain, &d) ? day_field(r, d) : plain;
}

bool day_typed(struct req *r, const char *s, day *d)
{
    (void)r;
    *d = DAY_NONE;
    s += strspn(s, " ");
    return !*s || day_read(s, d) || day_read_forgiving(s, d);
}

const char *fact_evidence_said(struct req *r, const char *evidence)
{
    static const int words[] = { -1, T_facts_ev_declared, T_facts_ev_paper, T_facts_ev_register, T_facts_ev_contradicted, T_facts_ev_wont_say,
                                 T_facts_ev_doesnt_know };

    return evidence_of(evidence) ? text(r, words[evidence_of(evidence)]) : evidence;
}

const char *const fact_sources[] = { "household", "other_person", "paper", "register", "staff", "code", "import", NULL };

const char *fact_source_said(struct req *r, const char *source)
{
    static const int words[] = { T_facts_from_household, T_facts_from_other, T_facts_from_paper, T_facts_from_register, T_facts_from_staff,
                                 T_facts_from_code, T_facts_from_import };

    for (int i = 0; fact_sources[i]; i++) if (!strcmp(source, fact_sources[i])) return text(r, words[i]);
    return source;
}

const char *fact_account_said(struct req *r, account_id id)
{
    struct account_named_row row;

    return id.v && account_named(r, id, &row) ? row.name : text(r, T_facts_the_program);
}

const char *members_said(struct req *r, household_id id)
{
    const struct member *m;
    struct out o = { .mem = &r->mem };
    int n = facts_members(r, id, r->today, &m);

    for (int i = 0; i < n; i++) out_fmt(&o, "%s%s", i ? " · " : "", person_name(r, m[i].is));
    return out_text(&o);
}

static bool may_open(struct req *r, const struct about *a, const char *what)
{
    const struct member *m;
    bool sees = a->household.v ? facts_members(r, a->household, r->today, &m) > 0 : access_sees(r, a->person);

    if (!sees) return access_open(r, a->person, "");                   /* AC1: as an unknown number */
    if (!what) return true;
    return a->household.v ? facts_open(r, a->household, r->today, what) : access_open(r, a->person, what);
}

bool about_open(struct req *r, struct about *a, const char *what)
{
    *a = (struct about){ .household = { in_id(r, "household") } };
    if (!a->household.v) a->person = (person_id){ in_id(r, "person") };
    if (!may_open(r, a, what)) return false;
    if (a->person.v) a->person = registry_root(r, a->person);
    a->name = a->household.v ? members_said(r, a->household) : person_name(r, registry_person(r, a->person));
    return true;
}

const char *about_query(struct req *r, const struct about *a)
{
    return a->household.v ? fmt(r, "household=%lld", (long long)a->household.v) : fmt(r, "person=%lld", (long long)a->person.v);
}
