/* SPDX-License-Identifier: EUPL-1.2
** demo.c - money of the demonstration: a budget, awards that were granted or wait, accounts that nobody has. */
#include "rooms/aid/inside.h"
#include "base/date.h"
#include "base/iban.h"
#include "web/demo.h"
#include "web/edge.h"
#include "budget.sql.h"
#include "demo.sql.h"
#include "payee.sql.h"

enum { PEOPLE = 6, WITH_ACCOUNT = 4 };
static const char programme[] = "one-off-aid";
static const int euros[PEOPLE] = { 180, 200, 150, 120, 90, 200 };

/* Of a bank that does not exist, with check digits that do. */
static const char *invented_iban(struct req *r, int i)
{
    char to[IBAN_MOST + 1];

    for (int check = 2; check < 99; check++) {
        const char *s = fmt(r, "GR%02d999%04d%016d", check, 1000 + i, 4000000 + i);
        if (iban_read(s, to) == IBAN_FINE) return s;
    }
    fault(&r->fate, "no account number for the demonstration");
}

static void open_line(struct req *r, const char *code, int64_t euro)
{
    struct open_budget_row row;
    int year = day_civil(r->today).year;

    if (!open_budget(r, year, code, &row) || !change_credit(r, row.id, (cents){ euro * 100 }))
        fault(&r->fate, "a budget of the demonstration was not written");
    note_credit(r, row.id, r->now, staff_here(r), (cents){ euro * 100 }, fmt(r, "ΑΔΣ 1/%d (επίδειξη)", year));
    act(r, "changed the credit of a budget line", "budget", row.id.v);
}

static void pay_to(struct req *r, person_id person, int i)
{
    const struct person *who = registry_person(r, person);
    const char *iban = invented_iban(r, i), *name = person_name(r, who);
    unsigned char hash[HASH_BYTES];
    struct add_payee_row row;
    size_t nholder, niban;

    keyed_hash(hash, r->house->secret, "aid account lookup", iban, strlen(iban));
    const void *holder = seal(&r->mem, r->house->secret, "aid account", name, strlen(name), &nholder);
    const void *sealed = seal(&r->mem, r->house->secret, "aid account", iban, strlen(iban), &niban);
    add_payee(r, person, holder, nholder, sealed, niban, hash, sizeof hash, iban + strlen(iban) - 4, "GR", NULL, 0, r->now, staff_here(r),
        &row);
    act(r, "wrote an account", "person", person.v);
}

static void give(const struct demo_self *self, person_id person, int i, const struct session *clerk, const struct session *chief)
{
    struct req *r = self->r;
    const struct aid_rules *rules = town_aid(r->house->town, programme);
    static const char evidence[] = "Επίδειξη: έκτακτη ανάγκη με λογαριασμό και κοινωνική έκθεση.";
    bool was;
    struct add_award_row row;
    size_t n;

    demo_as(self, clerk, 0);
    case_id id = case_apply(r, &(struct application){ .programme = programme, .person = person, .origin = "clerk" }, &was);
    if (was) return;
    household_id home = registry_household_of(r, person, r->today);
    struct wanted w = { rules, home.v ? "household" : "person", home.v ? home.v : person.v, rules->codes.at[0], { (int64_t)euros[i] * 100 },
        1, r->today };
    const void *sealed = seal(&r->mem, r->house->secret, "aid evidence", evidence, sizeof evidence - 1, &n);
    if (*award_short(r, &w, NULL)) return;
    if (!add_award(r, id, programme, person, w.family_kind, w.family, w.code, rules->grounds.at[i % rules->grounds.n], sealed, n, w.each, 1,
        w.first, aid_decided_by(rules, w.each), r->now, staff_here(r), &row)) fault(&r->fate,
        "an award of the demonstration was not written");
    award_hold(r, row.id, &w);
    if (i < WITH_ACCOUNT) pay_to(r, person, i);
    demo_as(self, chief, 0);
    if (i < PEOPLE - 1 && !case_settle(r, id, &(struct settled){ true, "Έκτακτη και σοβαρή ανάγκη (επίδειξη).", r->today, DAY_NONE,
        { clerk->staff }, { chief->staff } }))
        fault(&r->fate, "a case of the demonstration was not decided");
}

static void invent(struct req *r)
{
    struct demo_self self = demo_begin(r);
    struct session clerk, chief;

    if (any_budget(r).n || !town_payer(r->house->town) || !town_aid(r->house->town, programme)
        || book_programme_find(r->house->book, programme) < 0 || !demo_account(r, "adviser", &clerk)
        || !demo_account(r, "manager", &chief)) return;
    demo_as(&self, &chief, 0);
    for (int i = 0; i < town_aids(r->house->town); i++) open_line(r, town_aid_at(r->house->town, i)->codes.at[0], i ? 60000 : 20000);
    struct demo_adults all = demo_adults(r, (day){ r->today.v - 30 * 365 }, PEOPLE);
    for (int i = 0; i < all.n; i++) give(&self, all.at[i].id, i, &clerk, &chief);
    demo_end(&self);
}
DEMO(aid, .at = 45, .make = invent);
