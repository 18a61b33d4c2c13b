/* SPDX-License-Identifier: EUPL-1.2
** choose.c - up to so many structures, best first: what can be chosen for this age, what was typed, what is wrong with it (PL2). */
#include "rooms/places/choose.h"

static bool offered(const struct pref_options *o, const char *value)
{
    for (int i = 0; i < o->n; i++) if (!strcmp(o->at[i].value, value)) return true;
    return false;
}

static void offer(struct req *r, struct pref_options *o, const char *structure, int64_t shift)
{
    const char *value = fmt(r, "%s:%lld", structure, (long long)shift);

    if (offered(o, value)) return;
    bool any = !shift && offered(o, fmt(r, "%s:1", structure));
    const char *said = any ? text_with(r, T_places_any_shift, structure_said(r, structure)) : section_option(r, structure, (int)shift);
    o->at[o->n++] = (struct pref_option){ value, said, false };
}

/* Structures with a section that takes the age, shift by shift, and any of them. */
static struct pref_options options_of(struct req *r, const struct call *c, const struct person *child)
{
    struct sections_of all = sections_of(r, c->id);
    struct pref_options o = { .at = mem_get(&r->mem, (size_t)(2 * all.n + 1) * sizeof *o.at) };
    int months = months_on(child, c->is.age_on);

    for (int i = 0; i < all.n; i++) {
        const struct sections_of_row *s = &all.at[i];
        if (s->ended.v != DAY_NONE.v || !section_fits(s->from_months, s->to_months, months)) continue;
        offer(r, &o, s->structure, s->shift);
        bool last = i + 1 == all.n || strcmp(all.at[i + 1].structure, s->structure);
        if (last && s->shift > 1) offer(r, &o, s->structure, 0);
    }
    return o;
}

bool choose_any(struct req *r, const struct call *c, const struct person *child)
{
    return months_on(child, c->is.age_on) < 0 || options_of(r, c, child).n > 0;
}

static const char *chosen(struct req *r, int rank) { return in(r, fmt(r, "p%d", rank)); }

static const char *pref_was(struct req *r, const struct prefs_of *was, int rank)
{
    for (int i = 0; i < was->n; i++)
        if (was->at[i].rank == rank) return fmt(r, "%s:%lld", was->at[i].structure, (long long)was->at[i].shift);
    return "";
}

void choose_fill(struct req *r, const struct call *c, const struct person *child, const struct wish *w, bool used, struct prefs_page *p)
{
    struct prefs_of was = { 0 };

    if (w) was = prefs_of(r, w->id);
    p->may_together = c->is.together;
    p->together = used ? in_has(r, "together") : w && w->is.together;
    p->options = options_of(r, c, child);
    p->most = c->is.preferences < p->options.n ? c->is.preferences : p->options.n;
    if (p->most < was.n) p->most = was.n;
    /* PF1: nothing typed is lost */
    for (int i = 1; used && i <= c->is.preferences; i++) if (*chosen(r, i) && p->most < i) p->most = i;
    p->prefs.at = mem_get(&r->mem, (size_t)(p->most + 1) * sizeof *p->prefs.at);
    for (int i = 1; i <= p->most; i++) {
        struct pref_line *l = &p->prefs.at[p->prefs.n++];
        const char *held = used ? chosen(r, i) : was.n ? pref_was(r, &was, i) : p->options.n == 1 ? p->options.at[0].value : "";
        *l = (struct pref_line){ i, { p->options.n, mem_get(&r->mem, (size_t)(p->options.n + 1) * sizeof *l->options.at) } };
        for (int k = 0; k < p->options.n; k++) {
            l->options.at[k] = p->options.at[k];
            l->options.at[k].on = !strcmp(held, p->options.at[k].value);
        }
    }
}

static int split(struct req *r, const char *value, const char **structure)
{
    const char *colon = strrchr(value, ':');

    *structure = colon ? fmt(r, "%.*s", (int)(colon - value), value) : value;
    return colon ? atoi(colon + 1) : 0;
}

const char *choose_read(struct req *r, const struct call *c, const struct person *child, struct pref_typed *to, int *n)
{
    struct pref_options o = options_of(r, c, child);

    *n = 0;
    if (!o.n) return text(r, T_places_no_section_for_age);
    for (int i = 1; i <= c->is.preferences; i++) {
        const char *value = chosen(r, i);
        if (!*value) continue;
        struct pref_typed *p = &to[*n];
        p->shift = split(r, value, &p->structure);
        if (!offered(&o, value)) return text_with(r, T_places_no_such_section, structure_said(r, p->structure));
        for (int k = 0; k < *n; k++)
            if (!strcmp(to[k].structure, p->structure) && to[k].shift == p->shift)
                return text_with(r, T_places_twice, section_option(r, p->structure, p->shift));
        ++*n;
    }
    return *n ? "" : text(r, T_places_one_wish_at_least);
}

bool wish_changes(struct req *r, const struct call *c, const struct wish *w)
{
    bool late;

    return call_takes(r, c, &late) && strcmp(w->is.state, "withdrawn") && (!late || w->is.late);
}
