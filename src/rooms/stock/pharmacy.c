/* SPDX-License-Identifier: EUPL-1.2
** pharmacy.c - a prescription is taken in, a pharmacist checks it, the shelf fills it: by substance, soonest last day first, no more
** than was prescribed (ST4, ST8, ST16).  All of it is special-category data: MAY_SPECIAL, and what was written is sealed. */
#include "rooms/stock/counter.h"
#include "rooms/about.h"
#include "host/crypto.h"
#include "items.sql.h"
#include "pharmacy.sql.h"

enum { PRESCRIBED_MOST = 6, LIST_MOST = 100, LIST_DAYS = 30, VALID_MOST = 366 };

struct line_in { const char *at, *substance, *strength, *packs; };
struct listed { const char *path, *state, *tone; struct isolated who; instant made; day until; };
struct pharmacy_page {
    struct store_bar_page bar; int64_t store; const char *problem, *typed, *number, *doctor, *issued, *until, *words, *why_not;
    bool there, may; struct isolated name; struct ltr card; struct options persons, substances;
    struct { int n; struct line_in *at; } lines; struct { int n; struct listed *at; } all;
};
struct shelf_choice { item_id item; const char *name, *typed; int64_t good; day expires; };
struct line_out { prescribed_id id; const char *name, *strength; int64_t packs, given, rest;
    struct { int n; struct shelf_choice *at; } shelf; };
struct prescription_page {
    struct store_bar_page bar; int64_t store, version; prescription_id id; const char *problem, *done, *state, *by, *checked_by, *doctor,
        *words, *why_not; struct isolated who; struct ltr number; day issued, until; instant made, checked; bool asked, fills;
    struct { int n; struct line_out *at; } lines; struct options pickers;
};
#include "pharmacy.html.h"
#include "prescription.html.h"

static bool here(struct req *r, struct store *s)
{
    if (!store_of_kinds(r, *in(r, "store") ? STORE_KINDS : "pharmacy", T_stock_pharmacy_nowhere, s)) return false;
    if (store_gives(s) && !strcmp(s->kind, "pharmacy")) return true;
    refuse(r, 404, T_stock_no_pharmacy);
    return false;
}

/* Number, doctor and words, a line each, are sealed together. */
static const char *part(struct req *r, const void *sealed, size_t n, int nth)
{
    const char *all = stock_unseal(r, "prescription", sealed, n), *end;

    for (; nth && *all; all++) nth -= *all == '\n';
    end = strchr(all, '\n');
    return end ? fmt(r, "%.*s", (int)(end - all), all) : all;
}

/* ---- all of them, and a new one ---- */

/* For whom a prescription may be; of a shielded file for nobody but the holder (ST9). */
static struct in_household theirs(struct req *r, const struct holder *h)
{
    return in_household(r, h->person, h->shielded ? (household_id){ 0 } : h->household, r->today);
}

static void take_new(struct req *r, const struct holder *h, struct pharmacy_page *p)
{
    struct in_household all = theirs(r, h);
    struct substances subs = substances(r);

    p->there = true;
    p->name.text = *h->name ? h->name : text(r, T_stock_shielded);
    p->card.text = h->number;
    p->why_not = h->why_not;
    p->may = !*h->why_not;
    p->persons.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->persons.at);
    for (int i = 0; i < all.n; i++)
        option_add(&p->persons, stock_number_field(r, all.at[i].id.v), whose_said(r, all.at[i].id, all.at[i].family, all.at[i].given,
            all.at[i].shield, h->number), in(r, "person"));
    p->substances.at = mem_get(&r->mem, (size_t)(subs.n + 1) * sizeof *p->substances.at);
    for (int i = 0; i < subs.n; i++) option_add(&p->substances, subs.at[i].name, subs.at[i].name, "");
    p->lines.at = mem_get(&r->mem, PRESCRIBED_MOST * sizeof *p->lines.at);
    for (int i = 1; i <= PRESCRIBED_MOST; i++)
        p->lines.at[p->lines.n++] = (struct line_in){ fmt(r, "%d", i), in(r, fmt(r, "s%d", i)), in(r, fmt(r, "g%d", i)), in(r, fmt(r, "p%d",
            i)) };
}

static void show_all(struct req *r, int status, const struct store *s, const char *problem)
{
    struct prescriptions all = prescriptions(r, s->id, (instant){ r->now.v - (int64_t)LIST_DAYS * 86400 }, LIST_MOST);
    struct pharmacy_page p = { .bar = store_bar(r, s, "/stock/pharmacy"), .store = s->id.v, .problem = problem, .typed = in(r, "card"),
        .number = in(r, "number"), .doctor = in(r, "doctor"), .issued = in(r, "issued"), .until = in(r, "until"), .words = in(r, "words"),
        .why_not = "" };
    struct holder h;

    if (*p.typed && holder_by_number(r, s, p.typed, &h, &p.problem)) {
        p.problem = problem;
        if (r->reading) act(r, "read a card", h.shielded ? "card" : "person", h.shielded ? h.card.v : h.person.v);
        take_new(r, &h, &p);
    }
    p.all.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.all.at);
    for (int i = 0; i < all.n; i++) {
        const struct prescriptions_row *x = &all.at[i];
        p.all.at[p.all.n++] = (struct listed){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/prescription"), (long long)x->id.v),
            stock_said(r, "prescription", x->state), !strcmp(x->state, "asked") ? "warn" : !strcmp(x->state, "checked") ? "info" :
            !strcmp(x->state, "given") ? "ok" : "no", { whose_said(r, x->person, x->family, x->given, x->shield, x->number) }, x->made,
            x->until };
    }
    r->status = *p.problem && status == 200 ? 422 : status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_pharmacy), .problem = *p.problem != 0, .wide = true);
    pharmacy_html(r, &p);
    page_end(r);
}

static void get_all(struct req *r)
{
    struct store s;

    if (!here(r, &s)) return;
    act(r, "looked at the prescriptions of a pharmacy", "unit", s.id.v);
    show_all(r, 200, &s, "");
}

struct taken_in { person_id person; day issued, until; int n; struct { substance_id substance; const char *strength; int64_t packs; }
    line[PRESCRIBED_MOST]; };

/* A line that says how many of nothing is wrong too: what was prescribed must not be lost unseen. */
static const char *line_in(struct req *r, struct taken_in *t, const char *name, const char *strength, const char *packs)
{
    struct substance_named_row row;

    if (!substance_named(r, name, &row)) return text_with(r, T_stock_substance_unknown, name);
    if (strlen(strength) > 60) return text(r, T_stock_long);
    if (!stock_number_read(packs, 1, 100, -1, &t->line[t->n].packs) || t->line[t->n].packs < 0)
        return fmt(r, "%s: %s", name, text_with(r, T_stock_packs_wrong, packs));
    for (int k = 0; k < t->n; k++)
        if (t->line[k].substance.v == row.id.v && !strcmp(t->line[k].strength, strength))
            return text_with(r, T_stock_substance_twice, name);
    t->line[t->n].substance = row.id;
    t->line[t->n++].strength = strength;
    return "";
}

static void lines_in(struct req *r, struct taken_in *t, const char **problem)
{
    bool any = false;

    for (int i = 1; i <= PRESCRIBED_MOST; i++) {
        const char *name = in(r, fmt(r, "s%d", i)), *strength = in(r, fmt(r, "g%d", i)), *packs = in(r, fmt(r, "p%d", i));
        if (stock_blank(name) && stock_blank(strength) && stock_blank(packs)) continue;
        const char *wrong = line_in(r, t, name, strength, packs);
        if (*wrong) stock_wrong(r, problem, "", wrong);
        any = true;
    }
    if (!any) stock_wrong(r, problem, "", text(r, T_stock_nothing_chosen));
}

static void days_in(struct req *r, struct taken_in *t, const char **problem)
{
    bool issued = stock_day_typed(r, "issued", &t->issued) && t->issued.v != DAY_NONE.v && t->issued.v <= r->today.v,
        until = stock_day_typed(r, "until", &t->until) && t->until.v != DAY_NONE.v;

    if (!issued) stock_wrong(r, problem, "", text(r, T_stock_issued_wrong));
    if (!until || (issued && (t->until.v < t->issued.v || t->until.v > t->issued.v + VALID_MOST)))
        stock_wrong(r, problem, "", text(r, T_stock_until_wrong));
    else if (t->until.v < r->today.v) stock_wrong(r, problem, "", text_with(r, T_stock_prescription_late, day_said(r, t->until)));
}

static const char *read_in(struct req *r, const struct holder *h, struct taken_in *t)
{
    struct in_household all = theirs(r, h);
    const char *number = in(r, "number"), *problem = "";

    t->person = in_has(r, "person") ? (person_id){ in_id(r, "person") } : h->person;
    bool known = false;
    for (int i = 0; i < all.n; i++) known |= all.at[i].id.v == t->person.v;
    if (!known) stock_wrong(r, &problem, "", text(r, T_stock_not_of_household));
    if (stock_blank(number) || strlen(number) > 60 || strlen(in(r, "doctor")) > NAME_MOST || strlen(in(r, "words")) > SAID_MOST ||
        strchr(number, '\n') || strchr(in(r, "doctor"), '\n')) stock_wrong(r, &problem, "", text(r, T_stock_prescription_number));
    days_in(r, t, &problem);
    lines_in(r, t, &problem);
    return problem;
}

static void post_all(struct req *r)
{
    struct store s;
    struct holder h;
    struct taken_in t = { .n = 0 };
    struct same_prescription_row same;
    struct add_prescription_row made;
    unsigned char lookup[HASH_BYTES];
    const char *problem = "";
    size_t n;

    if (!here(r, &s)) return;
    if (!holder_by_number(r, &s, in(r, "card"), &h, &problem)) { show_all(r, 422, &s, problem); return; }
    problem = *h.why_not ? h.why_not : read_in(r, &h, &t);
    if (*problem) { show_all(r, 422, &s, problem); return; }
    keyed_hash(lookup, r->house->secret, "stock prescription lookup", in(r, "number"), strlen(in(r, "number")));
    if (same_prescription(r, lookup, sizeof lookup, &same)) {
        show_all(r, 409, &s, text_with(r, T_stock_prescription_twice, day_said(r, greek_day(same.made))));
        return;
    }
    const void *sealed = stock_seal(r, "prescription", fmt(r, "%s\n%s\n%s", in(r, "number"), in(r, "doctor"), in(r, "words")), &n);
    if (!add_prescription(r, s.id, h.card, t.person, sealed, n, lookup, sizeof lookup, t.issued, t.until, r->now, staff_here(r), &made))
        fault(&r->fate, "the prescription was not written");
    for (int i = 0; i < t.n; i++) add_prescribed(r, made.id, t.line[i].substance, t.line[i].strength, t.line[i].packs);
    act(r, "took in a prescription", "prescription", made.id.v);
    see_other(r, "/stock/prescription?store=%lld&id=%lld", (long long)s.id.v, (long long)made.id.v);
}
PAGE(stock_pharmacy, .path = "/stock/pharmacy", .may = MAY_SPECIAL, .get = get_all, .post = post_all,
    .nav = T_stock_pharmacy, .nav_at = 7, .help = "Prescriptions of a pharmacy: those that wait, and a new one.");

/* ---- one ---- */

/* Most packs say their strength in their name. */
static const char *medicine_said(struct req *r, const struct medicines_row *m)
{
    const char *name = item_said(r, m->name, m->name_en);

    return strstr(name, m->strength) ? name : fmt(r, "%s %s", name, m->strength);
}

static void take_lines(struct req *r, const struct store *s, prescription_id id, struct prescription_page *p)
{
    struct prescribed all = prescribed(r, id);
    day last = { r->today.v + town_days_left(r->house->town, "medicine") };

    p->lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct prescribed_row *x = &all.at[i];
        struct line_out l = { .id = x->id, .name = x->name, .strength = x->strength, .packs = x->packs, .given = x->given,
            .rest = x->packs - x->given };
        struct medicines shelf = medicines(r, s->id, x->substance, last);
        int64_t rest = l.rest;
        l.shelf.at = mem_get(&r->mem, (size_t)(shelf.n + 1) * sizeof *l.shelf.at);
        for (int k = 0; k < shelf.n; k++) {
            const struct medicines_row *m = &shelf.at[k];
            if (*x->strength && *m->strength && strcmp(x->strength, m->strength)) continue;
            int64_t n = m->good < rest ? m->good : rest;
            const char *field = fmt(r, "m%lld_%lld", (long long)x->id.v, (long long)m->item.v);
            l.shelf.at[l.shelf.n++] = (struct shelf_choice){ m->item, medicine_said(r, m),
                in_has(r, field) ? in(r, field) : n ? stock_number_field(r, n) : "", m->good, m->expires };
            rest -= n;
        }
        p->lines.at[p->lines.n++] = l;
    }
}

static bool find(struct req *r, struct store *s, prescription_id id, struct prescription_row *x)
{
    if (!here(r, s)) return false;
    if (prescription(r, id, x) && x->unit.v == s->id.v) return true;
    refuse(r, 404, T_stock_gone);
    return false;
}

static void render(struct req *r, int status, const struct store *s, prescription_id id, const struct prescription_row *x,
    const char *problem)
{
    struct prescription_page p = { .bar = store_bar(r, s, "/stock/pharmacy"), .store = s->id.v, .version = x->row_version, .id = id,
        .problem = problem, .done = in_has(r, "saved") ? text(r, T_stock_saved) : "", .state = stock_said(r, "prescription", x->state),
        .by = x->by_name ? x->by_name : "", .checked_by = x->checked_name ? x->checked_name : "", 
        .doctor = part(r, x->sealed, x->sealed_n, 1),
        .words = part(r, x->sealed, x->sealed_n, 2), .why_not = "", .number = { part(r, x->sealed, x->sealed_n, 0) }, .issued = x->issued,
        .until = x->until, .made = x->made, .checked = x->checked, .asked = !strcmp(x->state, "asked") };
    const char *wrong = "";
    struct holder h;

    p.who.text = whose_said(r, x->person, x->family, x->given, x->shield, "");
    p.fills = !strcmp(x->state, "checked");
    if (p.fills && holder_by_card(r, s, x->card, &h, &wrong)) {
        p.why_not = h.why_not;
        holder_pickers(r, &h);
        p.pickers.at = mem_get(&r->mem, (size_t)(h.npickers + 1) * sizeof *p.pickers.at);
        for (int i = 0; i < h.npickers; i++) option_add(&p.pickers, stock_number_field(r, h.pickers[i].person.v), h.pickers[i].name, in(r,
            "taken_by"));
    } else if (*wrong) p.why_not = wrong;
    if (p.fills && x->until.v < r->today.v) p.why_not = text_with(r, T_stock_prescription_late, day_said(r, x->until));
    p.fills = p.fills && !*p.why_not;
    take_lines(r, s, id, &p);
    if (r->reading) act(r, "looked at a prescription", "prescription", id.v);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_prescription), .back = store_path(r, s, "/stock/pharmacy"), .problem = *problem != 0, .wide = true);
    prescription_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    struct store s;
    struct prescription_row x;
    prescription_id id = { in_id(r, "id") };

    if (find(r, &s, id, &x)) render(r, 200, &s, id, &x, "");
}

/* ST16: what is given of each line, of items of its substance and strength that lie there. */
static const char *fill_typed(struct req *r, const struct prescription_page *p, struct give *g, int64_t *of_line)
{
    for (int i = 0; i < p->lines.n; i++) {
        const struct line_out *l = &p->lines.at[i];
        for (int k = 0; k < l->shelf.n; k++) {
            const char *typed = in(r, fmt(r, "m%lld_%lld", (long long)l->id.v, (long long)l->shelf.at[k].item.v));
            int64_t n;
            if (!stock_number_read(typed, 0, 100, 0, &n)) return text_with(r, T_stock_quantity_wrong, typed);
            if (!n) continue;
            for (int j = 0; j < g->n; j++) if (g->line[j].item.v == l->shelf.at[k].item.v) return text(r, T_stock_nothing_chosen);
            if (g->n == LINES_MOST) return text(r, T_stock_too_many_lines);
            g->line[g->n++] = (struct give_line){ l->shelf.at[k].item, n };
            of_line[i] += n;
        }
        if (of_line[i] > l->rest) return text_with(r, T_stock_beyond_prescription, l->name, stock_number_field(r, l->rest));
    }
    return "";
}

static void fill(struct req *r, const struct store *s, prescription_id id, const struct prescription_row *x)
{
    struct prescription_page p = { .id = id };
    struct give *g = mem_get(&r->mem, sizeof *g);
    struct holder h;
    const char *problem = "";
    bool all = true;

    if (x->until.v < r->today.v) { render(r, 422, s, id, x, text_with(r, T_stock_prescription_late, day_said(r, x->until))); return; }
    if (!holder_by_card(r, s, x->card, &h, &problem)) { render(r, 422, s, id, x, problem); return; }
    take_lines(r, s, id, &p);
    int64_t *of_line = mem_get(&r->mem, (size_t)(p.lines.n + 1) * sizeof *of_line);
    g->store = s;
    g->to = &h;
    g->prescription = id;
    if (!picker_typed(r, &h, &g->taken_by)) problem = text(r, T_stock_not_picker);
    else problem = fill_typed(r, &p, g, of_line);
    if (*problem) { render(r, 422, s, id, x, problem); return; }
    for (int i = 0; i < p.lines.n; i++) all = all && of_line[i] == p.lines.at[i].rest;
    if (g->n && !fill_prescription(r, id, in_id(r, "row_version"), all ? "given" : "checked")) { render(r, 409, s, id, x, text(r,
        T_stock_prescription_moved)); return; }
    handout_id turn = handout_give(r, g, &problem);
    if (!turn.v) { render(r, 422, s, id, x, problem); return; }
    for (int i = 0; i < p.lines.n; i++) if (of_line[i]) add_filled(r, turn, p.lines.at[i].id, of_line[i]);
    see_other(r, "/stock/prescription?store=%lld&id=%lld&saved=1", (long long)s->id.v, (long long)id.v);
}

static void post_one(struct req *r)
{
    struct store s;
    struct prescription_row x;
    prescription_id id = { in_id(r, "id") };
    const char *what = in(r, "do");
    bool check = !strcmp(what, "check");

    if (!find(r, &s, id, &x)) return;
    if (x.shield) access_knows(r, x.person);                    /* written where it belongs (AC3) */
    if (!strcmp(what, "fill") && !strcmp(x.state, "checked")) { fill(r, &s, id, &x); return; }
    if (!check && strcmp(what, "refuse")) { render(r, 409, &s, id, &x, text(r, T_stock_prescription_moved)); return; }
    if (!check_prescription(r, id, check ? "checked" : "refused", r->now, staff_here(r))) { render(r, 409, &s, id, &x, text(r,
        T_stock_prescription_moved)); return; }
    act(r, check ? "checked a prescription" : "refused a prescription", "prescription", id.v);
    see_other(r, "/stock/prescription?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_prescription, .path = "/stock/prescription", .may = MAY_SPECIAL, .get = get_one, .post = post_one,
    .help = "One prescription: the pharmacist's check, and what the shelf fills.");

/* ---- my day: what waits for the pharmacist ---- */

struct waits_line { const char *path, *name; int64_t n; };
struct pharmacy_day_page { struct { int n; struct waits_line *at; } stores; };
#include "pharmacy_day.html.h"

static struct pharmacy_day_page waits(struct req *r)
{
    struct store *all;
    int n = stores_mine(r, &all);
    struct pharmacy_day_page p = { .stores.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p.stores.at) };

    for (int i = 0; i < n; i++)
        if (!strcmp(all[i].kind, "pharmacy")) p.stores.at[p.stores.n++] = (struct waits_line){ store_path(r, &all[i], "/stock/pharmacy"),
            all[i].name, waits_for_check(r, all[i].id).n };
    return p;
}

static int count(struct req *r, bool team)
{
    struct pharmacy_day_page p = { .stores.n = 0 };
    int sum = 0;

    if (!team) p = waits(r);
    for (int i = 0; i < p.stores.n; i++) sum += (int)p.stores.at[i].n;
    return sum;
}

static void show_waiting(struct req *r, bool team)
{
    struct pharmacy_day_page p = waits(r);

    (void)team;
    pharmacy_day_html(r, &p);
}
MY_DAY(pharmacy, .at = 54, .may = MAY_SPECIAL, .title = T_stock_prescriptions_wait, .count = count, .show = show_waiting);
