/* SPDX-License-Identifier: EUPL-1.2
** number.c - an identifier of a person: AFM, AMKA, PAAYPA that becomes an AMKA, permit, passport.
**
** Shown masked; this page alone shows one in full, and that is a view of its own.  RG2: odd digits are explained, never refused. */
#include "rooms/registry/stood.h"
#include "rooms/registry/words.h"
#include "rooms/registry/numbers.h"
#include "web/house.h"
#include "number.sql.h"

struct entry { identifier_id id; const struct person *who; struct identifier_row row; const char *plain; };

void number_lookup(struct req *r, const char *kind, const char *compared, unsigned char to[static HASH_BYTES])
{
    const char *s = fmt(r, "%s %s", kind, compared);

    keyed_hash(to, r->house->secret, "registry number lookup", s, strlen(s));
}

static unsigned char *sealed(struct req *r, const char *compared, size_t *n)
{
    return seal(&r->mem, r->house->secret, "registry number", compared, strlen(compared), n);
}

const char *number_plain(struct req *r, const void *bytes, size_t n)
{
    const unsigned char *s = unseal(&r->mem, r->house->secret, "registry number", bytes, n, &n);

    return s ? (const char *)s : "";
}

const char *number_masked(struct req *r, const char *ending) { return fmt(r, "••••%s", ending); }

identifier_id number_add(struct req *r, person_id who, const char *kind, const char *compared, const char *issuer, const char *status, const char *odd, day since, day until)
{
    unsigned char hash[HASH_BYTES], *bytes;
    struct add_number_row row;
    size_t n;

    number_lookup(r, kind, compared, hash);
    bytes = sealed(r, compared, &n);
    if (!add_number(r, who, kind, bytes, n, hash, sizeof hash, number_ending(&r->mem, compared), issuer, status, odd, since, until, r->now,
                    access_reader(r).account, &row))
        fault(&r->fate, "the number was not written");
    return row.id;
}

static bool find(struct req *r, struct entry *e)
{
    *e = (struct entry){ .id = { in_id(r, "id") }, .plain = "" };
    e->row = (struct identifier_row){ .person = { in_id(r, "person") }, .kind = "afm", .issuer = "", .status = "declared", .since = DAY_NONE, .until = DAY_NONE };
    if (e->id.v && !identifier(r, e->id, &e->row)) return row_missing(r);
    if (!(e->who = subject(r, e->row.person))) return false;
    if (e->id.v) e->plain = number_plain(r, e->row.sealed, e->row.sealed_n);
    return true;
}

static bool is_replaceable(const char *kind) { return strcmp(kind, "afm") && strcmp(kind, "amka"); }

static void form(struct form *f, struct req *r, struct entry *e)
{
    const struct identifier_row *n = &e->row;

    form_open(f, r, &(struct form_page){ .title = text(r, e->id.v ? T_registry_number_change : T_registry_number_new), .lead = person_name(r, e->who),
        .action = "/person/number", .back = person_href(r, e->who->id, "numbers"), .about = form_about(r, e->id.v, e->who->id) });
    form_row(f, e->id.v, e->who->id, n->row_version);
    form_pick(f, "kind", T_registry_number_kind, -1, number_kinds, number_said, n->kind);
    form_text(f, "value", T_registry_number_value, T_registry_number_value_hint, e->plain);
    form_pick(f, "status", T_registry_number_status, -1, number_statuses, status_said, n->status);
    form_text(f, "issuer", T_registry_number_issuer, -1, n->issuer);
    form_span(f, n->since, n->until);
    if (e->id.v && is_replaceable(n->kind) && !n->successor.v)
        form_text(f, "became", strcmp(n->kind, "paaypa") ? T_registry_number_became : T_registry_number_became_amka, T_registry_number_became_hint, "");
}

static void get(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    if (e.id.v) act(r, "saw a number in full", "person", e.who->id.v);
    form(&f, r, &e);
    form_answer(&f, 200);
}

/* A PAAYPA becomes an AMKA when asylum is recognised (KYA 199/2020); other papers are followed by one of their kind.  One that is
** known already is not written again; a number does not follow itself (RG1). */
static identifier_id successor(struct req *r, struct entry *e, struct form *f, const char *typed)
{
    const char *kind = strcmp(e->row.kind, "paaypa") ? e->row.kind : "amka", *compared = number_compared(&r->mem, kind, typed);
    unsigned char hash[HASH_BYTES];
    struct number_clashes known;

    if (!*compared) { form_bad(f, "became", T_registry_number_empty); return (identifier_id){ 0 }; }
    number_lookup(r, kind, compared, hash);
    known = number_clashes(r, e->who->id, kind, hash, sizeof hash, (identifier_id){ 0 }, r->today, DAY_NONE);
    if (known.n && known.at[0].id.v != e->id.v) return known.at[0].id;
    if (stood(f, STOOD_OF(r, known, fmt(r, "%s %s", number_said(r, kind), number_masked(r, row->ending))), known.n, DAY_NONE))
        return (identifier_id){ 0 };
    return number_add(r, e->who->id, kind, compared, "", "declared",
                      odd_words[number_odd(kind, compared, e->who->birth, e->who->birth_exact, e->who->sex)], r->today, DAY_NONE);
}

static void save(struct req *r, struct entry *e, struct form *f)
{
    const char *kind = form_in(f, "kind"), *compared, *odd, *status = form_in(f, "status"), *issuer = form_in(f, "issuer"), *became = in(r, "became");
    unsigned char hash[HASH_BYTES], *bytes;
    identifier_id next = e->row.successor;
    struct number_clashes found;
    struct stood *s;
    day since, until;
    size_t n;

    form_word(f, "kind", number_kinds);
    form_word(f, "status", number_statuses);
    form_short(f, "issuer", NAME_MOST);
    form_span_read(f, &since, &until);
    compared = number_compared(&r->mem, kind, form_in(f, "value"));
    if (!*compared) form_bad(f, "value", T_registry_number_empty);
    if (form_refused(f)) return;
    number_lookup(r, kind, compared, hash);
    found = number_clashes(r, e->who->id, kind, hash, sizeof hash, e->id, since, until);
    s = STOOD_OF(r, found, fmt(r, "%s %s", number_said(r, kind), number_masked(r, row->ending)));
    if (stood(f, s, found.n, since)) { form_refused(f); return; }
    if (e->id.v && in_id(r, "row_version") != e->row.row_version) { form_conflict(f, e->row.row_version); return; }
    for (int i = 0; i < found.n; i++) end_number(r, (identifier_id){ s[i].id }, since);
    odd = odd_words[number_odd(kind, compared, e->who->birth, e->who->birth_exact, e->who->sex)];
    if (e->id.v && *became && !next.v) {
        next = successor(r, e, f, became);
        if (form_refused(f)) return;
        status = "replaced";
        if (until.v == DAY_NONE.v) until = since.v == DAY_NONE.v || since.v < r->today.v ? r->today : (day){ since.v + 1 };
    }
    bytes = sealed(r, compared, &n);
    if (!e->id.v) number_add(r, e->who->id, kind, compared, issuer, status, odd, since, until);
    else if (!set_number(r, e->id, e->row.row_version, kind, bytes, n, hash, sizeof hash, number_ending(&r->mem, compared), issuer, status, odd, since, until, next)) {
        form_conflict(f, e->row.row_version);
        return;
    }
    saved(r, e->who->id, e->id.v ? "changed a number" : "wrote a number", "numbers");
}

static void post(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    if (e.id.v && removing(r)) {
        unlink_number(r, e.id);
        remove_number(r, e.id);
        saved(r, e.who->id, "removed a number written by mistake", "numbers");
        return;
    }
    form(&f, r, &e);
    save(r, &e, &f);
}
PAGE(number, .path = "/person/number", .may = MAY_OPEN, .get = get, .post = post, .help = "An identifier of a person, in full; check digits are explained, never blocked.");
