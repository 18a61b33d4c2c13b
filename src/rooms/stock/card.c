/* SPDX-License-Identifier: EUPL-1.2
** card.c - one card: its number and code, what its holder cannot bear, its end; on paper, or read from a photo (ST9, ST12). */
#include "rooms/stock/cards.h"
#include "rooms/stock/counter.h"
#include "base/qr.h"
#include "host/codes.h"
#include "host/print.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "cards.sql.h"

struct card_turn { const char *path; instant at; bool undone; };
struct card_page {
    struct store_bar_page bar; int64_t store; card_id id; const char *problem, *done, *hidden, *allergies, *over, *pdf, *by, *counter_path,
        *person_path, *about; struct isolated name;
    struct ltr number; instant given; bool keeps, holds, told; struct options whys; struct { int n; struct card_turn *at; } turns;
        struct conflict_was_page was;
};
#include "card.html.h"
#include "card_end.html.h"

static const char *const whys[] = { "lost", "broken", "taken", NULL };
enum { TURNS_MOST = 20, ALLERGIES_MOST = 300 };

/* Whose card somebody may look at: a file they may open (AC16); at a store, one whom it serves or has served.
** told: what its holder cannot bear is for the reader: at the counter (ST9), and outside of the store for whom AC4 lets. */
struct seen_card { struct card_row row; struct store store; bool keeps, told; const struct person *is; const char *name; };

static bool served_here(struct req *r, const struct store *s, card_id id, person_id person)
{
    struct holder h = { .person = person };

    return (store_gives(s) && holder_grounds(r, s, &h)) || turns_of(r, id, s->id, 1).n;
}

static bool find(struct req *r, card_id id, struct seen_card *c)
{
    person_id root;

    c->keeps = (r->keys & MAY_KEEP) && (!(r->keys & MAY_ADVISE) || in_has(r, "store"));
    if (c->keeps && !store_here(r, &c->store)) return false;
    if (!card(r, id, &c->row)) { refuse(r, 404, T_stock_gone); return false; }
    root = registry_root(r, c->row.person);
    if (!(c->keeps ? served_here(r, &c->store, id, root) : access_sees(r, root))) { refuse(r, 404, T_stock_gone); return false; }
    c->told = c->keeps || access_special(r, root);
    c->is = registry_person(r, root);
    c->name = c->is && (!c->keeps || !c->is->shield || access_knows(r, root)) ? person_name(r, c->is) : "";
    if (r->reading) act(r, "looked at a card", *c->name ? "person" : "card", *c->name ? root.v : id.v);
    return true;
}

static const char *with_store(struct req *r, const struct seen_card *c, const char *path)
{
    return c->keeps ? store_path(r, &c->store, path) : fmt(r, "%s?x=", path);
}

static void render(struct req *r, int status, card_id id, const struct seen_card *c, const char *problem)
{
    const char *allergies = c->told ? stock_unseal(r, "allergies", c->row.allergies, c->row.allergies_n) : "";
    const char *about = stock_number_field(r, id.v);
    struct kept was = { "allergies", allergies };
    struct card_page p = { .store = c->keeps ? c->store.id.v : 0, .id = id, .problem = problem, .done = in_has(r, "saved") ? text(r,
        T_stock_saved) : "", .hidden = text(r, T_stock_shielded),
        .over = c->row.ended.v ? text_with(r, T_stock_card_over, day_said(r, greek_day(c->row.ended)), stock_said(r, "card_why",
            c->row.why)) : "",
        .pdf = fmt(r, "%s&id=%lld", with_store(r, c, "/stock/card.pdf"), (long long)id.v), .by = c->row.by_name ? c->row.by_name : "",
            .name = { c->name }, .number = { c->row.number },
        .given = c->row.given, .keeps = c->keeps, .holds = !c->row.ended.v, .told = c->told,
            .whys = stock_choices(r, "card_why", whys, "lost"), .counter_path = "", .person_path = "", .about = about };

    draft_used(r, about);
    p.allergies = typed(r, "allergies", allergies);
    p.was = conflict_was(r, c->row.row_version, 1, &was);
    if (c->keeps) {
        struct turns_of all = turns_of(r, id, c->store.id, TURNS_MOST);
        p.bar = store_bar(r, &c->store, "/stock/cards");
        p.counter_path = fmt(r, "%s&card=%s", store_path(r, &c->store, "/stock/counter"), c->row.number);
        p.turns.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.turns.at);
        for (int i = 0; i < all.n; i++)
            p.turns.at[p.turns.n++] = (struct card_turn){ fmt(r, "%s&id=%lld", store_path(r, &c->store, "/stock/handout"),
                (long long)all.at[i].id.v), all.at[i].at, all.at[i].undone };
    } else {
        p.person_path = fmt(r, "/person?id=%lld", (long long)c->is->id.v);
        if (p.holds && *allergies) act(r, "read what a card says of allergies", "person", c->is->id.v);
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_card), .back = c->keeps ? store_path(r, &c->store, "/stock/cards") : p.person_path,
        .problem = *problem != 0);
    card_html(r, &p);
    if (p.holds) qr_svg(&r->out, c->row.number, text(r, T_stock_card_code));
    card_end_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct seen_card c;
    card_id id = { in_id(r, "id") };

    if (find(r, id, &c)) render(r, 200, id, &c, "");
}

static void back(struct req *r, const struct seen_card *c, card_id id)
{
    if (c->keeps) see_other(r, "/stock/card?store=%lld&id=%lld&saved=1", (long long)c->store.id.v, (long long)id.v);
    else see_other(r, "/stock/card?id=%lld&saved=1", (long long)id.v);
}

static void conflict(struct req *r, const struct seen_card *c, card_id id, const char *theirs)
{
    struct kept own[3] = { { "id", stock_number_field(r, id.v) }, { "do", "allergies" }, { "store", c->keeps ? stock_number_field(r,
        c->store.id.v) : "" } };

    conflict_page(r, &(struct conflict){ .title = text(r, T_stock_card), .action = "/stock/card", .back = fmt(r, "%s&id=%s", with_store(r,
        c, "/stock/card"), own[0].value),
        .version = c->row.row_version, .carry = { c->keeps ? 3 : 2, own }, .n = 1, .at = (const struct conflict_field[]){ { "allergies",
            text(r, T_stock_allergies), theirs, NULL } } });
}

static void post(struct req *r)
{
    struct seen_card c;
    card_id id = { in_id(r, "id") };
    size_t n;
    bool why = false;

    if (!find(r, id, &c)) return;
    if (c.row.ended.v) { render(r, 409, id, &c, text(r, T_stock_card_ended)); return; }
    if (!strcmp(in(r, "do"), "allergies")) {
        if (!c.told) { refuse(r, 403, T_stock_allergies_shut); return; }
        if (strlen(in(r, "allergies")) > ALLERGIES_MOST) { render(r, 422, id, &c, text(r, T_stock_long)); return; }
        const void *sealed = stock_seal(r, "allergies", in(r, "allergies"), &n);
        if (!set_allergies(r, id, in_id(r, "row_version"), sealed, n)) { conflict(r, &c, id, stock_unseal(r, "allergies", c.row.allergies,
            c.row.allergies_n)); return; }
        act(r, "changed what a card says of allergies", "card", id.v);
    } else {
        for (int i = 0; whys[i]; i++) why |= !strcmp(whys[i], in(r, "why"));
        if (!why) { render(r, 422, id, &c, text(r, T_stock_why_needed)); return; }
        if (!end_card(r, id, in(r, "why"), r->now)) { render(r, 409, id, &c, text(r, T_stock_card_ended)); return; }
        drop_tags(r, id);
        act(r, "ended a card", "card", id.v);
    }
    back(r, &c, id);
}
PAGE(stock_card, .path = "/stock/card", .may = MAY_KEEP | MAY_ADVISE, .get = get, .post = post,
    .help = "One card: its code, what its holder cannot bear, its end.");

/* From a person's page: somebody who may open the file gives the card; allergies told on an ended card go along. */
static void post_new(struct req *r)
{
    person_id person = { in_id(r, "person") };

    if (!access_open(r, person, "gave a card")) return;
    card_id id = card_give(r, registry_root(r, person), NULL, 0);
    see_other(r, "/stock/card?id=%lld", (long long)id.v);
}
PAGE(stock_card_new, .path = "/stock/card/new", .may = MAY_ADVISE, .post = post_new,
    .help = "A card for somebody whose file is open to the reader.");

/* ---- on paper ---- */

static const char *spaced(struct req *r, const char *number) { return fmt(r, "%.3s %.3s %.4s", number, number + 3, number + 6); }

static void one_language(struct req *r, struct print *p, const struct seen_card *c)
{
    print_strong(p, town_name(r));
    print_heading(p, 1, text(r, T_stock_card_title));
    if (*c->name) print_pair(p, text(r, T_stock_card_holder), c->name);
    print_pair(p, text(r, T_stock_card_number), spaced(r, c->row.number));
    print_text(p, text(r, T_stock_card_words));
    print_small(p, text(r, T_stock_card_lost));
}

static void get_pdf(struct req *r)
{
    struct seen_card c;
    struct print *p;
    int reader = r->lang, own;
    size_t n;

    if (!find(r, (card_id){ in_id(r, "id") }, &c)) return;
    if (c.row.ended.v) { refuse(r, 404, T_stock_card_ended); return; }
    own = c.is ? texts_language_find(r->house->texts, c.is->lang) : 0;
    r->lang = 0;
    p = print_open(&r->mem, text(r, T_stock_card_title), "el", false, town_name(r));
    one_language(r, p, &c);
    print_qr(p, c.row.number);
    if (own > 0) {
        r->lang = own;
        print_language(p, c.is->lang, texts_language(r->house->texts, own)->rtl);
        one_language(r, p, &c);
    }
    r->lang = reader;
    const char *pdf = print_close(p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "card-%s.pdf", c.row.number);
    r->no_store = true;
    out_raw(&r->out, pdf, n);
}
PAGE(stock_card_pdf, .path = "/stock/card.pdf", .may = MAY_KEEP | MAY_ADVISE, .get = get_pdf, .slow = true,
    .help = "A card on paper, with its code.");

/* ---- from a photo ---- */

static void prepare_photo(struct req *r)
{
    r->prepared = r->nuploads && r->uploads[0].n ? (void *)codes_in_picture(&r->mem, (const unsigned char *)r->uploads[0].bytes,
        r->uploads[0].n) : NULL;
}

static void post_photo(struct req *r)
{
    const char *const *all = r->prepared;
    struct store s;

    if (!store_here(r, &s)) return;
    for (; all && *all; all++)
        if (*card_number_read(r, *all)) {
            see_other(r, "/stock/%s?store=%lld&card=%s", !strcmp(s.kind, "soup_kitchen") ? "kitchen" : "counter", (long long)s.id.v,
                card_number_read(r, *all));
            return;
        }
    if (store_gives(&s)) counter_show(r, 422, &s, "", text(r, T_stock_no_code));        /* the number can be typed at once */
    else refuse(r, 422, T_stock_no_code);
}
PAGE(stock_photo, .path = "/stock/counter/photo", .may = MAY_KEEP, .prepare = prepare_photo, .post = post_photo, .upload = true,
    .help = "Reads the code of a card from a photo.");
