/* SPDX-License-Identifier: EUPL-1.2
** parts.c - what may be told of a person, part by part: RF2.
**
** A part is a word: identity, contact, household, need, or fact:<variable>.  What is chosen is a list between commas. */
#include "rooms/referrals/inside.h"
#include "rooms/facts/facts.h"
#include "parts.sql.h"

enum { PARTS_MOST = 200 };

bool part_chosen(const char *parts, const char *word)
{
    size_t n = strlen(word);

    for (const char *s = parts; (s = strstr(s, word)); s += n) if (s > parts && s[-1] == ',' && s[n] == ',') return true;
    return false;
}

static bool special(struct req *r, const char *variable)
{
    int f = book_fact_find(r->house->book, variable);

    return f >= 0 && book_fact(r->house->book, f)->special;
}

bool parts_special(struct req *r, const char *parts)
{
    for (int f = 0; f < book_facts(r->house->book); f++) {
        const struct fact *x = book_fact(r->house->book, f);
        if (x->special && part_chosen(parts, fmt(r, "fact:%s", x->name))) return true;
    }
    return false;
}

/* ---- what they say --------------------------------------------------------------------------------------- */

/* For a reader from right to left: a name, or a number, in its own direction. */
static const char *apart(struct req *r, const char *mark, const char *s)
{
    return *s && texts_language(r->house->texts, r->lang)->rtl ? fmt(r, "%s%s\u2069", mark, s) : s;
}

static const char *identity(struct req *r, const struct person *p)
{
    bool born = p->birth.v != DAY_NONE.v;

    return fmt(r, "%s%s%s", apart(r, "\u2068", person_name(r, p)), born ? ", " : "", born ? person_born(r, p) : "");
}

static const char *contact(struct req *r, const struct person *p)
{
    struct out o = { .mem = &r->mem };
    const struct contact *all;
    int n = registry_contacts(r, p->id, &all);
    struct homes homes_ = homes(r, p->id, r->today);

    for (int i = 0; i < n; i++) out_fmt(&o, "%s%s%s%s%s", o.n ? "; " : "", apart(r, "\u2066", all[i].value), *all[i].whose ? " (" : "", all[i].whose, *all[i].whose ? ")" : "");
    if (homes_.n) out_fmt(&o, "%s%s %s, %s %s", o.n ? "; " : "", homes_.at[0].street, homes_.at[0].number, homes_.at[0].postcode, homes_.at[0].place);
    return out_text(&o);
}

static const char *household(struct req *r, const struct person *p)
{
    struct out o = { .mem = &r->mem };
    const struct member *m;
    household_id h = registry_household_of(r, p->id, r->today);
    int n = h.v ? registry_members(r, h, r->today, &m) : 0;

    for (int i = 0; i < n; i++)                         /* who else, by age and part: their names are theirs to give; AC1 */
        if (m[i].person.v != p->id.v && access_sees_row(r, m[i].person, m[i].is->shield)) out_fmt(&o, "%s%s (%s)", o.n ? "; " : "", text(r, texts_find(r->house->texts, fmt(r, "registry.role_%s", m[i].role))), person_born(r, m[i].is));
    return out_text(&o);
}

static void offer(struct req *r, struct part_choice *to, int *n, const char *word, int label, const char *value)
{
    if (*value) to[(*n)++] = (struct part_choice){ .word = word, .label = text(r, label), .value = value };
}

int parts_offered(struct req *r, const struct person *p, struct part_choice **to)
{
    const struct fact_kept *facts;
    int nfacts = facts_of(r, p->id, r->now, &facts), n = 0;
    struct part_choice *c = mem_get(&r->mem, PARTS_MOST * sizeof *c);

    offer(r, c, &n, "identity", T_referrals_part_identity, identity(r, p));
    offer(r, c, &n, "contact", T_referrals_part_contact, contact(r, p));
    offer(r, c, &n, "household", T_referrals_part_household, household(r, p));
    for (int i = 0; i < nfacts && n < PARTS_MOST; i++) {
        const char *word = fmt(r, "fact:%s", facts[i].variable);
        bool again = facts[i].known_to.v != 0 || facts[i].shielded || !*facts[i].value;        /* ended, or not this reader's to read */
        for (int k = 0; k < n; k++) again |= !strcmp(c[k].word, word);
        if (!again) c[n++] = (struct part_choice){ word, facts_label(r, facts[i].variable), facts_say(r, facts[i].variable, facts[i].value), false, special(r, facts[i].variable) };
    }
    *to = c;
    return n;
}

const char *parts_said(struct req *r, const char *parts)
{
    static const struct { const char *word; int label; } fixed[] = { { "identity", T_referrals_part_identity }, { "contact", T_referrals_part_contact },
        { "household", T_referrals_part_household }, { "need", T_referrals_part_need } };
    struct out o = { .mem = &r->mem };

    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (part_chosen(parts, fixed[i].word)) out_fmt(&o, "%s%s", o.n ? ", " : "", text(r, fixed[i].label));
    for (int f = 0; f < book_facts(r->house->book); f++) {
        const char *name = book_fact(r->house->book, f)->name;
        if (part_chosen(parts, fmt(r, "fact:%s", name))) out_fmt(&o, "%s%s", o.n ? ", " : "", facts_label(r, name));
    }
    return out_text(&o);
}

int parts_frozen(struct req *r, const struct referral *f, struct part **to)
{
    const struct person *p = registry_person(r, f->person);
    struct part_choice *c;
    int offered = p ? parts_offered(r, p, &c) : 0, n = 0;
    struct part *told = mem_get(&r->mem, (size_t)(offered + 2) * sizeof *told);

    for (int i = 0; i < offered; i++) if (part_chosen(f->parts, c[i].word)) told[n++] = (struct part){ c[i].label, c[i].value };
    if (part_chosen(f->parts, "need")) told[n++] = (struct part){ text(r, T_referrals_part_need), f->need };
    *to = told;
    return n;
}
