/* SPDX-License-Identifier: EUPL-1.2
** items.c - the catalogue: what can lie on a shelf, what it is worth, which ration it takes of. */
#include "rooms/stock/items.h"
#include "rooms/entitlements/entitlements.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "items.sql.h"

struct item_line { item_id id; const char *path; struct isolated name; const char *kind, *measure, *ration, *substance; struct ltr barcode;
    cents worth; int64_t least; bool ended; };
struct items_page {
    struct store_bar_page bar; int64_t store; const char *done, *new_path, *kits_path; bool ended; struct options kinds;
    struct { int n; struct item_line *at; } items;
};
struct lot_line { const char *path; const char *batch, *donor; day expires, on; int64_t quantity; bool late, soon, recalled; };
struct item_page {
    struct store_bar_page bar; int64_t store; item_id id; const char *about, *title, *problem, *done, *name, *name_en, *barcode, *worth,
        *least, *takes, *substance,
        *strength, *contains, *kind_said; bool medicine, prescribed, ended, old;
    struct options kinds, measures, rations, substances;
    struct { int n; struct lot_line *at; } lots;
    struct conflict_was_page was;
};
#include "items.html.h"
#include "item.html.h"

static const char *const kinds[] = {
#define GOODS(word, as) #word,
#include "rooms/stock/goods.h"
#undef GOODS
    NULL };
static const char *const measures[] = { "piece", "pack", "kilo", "litre", "portion", "pair", "box", NULL };

bool goods_kind_is(const char *word)
{
    for (int i = 0; kinds[i]; i++) if (!strcmp(kinds[i], word)) return true;
    return false;
}

struct options goods_kinds(struct req *r, const char *held) { return stock_choices(r, "kind", kinds, held); }

/* Every group of the town's rations, once. */
static struct options rations_of(struct req *r, const char *held)
{
    static const char *const stores[] = { "grocery", "pharmacy", "soup_kitchen", "warehouse", "help_home", "disability_desk" };
    struct options c = { .at = mem_get(&r->mem, 400 * sizeof *c.at) };

    option_add(&c, "", text(r, T_stock_ration_none), held);
    for (size_t i = 0; i < sizeof stores / sizeof *stores; i++) {
        const struct store_rules *s = town_store(r->house->town, stores[i]);
        for (int k = 0; s && k < s->nrations; k++) {
            bool there = false;
            for (int j = 0; j < c.n; j++) there |= !strcmp(c.at[j].value, s->rations[k].group);
            if (!there && c.n < 398) option_add(&c, s->rations[k].group, stock_said(r, "group", s->rations[k].group), held);
        }
    }
    bool there = false;
    for (int j = 0; j < c.n; j++) there |= c.at[j].held;
    if (!there) option_add(&c, held, held, held);               /* a group that the town no longer has */
    return c;
}

/* ---- all of them ---- */

static void get_items(struct req *r)
{
    struct store s;
    struct items_page p = { .ended = in_has(r, "ended") };

    if (!store_here(r, &s)) return;
    struct items all = items(r, in(r, "kind"), p.ended);
    p.bar = store_bar(r, &s, "/stock/items");
    p.store = s.id.v;
    p.done = in_has(r, "saved") ? text(r, T_stock_saved) : "";
    p.kinds = goods_kinds(r, in(r, "kind"));
    p.new_path = store_path(r, &s, "/stock/item");
    p.kits_path = store_gives(&s) ? store_path(r, &s, "/stock/kits") : "";
    p.items.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.items.at);
    for (int i = 0; i < all.n; i++) {
        const struct items_row *x = &all.at[i];
        p.items.at[p.items.n++] = (struct item_line){ x->id, fmt(r, "%s&id=%lld", store_path(r, &s, "/stock/item"), (long long)x->id.v),
            { item_said(r, x->name, x->name_en) }, stock_said(r, "kind", x->kind), stock_said(r, "measure", x->measure),
            *x->ration ? stock_said(r, "group", x->ration) : "", x->substance ? x->substance : "", { x->barcode ? x->barcode : "" },
                x->worth, x->least, x->ended.v != 0 };
    }
    page_begin(r, text(r, T_stock_items), .wide = true);
    items_html(r, &p);
    page_end(r);
}
PAGE(stock_items, .path = "/stock/items", .may = MAY_KEEP, .get = get_items,
    .help = "The catalogue of the stores: what can lie on a shelf.");

/* ---- one ---- */

struct item_typed {
    const char *kind, *name, *name_en, *measure, *barcode, *ration, *substance, *strength, *contains, *problem;
    cents worth; int64_t least, takes; bool prescribed, ended;
};

static bool among(const struct options *c, const char *value)
{
    for (int i = 0; i < c->n; i++) if (!strcmp(c->at[i].value, value)) return true;
    return false;
}

static const char *wrong_in(struct req *r, struct item_typed *t, item_id id)
{
    struct options rations = rations_of(r, "");
    struct item_by_barcode_row other;

    if (!goods_kind_is(t->kind)) return text(r, T_stock_kind_needed);
    if (stock_blank(t->name) || strlen(t->name) > NAME_MOST || strlen(t->name_en) > NAME_MOST) return text(r, T_stock_name_needed);
    if (!*t->measure || !strcmp(stock_said(r, "measure", t->measure), t->measure)) return text(r, T_stock_measure_needed);
    if (!read_money(*in(r, "worth") ? in(r, "worth") : "0", &t->worth.v) || t->worth.v < 0 || t->worth.v > 10000000) return text(r,
        T_stock_worth_wrong);
    if (!stock_number_read(in(r, "least"), 0, 1000000, 0, &t->least)) return text(r, T_stock_least_wrong);
    if (!stock_number_read(in(r, "takes"), 1, 1000, 1, &t->takes)) return text(r, T_stock_takes_wrong);
    if (*t->ration && !among(&rations, t->ration)) return text(r, T_stock_ration_wrong);
    if (strlen(t->barcode) > 40 || strlen(t->strength) > 60 || strlen(t->contains) > SAID_MOST ||
        strlen(t->substance) > NAME_MOST) return text(r, T_stock_long);
    if ((strcmp(t->kind, "medicine") == 0) != (*t->substance != 0)) return text(r, T_stock_substance_needed);
    if (*t->barcode && item_by_barcode(r, t->barcode, &other) && other.id.v != id.v) return text_with(r, T_stock_barcode_taken, other.name);
    return "";
}

static struct item_typed typed_item(struct req *r, item_id id, const char *kind)
{
    struct item_typed t = { .kind = kind, .name = in(r, "name"), .name_en = in(r, "name_en"), .measure = in(r, "measure"), .barcode = in(r,
        "barcode"),
        .ration = in(r, "ration"), .substance = in(r, "substance"), .strength = in(r, "strength"), .contains = in(r, "contains"),
        .prescribed = in_has(r, "prescribed"), .ended = in_has(r, "ended") };

    if (strcmp(kind, "medicine")) t.prescribed = false, t.strength = "";
    t.problem = wrong_in(r, &t, id);
    return t;
}

static substance_id substance_of(struct req *r, const char *name)
{
    struct substance_named_row row;
    struct add_substance_row made;

    if (!*name) return (substance_id){ 0 };
    if (substance_named(r, name, &row)) return row.id;
    if (!add_substance(r, name, &made)) fault(&r->fate, "a substance was not written");
    return made.id;
}

enum { FIELDS = 12 };
static int fields_of(struct req *r, const struct item_row *x, struct kept *k)
{
    const struct kept all[FIELDS] = { { "name", x->name }, { "name_en", x->name_en }, { "measure", x->measure }, { "barcode", x->barcode ?
        x->barcode : "" },
        { "worth", money_typed(r, x->worth) }, { "least", stock_number_field(r, x->least) }, { "ration", x->ration }, { "takes",
            stock_number_field(r, x->takes) },
        { "substance", x->substance_name ? x->substance_name : "" }, { "strength", x->strength }, { "contains", x->contains }, { "ended",
            x->ended.v ? "1" : "" } };

    memcpy(k, all, sizeof all);
    return FIELDS;
}

static void show_lots(struct req *r, const struct store *s, item_id id, struct item_page *p)
{
    struct lots_here all = lots_here(r, s->id, id);

    p->lots.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lots.at);
    for (int i = 0; i < all.n; i++) {
        const struct lots_here_row *l = &all.at[i];
        bool dated = l->expires.v != DAY_NONE.v;
        p->lots.at[p->lots.n++] = (struct lot_line){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/lot"), (long long)l->lot.v), l->batch,
            l->donor ? l->donor : "",
            l->expires, l->on_day, l->quantity, dated && l->expires.v < r->today.v, dated && l->expires.v >= r->today.v &&
                l->expires.v < r->today.v + 30,
            l->recall.v != 0 };
    }
}

static void show_item(struct req *r, int status, const struct store *s, item_id id, const struct item_row *x, const char *problem)
{
    static const struct item_row fresh = { .kind = "", .name = "", .name_en = "", .measure = "piece", .ration = "", .takes = 1,
        .strength = "", .contains = "" };
    struct item_page p = { .bar = store_bar(r, s, "/stock/items"), .store = s->id.v, .id = id, .about = id.v ? stock_number_field(r,
        id.v) : "", .problem = problem,
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : "", .old = x != NULL };
    struct options subs = { 0 };
    struct kept was[FIELDS];
    const char *kind;

    if (!x) x = &fresh;
    bool used = draft_used(r, p.about) || *problem;
    kind = p.old ? x->kind : typed(r, "kind", "");
    p.title = p.old ? item_said(r, x->name, x->name_en) : text(r, T_stock_item_new);
    p.name = typed(r, "name", x->name);
    p.name_en = typed(r, "name_en", x->name_en);
    p.barcode = typed(r, "barcode", x->barcode ? x->barcode : "");
    p.worth = typed(r, "worth", money_typed(r, x->worth));
    p.least = typed(r, "least", stock_number_field(r, x->least));
    p.takes = typed(r, "takes", stock_number_field(r, x->takes));
    p.substance = typed(r, "substance", x->substance_name ? x->substance_name : "");
    p.strength = typed(r, "strength", x->strength);
    p.contains = typed(r, "contains", x->contains);
    p.prescribed = used ? in_has(r, "prescribed") : x->prescribed;
    p.ended = used ? in_has(r, "ended") : x->ended.v != 0;
    p.medicine = !p.old || !strcmp(kind, "medicine");
    p.kind_said = stock_said(r, "kind", kind);
    p.kinds = goods_kinds(r, kind);
    p.measures = stock_choices(r, "measure", measures, typed(r, "measure", x->measure));
    p.rations = rations_of(r, typed(r, "ration", x->ration));
    struct substances all = substances(r);
    subs.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *subs.at);
    for (int i = 0; i < all.n; i++) option_add(&subs, all.at[i].name, all.at[i].name, "");
    p.substances = subs;
    if (p.old) {
        p.was = conflict_was(r, x->row_version, fields_of(r, x, was), was);
        show_lots(r, s, id, &p);
    }
    r->status = status;
    page_begin(r, p.title, .back = store_path(r, s, "/stock/items"), .problem = *problem != 0);
    item_html(r, &p);
    page_end(r);
}

static void get_item(struct req *r)
{
    struct store s;
    struct item_row x;
    item_id id = { in_id(r, "id") };

    if (!store_here(r, &s)) return;
    if (!id.v) show_item(r, 200, &s, id, NULL, "");
    else if (item(r, id, &x)) show_item(r, 200, &s, id, &x, "");
    else refuse(r, 404, T_stock_gone);
}

static const char *ration_label(struct req *r, const char *value)
{
    return *value ? stock_said(r, "group", value) : text(r, T_stock_ration_none);
}

static const char *measure_label(struct req *r, const char *value) { return stock_said(r, "measure", value); }

static void conflict(struct req *r, const struct store *s, item_id id, const struct item_row *x)
{
    static const int labels[FIELDS] = { T_stock_name, T_stock_name_en, T_stock_measure, T_stock_barcode, T_stock_worth, T_stock_least,
        T_stock_ration, T_stock_takes,
        T_stock_substance, T_stock_strength, T_stock_contains, T_stock_item_ended };
    struct kept now[FIELDS], own[3] = { { "id", stock_number_field(r, id.v) }, { "store", stock_number_field(r, s->id.v) }, { "prescribed",
        "1" } };
    struct conflict_field f[FIELDS];
    int n = fields_of(r, x, now);

    for (int i = 0; i < n; i++)
        f[i] = (struct conflict_field){ now[i].name, text(r, labels[i]), now[i].value, i == 2 ? measure_label : i == 6 ? ration_label :
            i == 11 ? conflict_yes_no : NULL };
    conflict_page(r, &(struct conflict){ .title = x->name, .action = "/stock/item", .back = fmt(r, "%s&id=%s", store_path(r, s,
        "/stock/item"), own[0].value),
        .version = x->row_version, .carry = { in_has(r, "prescribed") ? 3 : 2, own }, .n = n, .at = f });
}

static void post_item(struct req *r)
{
    struct store s;
    struct item_row x;
    struct add_item_row made;
    item_id id = { in_id(r, "id") };
    bool old = id.v != 0;

    if (!store_here(r, &s)) return;
    if (old && !item(r, id, &x)) { refuse(r, 404, T_stock_gone); return; }
    struct item_typed t = typed_item(r, id, old ? x.kind : in(r, "kind"));
    if (*t.problem) { show_item(r, 422, &s, id, old ? &x : NULL, t.problem); return; }
    const char *barcode = *t.barcode ? t.barcode : NULL;
    substance_id substance = substance_of(r, t.substance);
    if (!old) {
        if (!add_item(r, t.kind, t.name, t.name_en, t.measure, barcode, t.worth, t.least, t.ration, t.takes, substance, t.strength,
            t.prescribed, t.contains, &made))
            fault(&r->fate, "the item was not written");
        id = made.id;
    } else if (!change_item(r, id, in_id(r, "row_version"), t.name, t.name_en, t.measure, barcode, t.worth, t.least, t.ration, t.takes,
        substance, t.strength,
                            t.prescribed, t.contains, t.ended ? r->now : (instant){ 0 })) { conflict(r, &s, id, &x); return; }
    act(r, old ? "changed an item of the catalogue" : "added an item to the catalogue", "item", id.v);
    see_other(r, "/stock/item?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_item, .path = "/stock/item", .may = MAY_KEEP, .get = get_item, .post = post_item,
    .help = "One item of the catalogue, and its lots in this store.");
