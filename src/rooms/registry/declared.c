/* SPDX-License-Identifier: EUPL-1.2
** declared.c - somebody who says by themselves who they are, from afar: written down as they say, shown no other file (DU1), and
** not confirmed until a paper is shown.  Whoever is like them stands in the queue of pairs (DU2). */
#include "rooms/registry/form.h"
#include "rooms/registry/numbers.h"
#include "declared.sql.h"

const char *registry_number_remark(struct req *r, const char *kind, const char *typed, const struct person_new *n)
{
    const char *compared = number_compared(&r->mem, kind, typed);
    enum odd odd = *compared ? number_odd(kind, compared, n->birth, n->birth_exact, n->sex ? n->sex : "") : ODD_NONE;

    if (!*compared && typed[strspn(typed, " ")]) odd = ODD_LENGTH;
    return odd ? word_said(r, "odd", fmt(r, "%s_%s", kind, odd_words[odd])) : "";
}

const char *registry_number_wrong(struct req *r, const char *typed)
{
    return characters(typed) > NUMBER_MOST ? text(r, T_registry_number_empty) : NULL;
}

bool registry_contact_fits(struct req *r, const char *kind, const char *value)
{
    const char *compared = contact_compared(&r->mem, kind, value), *at = strchr(compared, '@');
    size_t n = strlen(compared);

    if (characters(value) > NAME_MOST) return false;
    return strcmp(kind, "email") ? n >= 5 && n <= 15 : at && at != compared && strchr(at, '.') && !strchr(at + 1, '@');
}

void number_declare(struct req *r, person_id who, const char *kind, const char *typed, const struct person_new *n)
{
    const char *compared = number_compared(&r->mem, kind, typed);

    if (*compared) number_add(r, who, kind, compared, "", n->confirmed ? "seen" : "declared",
                              odd_words[number_odd(kind, compared, n->birth, n->birth_exact, n->sex ? n->sex : "")], DAY_NONE, DAY_NONE);   /* RG2 */
}

person_id registry_declare(struct req *r, const struct person_declared *d)
{
    enum { NEUTRAL = 1 };
    person_id id = registry_add(r, &d->is);

    registry_add_latin(r, id, &d->is);
    number_declare(r, id, "afm", d->afm, &d->is);
    number_declare(r, id, "amka", d->amka, &d->is);
    if (*d->mobile) contact_add(r, id, "mobile", d->mobile, "", NEUTRAL, r->today);
    if (*d->email) contact_add(r, id, "email", d->email, "", NEUTRAL, r->today);
    registry_keys_write(r, id);                         /* SE1 */
    act(r, "declared a person", "person", id.v);
    return id;
}

void registry_confirm(struct req *r, person_id who)
{
    if (confirm_person(r, who)) act(r, "confirmed a person by a paper", "person", who.v);
}
