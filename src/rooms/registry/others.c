/* SPDX-License-Identifier: EUPL-1.2
** others.c - see others.h. */
#include "rooms/registry/others.h"

static const char *nobody_said(struct req *r, const char *word) { return word_said(r, "among", word); }

void form_other(struct form *f, const struct person *who, person_id was)
{
    static const char *const none[] = { "", NULL };
    struct req *r = f->r;
    const struct member *m;
    household_id home = registry_household_of(r, who->id, r->today);
    int n = home.v ? registry_members(r, home, r->today, &m) : 0;
    const char *typed = was.v ? fmt(r, "%lld", (long long)was.v) : "";
    bool listed = false;

    if (n > 1) {
        for (int i = 0; i < n; i++) listed |= m[i].person.v == was.v;
        form_pick(f, "among", T_registry_among, -1, none, nobody_said, listed ? typed : "");
        struct form_field *x = &f->page.fields.at[f->page.fields.n - 1];
        for (int i = 0; i < n && x->picks.n < FORM_PICKS; i++) {
            const char *id = fmt(r, "%lld", (long long)m[i].person.v);
            if (m[i].person.v == who->id.v || !access_sees(r, m[i].person)) continue;
            x->picks.at[x->picks.n++] = (struct form_pick){ id, person_name(r, m[i].is), !strcmp(id, x->value) };
        }
    }
    form_text(f, "other", T_registry_other, T_registry_other_hint, listed ? "" : typed);
}

const struct person *form_other_read(struct form *f, const struct person *who)
{
    struct req *r = f->r;
    person_id id = { in_id(r, *in(r, "other") ? "other" : "among") };
    const struct person *p;

    if (!id.v) { form_bad(f, "other", T_registry_other_empty); return NULL; }
    id = registry_root(r, id);
    if (id.v == who->id.v) { form_bad(f, "other", T_registry_other_self); return NULL; }
    p = access_sees(r, id) ? registry_person(r, id) : NULL;
    if (!p) form_bad(f, "other", T_registry_other_unknown);
    return p;
}
