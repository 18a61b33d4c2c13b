/* SPDX-License-Identifier: EUPL-1.2
** payee.c - the account to which a person is paid: checked, sealed, shown by its last four signs (AI10). */
#include "rooms/aid/inside.h"
#include "base/fold.h"
#include "base/iban.h"
#include "payee.sql.h"

enum { HOLDER_MOST = 70 };      /* of a payment file */
static const char *const others[] = { "guardian", "joint", "proxy", "institution", NULL };

struct other_choice { const char *word, *said; bool on; };
struct payee_page {
    person_id person; const char *problem, *note, *name, *iban, *holder, *other, *country, *by; int64_t version; struct ltr ending; bool is;
    day since;
    struct { int n; struct other_choice at[5]; } others;
};
#include "payee.html.h"

static const char *opened(struct req *r, const void *bytes, size_t n)
{
    const unsigned char *s = bytes ? unseal(&r->mem, r->house->secret, "aid account", bytes, n, &n) : NULL;

    return s ? (const char *)s : "";
}

static const void *closed(struct req *r, const char *s, size_t *n)
{
    return seal(&r->mem, r->house->secret, "aid account", s, strlen(s), n);
}

const char *account_whose(struct req *r, const char *plain, const void *sealed, size_t n) { return n ? opened(r, sealed, n) : plain; }

static void lookup_of(struct req *r, const char *iban, unsigned char to[static HASH_BYTES])
{
    keyed_hash(to, r->house->secret, "aid account lookup", iban, strlen(iban));
}

static void render(struct req *r, const struct person *who, int status, const char *problem)
{
    struct payee_of_row y = { .row_version = 0 };
    struct payee_page p = { .person = who->id, .problem = problem, .name = person_name(r, who), .iban = in(r, "iban"),
        .holder = in(r, "holder"), .since = DAY_NONE };

    p.is = payee_of(r, who->id, &y);
    p.version = y.row_version;
    if (p.is) {
        p.ending.text = fmt(r, "%s•••• %s", y.country, y.ending);
        p.since = greek_day(y.made);
        const char *other = account_whose(r, y.other, y.whose, y.whose_n);
        p.other = *other ? fmt(r, "%s: %s", aid_word(r, "aid.other_", other), opened(r, y.holder, y.holder_n)) : "";
    }
    for (int i = 0; others[i]; i++)
        p.others.at[p.others.n++] = (struct other_choice){ others[i], aid_word(r, "aid.other_", others[i]),
            !strcmp(in(r, "other"), others[i]) };
    if (in_has(r, "shared")) p.note = text_count(r, T_aid_shared_account, in_id(r, "shared"));
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_aid_payee), .back = fmt(r, "/person?id=%lld", (long long)who->id.v), .problem = *problem != 0);
    payee_html(r, &p);
    page_end(r);
}

static const struct person *who_of(struct req *r)
{
    person_id id = registry_root(r, (person_id){ in_id(r, "person") });

    return access_open(r, id, "opened file") ? registry_person(r, id) : NULL;
}

static void get(struct req *r)
{
    const struct person *who = who_of(r);

    if (who) render(r, who, 200, "");
}

static const char *iban_problem(struct req *r, const char *typed, char to[static IBAN_MOST + 1])
{
    const struct aid_payer *payer = town_payer(r->house->town);

    switch (iban_read(typed, to)) {
    case IBAN_FINE:    break;
    case IBAN_EMPTY:   return text(r, T_aid_iban_empty);
    case IBAN_SIGN:    return text(r, T_aid_iban_sign);
    case IBAN_COUNTRY: return text(r, T_aid_iban_country);
    case IBAN_LENGTH:  return text_with(r, T_aid_iban_length, fmt(r, "%.2s", to), fmt(r, "%d", iban_length(to)),
        fmt(r, "%d", (int)strlen(to)));
    case IBAN_CHECK:   return text(r, T_aid_iban_check);
    }
    return !memcmp(to, "GR", 2) || (payer && payer->foreign) ? "" : text_with(r, T_aid_iban_foreign, fmt(r, "%.2s", to));
}

static bool known_other(const char *word)
{
    for (int i = 0; others[i]; i++) if (!strcmp(others[i], word)) return true;
    return false;
}

/* Letters of the name in another order or spelling are the same holder. */
static bool own_account(struct req *r, const struct person *who, const char *holder)
{
    return !*holder || !strcmp(fold_plain(&r->mem, holder), fold_plain(&r->mem, fmt(r, "%s %s", who->family, who->given)))
        || !strcmp(fold_plain(&r->mem, holder), fold_plain(&r->mem, fmt(r, "%s %s", who->given, who->family)));
}

static void post(struct req *r)
{
    const struct person *who = who_of(r);
    unsigned char hash[HASH_BYTES];
    char iban[IBAN_MOST + 1];
    struct payee_of_row y = { .row_version = 0 };
    struct add_payee_row row;
    size_t nholder, niban, nwhose = 0;

    if (!who) return;
    const char *problem = iban_problem(r, in(r, "iban"), iban), *holder = in(r, "holder");
    bool own = own_account(r, who, holder);
    if (!*problem && strlen(holder) > HOLDER_MOST * 2) problem = text(r, T_aid_holder_long);
    if (!*problem && !own && !known_other(in(r, "other"))) problem = text(r, T_aid_say_other);
    if (*problem) { render(r, who, 422, problem); return; }
    bool is = payee_of(r, who->id, &y);
    if (in_id(r, "row_version") != (is ? y.row_version : 0)) { render(r, who, 409, text(r, T_aid_met)); return; }
    if (payee_in_file(r, who->id).n) { render(r, who, 409, text(r, T_aid_account_in_file)); return; }
    if (!access_use(r, who->id, "wrote an account")) return;
    lookup_of(r, iban, hash);
    if (is) end_payee(r, who->id, y.row_version, r->now);
    const void *sealed_holder = closed(r, own ? person_name(r, who) : holder, &nholder), *sealed_iban = closed(r, iban, &niban);
    const void *whose = own ? NULL : closed(r, in(r, "other"), &nwhose);
    if (!add_payee(r, who->id, sealed_holder, nholder, sealed_iban, niban, hash, sizeof hash, fmt(r, "%s", iban + strlen(iban) - 4),
        fmt(r, "%.2s", iban), whose, nwhose, r->now, staff_here(r), &row)) fault(&r->fate, "the account was not written");
    act(r, "wrote an account", "person", who->id.v);
    struct reader me = access_reader(r);
    int64_t shared = others_paid_there(r, who->id, hash, sizeof hash, me.account, me.files, r->now).n;
    if (shared) see_other(r, "/aid/payee?person=%lld&shared=%lld", (long long)who->id.v, (long long)shared);
    else see_other(r, "/aid/payee?person=%lld", (long long)who->id.v);
}
PAGE(aid_payee, .path = "/aid/payee", .may = AID_PAGES, .get = get, .post = post,
    .help = "The account to which a person is paid: its IBAN checked, whose it is.");

struct account account_of(struct req *r, const void *holder, size_t nholder, const void *iban, size_t niban)
{
    return (struct account){ opened(r, holder, nholder), opened(r, iban, niban) };
}
