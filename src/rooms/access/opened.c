/* SPDX-License-Identifier: EUPL-1.2
** opened.c - who opened a file: shown, printed and given to the person it is about (GDPR article 15(1)(c)).
**
** AC9  Everything the diary holds about the file is in it; what is left open is only the name: the town decides whether the
**      person reads names, or role and unit.  What it says is worked out when it is asked for: nothing else is kept. */
#include "rooms/access/inside.h"
#include "rooms/access/restriction.h"
#include "rooms/about.h"
#include "rooms/diary/diary.h"
#include "base/json.h"
#include "host/clock.h"
#include "opened.sql.h"

enum { A_PAGE = 200, COPY_MOST = 5000 };
struct look { instant at; const char *whom, *act, *words; bool looked; };       /* words: the act as the diary keeps it */
struct looks { int n; struct look *at; };
struct opened_page { const char *name, *older; person_id id; day archived; struct looks lines; };
#include "opened.html.h"
struct panel_page { person_id id; const char *level, *tone; bool may; const char *last; };
#include "panel.html.h"

static const char *whom(struct req *r, bool names, const char *name, account_id account, unsigned roles, const char *unit)
{
    struct out o = { .mem = &r->mem };
    const char *role = roles_said(r, roles);

    if (!account.v) return text(r, *name ? T_access_the_program : T_access_themselves);
    if (names) out_str(&o, name);
    if (*role) out_fmt(&o, "%s%s", o.n ? ", " : "", role);
    if (unit) out_fmt(&o, "%s%s", o.n ? ", " : "", unit);
    return o.n ? out_text(&o) : text(r, T_access_staff_member);
}

#define LOOK_OF(row) (struct look){ (row)->at, whom(r, names, (row)->name, (row)->account, (unsigned)(row)->roles, (row)->unit), \
    diary_said(r, "act", (row)->act), (row)->act, (row)->reads == 1 }

static int newest_first(const void *a, const void *b)
{
    const struct look *x = a, *y = b;

    return x->at.v < y->at.v ? 1 : x->at.v > y->at.v ? -1 : 0;
}

/* From both diaries: who may open the file may see who did; of special appointments who may read of those, and the person (AP8).
** some: there may be more than the open diary has under the file itself. */
static struct looks looks_of(struct req *r, person_id root, instant before, int most, bool own, bool special, bool some)
{
    struct opened a = opened(r, root, before, own, most);
    struct opened_hidden b = some ? opened_hidden(r, root, before, own, most) : (struct opened_hidden){ 0 };
    struct opened_booking c = some ? opened_booking(r, root, before, own, special, most) : (struct opened_booking){ 0 };
    struct looks l = { .at = mem_get(&r->mem, (size_t)(a.n + b.n + c.n + 1) * sizeof *l.at) };
    bool names = setting(r, SET_NAMES) != 0;

    for (int i = 0; i < a.n; i++) l.at[l.n++] = LOOK_OF(&a.at[i]);
    for (int i = 0; i < b.n; i++) l.at[l.n++] = LOOK_OF(&b.at[i]);
    for (int i = 0; i < c.n; i++) l.at[l.n++] = LOOK_OF(&c.at[i]);
    if (b.n || c.n) qsort(l.at, (size_t)l.n, sizeof *l.at, newest_first);
    if (l.n > most) l.n = most;
    return l;
}

int access_opened(struct req *r, person_id root, instant before, int most, const struct opened_line **to)
{
    struct looks l = looks_of(r, root, before, most, false, true, true);
    struct opened_line *at = mem_get(&r->mem, (size_t)(l.n + 1) * sizeof *at);

    for (int i = 0; i < l.n; i++) at[i] = (struct opened_line){ l.at[i].at, l.at[i].whom, purpose_of(r, l.at[i].words, l.at[i].looked), l.at[i].looked };
    *to = at;
    return l.n;
}

static void get(struct req *r)
{
    person_id id = { in_id(r, "id") }, root;
    int64_t before = in_id(r, "before");

    if (!access_open(r, id, "looked at who opened a file")) return;
    root = registry_root(r, id);
    struct opened_page p = { .name = person_name(r, registry_person(r, root)), .id = root, .older = "",
        .lines = looks_of(r, root, (instant){ before ? before : r->now.v + 1 }, A_PAGE, true, access_special(r, root), true) };
    instant archived = archived_until(r, registry_person(r, root)->shield == 2).at;
    p.archived = archived.v ? greek_day(archived) : DAY_NONE;
    if (p.lines.n == A_PAGE) p.older = fmt(r, "/opened?id=%lld&before=%lld", (long long)root.v, (long long)p.lines.at[A_PAGE - 1].at.v);
    r->no_store = true;
    page_begin(r, text(r, T_access_opened_title), .back = fmt(r, "/person?id=%lld", (long long)root.v));
    opened_html(r, &p);
    page_end(r);
}
PAGE(opened, .path = "/opened", .may = MAY_MEET | MAY_PRIVACY, .get = get, .help = "Who opened a file, to show or print for the person.");

/* ---- the person's page and copy ---------------------------------------------------------------------- */

static void panel(struct req *r, person_id root, bool some)
{
    struct looks last = looks_of(r, root, (instant){ r->now.v + 1 }, 1, true, access_special(r, root), some);
    int shield = access_shield(r, root);
    struct panel_page p = { root, text(r, shield == 2 ? T_access_level_2 : shield ? T_access_level_1 : T_access_level_0), shield ? "err" : "ok",
        (r->keys & (MAY_SUPERVISE | MAY_PRIVACY | MAY_DECIDE)) != 0, "" };

    if (last.n) {
        struct out o = { .mem = &r->mem };
        say_day(&o, r->house->texts, r->lang, greek_day(last.at[0].at));
        p.last = text_with(r, T_access_last_opened, out_text(&o), last.at[0].whom);
    }
    panel_html(r, &p);
}

static void ask_first(struct events *e, person_id root)
{
    setting_ask(e->r, SET_NAMES);
    opened_ahead(e->r, root, (instant){ e->r->now.v + 1 }, true, 1);
}

static void ask_ahead(struct events *e, person_id root)
{
    opened_hidden_ahead(e->r, root, (instant){ e->r->now.v + 1 }, true, 1);
    opened_booking_ahead(e->r, root, (instant){ e->r->now.v + 1 }, true, access_special(e->r, root), 1);
}

static void copy(struct req *r, person_id root, struct out *o)
{
    struct json j = { .out = o };
    struct looks l = looks_of(r, root, (instant){ r->now.v + 1 }, COPY_MOST, true, true, true);

    out_str(o, "\"opened\":");
    json_array(&j);
    for (int i = 0; i < l.n; i++) {
        char at[24];
        json_object(&j);
        json_key_str(&j, "at", instant_iso(l.at[i].at, at));
        json_key_str(&j, "by", l.at[i].whom);
        json_key_str(&j, "act", l.at[i].act);
        json_end_object(&j);
    }
    json_end_array(&j);
}

static void erase(struct req *r, person_id root)
{
    end_all_grants(r, root, r->now);
    erase_shields(r, root);
    erase_glass(r, root, "", 0);
    erase_reading(r, root);
    restriction_erase(r, root);
}
ABOUT_PERSON(access, .at = 900, .may = MAY_MEET | MAY_PRIVACY, .title = T_access_panel, .has = ABOUT_HIDDEN | ABOUT_APPOINTMENTS, .first = ask_first, .ask = ask_ahead, .panel = panel, .copy = copy, .due = restriction_due, .erase = erase);
