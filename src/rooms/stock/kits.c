/* SPDX-License-Identifier: EUPL-1.2
** kits.c - parcels: several items handed out together, some of them for each person; one of them is what the counter proposes. */
#include "rooms/stock/supply.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "kits.sql.h"

struct kit_shown { const char *path; struct isolated name; bool usual, ended; };
struct kits_page { struct store_bar_page bar; int64_t store; const char *problem, *name, *name_en; struct { int n; struct kit_shown *at;
    } kits; };
struct part_line { item_id item; struct isolated name; const char *measure; int64_t quantity, each_person; };
struct kit_page {
    struct store_bar_page bar; int64_t store; kit_id id; const char *about, *title, *problem, *done, *name, *name_en, *what, *quantity,
        *each_person; bool usual, ended;
    struct { int n; struct part_line *at; } parts; struct conflict_was_page was;
};
#include "kits.html.h"
#include "kit.html.h"

enum { FIELDS = 4 };

static bool here(struct req *r, struct store *s)
{
    if (!store_here(r, s)) return false;
    if (store_gives(s)) return true;
    refuse(r, 404, T_stock_no_counter);
    return false;
}

static void show_all(struct req *r, int status, const struct store *s, const char *problem)
{
    struct kits all = kits(r, s->kind);
    struct kits_page p = { .bar = store_bar(r, s, "/stock/items"), .store = s->id.v, .problem = problem };

    draft_used(r, "");
    p.name = typed(r, "name", "");
    p.name_en = typed(r, "name_en", "");
    p.kits.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.kits.at);
    for (int i = 0; i < all.n; i++)
        p.kits.at[p.kits.n++] = (struct kit_shown){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/kit"), (long long)all.at[i].id.v),
            { item_said(r, all.at[i].name, all.at[i].name_en) }, all.at[i].usual, all.at[i].ended.v != 0 };
    r->status = status;
    page_begin(r, text(r, T_stock_kits), .back = store_path(r, s, "/stock/items"), .problem = *problem != 0);
    kits_html(r, &p);
    page_end(r);
}

static void get_all(struct req *r)
{
    struct store s;

    if (here(r, &s)) show_all(r, 200, &s, "");
}

static bool named(struct req *r)
{
    return !stock_blank(in(r, "name")) && strlen(in(r, "name")) <= NAME_MOST && strlen(in(r, "name_en")) <= NAME_MOST;
}

static void post_all(struct req *r)
{
    struct store s;
    struct add_kit_row made;

    if (!here(r, &s)) return;
    if (!named(r)) { show_all(r, 422, &s, text(r, T_stock_name_needed)); return; }
    if (!add_kit(r, in(r, "name"), in(r, "name_en"), s.kind, &made)) fault(&r->fate, "the parcel was not written");
    act(r, "made a parcel", "kit", made.id.v);
    see_other(r, "/stock/kit?store=%lld&id=%lld", (long long)s.id.v, (long long)made.id.v);
}
PAGE(stock_kits, .path = "/stock/kits", .may = MAY_KEEP, .get = get_all, .post = post_all,
    .help = "Parcels of several items, and a new one.");

/* ---- one ---- */

static bool find(struct req *r, const struct store *s, kit_id id, struct kit_row *k)
{
    if (kit(r, id, k) && !strcmp(k->kind, s->kind)) return true;
    refuse(r, 404, T_stock_gone);
    return false;
}

static int fields_of(const struct kit_row *k, struct kept *to)
{
    const struct kept all[FIELDS] = { { "name", k->name }, { "name_en", k->name_en }, { "usual", k->usual ? "1" : "" }, { "ended",
        k->ended.v ? "1" : "" } };

    memcpy(to, all, sizeof all);
    return FIELDS;
}

static void render(struct req *r, int status, const struct store *s, kit_id id, const struct kit_row *k, const char *problem)
{
    struct parts all = parts(r, id);
    struct kept was[FIELDS];
    struct kit_page p = { .bar = store_bar(r, s, "/stock/items"), .store = s->id.v, .id = id, .about = stock_number_field(r, id.v),
        .title = item_said(r, k->name, k->name_en), .problem = problem,
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : "", .what = *problem ? in(r, "what") : "", .quantity = *problem ?
            in(r, "quantity") : "",
        .each_person = *problem ? in(r, "each_person") : "" };
    bool used = draft_used(r, p.about) || (*problem && in_has(r, "name"));

    p.name = typed(r, "name", k->name);
    p.name_en = typed(r, "name_en", k->name_en);
    p.usual = used ? in_has(r, "usual") : k->usual;
    p.ended = used ? in_has(r, "ended") : k->ended.v != 0;
    p.was = conflict_was(r, k->row_version, fields_of(k, was), was);
    p.parts.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.parts.at);
    for (int i = 0; i < all.n; i++)
        p.parts.at[p.parts.n++] = (struct part_line){ all.at[i].item, { item_said(r, all.at[i].name, all.at[i].name_en) }, stock_said(r,
            "measure", all.at[i].measure),
            all.at[i].quantity, all.at[i].each_person };
    r->status = status;
    page_begin(r, p.title, .back = store_path(r, s, "/stock/kits"), .problem = *problem != 0);
    kit_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct store s;
    struct kit_row k;
    kit_id id = { in_id(r, "id") };

    if (here(r, &s) && find(r, &s, id, &k)) render(r, 200, &s, id, &k, "");
}

static const char *change_part(struct req *r, kit_id id)
{
    item_id item;
    int64_t quantity, each;

    if (in_has(r, "drop")) return drop_part(r, id, (item_id){ in_id(r, "drop") }) ? "" : text(r, T_stock_gone);
    int n = item_find(r, in(r, "what"), &item);
    if (n != 1) return text_with(r, n ? T_stock_item_many : T_stock_item_unknown, in(r, "what"));
    if (!stock_number_read(in(r, "quantity"), 0, 1000, 0, &quantity)) return text_with(r, T_stock_quantity_wrong, in(r, "quantity"));
    if (!stock_number_read(in(r, "each_person"), 0, 1000, 0, &each)) return text_with(r, T_stock_quantity_wrong, in(r, "each_person"));
    if (!quantity && !each) return text(r, T_stock_nothing_chosen);
    set_part(r, id, item, quantity, each);
    return "";
}

static void conflict(struct req *r, const struct store *s, kit_id id, const struct kit_row *k)
{
    static const int labels[FIELDS] = { T_stock_name, T_stock_name_en, T_stock_kit_usual, T_stock_item_ended };
    struct kept now[FIELDS], own[2] = { { "id", stock_number_field(r, id.v) }, { "store", stock_number_field(r, s->id.v) } };
    struct conflict_field f[FIELDS];
    int n = fields_of(k, now);

    for (int i = 0; i < n; i++) f[i] = (struct conflict_field){ now[i].name, text(r, labels[i]), now[i].value, i > 1 ? conflict_yes_no :
        NULL };
    conflict_page(r, &(struct conflict){ .title = k->name, .action = "/stock/kit", .back = fmt(r, "%s&id=%s", store_path(r, s,
        "/stock/kit"), own[0].value), .version = k->row_version,
        .carry = { 2, own }, .n = n, .at = f });
}

static void post(struct req *r)
{
    struct store s;
    struct kit_row k;
    kit_id id = { in_id(r, "id") };

    if (!here(r, &s) || !find(r, &s, id, &k)) return;
    if (in_has(r, "what") || in_has(r, "drop")) {
        const char *problem = change_part(r, id);
        if (*problem) { render(r, 422, &s, id, &k, problem); return; }
    } else {
        bool usual = in_has(r, "usual") && !in_has(r, "ended");
        if (!named(r)) { render(r, 422, &s, id, &k, text(r, T_stock_name_needed)); return; }
        if (k.row_version != in_id(r, "row_version")) { conflict(r, &s, id, &k); return; }
        if (usual) none_usual(r, s.kind, id);
        if (!change_kit(r, id, in_id(r, "row_version"), in(r, "name"), in(r, "name_en"), usual, in_has(r, "ended") ? r->now :
            (instant){ 0 })) { conflict(r, &s, id, &k); return; }
    }
    act(r, "changed a parcel", "kit", id.v);
    see_other(r, "/stock/kit?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_kit, .path = "/stock/kit", .may = MAY_KEEP, .get = get, .post = post,
    .help = "One parcel: what is in it, and how much for each person.");
