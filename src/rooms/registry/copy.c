/* SPDX-License-Identifier: EUPL-1.2
** copy.c - what the registry gives to a person's own copy, its lines of the timeline, and what it takes away at the end.
**
** RG8  After erasure the record's number stays, empty: what other rooms must keep by law still points at somebody. */
#include "rooms/registry/timeline.h"
#include "base/json.h"
#include "copy.sql.h"

static void list(struct json *j, const char *name)
{
    json_key(j, name);
    json_array(j);
}

static void words(struct json *j, const char *name, const char *value) { if (*value) json_key_str(j, name, value); }

static void days_of(struct json *j, const char *name, day d)
{
    if (d.v == DAY_NONE.v) return;
    json_key(j, name);
    json_day(j, d);
}

/* A dated row: since the first day, until the last. */
static void end_row(struct json *j, day since, day until)
{
    days_of(j, "since", since);
    days_of(j, "until", until.v == DAY_NONE.v ? until : (day){ until.v - 1 });
    json_end_object(j);
}

static void who_it_is(struct req *r, person_id id, struct json *j)
{
    struct copy_people people = copy_people(r, id);
    struct copy_names names = copy_names(r, id);

    list(j, "records");
    for (int i = 0; i < people.n; i++) {
        json_object(j);
        json_key_int(j, "number", people.at[i].id.v);
        words(j, "sex", people.at[i].sex);
        days_of(j, "born", people.at[i].birth);
        json_key_str(j, "birth_known_to_the", people.at[i].birth_exact);
        days_of(j, "died", people.at[i].death);
        words(j, "language", people.at[i].lang);
        words(j, "note", people.at[i].note);
        json_end_object(j);
    }
    json_end_array(j);
    list(j, "names");
    for (int i = 0; i < names.n; i++) {
        json_object(j);
        json_key_str(j, "kind", names.at[i].kind);
        words(j, "family", names.at[i].family);
        words(j, "given", names.at[i].given);
        words(j, "father", names.at[i].father);
        words(j, "mother", names.at[i].mother);
        json_end_object(j);
    }
    json_end_array(j);
}

static void how_to_reach(struct req *r, person_id id, struct json *j)
{
    struct copy_contacts contacts = copy_contacts(r, id);
    struct copy_addresses addresses = copy_addresses(r, id);

    list(j, "contacts");
    for (int i = 0; i < contacts.n; i++) {
        json_object(j);
        json_key_str(j, "kind", contacts.at[i].kind);
        json_key_str(j, "value", contacts.at[i].value);
        words(j, "whose", contacts.at[i].whose);
        json_key_int(j, "messages", contacts.at[i].messages);
        end_row(j, contacts.at[i].since, contacts.at[i].until);
    }
    json_end_array(j);
    list(j, "addresses");
    for (int i = 0; i < addresses.n; i++) {
        const struct copy_addresses_row *a = &addresses.at[i];
        json_object(j);
        json_key_str(j, "kind", a->kind);
        words(j, "homeless", a->homeless);
        words(j, "street", a->street);
        words(j, "number", a->number);
        words(j, "floor", a->floor);
        words(j, "postcode", a->postcode);
        words(j, "place", a->place);
        words(j, "care_of", a->care_of);
        end_row(j, a->since, a->until);
    }
    json_end_array(j);
}

static void numbers_and_needs(struct req *r, person_id id, struct json *j)
{
    struct copy_numbers numbers = copy_numbers(r, id);
    struct copy_needs needs = copy_needs(r, id);

    list(j, "numbers");
    for (int i = 0; i < numbers.n; i++) {
        json_object(j);
        json_key_str(j, "kind", numbers.at[i].kind);
        json_key_str(j, "number", number_plain(r, numbers.at[i].sealed, numbers.at[i].sealed_n));
        words(j, "issuer", numbers.at[i].issuer);
        json_key_str(j, "status", numbers.at[i].status);
        end_row(j, numbers.at[i].since, numbers.at[i].until);
    }
    json_end_array(j);
    list(j, "needs");
    for (int i = 0; i < needs.n; i++) {
        json_object(j);
        json_key_str(j, "kind", needs.at[i].kind);
        words(j, "words", needs.at[i].words);
        end_row(j, needs.at[i].since, needs.at[i].until);
    }
    json_end_array(j);
}

static void others(struct req *r, person_id id, struct json *j)
{
    struct copy_homes homes = copy_homes(r, id);
    struct copy_relations relations = copy_relations(r, id);

    list(j, "households");
    for (int i = 0; i < homes.n; i++) {
        json_object(j);
        json_key_int(j, "household", homes.at[i].household.v);
        json_key_str(j, "part", homes.at[i].part);
        json_key_str(j, "role", homes.at[i].role);
        end_row(j, homes.at[i].since, homes.at[i].until);
    }
    json_end_array(j);
    list(j, "relations");
    for (int i = 0; i < relations.n; i++) {
        json_object(j);
        json_key_str(j, "kind", relations.at[i].kind);
        json_key_str(j, "who_is_it", relations.at[i].is_from ? "this person" : "the other");
        words(j, "paper", relations.at[i].paper);
        words(j, "scope", relations.at[i].scope);
        end_row(j, relations.at[i].since, relations.at[i].until);
    }
    json_end_array(j);
}

/* The writer makes a whole object; the copy wants its members. */
static void copy(struct req *r, person_id id, struct out *to)
{
    struct out o = { .mem = &r->mem };
    struct json j = { .out = &o };
    const char *s;

    json_object(&j);
    who_it_is(r, id, &j);
    numbers_and_needs(r, id, &j);
    how_to_reach(r, id, &j);
    others(r, id, &j);
    json_end_object(&j);
    s = out_text(&o);
    out_raw(to, s + 1, o.n - 2);
}

/* No law makes the registry itself keep anybody: what other rooms must keep is theirs to say. */
static int due(struct req *r, person_id id, day *last)
{
    (void)r;
    (void)id;
    *last = DAY_NONE;
    return 0;
}

static void erase(struct req *r, person_id id)                          /* RG8 */
{
    struct erased_homes homes = erased_homes(r, id);

    erase_names(r, id);
    erase_links(r, id);
    erase_numbers(r, id);
    erase_contacts(r, id);
    erase_addresses(r, id);
    erase_needs(r, id);
    erase_homes(r, id);
    for (int i = 0; i < homes.n; i++) erase_home_note(r, homes.at[i].household);
    erase_relations(r, id);
    erase_arrivals(r, id);
    erase_pairs(r, id);
    erase_whys(r, id);
    erase_person(r, id);
    struct copy_people all = copy_people(r, id);
    for (int i = 0; i < all.n; i++) registry_keys_write(r, all.at[i].id);      /* SE1, SE3 */
}

ABOUT_PERSON(registry, .at = 1, .may = MAY_OPEN | MAY_PRIVACY, .title = T_registry_number_of_file, .ask = registry_lines_ask, .timeline = registry_lines, .copy = copy, .due = due, .erase = erase);
