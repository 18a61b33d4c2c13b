/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the stores of the demonstration: a catalogue, donors, what came in, households that are served, what they took since. */
#include "rooms/stock/cards.h"
#include "rooms/stock/supply.h"
#include "rooms/casework/casework.h"
#include "base/date.h"
#include "web/demo.h"
#include "web/edge.h"
#include "items.sql.h"
#include "donors.sql.h"
#include "supply.sql.h"
#include "kits.sql.h"
#include "demo.sql.h"

enum { HEADS = 30, OPENED = 70, SINCE = 60, EATERS = 5, FIRST_HEAD = 6, USUAL_KITCHEN = 80 };

struct maker { struct req *r; struct demo_self self; struct session clerk, chief, keeper; };

/* days: until it expires, from today; 0 = keeps.  worth in cents. */
static const struct made_item { const char *kind, *name, *name_en, *measure, *ration, *substance, *strength;
    int worth, least, days, n; } goods[] = {
    { "food", "Μακαρόνια 500 γρ.", "Pasta 500 g", "pack", "dry", "", "", 110, 60, 400, 240 },
    { "food", "Ρύζι 500 γρ.", "Rice 500 g", "pack", "dry", "", "", 140, 40, 380, 160 },
    { "food", "Φακές 500 γρ.", "Lentils 500 g", "pack", "dry", "", "", 160, 40, 350, 90 },
    { "food", "Αλεύρι 1 κιλό", "Flour 1 kg", "pack", "dry", "", "", 105, 30, 12, 45 },
    { "food", "Ελαιόλαδο 1 λίτρο", "Olive oil 1 litre", "litre", "oil", "", "", 890, 40, 500, 70 },
    { "food", "Γάλα μακράς διάρκειας", "Long-life milk", "litre", "milk", "", "", 125, 80, 60, 150 },
    { "food", "Ντοματάκια κονσέρβα", "Tinned tomatoes", "piece", "cans", "", "", 70, 50, 700, 120 },
    { "food", "Τυρί φέτα 400 γρ.", "Feta 400 g", "pack", "fresh", "", "", 420, 20, 9, 30 },
    { "hygiene", "Σαπούνι", "Soap", "piece", "hygiene", "", "", 90, 30, 0, 100 },
    { "hygiene", "Πάνες", "Nappies", "pack", "baby", "", "", 950, 15, 0, 24 },
    { "clothes", "Παιδικό μπουφάν", "Child's jacket", "piece", "clothes", "", "", 1500, 0, 0, 20 },
    { "meal", "Φασολάδα", "Bean soup", "portion", "meal", "", "", 250, 0, 0, USUAL_KITCHEN },
    { "medicine", "Παρακεταμόλη 500 mg", "Paracetamol 500 mg", "box", "", "Paracetamol", "500 mg", 120, 20, 300, 60 },
    { "medicine", "Αμοξικιλλίνη 500 mg", "Amoxicillin 500 mg", "box", "", "Amoxicillin", "500 mg", 450, 10, 250, 20 },
    { "medicine", "Μετφορμίνη 850 mg", "Metformin 850 mg", "box", "", "Metformin", "850 mg", 380, 10, 45, 16 },
};
enum { GOODS_N = (int)(sizeof goods / sizeof *goods) };

static item_id add(struct maker *m, const struct made_item *g, int nth)
{
    struct add_item_row row;
    struct add_substance_row sub = { { 0 } };

    if (*g->substance && !add_substance(m->r, g->substance, &sub)) fault(&m->r->fate, "a substance of the demonstration was not written");
    if (!add_item(m->r, g->kind, g->name, g->name_en, g->measure, NULL, (cents){ g->worth }, g->least, g->ration, 1, sub.id, g->strength,
                  *g->substance != 0, "", &row)) fault(&m->r->fate, "an item of the demonstration was not written");
    demo_barcode(m->r, row.id, fmt(m->r, "5200000%06d", 100 + nth));
    return row.id;
}

static donor_id donor_made(struct maker *m, const char *name, const char *kind)
{
    struct add_donor_row row;

    if (!add_donor(m->r, name, kind, "", "", "", &row)) fault(&m->r->fate, "a donor of the demonstration was not written");
    return row.id;
}

/* What the counter of a grocery proposes: so much for the household, so much for each person. */
static void usual_parcel(struct maker *m, const item_id *items)
{
    static const struct { const char *name_en; int quantity, each_person; } parts[] = {
        { "Pasta 500 g", 0, 1 }, { "Lentils 500 g", 1, 0 }, { "Olive oil 1 litre", 1, 0 }, { "Long-life milk", 0, 1 },
            { "Tinned tomatoes", 2, 0 } };
    struct add_kit_row made;

    if (!add_kit(m->r, "Μηνιαίο δέμα", "Monthly parcel", "grocery", &made))
        fault(&m->r->fate, "the parcel of the demonstration was not written");
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        for (int i = 0; i < GOODS_N; i++)
            if (!strcmp(goods[i].name_en, parts[k].name_en)) set_part(m->r, made.id, items[i], parts[k].quantity, parts[k].each_person);
    change_kit(m->r, made.id, 1, "Μηνιαίο δέμα", "Monthly parcel", true, (instant){ 0 });
    act(m->r, "made a parcel", "kit", made.id.v);
}

static bool goes_to(const char *store, const char *goods_kind)
{
    if (!strcmp(store, "soup_kitchen")) return !strcmp(goods_kind, "meal");
    if (!strcmp(store, "pharmacy")) return !strcmp(goods_kind, "medicine");
    return !strcmp(store, "grocery") && strcmp(goods_kind, "meal") && strcmp(goods_kind, "medicine");
}

static void came_in(struct maker *m, const struct store *s, const item_id *items, donor_id from)
{
    bool kitchen = !strcmp(s->kind, "soup_kitchen");
    struct add_supply_row row;

    if (!add_supply(m->r, s->id, kitchen ? "cooked" : "donation", kitchen ? (donor_id){ 0 } : from, m->r->today, "", "",
                    m->r->now, staff_here(m->r), &row)) fault(&m->r->fate, "a delivery of the demonstration was not written");
    for (int i = 0; i < GOODS_N; i++)
        if (goes_to(s->kind, goods[i].kind))
            line_write(m->r, s->id, row.id, &(struct line_read){ items[i], goods[i].n, kitchen ? "" : fmt(m->r, "L%d%02d", 26, i + 1),
                kitchen ? m->r->today : goods[i].days ? (day){ m->self.today.v + goods[i].days } : DAY_NONE, { goods[i].worth } });
    act(m->r, "noted a delivery", "supply", row.id.v);
}

/* A household is granted it by one who proposes and another who decides. */
static bool served(struct maker *m, person_id head, const char *programme)
{
    int at = book_programme_find(m->r->house->book, programme);
    bool was;

    if (at < 0) return false;
    demo_as(&m->self, &m->clerk, OPENED);
    struct application a = { .programme = programme, .person = head, .origin = "clerk" };
    if (!book_programme(m->r->house->book, at)->per_person) a.household = registry_household_of(m->r, head, m->r->today);
    case_id id = case_apply(m->r, &a, &was);
    demo_as(&m->self, &m->chief, SINCE);
    return case_settle(m->r, id, &(struct settled){ true, "Πληροί τα κριτήρια του κανονισμού.", m->r->today,
        (day){ m->self.today.v + 300 },
        { m->clerk.staff }, { m->chief.staff } });
}

static void took(struct maker *m, const struct store *s, card_id card, const item_id *items, int nth)
{
    struct give *g = mem_get(&m->r->mem, sizeof *g);
    const char *problem;
    struct holder h;

    demo_as(&m->self, &m->keeper, 1 + nth * 2);
    if (!holder_by_card(m->r, s, card, &h, &problem)) return;
    g->store = s;
    g->to = &h;
    for (int i = 0; i < GOODS_N; i++)
        if (goes_to(s->kind, goods[i].kind) && !strcmp(goods[i].kind, "food") && (i + nth) % 2)
            g->line[g->n++] = (struct give_line){ items[i], 1 };
    handout_give(m->r, g, &problem);
}

static void ate(struct maker *m, const struct store *s, card_id card, item_id meal)
{
    struct give *g = mem_get(&m->r->mem, sizeof *g);
    const char *problem;
    struct holder h;

    demo_as(&m->self, &m->keeper, 0);
    if (!holder_by_card(m->r, s, card, &h, &problem)) return;
    card_tag(m->r, s->id, card);
    *g = (struct give){ .store = s, .to = &h, .n = 1, .line = { { meal, 1 } } };
    handout_give(m->r, g, &problem);
}

static void households(struct maker *m, const struct store *grocery, const struct store *kitchen, const item_id *items)
{
    struct demo_heads all = demo_heads(m->r, (day){ m->self.today.v - 30 * 365 }, HEADS + FIRST_HEAD);
    item_id meal = { 0 };

    for (int i = 0; i < GOODS_N; i++) if (!strcmp(goods[i].kind, "meal")) meal = items[i];
    for (int i = FIRST_HEAD; i < all.n; i++) {
        bool eats = i < FIRST_HEAD + EATERS;
        const struct store *s = eats ? kitchen : grocery;
        if (!s || !served(m, all.at[i].id, eats ? "soup-kitchen" : "social-grocery")) continue;
        demo_as(&m->self, &m->keeper, SINCE - 1);
        card_id card = card_give(m->r, all.at[i].id, NULL, 0);
        if (eats && i % 2) ate(m, s, card, meal);
        else if (eats) card_tag(m->r, s->id, card);
        else if (i % 3) took(m, s, card, items, i - FIRST_HEAD);
    }
}

static void invent(struct req *r)
{
    struct maker m = { .r = r, .self = demo_begin(r) };
    const struct store *grocery = NULL, *kitchen = NULL;
    item_id items[GOODS_N];
    struct store *all;

    if (any_lot(r).n || !demo_account(r, "adviser", &m.clerk) || !demo_account(r, "manager", &m.chief)
        || !demo_account(r, "keeper", &m.keeper)) return;
    demo_as(&m.self, &m.keeper, SINCE);
    int n = stores_mine(r, &all);
    for (int i = 0; n && i < GOODS_N; i++) items[i] = add(&m, &goods[i], i);
    if (n) usual_parcel(&m, items);
    donor_id from = n ? donor_made(&m, "Αλυσίδα τροφίμων «Επίδειξη»", "company") : (donor_id){ 0 };
    for (int i = 0; i < n; i++) {
        bool meals = !strcmp(all[i].kind, "soup_kitchen");
        if (!store_gives(&all[i])) continue;
        demo_as(&m.self, &m.keeper, meals ? 0 : SINCE - 2);
        if (!grocery && !strcmp(all[i].kind, "grocery")) grocery = &all[i];
        if (!kitchen && meals) kitchen = &all[i];
        if (grocery == &all[i] || meals || !strcmp(all[i].kind, "pharmacy")) came_in(&m, &all[i], items, from);
    }
    if (n) households(&m, grocery, kitchen, items);
    demo_end(&m.self);
}
DEMO(stock, .at = 45, .make = invent);
