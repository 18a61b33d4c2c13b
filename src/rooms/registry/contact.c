/* SPDX-License-Identifier: EUPL-1.2
** contact.c - a telephone, an address of e-mail, or somebody through whom a person is reached (RG3). */
#include "rooms/registry/stood.h"
#include "rooms/registry/words.h"
#include "base/fold.h"
#include "contact.sql.h"

struct entry { contact_id id; const struct person *who; struct contact_row row; };

static bool find(struct req *r, struct entry *e)
{
    *e = (struct entry){ .id = { in_id(r, "id") } };
    e->row = (struct contact_row){ .person = { in_id(r, "person") }, .kind = "mobile", .value = "", .whose = "", .messages = 0, .since = r->today, .until = DAY_NONE };
    if (e->id.v && !contact(r, e->id, &e->row)) return row_missing(r);
    if (!(e->who = subject(r, e->row.person))) return false;
    if (!e->id.v) e->row.rank = contact_rank(r, e->who->id).rank;
    return true;
}

static void form(struct form *f, struct req *r, struct entry *e)
{
    form_open(f, r, &(struct form_page){ .title = text(r, e->id.v ? T_registry_contact_change : T_registry_contact_new), .lead = person_name(r, e->who),
        .action = "/person/contact", .back = person_href(r, e->who->id, "contacts"), .about = form_about(r, e->id.v, e->who->id) });
    form_row(f, e->id.v, e->who->id, e->row.row_version);
    form_pick(f, "kind", T_registry_contact_kind, -1, contact_kinds, contact_said, e->row.kind);
    form_text(f, "value", T_registry_contact_value, T_registry_contact_value_hint, e->row.value);
    form_text(f, "whose", T_registry_contact_whose, T_registry_contact_whose_hint, e->row.whose);
    form_pick(f, "messages", T_registry_contact_messages, T_registry_contact_messages_hint, message_words, messages_said, fmt(r, "%lld", (long long)e->row.messages));
    form_text(f, "rank", T_registry_contact_rank, T_registry_contact_rank_hint, fmt(r, "%lld", (long long)e->row.rank));
    form_span(f, e->row.since, e->row.until);
}

static void get(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    form(&f, r, &e);
    form_answer(&f, 200);
}

/* Digits of a number without the country's 0030; an address folded; else the words folded. */
const char *contact_compared(struct mem *m, const char *kind, const char *value)
{
    char *digits = mem_get(m, strlen(value) + 1), *to = digits;

    if (!strcmp(kind, "email")) {
        for (const char *s = value; *s; s++) if (*s != ' ') *to++ = (char)(*s >= 'A' && *s <= 'Z' ? *s + 32 : *s);
        return digits;
    }
    if (!strcmp(kind, "via")) return fold_plain(m, value);
    for (const char *s = value; *s; s++) if (*s >= '0' && *s <= '9') *to++ = *s;
    if (strlen(digits) == 12 && !strncmp(digits, "30", 2) && strchr(value, '+')) return digits + 2;
    if (strlen(digits) == 14 && !strncmp(digits, "0030", 4)) return digits + 4;
    return digits;
}

static void check(struct form *f, const char *kind, const char *value)
{
    bool email = !strcmp(kind, "email"), number = !strcmp(kind, "mobile") || !strcmp(kind, "phone");

    form_short(f, "value", NAME_MOST);
    form_short(f, "whose", NAME_MOST);
    if (!*value) form_bad(f, "value", T_registry_contact_empty);
    else if ((email || number) && !registry_contact_fits(f->r, kind, value)) form_bad(f, "value", email ? T_registry_contact_no_address : T_registry_contact_no_number);
}

static void save(struct req *r, struct entry *e, struct form *f)
{
    const char *kind = form_in(f, "kind"), *value = form_in(f, "value"), *whose = form_in(f, "whose"), *compared;
    int64_t messages = in_id(r, "messages"), rank = in_id(r, "rank");
    day since, until;
    struct contact_clashes found;
    struct stood *s;

    form_word(f, "kind", contact_kinds);
    form_word(f, "messages", message_words);
    compared = contact_compared(&r->mem, kind, value);
    check(f, kind, value);
    if (rank < 1 || rank > 99) form_bad(f, "rank", T_registry_contact_bad_rank);
    form_span_read(f, &since, &until);
    if (form_refused(f)) return;
    found = contact_clashes(r, e->who->id, kind, compared, e->id, since, until);
    s = STOOD_OF(r, found, row->value);
    if (stood(f, s, found.n, since)) { form_refused(f); return; }
    for (int i = 0; i < found.n; i++) end_contact(r, (contact_id){ s[i].id }, since);
    if (!e->id.v) add_contact(r, e->who->id, kind, value, compared, whose, messages, rank, since, until, r->now, access_reader(r).account);
    else if (!set_contact(r, e->id, in_id(r, "row_version"), kind, value, compared, whose, messages, rank, since, until)) {
        form_conflict(f, e->row.row_version);
        return;
    }
    saved(r, e->who->id, e->id.v ? "changed a contact" : "wrote a contact", "contacts");
}

static void post(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    if (e.id.v && removing(r)) {
        remove_contact(r, e.id);
        saved(r, e.who->id, "removed a contact written by mistake", "contacts");
        return;
    }
    form(&f, r, &e);
    save(r, &e, &f);
}
PAGE(contact, .path = "/person/contact", .may = MAY_OPEN, .get = get, .post = post, .help = "A contact of a person: whose it is, which messages are allowed.");

void contact_add(struct req *r, person_id who, const char *kind, const char *value, const char *whose, int messages, day since)
{
    add_contact(r, who, kind, value, contact_compared(&r->mem, kind, value), whose, messages, contact_rank(r, who).rank, since, DAY_NONE, r->now, access_reader(r).account);
}
