/* SPDX-License-Identifier: EUPL-1.2
** donors.c - who gives: their list, one of them, and what came from them. */
#include "rooms/stock/inside.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "donors.sql.h"

struct donor_line { const char *path; struct isolated name; const char *kind; struct ltr phone, email; bool ended; };
struct donors_page { struct store_bar_page bar; const char *new_path; int64_t store; bool ended; struct { int n; struct donor_line *at;
    } donors; };
struct gave_line { const char *unit; struct ltr number; day on; cents worth; };
struct donor_page {
    struct store_bar_page bar; int64_t store; donor_id id; const char *about, *title, *problem, *done, *name, *phone, *email, *note;
        bool old, ended; cents sum;
    struct options kinds; struct { int n; struct gave_line *at; } gave; struct conflict_was_page was;
};
#include "donors.html.h"
#include "donor.html.h"

static const char *const kinds[] = { "company", "person", "body", "programme", "town", NULL };
enum { FIELDS = 6, GAVE_MOST = 200 };

static void get_donors(struct req *r)
{
    struct store s;
    struct donors_page p = { .ended = in_has(r, "ended") };

    if (!store_here(r, &s)) return;
    struct donors all = donors(r, p.ended);
    p.bar = store_bar(r, &s, "/stock/supply");
    p.store = s.id.v;
    p.new_path = store_path(r, &s, "/stock/donor");
    p.donors.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.donors.at);
    for (int i = 0; i < all.n; i++)
        p.donors.at[p.donors.n++] = (struct donor_line){ fmt(r, "%s&id=%lld", p.new_path, (long long)all.at[i].id.v), { all.at[i].name },
            stock_said(r, "donor_kind", all.at[i].kind), { all.at[i].phone }, { all.at[i].email }, all.at[i].ended.v != 0 };
    page_begin(r, text(r, T_stock_donors), .back = store_path(r, &s, "/stock/supply"));
    donors_html(r, &p);
    page_end(r);
}
PAGE(stock_donors, .path = "/stock/donors", .may = MAY_KEEP, .get = get_donors, .help = "Who gives to the stores.");

static int fields_of(const struct donor_row *d, struct kept *k)
{
    const struct kept all[FIELDS] = { { "name", d->name }, { "kind", d->kind }, { "phone", d->phone }, { "email", d->email }, { "note",
        d->note },
        { "ended", d->ended.v ? "1" : "" } };

    memcpy(k, all, sizeof all);
    return FIELDS;
}

static void render(struct req *r, int status, const struct store *s, donor_id id, const struct donor_row *d, const char *problem)
{
    static const struct donor_row fresh = { .name = "", .kind = "company", .phone = "", .email = "", .note = "" };
    struct donor_page p = { .bar = store_bar(r, s, "/stock/supply"), .store = s->id.v, .id = id, .about = id.v ? stock_number_field(r,
        id.v) : "", .problem = problem,
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : "", .old = d != NULL };
    struct kept was[FIELDS];

    if (!d) d = &fresh;
    bool used = draft_used(r, p.about) || *problem;
    p.title = p.old ? d->name : text(r, T_stock_donor_new);
    p.name = typed(r, "name", d->name);
    p.phone = typed(r, "phone", d->phone);
    p.email = typed(r, "email", d->email);
    p.note = typed(r, "note", d->note);
    p.ended = used ? in_has(r, "ended") : d->ended.v != 0;
    p.kinds = stock_choices(r, "donor_kind", kinds, typed(r, "kind", d->kind));
    if (p.old) {
        struct gave all = gave(r, id, GAVE_MOST);
        p.was = conflict_was(r, d->row_version, fields_of(d, was), was);
        p.gave.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.gave.at);
        for (int i = 0; i < all.n; i++) {
            p.gave.at[p.gave.n++] = (struct gave_line){ all.at[i].unit_name, { all.at[i].number }, all.at[i].on_day, all.at[i].worth };
            p.sum.v += all.at[i].worth.v;
        }
    }
    r->status = status;
    page_begin(r, p.title, .back = store_path(r, s, "/stock/donors"), .problem = *problem != 0);
    donor_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct store s;
    struct donor_row d;
    donor_id id = { in_id(r, "id") };

    if (!store_here(r, &s)) return;
    if (!id.v) render(r, 200, &s, id, NULL, "");
    else if (donor(r, id, &d)) render(r, 200, &s, id, &d, "");
    else refuse(r, 404, T_stock_gone);
}

static const char *wrong(struct req *r)
{
    bool kind = false;

    for (int i = 0; kinds[i]; i++) kind |= !strcmp(kinds[i], in(r, "kind"));
    if (stock_blank(in(r, "name")) || strlen(in(r, "name")) > NAME_MOST) return text(r, T_stock_name_needed);
    if (!kind) return text(r, T_stock_kind_needed);
    return strlen(in(r, "phone")) > 60 || strlen(in(r, "email")) > 200 || strlen(in(r, "note")) > SAID_MOST ? text(r, T_stock_long) : "";
}

static const char *kind_label(struct req *r, const char *value) { return stock_said(r, "donor_kind", value); }

static void conflict(struct req *r, const struct store *s, donor_id id, const struct donor_row *d)
{
    static const int labels[FIELDS] = { T_stock_name, T_stock_kind, T_stock_phone, T_stock_email, T_stock_note, T_stock_item_ended };
    struct kept now[FIELDS], own[2] = { { "id", stock_number_field(r, id.v) }, { "store", stock_number_field(r, s->id.v) } };
    struct conflict_field f[FIELDS];
    int n = fields_of(d, now);

    for (int i = 0; i < n; i++)
        f[i] = (struct conflict_field){ now[i].name, text(r, labels[i]), now[i].value, i == 1 ? kind_label : i == 5 ? conflict_yes_no :
            NULL };
    conflict_page(r, &(struct conflict){ .title = d->name, .action = "/stock/donor", .back = fmt(r, "%s&id=%s", store_path(r, s,
        "/stock/donor"), own[0].value),
        .version = d->row_version, .carry = { 2, own }, .n = n, .at = f });
}

static void post(struct req *r)
{
    struct store s;
    struct donor_row d;
    struct add_donor_row made;
    donor_id id = { in_id(r, "id") };
    bool old = id.v != 0;

    if (!store_here(r, &s)) return;
    if (old && !donor(r, id, &d)) { refuse(r, 404, T_stock_gone); return; }
    const char *problem = wrong(r);
    if (*problem) { render(r, 422, &s, id, old ? &d : NULL, problem); return; }
    if (!old) {
        if (!add_donor(r, in(r, "name"), in(r, "kind"), in(r, "phone"), in(r, "email"), in(r, "note"), &made)) fault(&r->fate,
            "the donor was not written");
        id = made.id;
    } else if (!change_donor(r, id, in_id(r, "row_version"), in(r, "name"), in(r, "kind"), in(r, "phone"), in(r, "email"), in(r, "note"),
                             in_has(r, "ended") ? r->now : (instant){ 0 })) { conflict(r, &s, id, &d); return; }
    act(r, old ? "changed a donor" : "added a donor", "donor", id.v);
    see_other(r, "/stock/donor?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_donor, .path = "/stock/donor", .may = MAY_KEEP, .get = get, .post = post, .help = "One donor, and what came from them.");
