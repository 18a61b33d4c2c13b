/* SPDX-License-Identifier: EUPL-1.2
** layout.c - fills the frame of layout_top.html and layout_end.html.  See layout.h for L1..L3. */
#include "web/layout.h"
#include "web/page.h"
#include "web/house.h"
#include "web/edge.h"
#include "web/assets.h"
#include "host/providers.h"
#include <string.h>

enum { MENU_MOST = 40, MENU_PARTS = 3, MENU_FLAT = 10 };
struct menu_item { const char *path, *name; bool here; int at; };
struct menu_items { int n; struct menu_item at[MENU_MOST]; };
struct menu_part { const char *name; bool here; struct menu_items items; };
struct choice { const char *lang, *dir, *own, *path, *field, *value; bool here; };
struct also { const char *lang, *dir, *word; };

struct layout_page {
    const char *lang, *dir, *look, *title, *sheet, *colours, *script, *icon, *town, *own, *back, *keep_path, *sign_out, *search, *notice, *notice_link;
    bool picker, wide, staff, quiet, demo, unreviewed;
    struct isolated name;
    struct menu_items menu;
    struct { int n; struct menu_part at[MENU_PARTS]; } parts;
    struct { int n; struct also at[2]; } also;
    struct kepts keep;
    struct { int n; struct choice at[24]; } languages;
    struct { int n; struct choice at[8]; } looks;
};
struct layout_end_page {
    struct { int n; struct { const char *path, *name; } at[4]; } links;
    bool any;
    struct ltr phone;
    const char *phone_link;
};
struct said_page { const char *title, *words; };
#include "said.html.h"
#include "layout_top.html.h"
#include "layout_end.html.h"

/* A town's own word (towns/<id>/texts.tsv), or "". */
static const char *town_word(const struct req *r, const char *id)
{
    int number = texts_find(r->house->texts, id);

    return number < 0 ? "" : text(r, number);
}

const char *town_name(const struct req *r)
{
    const char *name = town_word(r, "town.name");

    return *name ? name : text(r, T_web_town);
}

static const char *dir_of(const struct language *l) { return l->rtl ? "rtl" : "ltr"; }

static const char *title_of(struct req *r, const struct layout_page *p, const char *title, bool problem)
{
    if (p->quiet) return text(r, T_web_quiet_title);
    return fmt(r, "%s%s%s – %s – %s", problem ? text(r, T_web_problem) : "", problem ? ": " : "", title,
               text(r, T_web_service), p->town);
}

/* The same page in another language or look: its own query and one word more. */
static const char *same_page(struct req *r, const char *name, const char *value)
{
    return fmt(r, "?%s%s%s=%s", r->query, *r->query ? "&" : "", name, value);
}

static void add_languages(struct req *r, struct layout_page *p)
{
    const struct texts *t = r->house->texts;

    for (int i = 0; i < texts_languages(t) && p->languages.n < 24; i++) {
        const struct language *l = texts_language(t, i);
        p->languages.at[p->languages.n++] = (struct choice){
            .lang = l->code, .dir = dir_of(l), .own = l->name, .here = i == r->lang,
            .path = same_page(r, "lang", l->code) };
    }
    if (r->lang != 1) p->also.at[p->also.n++] = (struct also){ "en", "ltr", "Language" };
    int arabic = texts_language_find(t, "ar");
    if (arabic > 0 && r->lang != arabic) p->also.at[p->also.n++] = (struct also){ "ar", "rtl", "اللغة" };
}

static void add_looks(struct req *r, struct layout_page *p)
{
    static const int size_word[] = { T_web_size_0, T_web_size_1, T_web_size_2, T_web_size_3 };
    const char *value, *turn = r->contrast ? "0" : "1";

    for (int i = 0; i < 4; i++) {
        value = fmt(r, "%d", i);
        p->looks.at[p->looks.n++] = (struct choice){ .own = text(r, size_word[i]), .here = r->text_size == i,
            .field = "text_size", .value = value, .path = same_page(r, "text_size", value) };
    }
    p->looks.at[p->looks.n++] = (struct choice){ .own = text(r, r->contrast ? T_web_contrast_off : T_web_contrast_on),
        .field = "text_contrast", .value = turn, .path = same_page(r, "text_contrast", turn) };
}

extern const struct page *const __start_pages[], *const __stop_pages[];

/* All that these keys open, in the order of nav_at. */
static void menu_of(struct req *r, struct menu_items *all)
{
    for (const struct page *const *at = __start_pages; at < __stop_pages; at++) {
        const struct page *x = *at;
        int k = all->n;
        if (!x->nav_at || !(x->may & r->keys) || k == MENU_MOST) continue;
        for (; k && all->at[k - 1].at > x->nav_at; k--) all->at[k] = all->at[k - 1];
        all->at[k] = (struct menu_item){ x->path, text(r, x->nav), r->at.page == x, x->nav_at };
        all->n++;
    }
}

/* The day's work lies open; what is more than one line of a wide screen is behind a word.  A short menu is all open. */
static void add_menu(struct req *r, struct layout_page *p)
{
    static const struct { int from, name; } part[MENU_PARTS] = { { 20, T_web_menu_rights }, { 40, T_web_menu_structures }, { 60, T_web_menu_access } };
    struct menu_items all = { 0 };
    int i = 0;

    menu_of(r, &all);
    for (; i < all.n && (all.n <= MENU_FLAT || all.at[i].at < part[0].from); i++) p->menu.at[p->menu.n++] = all.at[i];
    for (int k = 0; k < MENU_PARTS && i < all.n; k++) {
        struct menu_part *to = &p->parts.at[p->parts.n];
        to->name = text(r, part[k].name);
        for (; i < all.n && (k + 1 == MENU_PARTS || all.at[i].at < part[k + 1].from); i++) {
            to->here |= all.at[i].here;
            to->items.at[to->items.n++] = all.at[i];
        }
        p->parts.n += to->items.n > 0;
    }
}

static const char *look_of(struct req *r)
{
    if (!r->text_size) return r->contrast ? "hc" : "";
    return fmt(r, "t%d%s", r->text_size, r->contrast ? " hc" : "");
}

/* On every page but the search page itself, which has the field in its middle. */
static const char *search_path(const struct req *r)
{
    return edge.search && page_opens(r, edge.search) && strcmp(r->at.page ? r->at.page->path : "", edge.search) ? edge.search : "";
}

void page_begin_(struct req *r, const char *title, const struct frame *f)
{
    const struct language *l = texts_language(r->house->texts, r->lang);
    struct layout_page *p = mem_get(&r->mem, sizeof *p);

    if (f->quiet) r->no_store = true;
    if (r->fragment) return;                                /* L1 */
    *p = (struct layout_page){
        .lang = l->code, .dir = dir_of(l), .own = l->name, .look = look_of(r),
        .sheet = asset(r, "pronoia.css"), .colours = edge.town_sheet ? edge.town_sheet(r->house->town) : 0,
        .script = asset(r, "pronoia.js"), .icon = asset(r, "icon.svg"),
        .town = town_name(r), .back = f->back, .notice = r->notice, .notice_link = r->notice_link, .wide = f->wide, .keep = f->keep,
        .keep_path = f->keep_path ? f->keep_path : r->path, .staff = r->session && !r->session->resident,
        .sign_out = r->session && r->session->resident ? edge.own_sign_out : edge.sign_out,
        .quiet = f->quiet || (r->at.page && r->at.page->quiet), .demo = r->house->demo, .unreviewed = !l->reviewed,
        .name = { r->session ? r->session->name : "" } };
    p->title = title_of(r, p, title, f->problem);
    /* A page that only takes forms cannot be asked for again in another language. */
    p->picker = f->keep.n || strcmp(r->method, "POST") || !r->at.page || r->at.page->get;
    add_languages(r, p);
    add_looks(r, p);
    if (p->staff) add_menu(r, p);
    if (p->staff && !p->quiet) p->search = search_path(r);
    layout_top_html(r, p);
}

/* Residents can sign in with the state. */
static bool own_way(const struct req *r)
{
    bool staff = r->session && !r->session->resident;

    return !staff && r->house->providers && r->house->providers->resident.client;
}

static void add_link(struct req *r, struct layout_end_page *p, const char *path, int word)
{
    if (!page_find(path)) return;
    p->links.at[p->links.n].path = path;
    p->links.at[p->links.n++].name = text(r, word);
}

void page_end(struct req *r)
{
    struct layout_end_page *p = mem_get(&r->mem, sizeof *p);
    const char *phone = town_word(r, "town.phone");
    char *digits = mem_str(&r->mem, phone);
    size_t n = 0;

    if (r->fragment) return;                                /* L1 */
    for (const char *c = phone; *c; c++) if ((*c >= '0' && *c <= '9') || *c == '+') digits[n++] = *c;
    digits[n] = 0;
    p->phone = (struct ltr){ phone };
    p->phone_link = fmt(r, "tel:%s", digits);
    add_link(r, p, "/accessibility", T_web_link_accessibility);
    add_link(r, p, "/privacy", T_web_link_privacy);
    if (edge.own && own_way(r)) add_link(r, p, edge.own, T_web_link_own);
    if (!r->session && edge.sign_in) add_link(r, p, edge.sign_in, T_web_link_staff);
    p->any = p->links.n || *phone;
    layout_end_html(r, p);
}

const char *asset(struct req *r, const char *name)
{
    const struct asset *a = asset_named(name);

    if (!a) fault(&r->fate, "no asset %s", name);
    return a->path;
}

void page_said(struct req *r, int title, int words)
{
    struct said_page p = { text(r, title), text(r, words) };

    page_begin(r, p.title);
    said_html(r, &p);
    page_end(r);
}
