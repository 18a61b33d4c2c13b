/* SPDX-License-Identifier: EUPL-1.2
** online.c - what the desk says about showing a file at home, the panel on the person's page, and what the room keeps.  RE4, RE10. */
#include "rooms/resident/inside.h"
#include "rooms/about.h"
#include "base/date.h"
#include "base/json.h"
#include "host/clock.h"
#include "web/chore.h"
#include "web/draft.h"
#include "desk.sql.h"

struct online_page {
    person_id person; bool allow, close, shield, linked;
    const char *problem, *state, *reason, *by, *typed; struct isolated name, linked_name, linked_at; instant at;
};
#include "online.html.h"
struct panel_page { person_id person; const char *state; instant seen; bool linked, may; };
#include "panel.html.h"

static const char purpose[] = "resident online";

static const char *state_of(struct req *r, const struct online *o)
{
    if (o->dead) return text(r, T_resident_online_dead);
    if (o->closed) return text(r, T_resident_online_closed);
    if (o->shown) return text(r, o->shield ? T_resident_online_allowed : T_resident_online_open);
    return text(r, T_resident_online_shielded);
}

/* ---- the page ---- */

static void take_link(struct req *r, person_id root, struct online_page *p)
{
    struct identity_of_file_row row;

    if (!identity_of_file(r, root, &row)) return;
    struct said s = said_open(r, row.said, row.said_n);
    p->linked = true;
    p->linked_name.text = said_name(r, &s);
    p->linked_at.text = day_said(r, greek_day(row.linked));
}

static void show_page(struct req *r, int status, person_id root, const char *problem)
{
    struct online o = online_of(r, root);
    struct online_row_row row;
    size_t n;

    draft_used(r, fmt(r, "%lld", (long long)root.v));
    const char *chosen = typed(r, "allowed", "");
    struct online_page p = { .person = root, .problem = problem, .state = state_of(r, &o), .reason = "", .by = "", .typed = typed(r, "reason", ""),
        .allow = !strcmp(chosen, "1"), .close = !strcmp(chosen, "0"), .shield = o.shield > 0,
        .name = { person_name(r, registry_person(r, root)) } };
    if (online_row(r, root, &row)) {
        const unsigned char *why = unseal(&r->mem, r->house->secret, purpose, row.reason, row.reason_n, &n);
        p.reason = why ? (const char *)why : "";
        p.by = row.by_name;
        p.at = row.at;
    }
    take_link(r, root, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_resident_online_title), .back = fmt(r, "/person?id=%lld", (long long)root.v), .problem = *problem != 0);
    online_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    person_id id = { in_id(r, "person") };

    if (access_open(r, id, "looked at whether a file is shown online")) show_page(r, 200, registry_root(r, id), "");
}

static void post(struct req *r)
{
    person_id id = { in_id(r, "person") };
    const char *allowed = in(r, "allowed"), *reason = in(r, "reason");
    size_t n;

    if (!access_sees(r, id)) { access_open(r, id, "looked at whether a file is shown online"); return; }
    person_id root = registry_root(r, id);
    if (strcmp(allowed, "1") && strcmp(allowed, "0")) { show_page(r, 422, root, text(r, T_resident_online_choose)); return; }
    if (strlen(reason) < REASON_LEAST || strlen(reason) > WORDS_MOST) { show_page(r, 422, root, text(r, T_resident_reason_wrong)); return; }
    const unsigned char *sealed = seal(&r->mem, r->house->secret, purpose, reason, strlen(reason), &n);
    replace_online(r, root);
    add_online(r, root, *allowed == '1', online_of(r, root).shield, sealed, n, r->now, access_reader(r).account);
    act(r, *allowed == '1' ? "allowed a file to be shown online" : "closed a file online", "person", root.v);
    see_other(r, "/person?id=%lld&saved=1", (long long)root.v);
}
PAGE(resident_online, .path = "/residents/online", .may = MAY_ADVISE | MAY_SUPERVISE, .get = get, .post = post,
     .help = "Whether a person may see their own file at home; a shielded one only when this page allowed it.");

static void post_unlink(struct req *r)
{
    person_id id = { in_id(r, "person") };
    struct identity_of_file_row row;

    if (!access_sees(r, id)) { access_open(r, id, "looked at whether a file is shown online"); return; }
    person_id root = registry_root(r, id);
    if (!identity_of_file(r, root, &row) || !unlink_identity(r, row.id)) { show_page(r, 409, root, text(r, T_resident_unlink_none)); return; }
    own_end_all(r, row.id);
    act(r, "took a resident's sign-in from a file", "person", root.v);
    see_other(r, "/person?id=%lld&saved=1", (long long)root.v);
}
PAGE(resident_unlink, .path = "/residents/unlink", .may = MAY_ADVISE | MAY_SUPERVISE, .post = post_unlink,
     .help = "Takes somebody's sign-in from a file and ends their sessions.");

/* ---- on the person's page, in their copy, after them ---- */

static void ask_first(struct events *e, person_id root) { online_ask(e->r, root); }

static void panel(struct req *r, person_id root, bool some)
{
    struct online o = online_of(r, root);
    struct identity_of_file_row row = { .seen = { 0 } };
    bool linked = some && identity_of_file(r, root, &row);

    panel_html(r, &(struct panel_page){ root, linked || !o.shown ? state_of(r, &o) : text(r, T_resident_panel_unlinked), row.seen, linked,
                                        (r->keys & (MAY_ADVISE | MAY_SUPERVISE)) != 0 });
}

static void copy(struct req *r, person_id root, struct out *o)
{
    struct identity_of_file_row row;
    struct json j = { .out = o };
    char at[24];

    if (!identity_of_file(r, root, &row)) return;
    struct said s = said_open(r, row.said, row.said_n);
    out_str(o, "\"signed_in_online\":");
    json_object(&j);
    json_key_str(&j, "afm", s.afm);
    json_key_str(&j, "family", s.family);
    json_key_str(&j, "given", s.given);
    json_key_str(&j, "father", s.father);
    json_key_str(&j, "mother", s.mother);
    json_key_int(&j, "birth_year", s.year);
    json_key_str(&j, "linked", instant_iso(row.linked, at));
    json_key_str(&j, "last", instant_iso(row.seen, at));
    json_end_object(&j);
}

static void erase(struct req *r, person_id root)
{
    erase_entries(r, root);
    erase_identities(r, root);
    erase_online(r, root);
}
ABOUT_PERSON(resident, .at = 890, .may = MAY_LINK | MAY_PRIVACY, .title = T_resident_panel, .has = ABOUT_RESIDENT, .first = ask_first, .panel = panel, .copy = copy, .erase = erase);

/* ---- what is no longer needed ---- */

static bool tidy_waits(struct req *r)
{
    return tidy_due(r, r->now, (instant){ r->now.v - FORGET_ARRIVAL }, (instant){ r->now.v - FORGET_STRANGER }).n > 0;
}

static void tidy(struct req *r)
{
    tidy_entries(r, r->now);
    tidy_arrivals(r, (instant){ r->now.v - FORGET_ARRIVAL });
    tidy_strangers(r, (instant){ r->now.v - FORGET_STRANGER });
    act(r, "forgot residents who did not come again", "resident", 0);
}
CHORE(resident_tidy, .every = 3600, .due = tidy_waits, .run = tidy);
