/* SPDX-License-Identifier: EUPL-1.2
** consent.c - the consent of every adult of the household (CW4): at the desk, on a signed paper, or by a one-time link. */
#include "rooms/casework/inside.h"
#include "host/chance.h"
#include "consent.sql.h"

enum { LINK_DAYS = 14 };

bool consent_wanted(struct req *r, const struct case_file *c)
{
    int at = case_programme_at(r, c);

    return at >= 0 && book_programme(r->house->book, at)->consent;
}

void consents_open(struct req *r, const struct case_file *c)
{
    const struct person **people;
    int n = consent_wanted(r, c) ? case_people(r, c, &people) : 0;

    for (int i = 0; i < n; i++) if (is_adult(r, people[i])) ask_consent(r, c->id, people[i]->id, me_of(r));
}

int consents_missing_of(struct req *r, case_id id) { return (int)consents_missing(r, id).n; }

int case_consents(struct req *r, case_id id, struct consent_shown **list)
{
    struct consents all = consents(r, id);

    *list = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **list);
    for (int i = 0; i < all.n; i++) {
        const struct person *p = registry_person(r, all.at[i].person);
        (*list)[i] = (struct consent_shown){ .id = all.at[i].id, .name = { p ? person_name(r, p) : "" }, .given = all.at[i].given,
            .refused = all.at[i].refused.v != 0, .how = all.at[i].given.v ? said_text(r, "casework.consent_", all.at[i].how) : "",
            .link_until = all.at[i].given.v ? (instant){ 0 } : all.at[i].link_ends };
    }
    return all.n;
}

static const struct case_file *case_of(struct req *r, consent_id id, struct consent_row_row *row)
{
    if (!consent_row(r, id, row)) { refuse(r, 404, T_access_unknown); return NULL; }
    return case_open(r, row->filed, "opened case");
}

static const char *new_link(struct req *r, consent_id id)
{
    unsigned char token[24], hash[HASH_BYTES];

    chance(token, sizeof token);
    keyed_hash(hash, r->house->secret, "consent link", token, sizeof token);
    link_consent(r, id, hash, sizeof hash, (instant){ r->now.v + LINK_DAYS * 86400 });
    return fmt(r, "%s://%s/consent/%s", r->secure ? "https" : "http", *r->host ? r->host : "localhost", base64url(&r->mem, token, sizeof token));
}

static void post(struct req *r)
{
    struct consent_row_row row;
    consent_id id = { in_id(r, "id") };
    const struct case_file *c = case_of(r, id, &row);
    const char *how = in(r, "how");

    if (!c) return;
    if (!strcmp(how, "link")) {
        const char *link = new_link(r, id);
        act(r, "made a consent link", "case", c->id.v);
        case_show_link(r, c->id, link);
        return;
    }
    bool done = !strcmp(how, "refused") ? refuse_consent(r, id, r->now, me_of(r))
              : !strcmp(how, "signed") || !strcmp(how, "desk") ? give_consent(r, id, how, r->now, me_of(r)) : false;
    if (done) act(r, !strcmp(how, "refused") ? "recorded a consent refused" : "recorded a consent", "case", c->id.v);
    see_other(r, "/case?id=%lld#consent", (long long)c->id.v);
}
PAGE(case_consent, .path = "/case/consent", .may = CASE_PAGES, .post = post, .help = "Record an adult's consent, or make a one-time link for it.");

/* ---- by the adult, with the link ------------------------------------------------------------------- */

struct consent_page { const char *programme; struct isolated name; const char *text; bool done, refused; };
#include "consent.html.h"

static bool by_link(struct req *r, struct consent_by_link_row *row)
{
    unsigned char hash[HASH_BYTES];
    size_t n;
    const unsigned char *token = base64url_read(&r->mem, path_rest(r), &n);

    r->no_store = true;
    if (!token || n != 24) return false;
    keyed_hash(hash, r->house->secret, "consent link", token, n);
    return consent_by_link(r, hash, sizeof hash, r->now, row);
}

static void show_page(struct req *r, const struct consent_by_link_row *row, bool done, bool refused)
{
    const struct case_file *c = case_find(r, row->filed);
    const struct person *p = registry_person(r, row->person);

    page_begin(r, text(r, T_casework_consent_title));
    consent_html(r, &(struct consent_page){ case_programme(r, c), { p ? person_name(r, p) : "" },
        text_named(r, fmt(r, "%s.consent", c->programme)), done, refused });
    page_end(r);
}

static void link_get(struct req *r)
{
    struct consent_by_link_row row;

    if (by_link(r, &row)) show_page(r, &row, false, false);
    else refuse(r, 404, T_casework_link_gone);
}

static void link_post(struct req *r)
{
    struct consent_by_link_row row;
    bool no = !strcmp(in(r, "answer"), "no");

    if (!by_link(r, &row)) { refuse(r, 404, T_casework_link_gone); return; }
    if (!no && strcmp(in(r, "answer"), "yes")) { r->status = 422; show_page(r, &row, false, false); return; }
    if (no) refuse_consent(r, row.id, r->now, me_of(r));
    else give_consent(r, row.id, "link", r->now, me_of(r));
    act(r, no ? "recorded a consent refused" : "recorded a consent", "case", row.filed.v);
    show_page(r, &row, true, no);
}
PAGE(consent_link, .path = "/consent/*", .may = MAY_ANYBODY, .get = link_get, .post = link_post,
     .help = "An adult of the household reads what is asked and agrees or not, with a one-time link.");
