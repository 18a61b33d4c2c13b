/* SPDX-License-Identifier: EUPL-1.2
** sections.c - the parts of a person's page: see sections.h.  What is over stays visible, after what holds. */
#include "rooms/registry/sections.h"
#include "rooms/registry/words.h"
#include "rooms/registry/address.h"
#include "rooms/registry/numbers.h"

bool in_force(struct req *r, day since, day until)
{
    return (since.v == DAY_NONE.v || since.v <= r->today.v) && (until.v == DAY_NONE.v || until.v > r->today.v);
}

void gist_flag(struct gist *g, const char *words) { if (g->flags.n < 12) g->flags.at[g->flags.n++] = (struct flag){ words }; }

void section_closed(struct section *s)
{
    s->add = "";
    for (int i = 0; i < s->lines.n; i++) s->lines.at[i].path = "";
}

static struct section begin(struct req *r, const struct person *who, const char *id, int title, const char *page, int add, int lines)
{
    struct section s = { .id = id, .title = text(r, title), .add = *page ? fmt(r, "/person/%s?person=%lld", page, (long long)who->id.v) : "",
        .add_words = text(r, add) };

    s.lines.at = mem_get(&r->mem, (size_t)(lines + 1) * sizeof *s.lines.at);
    return s;
}

static struct section_line *line(struct req *r, struct section *s, const char *page, int64_t id, day since, day until)
{
    struct section_line *l = &s->lines.at[s->lines.n++];

    *l = (struct section_line){ .words = "", .span = span_said(r, since, until), .tone = in_force(r, since, until) ? "info" : "no",
        .path = id ? fmt(r, "/person/%s?id=%lld", page, (long long)id) : "", .verb = text(r, T_registry_change) };
    return l;
}

/* ---- numbers ---- */

static bool is_permit(const char *kind) { return !strcmp(kind, "permit") || !strcmp(kind, "asylum") || !strcmp(kind, "passport"); }

static void flag_expiry(struct req *r, struct gist *g, const struct part_row *n)
{
    int left = n->until.v - 1 - r->today.v;

    if (!is_permit(n->kind) || n->until.v == DAY_NONE.v || left > EXPIRES_SOON || (strcmp(n->c, "declared") && strcmp(n->c, "seen"))) return;
    const char *kind = number_said(r, n->kind), *last = day_said(r, (day){ n->until.v - 1 });
    if (left < 0) gist_flag(g, text_with(r, T_registry_permit_past, kind, last));
    else if (!left) gist_flag(g, text_with(r, T_registry_permit_today, kind));
    else if (left == 1) gist_flag(g, text_with(r, T_registry_permit_tomorrow, kind, last));
    else gist_flag(g, text_with(r, T_registry_permit_soon, kind, fmt(r, "%d", left), last));
}

struct section section_numbers(struct req *r, const struct person *who, const struct parts_all *all, struct gist *g)
{
    struct section s = begin(r, who, "numbers", T_registry_panel_numbers, "number", T_registry_add_number, all->n);

    for (int i = 0; i < all->n; i++) {
        const struct part_row *n = &all->at[i];
        if (!part_is(n, "number")) continue;
        struct section_line *l = line(r, &s, "number", n->id, n->since, n->until);
        const char *kind = number_said(r, n->kind);

        l->tag = kind;
        l->number = (struct ltr){ number_masked(r, n->a) };
        l->words = *n->e ? fmt(r, "%s, %s", status_said(r, n->c),
                                      text_with(r, T_registry_number_next, fmt(r, "%s %s", number_said(r, n->e), number_masked(r, n->f))))
                                : fmt(r, "%s%s%s", status_said(r, n->c), *n->b ? ", " : "", n->b);
        l->odd = *n->d ? word_said(r, "odd", fmt(r, "%s_%s", n->kind, n->d)) : "";
        l->verb = text(r, T_registry_number_show);
        flag_expiry(r, g, n);
        if ((!strcmp(n->kind, "afm") || !strcmp(n->kind, "amka")) && in_force(r, n->since, n->until) && g->in_short.n < 4)
            g->in_short.at[g->in_short.n++] = (struct short_number){ kind, l->number };
    }
    return s;
}

/* ---- household ---- */

struct section section_household(struct req *r, const struct person *who, const struct parts_all *all, struct gist *g)
{
    struct section s = begin(r, who, "household", T_registry_panel_household, "", T_registry_change, 128);
    bool main = false;

    (void)g;
    for (int i = 0; i < all->n; i++) {
        const struct part_row *h = &all->at[i];
        if (!part_is(h, "home")) continue;
        const struct member *m;
        bool now = in_force(r, h->since, h->until), shared = !strcmp(h->kind, "shared");
        int n = now ? registry_members(r, (household_id){ h->id }, r->today, &m) : 0;
        struct section_line *l;

        if (s.lines.n > 60) break;
        main |= now && !shared;
        l = line(r, &s, "", 0, h->since, h->until);
        l->person = fmt(r, "/household?id=%lld", (long long)h->id);
        l->name = (struct isolated){ text_with(r, T_registry_open_household, fmt(r, "%lld", (long long)h->id)) };
        l->words = shared ? part_said(r, h->kind) : "";
        for (int k = 0; k < n && s.lines.n < 120; k++) {
            if (m[k].person.v == who->id.v || !access_sees_row(r, m[k].person, m[k].is->shield)) continue;
            l = line(r, &s, "", 0, DAY_NONE, DAY_NONE);
            l->tag = role_said(r, m[k].role);
            l->person = person_href(r, m[k].person, "");
            l->name = (struct isolated){ person_name(r, m[k].is) };
            l->words = person_born(r, m[k].is);
        }
    }
    s.makes = main ? 0 : who->id.v;
    return s;
}

/* ---- relations ---- */

static bool speaks(const char *kind) { return !strcmp(kind, "guardian") || !strcmp(kind, "assistant") || !strcmp(kind, "proxy") || !strcmp(kind, "foster"); }

struct section section_relations(struct req *r, const struct person *who, const struct parts_all *all, struct gist *g)
{
    struct section s = begin(r, who, "relations", T_registry_panel_relations, "relation", T_registry_add_relation, all->n);

    for (int i = 0; i < all->n; i++) {
        const struct part_row *x = &all->at[i];
        if (!part_is(x, "relation")) continue;
        struct person other = { .family = x->c, .given = x->d };
        bool is_from = x->n % 10 == 1;
        const char *kind = relation_said(r, x->kind), *name = person_name(r, &other);
        struct section_line *l;

        if (!access_sees_row(r, x->other, (int)(x->n / 10))) continue;
        l = line(r, &s, "relation", x->id, x->since, x->until);
        l->path = fmt(r, "/person/relation?id=%lld&of=%lld", (long long)x->id, (long long)who->id.v);
        l->tag = text_with(r, is_from ? T_registry_relation_from : T_registry_relation_to, kind);
        l->person = person_href(r, x->other, "");
        l->name = (struct isolated){ name };
        l->words = fmt(r, "%s%s%s", *x->a || !speaks(x->kind) ? x->a : text(r, T_registry_relation_no_paper), *x->b ? ", " : "", x->b);
        if (!is_from && speaks(x->kind) && in_force(r, x->since, x->until)) gist_flag(g, text_with(r, T_registry_speaks_for, kind, name));
    }
    return s;
}

/* ---- contacts, addresses, needs, names ---- */

struct section section_contacts(struct req *r, const struct person *who, const struct parts_all *all, struct gist *g)
{
    struct section s = begin(r, who, "contacts", T_registry_panel_contacts, "contact", T_registry_add_contact, all->n);

    for (int i = 0; i < all->n; i++) {
        const struct part_row *c = &all->at[i];
        if (!part_is(c, "contact")) continue;
        struct section_line *l = line(r, &s, "contact", c->id, c->since, c->until);

        l->tag = contact_said(r, c->kind);
        if (strcmp(c->kind, "via")) l->number = (struct ltr){ c->a };
        else l->name = (struct isolated){ c->a };
        l->words = fmt(r, "%s%s%s", messages_said(r, fmt(r, "%d", (int)c->n)), *c->b ? ", " : "", c->b);
        if (!*(g->phone.text ? g->phone.text : "") && in_force(r, c->since, c->until) && (!strcmp(c->kind, "mobile") || !strcmp(c->kind, "phone")))
            g->phone = l->number;
    }
    return s;
}

struct section section_addresses(struct req *r, const struct person *who, const struct parts_all *all, struct gist *g)
{
    struct section s = begin(r, who, "addresses", T_registry_panel_addresses, "address", T_registry_add_address, all->n);

    (void)g;
    for (int i = 0; i < all->n; i++) {
        const struct part_row *a = &all->at[i];
        if (!part_is(a, "address")) continue;
        struct section_line *l = line(r, &s, "address", a->id, a->since, a->until);

        l->tag = address_said(r, a->kind);
        l->words = address_line(r, &(struct dwelling){ a->a, a->b, a->c, a->d, a->e, a->g });
        if (*a->f) l->words = fmt(r, "%s (%s)", l->words, a->f);
    }
    return s;
}

struct section section_needs(struct req *r, const struct person *who, const struct parts_all *all, struct gist *g)
{
    struct section s = begin(r, who, "needs", T_registry_panel_needs, "need", T_registry_add_need, all->n);

    for (int i = 0; i < all->n; i++) {
        const struct part_row *x = &all->at[i];
        if (!part_is(x, "need")) continue;
        struct section_line *l = line(r, &s, "need", x->id, x->since, x->until);
        const char *kind = need_said(r, x->kind);

        l->tag = kind;
        l->words = x->a;
        if (in_force(r, x->since, x->until) && g->prepare.n < 12)
            g->prepare.at[g->prepare.n++].words = *x->a ? fmt(r, "%s: %s", kind, x->a) : kind;
    }
    return s;
}

struct section section_names(struct req *r, const struct person *who, const struct parts_all *all, struct gist *g)
{
    struct section s = begin(r, who, "names", T_registry_panel_names, "name", T_registry_add_name, all->n);

    for (int i = 0; i < all->n; i++) {
        const struct part_row *n = &all->at[i];
        if (!part_is(n, "spelling")) continue;
        struct section_line *l = line(r, &s, "name", n->id, DAY_NONE, DAY_NONE);
        const char *name = person_name(r, &(struct person){ .family = n->a, .given = n->b });

        l->tag = name_said(r, n->kind);
        l->name = (struct isolated){ name };
        if (*n->c || *n->d) l->words = fmt(r, "(%s%s%s)", n->c, *n->c && *n->d ? ", " : "", n->d);
        if (!strcmp(n->kind, "latin") && !n->n && !g->latin.text) g->latin = (struct isolated){ name };
        if (n->n && (characters(n->a) == 1 || characters(n->b) == 1)) gist_flag(g, text(r, T_registry_name_one_letter));
    }
    return s;
}
