/* SPDX-License-Identifier: EUPL-1.2
** form_read.c - what was typed into the desk's form becomes facts. */
#include "rooms/desk/inside.h"
#include "rooms/desk/form.h"
#include "rooms/facts/facts.h"
#include "base/date.h"

enum read { READ_FINE, READ_EMPTY, READ_NOT_KNOWN, READ_REFUSED, READ_WRONG };

/* A value in the spelling household_put_text() takes. */
static enum read read_one(struct req *r, const struct fact *f, const char *s, const char **plain)
{
    int64_t v;
    char iso[11];
    day d;

    s += strspn(s, " ");
    *plain = s;
    if (!*s) return READ_EMPTY;
    if (!strcmp(s, "?")) return READ_NOT_KNOWN;
    if (!strcmp(s, "-")) return READ_REFUSED;
    switch (f->type) {
    case T_DATE:
        if (!day_read_forgiving(s, &d)) return READ_WRONG;
        *plain = mem_str(&r->mem, day_iso(d, iso));
        return READ_FINE;
    case T_MONEY:
        if (!read_money(s, &v)) return READ_WRONG;
        *plain = fmt(r, "%s%lld.%02lld", v < 0 ? "-" : "", (long long)(llabs(v) / 100), (long long)(llabs(v) % 100));
        return READ_FINE;
    case T_INT:
        if (!read_whole(s, &v)) return READ_WRONG;
        *plain = fmt(r, "%lld", (long long)v);
        return READ_FINE;
    case T_BOOL: case T_CHOICE: case T_NUMBER: return READ_FINE;
    }
    return READ_WRONG;
}

static const char *words_of(struct req *r, const struct fact *f, bool out_of_bounds)
{
    if (out_of_bounds) return text_with(r, T_desk_bad_bounds, facts_bound(r, f, f->lo), facts_bound(r, f, f->hi));
    return text(r, f->type == T_DATE ? T_desk_bad_date : f->type == T_MONEY ? T_desk_bad_money : T_desk_bad_number);
}

static void take_one(struct req *r, struct talk *t, int fact, int member, const char *typed, struct form_problems *ps)
{
    const struct fact *f = book_fact(t->h->book, fact);
    const char *plain;
    enum parse how = PARSE_OK;

    switch (read_one(r, f, typed, &plain)) {
    case READ_EMPTY:
        if (strcmp(f->name, "relation") || member) household_forget(t->h, fact, member);
        return;
    case READ_NOT_KNOWN: household_put_text(t->h, fact, member, "unknown", EV_DOESNT_KNOW); return;
    case READ_REFUSED:   household_put_text(t->h, fact, member, "refused", EV_WONT_SAY); return;
    case READ_WRONG:     how = PARSE_TYPE; break;
    case READ_FINE:
        if (is_known(household_get(t->h, fact, member)) && !strcmp(household_text(&r->mem, t->h, fact, member), plain)) return;
        how = household_put_text(t->h, fact, member, plain, EV_DECLARED);
        break;
    }
    if (how != PARSE_OK)
        ps->at[ps->n++] = (struct form_problem){ fact, member, typed, words_of(r, f, how == PARSE_BOUNDS) };
}

/* The results list what was asked, and offer to change it: everything told here counts as asked. */
void form_remember(struct talk *t)
{
    const struct book *b = t->h->book;

    t->nasked = t->npending = 0;
    for (int i = 0; i < book_facts(b) && t->nasked < TALK_ASKED_MAX; i++) {
        const struct fact *f = book_fact(b, i);
        struct asked a = { .fact = i, .page = 1 };
        bool told = false;
        for (int m = 0; m < (f->person ? t->h->members : 1); m++) {
            if (household_get(t->h, i, m).evidence == EV_NONE) continue;
            told = true;
            if (f->person) a.members |= (uint64_t)1 << m;
        }
        if (told && !f->town && strcmp(f->name, "relation") && strcmp(f->name, "born")) t->asked[t->nasked++] = a;
    }
    if (t->page < 1) t->page = 1;
}

struct form_problems form_take(struct req *r, struct talk *t)
{
    const struct book *b = t->h->book;
    struct form_problems ps = { .at = mem_get(&r->mem, (size_t)book_facts(b) * (size_t)t->h->members * sizeof *ps.at) };

    for (int i = 0; i < book_facts(b); i++) {
        const struct fact *f = book_fact(b, i);
        for (int m = 0; m < (f->person ? t->h->members : 1); m++) {
            const char *name = form_name(r, f, m);
            if (!f->town && in_has(r, name)) take_one(r, t, i, m, in(r, name), &ps);
        }
    }
    form_remember(t);
    return ps;
}

/* ---- the page ------------------------------------------------------------------------------------- */

static void resize(struct req *r, struct talk *t, int members)
{
    if (members >= 1 && members <= MEMBERS_MAX) t->h = household_copy(&r->mem, t->h, members);
}

static void remove_member(struct req *r, struct talk *t, int gone)
{
    struct household *less;

    if (gone < 1 || gone >= t->h->members) return;
    less = household_copy(&r->mem, t->h, t->h->members - 1);
    for (int i = 0; i < book_facts(t->h->book); i++)
        for (int m = gone; book_fact(t->h->book, i)->person && m < less->members; m++) {
            struct known k = household_get(t->h, i, m + 1);
            household_put(less, i, m, k.value, (enum evidence)k.evidence);
        }
    t->h = less;
    form_remember(t);                  /* it speaks of members by number */
}

void form_contradictions(struct req *r, struct talk *t, struct form_problems *ps)
{
    struct problem *p;
    int n = household_problems(&r->mem, t->h, r->today, &p);

    for (int i = 0; i < n && !ps->n; i++) {
        int words = texts_find(r->house->texts, p[i].text_id), member = p[i].member < 0 ? 0 : p[i].member;
        if (p[i].fact < 0) continue;
        ps->at[ps->n++] = (struct form_problem){ p[i].fact, member, in(r, form_name(r, book_fact(t->h->book, p[i].fact), member)),
                                                 words < 0 ? text(r, T_desk_bad_number) : text(r, words) };
    }
}

static void pure(struct req *r)
{
    const char *what = in(r, "do");
    struct talk *t;

    r->no_store = true;
    if (!strcmp(what, "start")) {
        int64_t n = in_id(r, "members");
        t = talk_new(r);
        t->staff = true;
        resize(r, t, n > MEMBERS_MAX ? MEMBERS_MAX : (int)n);
        form_show(r, t);
        return;
    }
    if (!desk_talk(r, &t)) return;
    struct form_problems ps = form_take(r, t);
    if (!t->was && !strcmp(what, "add")) resize(r, t, t->h->members + 1);
    else if (!t->was && !strncmp(what, "remove.", 7)) remove_member(r, t, (int)strtol(what + 7, NULL, 10));
    else if (!strcmp(what, "save")) {
        if (!ps.n) form_contradictions(r, t, &ps);
        if (!ps.n) { desk_results(r, t); return; }
    }
    form_page_show(r, t, &ps);
}
static void get(struct req *r) { see_other(r, "/desk"); }
PAGE(desk_form, .path = "/desk/form", .may = MAY_ADVISE, .get = get, .pure = pure,
     .help = "All questions on one page, grouped by what matters now.");
