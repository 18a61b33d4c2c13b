/* SPDX-License-Identifier: EUPL-1.2
** store.c - which store the reader stands in, and the bar above its pages (ST11). */
#include "rooms/stock/inside.h"

static struct store store_of(struct req *r, const struct unit_kept *u)
{
    return (struct store){ u->id, u->name, u->kind, town_store(r->house->town, u->kind),
        *u->structure ? town_find(r->house->town, u->structure) : NULL, u->secret };
}

int stores_mine(struct req *r, struct store **to)
{
    struct unit_kept *units;
    int n = access_units_kept(r, STORE_KINDS, &units);

    *to = mem_get(&r->mem, (size_t)(n + 1) * sizeof **to);
    for (int i = 0; i < n; i++) (*to)[i] = store_of(r, &units[i]);
    return n;
}

bool store_of_kinds(struct req *r, const char *kinds, int none, struct store *to)
{
    struct unit_kept *all;
    int n = access_units_kept(r, kinds, &all);
    int at = access_unit_at(r, all, n, &(struct unit_asked){ "store", T_stock_title, none, T_stock_other_store });

    if (at >= 0) *to = store_of(r, &all[at]);
    return at >= 0;
}

bool store_here(struct req *r, struct store *to) { return store_of_kinds(r, STORE_KINDS, T_stock_no_store, to); }

bool store_gives(const struct store *s) { return s->rules != NULL; }

const char *store_path(struct req *r, const struct store *s, const char *path) { return fmt(r, "%s?store=%lld", path, (long long)s->id.v); }

void option_add(struct options *c, const char *value, const char *words, const char *held)
{
    c->at[c->n++] = (struct option){ value, words, !strcmp(value, held) };
}

struct store_bar_page store_bar(struct req *r, const struct store *s, const char *here)
{
    bool kitchen = !strcmp(s->kind, "soup_kitchen"), keeps = (r->keys & MAY_KEEP) != 0, gives = keeps && store_gives(s);
    const struct { const char *path; int words; bool there; } all[] = {
        { "/stock", T_stock_title, keeps },
        { "/stock/kitchen", T_stock_kitchen, kitchen && keeps },
        { "/stock/pharmacy", T_stock_pharmacy, !strcmp(s->kind, "pharmacy") && (r->keys & MAY_SPECIAL) },
        { "/stock/counter", T_stock_counter, gives },
        { "/stock/pickups", T_stock_pickups, gives && s->rules->slot_minutes },
        { "/stock/cards", T_stock_cards, gives },
        { "/stock/loans", T_stock_loans, gives },
        { "/stock/supply", T_stock_supply, keeps },
        { "/stock/transfers", T_stock_transfers, keeps },
        { "/stock/count", T_stock_count, keeps },
        { "/stock/recalls", T_stock_recalls, keeps },
        { "/stock/month", T_stock_month, keeps },
        { "/stock/items", T_stock_items, keeps },
    };
    struct store_bar_page p = { .name = s->name, .path = here };
    struct store *mine;
    int n = stores_mine(r, &mine);

    p.many = n > 1;
    p.stores.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p.stores.at);
    for (int i = 0; i < n; i++) option_add(&p.stores, fmt(r, "%lld", (long long)mine[i].id.v), mine[i].name, mine[i].id.v == s->id.v ?
        fmt(r, "%lld", (long long)s->id.v) : "");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].there) p.tabs.at[p.tabs.n++] = (struct store_tab){ store_path(r, s, all[i].path), text(r, all[i].words),
            !strcmp(all[i].path, here) };
    return p;
}
