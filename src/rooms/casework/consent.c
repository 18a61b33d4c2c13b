/* SPDX-License-Identifier: EUPL-1.2
** consent.c - the consent of every adult of the household (CW4): at the desk, on a signed paper, or by a one-time link. */
#include "rooms/casework/follow.h"
#include "host/chance.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"
#include "consent.sql.h"

enum { LINK_DAYS = 14, SLIP_DAYS = 60, TOKEN = 24 };

bool consent_wanted(struct req *r, const struct case_file *c)
{
    int at = case_programme_at(r, c);

    return at >= 0 && book_programme(r->house->book, at)->consent;
}

void consents_open(struct req *r, const struct case_file *c)
{
    const struct person **people;
    int n = consent_wanted(r, c) ? case_people(r, c, &people) : 0;

    for (int i = 0; i < n; i++) if (is_adult(r, people[i])) ask_consent(r, c->id, people[i]->id, staff_here(r));
}

int consents_missing_of(struct req *r, const struct case_file *c)
{
    struct consents all = consents(r, c->id);
    int n = 0;

    for (int i = 0; i < all.n; i++) n += !all.at[i].given.v && !case_leaves_out(r, c, all.at[i].person);
    return n;
}

int case_consents(struct req *r, case_id id, struct consent_shown **list)
{
    struct consents all = consents(r, id);
    int n = 0;

    *list = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **list);
    for (int i = 0; i < all.n; i++) {
        if (case_hides(r, all.at[i].person)) continue;
        (*list)[n++] = (struct consent_shown){ .id = all.at[i].id, .name = { case_member(r, all.at[i].person) }, .given = all.at[i].given,
            .refused = all.at[i].refused.v != 0, .how = all.at[i].given.v ? said_text(r, "casework.consent_", all.at[i].how) : "",
            .link_until = all.at[i].given.v ? (instant){ 0 } : all.at[i].link_ends };
    }
    return n;
}

static const struct case_file *case_of(struct req *r, consent_id id, struct consent_row_row *row)
{
    if (!consent_row(r, id, row) || case_hides(r, row->person)) { refuse(r, 404, T_access_unknown); return NULL; }
    const struct case_file *c = case_open(r, row->filed, "opened case");
    if (c) access_joint(r, c->person, row->person);                                         /* AC3 */
    return c;
}

static void hash_of(struct req *r, const unsigned char token[static TOKEN], unsigned char to[static HASH_BYTES])
{
    keyed_hash(to, r->house->secret, "consent link", token, TOKEN);
}

static const char *link_to(struct req *r, const unsigned char token[static TOKEN])
{
    return case_address(r, fmt(r, "/consent/%s", base64url(&r->mem, token, TOKEN)));
}

static const char *new_link(struct req *r, consent_id id)
{
    unsigned char token[TOKEN], hash[HASH_BYTES];

    chance(token, sizeof token);
    hash_of(r, token, hash);
    link_consent(r, id, hash, sizeof hash, (instant){ r->now.v + LINK_DAYS * 86400 });
    return link_to(r, token);
}

/* ---- slips: the words follow from the applicant's code, the link from number and words ---- */

static const char *slip_words(struct req *r, consent_id id, const char *code)
{
    const char *s = fmt(r, "%s %lld", code, (long long)id.v);
    unsigned char hash[HASH_BYTES];
    char *words = mem_get(&r->mem, 16);

    keyed_hash(hash, r->house->secret, "consent words", s, strlen(s));
    spoken_make(words, hash);
    return words;
}

static void slip_token(struct req *r, const char *number, const char *words, unsigned char to[static TOKEN])
{
    const char *s = fmt(r, "%s %s", number, words);
    unsigned char hash[HASH_BYTES];

    keyed_hash(hash, r->house->secret, "consent slip", s, strlen(s));
    memcpy(to, hash, TOKEN);
}

static void slip_hash(struct req *r, const struct case_file *c, consent_id id, const char *code, unsigned char to[static HASH_BYTES])
{
    unsigned char token[TOKEN];

    slip_token(r, case_number(r, c), slip_words(r, id, code), token);
    hash_of(r, token, to);
}

void consent_slip(struct req *r, const struct case_file *c, consent_id id, const char *code)
{
    unsigned char hash[HASH_BYTES];

    slip_hash(r, c, id, code, hash);
    link_consent(r, id, hash, sizeof hash, (instant){ r->now.v + SLIP_DAYS * 86400 });
}

int consent_slips(struct req *r, const struct case_file *c, const char *code, struct slip **list)
{
    struct slips_open all = slips_open(r, c->id, r->now);
    unsigned char hash[HASH_BYTES];
    int n = 0;

    *list = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **list);
    for (int i = 0; i < all.n; i++) {
        const struct person *p = registry_person(r, all.at[i].person);
        slip_hash(r, c, all.at[i].id, code, hash);
        if (!p || follow_hides(r, c, all.at[i].person) || all.at[i].link_n != sizeof hash || !same_secret(all.at[i].link, hash, sizeof hash)) continue;       /* a newer link took its place */
        (*list)[n++] = (struct slip){ { person_name(r, p) }, case_programme(r, c), { case_address(r, "/consent") }, { case_number(r, c) },
                                      { slip_words(r, all.at[i].id, code) } };
    }
    return n;
}

void consent_given(struct req *r, case_id filed, consent_id id)
{
    if (give_consent(r, id, "link", r->now, staff_here(r))) act(r, "recorded a consent", "case", filed.v);
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
    bool done = !strcmp(how, "refused") ? refuse_consent(r, id, r->now, staff_here(r))
              : !strcmp(how, "signed") || !strcmp(how, "desk") ? give_consent(r, id, how, r->now, staff_here(r)) : false;
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
    if (!token || n != TOKEN) return false;
    hash_of(r, token, hash);
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

/* AC3: that somebody answered whose file is invisible is for the sealed diary. */
static void answered_by(struct req *r, person_id person)
{
    const struct person *p = registry_person(r, person);

    if (p && p->shield == 2) r->hidden = person.v;
}

static void link_post(struct req *r)
{
    struct consent_by_link_row row;
    bool no = !strcmp(in(r, "answer"), "no");

    if (!by_link(r, &row)) { refuse(r, 404, T_casework_link_gone); return; }
    answered_by(r, row.person);
    if (!no && strcmp(in(r, "answer"), "yes")) { r->status = 422; show_page(r, &row, false, false); return; }
    if (!no) consent_given(r, row.filed, row.id);
    else if (refuse_consent(r, row.id, r->now, staff_here(r))) act(r, "recorded a consent refused", "case", row.filed.v);
    case_came(r, row.filed, row.person);
    show_page(r, &row, true, no);
}
PAGE(consent_link, .path = "/consent/*", .may = MAY_ANYBODY, .get = link_get, .post = link_post,
     .help = "An adult of the household reads what is asked and agrees or not, with a one-time link.");

/* ---- by the adult, with a slip: number and words lead to the link ------------------------------------ */

struct slip_page { const char *problem, *number, *typed, *example; };
#include "slip.html.h"

static void show_slip(struct req *r, int status, const char *problem)
{
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_casework_consent_title), .back = "/", .problem = *problem != 0);
    slip_html(r, &(struct slip_page){ problem, in(r, "number"), in(r, "code"), follow_example(r) });
    page_end(r);
}

static void slip_get(struct req *r) { show_slip(r, 200, ""); }

static void slip_post(struct req *r)
{
    struct consent_by_link_row row;
    unsigned char token[TOKEN], hash[HASH_BYTES];
    int64_t year, number;
    char words[16];

    if (!follow_number(in(r, "number"), &year, &number)) { show_slip(r, 422, text_with(r, T_follow_err_number, follow_example(r))); return; }
    if (!spoken_read(words, in(r, "code"))) { show_slip(r, 422, text(r, T_check_err_code)); return; }
    if (code_too_often(r, "consent")) { r->retry_after = 3600; show_slip(r, 429, text(r, T_check_err_too_often)); return; }
    slip_token(r, fmt(r, "%lld/%lld", (long long)year, (long long)number), words, token);
    hash_of(r, token, hash);
    bool found = consent_by_link(r, hash, sizeof hash, r->now, &row);
    if (found) answered_by(r, row.person);
    act(r, found ? "opened a consent by its slip" : "tried a slip that opens nothing", "case", found ? row.filed.v : 0);
    if (found) see_other(r, "/consent/%s", base64url(&r->mem, token, sizeof token));
    else show_slip(r, 404, text(r, T_follow_consent_unknown));
}
PAGE(consent_slip, .path = "/consent", .may = MAY_ANYBODY, .get = slip_get, .post = slip_post,
     .help = "An adult of the household types the number and the code of a slip, and is led to what is asked.");
