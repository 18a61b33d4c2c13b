/* SPDX-License-Identifier: EUPL-1.2
** issue.c - a person's certificates, and a new one: drawn and sealed before the writer lane, kept inside it. */
#include "rooms/certificates/inside.h"
#include "rooms/certificates/certificates.h"
#include "rooms/about.h"
#include "rooms/access/access.h"
#include "rooms/entitlements/spoken.h"
#include "rooms/ledger/ledger.h"
#include "rooms/portal/portal.h"
#include "rooms/registry/registry.h"
#include "base/date.h"
#include "host/chance.h"
#include "host/crypto.h"
#include "web/draft.h"
#include "web/edge.h"
#include "web/house.h"

struct given_shown { const char *path, *kind, *issued, *until, *state; struct ltr number; };
struct option { const char *word, *name, *help; bool held; };
struct issue_page {
    int64_t person; const char *person_path, *name, *problem, *words, *purpose, *until, *from, *to;
    struct { int n; struct given_shown *at; } given;
    struct { int n; struct option at[4]; } kinds;
    struct { int n; struct option at[16]; } langs;
    struct { int n; struct option *at; } units;
};
#include "issue.html.h"
#include "issue.sql.h"

enum { MONTHS = 6, WORDS_MOST = 2000, PURPOSE_MOST = 200 };
static const char PURPOSE[] = "certificate";

static const char *state_said(struct req *r, instant revoked, day until)
{
    return text(r, revoked.v ? T_certificates_revoked : until.v <= r->today.v ? T_certificates_over : T_certificates_holds);
}

static void show_given(struct req *r, struct issue_page *p, person_id person)
{
    struct certificates_of all = certificates_of(r, person);

    p->given.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->given.at);
    for (int i = 0; i < all.n; i++) {
        struct certificates_of_row *c = &all.at[i];
        const struct certificate_kind *k = certificate_kind(c->kind);
        p->given.at[p->given.n++] = (struct given_shown){ fmt(r, "/certificates/one?id=%lld", (long long)c->id.v), text(r, k->name),
            day_said(r, greek_day(c->issued)), day_said(r, (day){ c->until.v - 1 }), state_said(r, c->revoked, c->until), { c->number } };
    }
}

static void show_languages(struct req *r, struct issue_page *p, const char *chosen)
{
    for (int i = 0; i < texts_languages(r->house->texts) && p->langs.n < 16; i++) {
        const struct language *l = texts_language(r->house->texts, i);
        bool fell_back;
        texts_get(r->house->texts, i, T_certificates_weakness_title, &fell_back);       /* the paper is not written in it */
        if (fell_back) continue;
        p->langs.at[p->langs.n++] = (struct option){ l->code, strcmp(l->code, "el") ? l->name : text(r, T_certificates_only_greek), "",
            !strcmp(l->code, chosen) };
    }
}

static void show_units(struct req *r, struct issue_page *p, const char *chosen)
{
    struct unit_kept *all;
    int n = access_units_kept(r, NULL, &all);

    p->units.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->units.at);
    for (int i = 0; i < n; i++) {
        const char *word = fmt(r, "%lld", (long long)all[i].id.v);
        p->units.at[p->units.n++] = (struct option){ word, all[i].name, "", !strcmp(word, chosen) };
    }
}

static void show_page(struct req *r, int status, const struct person *who, const char *problem)
{
    struct issue_page p = { .person = who->id.v, .person_path = fmt(r, "/person?id=%lld", (long long)who->id.v), .name = person_name(r, who), .problem = problem };
    const char *kind, *lang;

    draft_used(r, fmt(r, "%lld", (long long)who->id.v));
    kind = typed(r, "kind", "");
    lang = typed(r, "paper_lang", *who->lang ? who->lang : "el");
    p.words = typed(r, "words", "");
    p.purpose = typed(r, "purpose", "");
    p.until = typed(r, "until", "");
    p.from = typed(r, "from", "");
    p.to = typed(r, "to", "");
    for (int i = 0; i < certificate_nkinds; i++) {
        const struct certificate_kind *k = &certificate_kinds[i];
        if (k->by_room) continue;
        p.kinds.at[p.kinds.n++] = (struct option){ k->word, text(r, k->name), text(r, k->help), !strcmp(k->word, kind) };
    }
    show_given(r, &p, who->id);
    show_languages(r, &p, lang);
    show_units(r, &p, typed(r, "unit", ""));
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_certificates_title), .back = p.person_path, .problem = *problem != 0);
    issue_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    person_id person = { in_id(r, "person") };

    if (access_open(r, person, "looked at certificates")) show_page(r, 200, registry_person(r, person), "");
}

/* ---- a new one ---- */

struct ready { struct certificate c; struct town_seal seal; int problem; };

static bool read_until(struct req *r, struct certificate *c)
{
    day last;

    c->since = r->today;
    c->until = (day){ day_add_months(r->today, MONTHS).v + 1 };
    if (!*in(r, "until")) return true;
    if (!day_read_forgiving(in(r, "until"), &last) || last.v < r->today.v || last.v > r->today.v + 3660) return false;
    c->until = (day){ last.v + 1 };
    return true;
}

/* What the form asks for; the text number of what is wrong with it, or 0. */
static int read_form(struct req *r, struct certificate *c)
{
    c->kind = certificate_kind(in(r, "kind"));
    c->words = in(r, "words");
    c->purpose = in(r, "purpose");
    c->lang = in(r, "paper_lang");
    if (!c->kind || c->kind->by_room) return T_certificates_no_kind;
    if (!read_until(r, c)) return T_certificates_bad_until;
    if (strlen(c->words) > WORDS_MOST || strlen(c->purpose) > PURPOSE_MOST) return T_certificates_too_long;
    if (c->kind->presence) return certificate_presence(r, c);
    return !c->kind->needs_decision && !*c->words ? T_certificates_no_words : 0;
}

/* CT5.  A decision that ends earlier ends the certificate. */
static int read_grounds(struct req *r, struct certificate *c)
{
    struct grounds all;

    if (!c->kind->needs_decision) return 0;
    all = grounds(r, c->person, c->kind->programme, r->today);
    if (!all.n) return T_certificates_no_grounds;
    c->decision = all.at[0].id;
    c->decided = all.at[0].at;
    c->decision_number = fmt(r, "%lld/%lld", (long long)all.at[0].number, (long long)all.at[0].year);
    if (all.at[0].until.v != DAY_NONE.v && all.at[0].until.v < c->until.v) c->until = all.at[0].until;
    return 0;
}

static void draw_and_seal(struct req *r, struct ready *ready)
{
    struct certificate *c = &ready->c;
    unsigned char random[SPOKEN_BYTES];

    if (!seal_now(r, &ready->seal)) seal_make(r, &ready->seal);
    chance(random, sizeof random);
    spoken_make(c->number, random);                                     /* CT2 */
    c->who = registry_person(r, c->person);
    certificate_draw(r, c, &ready->seal);
}

static void prepare(struct req *r)
{
    struct ready *ready = r->prepared = mem_get(&r->mem, sizeof *ready);
    struct certificate *c = &ready->c;

    c->person = (person_id){ in_id(r, "person") };
    if (!access_sees(r, c->person)) return;                             /* post answers */
    if ((ready->problem = read_form(r, c)) || (ready->problem = read_grounds(r, c))) return;
    draw_and_seal(r, ready);
}

static issued_id keep(struct req *r, const struct ready *ready)
{
    struct certificate drawn = ready->c, *c = &drawn;
    unsigned char own[KEY_BYTES], digest[HASH_BYTES];
    struct add_certificate_row row;
    seal_id by_seal = seal_of_town(r, c, &ready->seal);                  /* CT8 */
    size_t n;

    key_for(own, r->house->secret, PURPOSE);
    const unsigned char *sealed = seal(&r->mem, own, PURPOSE, c->pdf, c->n, &n);
    wipe(own, sizeof own);
    sha256(digest, c->pdf, c->n);
    if (!add_certificate(r, c->kind->word, c->person, c->number, by_seal, digest, sizeof digest, sealed, n, c->lang, c->purpose, c->words, c->decision,
                         c->since, c->until, r->now, access_reader(r).account, &row)) fault(&r->fate, "the certificate was not kept");
    return row.id;
}

/* Where it is about presence, by the unit that it names. */
static void deliver(struct req *r, const struct certificate *c, issued_id id)
{
    unit_id *units;
    int n = access_units_of(r, &units);

    ledger_add(r, &(struct delivery){ .on = r->today, .unit = c->unit.v ? c->unit : n ? units[0] : (unit_id){ 0 }, .kind = DELIVERED_CERTIFICATE, .service = c->kind->word,
        .person = c->person,
        .quantity = 1, .about_kind = "certificate", .about = id.v });
}

/* What the form does, for a room that certifies what it knows itself. */
const struct ready *certificates_prepare(struct req *r, const struct certificate_asked *asked)
{
    struct ready *ready = mem_get(&r->mem, sizeof *ready);

    ready->c = (struct certificate){ .kind = certificate_kind(asked->kind), .person = asked->person, .lang = asked->lang, .purpose = "", .words = asked->words,
        .since = asked->since, .until = asked->until };
    draw_and_seal(r, ready);
    return ready;
}

issued_id certificates_keep(struct req *r, const struct ready *ready)
{
    issued_id id = keep(r, ready);

    deliver(r, &ready->c, id);
    act(r, "gave a certificate", "certificate", id.v);
    act(r, "gave a certificate", "person", ready->c.person.v);
    return id;
}

static void post(struct req *r)
{
    struct ready *ready = r->prepared;
    person_id person = { in_id(r, "person") };
    issued_id id;

    if (!access_sees(r, person)) { access_open(r, person, "looked at certificates"); return; }
    if (ready->problem) { show_page(r, 422, registry_person(r, person), text(r, ready->problem)); return; }
    if (!access_use(r, person, "gave a certificate")) return;
    id = certificates_keep(r, ready);
    see_other(r, "/certificates/one?id=%lld&done=given", (long long)id.v);
}

PAGE(certificates, .path = "/certificates", .may = MAY_ADVISE | MAY_DECIDE, .get = get, .prepare = prepare, .post = post,
     .help = "A person's certificates, and a new one: number, QR code and the town's seal.");

/* ---- one that was given ---- */

struct one_page { int64_t id; const char *person_path, *title, *name, *problem, *done, *until, *state, *why, *pdf, *typed; bool valid; struct ltr number; };
#include "one.html.h"

/* The row, when the reader may see whose it is; else answers as for an unknown number. */
static bool one(struct req *r, issued_id id, const char *what, struct certificate_of_row *c)
{
    if (!certificate_of(r, id, c)) { access_open(r, (person_id){ 0 }, what); return false; }
    return access_open_of(r, c->person, what);
}

static void show_one(struct req *r, int status, issued_id id, const struct certificate_of_row *c, const char *problem)
{
    const struct person *who = registry_person(r, c->person);
    const struct certificate_kind *k = certificate_kind(c->kind);
    struct one_page p = { id.v, fmt(r, "/person?id=%lld", (long long)c->person.v), text(r, k->name), person_name(r, who), problem,
        !strcmp(in(r, "done"), "given") ? text(r, T_certificates_done_given) : !strcmp(in(r, "done"), "revoked") ? text(r, T_certificates_done_revoked) : "",
        day_said(r, (day){ c->until.v - 1 }), state_said(r, c->revoked, c->until), c->revoked_why, fmt(r, "/certificates/pdf?id=%lld", (long long)id.v),
        "", !c->revoked.v, { c->number } };

    draft_used(r, fmt(r, "%lld", (long long)id.v));
    p.typed = typed(r, "why", "");
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = fmt(r, "/certificates?person=%lld", (long long)c->person.v), .problem = *problem != 0);
    one_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    issued_id id = { in_id(r, "id") };
    struct certificate_of_row c;

    if (one(r, id, "looked at a certificate", &c)) show_one(r, 200, id, &c, "");
}

static void paper_answer(struct req *r, const struct certificate_of_row *c)
{
    unsigned char own[KEY_BYTES];
    const unsigned char *pdf;
    size_t n;

    key_for(own, r->house->secret, PURPOSE);
    pdf = unseal(&r->mem, own, PURPOSE, c->sealed, c->sealed_n, &n);
    wipe(own, sizeof own);
    if (!pdf) fault(&r->fate, "a certificate was sealed with another key file; put that one back");
    r->type = "application/pdf";
    r->filename = fmt(r, "%s.pdf", c->number);
    r->no_store = true;
    out_raw(&r->out, (const char *)pdf, n);                                        /* CT1 */
}

static void get_pdf(struct req *r)
{
    struct certificate_of_row c;

    if (one(r, (issued_id){ in_id(r, "id") }, "opened a certificate's paper", &c)) paper_answer(r, &c);
}

/* ---- for the person ---- */

int certificates_said(struct req *r, person_id root, const struct certificate_said **to)
{
    struct certificates_of all = certificates_of(r, root);
    struct certificate_said *at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *at);

    for (int i = 0; i < all.n; i++) {
        const struct certificates_of_row *c = &all.at[i];
        at[i] = (struct certificate_said){ c->id, text(r, certificate_kind(c->kind)->name), c->number, state_said(r, c->revoked, c->until),
                                           greek_day(c->issued), { c->until.v - 1 }, !c->revoked.v && c->until.v > r->today.v };
    }
    *to = at;
    return all.n;
}

bool certificates_paper(struct req *r, issued_id id, person_id root)
{
    struct certificate_of_row c;

    if (!certificate_of(r, id, &c) || registry_root(r, c.person).v != root.v || c.revoked.v) return false;
    paper_answer(r, &c);
    return true;
}

static void post_revoke(struct req *r)
{
    issued_id id = { in_id(r, "id") };
    struct certificate_of_row c;
    const char *why = in(r, "why");

    if (!one(r, id, "looked at a certificate", &c)) return;
    if (strlen(why) < 5 || strlen(why) > PURPOSE_MOST) { show_one(r, 422, id, &c, text(r, T_certificates_no_why)); return; }
    if (!access_use(r, c.person, "revoked a certificate")) return;
    if (!revoke_certificate(r, id, r->now, access_reader(r).account, why)) { show_one(r, 409, id, &c, text(r, T_certificates_was_revoked)); return; }
    ledger_take_back(r, "certificate", id.v, why);
    act(r, "revoked a certificate", "certificate", id.v);
    act(r, "revoked a certificate", "person", c.person.v);
    see_other(r, "/certificates/one?id=%lld&done=revoked", (long long)id.v);
}

PAGE(certificate_one, .path = "/certificates/one", .may = MAY_ADVISE | MAY_DECIDE, .get = get_one, .help = "One certificate: its state, its paper, its end.");
DELIVERY_RECORD(certificate, .kind = "certificate", .path = "/certificates/one?id=");
PAGE(certificate_pdf, .path = "/certificates/pdf", .may = MAY_ADVISE | MAY_DECIDE, .get = get_pdf, .slow = true, .help = "The paper as it was given, byte for byte.");
PAGE(certificate_revoke, .path = "/certificates/revoke", .may = MAY_ADVISE | MAY_DECIDE, .post = post_revoke, .help = "Revokes a certificate, with the reason.");

/* ---- on the person's page ---- */

static void timeline(struct events *all, person_id person)
{
    struct certificates_of some = certificates_of(all->r, person);

    for (int i = 0; i < some.n; i++) {
        struct certificates_of_row *c = &some.at[i];
        event_put(all, &(struct event){ c->issued, text_with(all->r, T_certificates_event, text(all->r, certificate_kind(c->kind)->name), c->number),
            fmt(all->r, "/certificates/one?id=%lld", (long long)c->id.v), c->by_name });
    }
}

static void panel(struct req *r, person_id person, bool some)
{
    struct certificates_of all = some ? certificates_of(r, person) : (struct certificates_of){ 0 };
    int held = 0;

    for (int i = 0; i < all.n; i++) held += !all.at[i].revoked.v && all.at[i].until.v > r->today.v;
    out_fmt(&r->out, "<p><a href=\"/certificates?person=%lld\">%s</a></p>", (long long)person.v,
            text_with(r, T_certificates_panel, fmt(r, "%d", held)));
}

static void ask_ahead(struct events *all, person_id person) { certificates_of_ahead(all->r, person); }

static void copy(struct req *r, person_id person, struct out *o)
{
    struct certificates_of all = certificates_of(r, person);

    out_str(o, "\"certificates\":[");
    for (int i = 0; i < all.n; i++)
        out_fmt(o, "%s{\"kind\":\"%s\",\"number\":\"%s\",\"issued\":%lld,\"valid_until\":%d,\"revoked\":%s}", i ? "," : "", all.at[i].kind, all.at[i].number,
                (long long)all.at[i].issued.v, all.at[i].until.v - 1, all.at[i].revoked.v ? "true" : "false");
    out_str(o, "]");
}

/* From the day on which the last one no longer holds: until then anybody may check it. */
static int due(struct req *r, person_id person, day *until)
{
    struct held_until_row h = held_until(r, person);

    *until = h.n ? day_add_months(h.last, 12 * town_retention(r->house->town, "certificates")->years) : DAY_NONE;
    return (int)h.n;
}

static void erase(struct req *r, person_id person) { erase_certificates(r, person); }

ABOUT_PERSON(certificates, .at = 60, .may = MAY_ADVISE | MAY_DECIDE, .title = T_certificates_title, .has = ABOUT_CERTIFICATES, .ask = ask_ahead, .panel = panel, .timeline = timeline,
             .copy = copy, .due = due, .erase = erase);
