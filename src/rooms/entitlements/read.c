/* SPDX-License-Identifier: EUPL-1.2
** read.c - takes the answers of one page from its form (A3, A5).
**
** Field names: "home", "schooling.2" (fact and member); a date has ".d" ".m" ".y" behind it; "none.schooling" says
** none of us, "dk.rent_monthly" I don't know, "ns.deposits" I'd rather not say. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "base/date.h"

void put_silence(struct household *h, int fact, int member, enum evidence e)
{
    household_put_text(h, fact, member, e == EV_WONT_SAY ? "refused" : "unknown", e);
}

const char *field_name(struct req *r, const struct talk *t, int fact, int member)
{
    const struct fact *f = book_fact(t->h->book, fact);

    return f->person ? fmt(r, "%s.%d", f->name, member) : f->name;
}

static const char *typed(struct req *r, const struct talk *t, int fact, int member, const char *before, const char *behind)
{
    return in(r, fmt(r, "%s%s%s", before, field_name(r, t, fact, member), behind));
}

/* The three fields of a date; empty: none was filled. */
static enum take take_date(struct req *r, struct talk *t, int fact, int member)
{
    const struct fact *f = book_fact(t->h->book, fact);
    const char *part[3] = { typed(r, t, fact, member, "", ".d"), typed(r, t, fact, member, "", ".m"),
                            typed(r, t, fact, member, "", ".y") };
    int64_t v[3];

    if (!*part[0] && !*part[1] && !*part[2]) return TAKE_MISSING;
    for (int i = 0; i < 3; i++)
        if (!read_whole(part[i], &v[i]) || v[i] > 9999) return TAKE_NOT_DATE;
    if (!day_valid((int)v[2], (int)v[1], (int)v[0])) return TAKE_NOT_DATE;
    day d = day_of((int)v[2], (int)v[1], (int)v[0]);
    if (!strcmp(f->name, "born") && d.v > r->today.v) return TAKE_FUTURE;
    return household_put(t->h, fact, member, d.v, EV_DECLARED) ? TAKE_FINE : TAKE_BOUNDS;
}

static enum take take_typed(struct req *r, struct talk *t, int fact, int member)
{
    const struct fact *f = book_fact(t->h->book, fact);
    const char *s = typed(r, t, fact, member, "", "");
    int64_t v;

    if (f->type == T_DATE) return take_date(r, t, fact, member);
    if (!*s) return TAKE_MISSING;
    if (!strcmp(s, "unknown") || !strcmp(s, "refused")) {
        put_silence(t->h, fact, member, *s == 'r' ? EV_WONT_SAY : EV_DOESNT_KNOW);
        return TAKE_FINE;
    }
    if (f->type == T_BOOL || f->type == T_CHOICE || f->type == T_NUMBER)
        return household_put_text(t->h, fact, member, s, EV_DECLARED) == PARSE_OK ? TAKE_FINE
             : f->type == T_NUMBER ? TAKE_NOT_NUMBER : TAKE_MISSING;
    if (f->type == T_MONEY ? !read_money(s, &v) : !read_whole(s, &v))
        return f->type == T_MONEY ? TAKE_NOT_MONEY : TAKE_NOT_NUMBER;
    return household_put(t->h, fact, member, v, EV_DECLARED) ? TAKE_FINE : TAKE_BOUNDS;
}

/* One cell: what was typed, else what was ticked beside it. */
static enum take take_cell(struct req *r, struct talk *t, int fact, int member)
{
    const struct fact *f = book_fact(t->h->book, fact);
    enum take how = take_typed(r, t, fact, member);

    if (how != TAKE_MISSING) return how;
    if (in_has(r, fmt(r, "ns.%s", f->name)) || *typed(r, t, fact, member, "ns.", "")) {
        put_silence(t->h, fact, member, EV_WONT_SAY);
        return TAKE_FINE;
    }
    if (in_has(r, fmt(r, "dk.%s", f->name)) || *typed(r, t, fact, member, "dk.", "")) {
        put_silence(t->h, fact, member, EV_DOESNT_KNOW);
        return TAKE_FINE;
    }
    if (in_has(r, fmt(r, "none.%s", f->name)) && f->lo <= 0 && (f->type == T_INT || f->type == T_MONEY)) {
        household_put(t->h, fact, member, 0, EV_DECLARED);
        return TAKE_FINE;
    }
    return TAKE_MISSING;
}

/* "Which of you ...?": a tick is yes, the others are no; or none of us, or silence. */
static enum take take_ticks(struct req *r, struct talk *t, const struct asked *a)
{
    const char *name = book_fact(t->h->book, a->fact)->name;
    bool none = in_has(r, fmt(r, "none.%s", name)), dk = in_has(r, fmt(r, "dk.%s", name));
    bool ns = in_has(r, fmt(r, "ns.%s", name));
    int ticks = 0;

    for (int m = 0; m < t->h->members; m++)
        ticks += (a->members >> m & 1) && *typed(r, t, a->fact, m, "", "");
    if (!ticks && !none && !dk && !ns) return TAKE_MISSING;
    if (none && (ticks || dk || ns)) return TAKE_BOTH;
    for (int m = 0; m < t->h->members; m++) {
        if (!(a->members >> m & 1)) continue;
        if (*typed(r, t, a->fact, m, "", "")) household_put(t->h, a->fact, m, 1, EV_DECLARED);
        else if (ns || dk) put_silence(t->h, a->fact, m, ns ? EV_WONT_SAY : EV_DOESNT_KNOW);
        else household_put(t->h, a->fact, m, 0, EV_DECLARED);
    }
    return TAKE_FINE;
}

bool by_ticks(const struct talk *t, const struct asked *a)
{
    return book_fact(t->h->book, a->fact)->type == T_BOOL && a->members & (a->members - 1);
}

/* Cell by cell, into a copy of what is known; what was not taken is listed. */
static int take_cells(struct req *r, struct talk *t, struct taken *list)
{
    int n = 0;

    t->h = household_copy(&r->mem, t->h, t->h->members);
    for (int i = 0; i < t->npending; i++) {
        const struct asked *a = &t->pending[i];
        if (by_ticks(t, a)) {
            enum take how = take_ticks(r, t, a);
            if (how != TAKE_FINE) list[n++] = (struct taken){ a->fact, -1, how };
            continue;
        }
        for (int m = 0; m < (a->members ? t->h->members : 1); m++) {
            if (a->members && !(a->members >> m & 1)) continue;
            enum take how = take_cell(r, t, a->fact, m);
            if (how != TAKE_FINE) list[n++] = (struct taken){ a->fact, m, how };
        }
    }
    return n;
}

static struct taken *room(struct req *r) { return mem_get(&r->mem, sizeof(struct taken) * TALK_PENDING_MAX * MEMBERS_MAX); }

int take_answers(struct req *r, struct talk *t, struct taken **problems)
{
    struct household *before = t->h;
    int n = take_cells(r, t, *problems = room(r));

    if (n) t->h = before;
    return n;
}

static bool answered(const struct talk *t, const struct asked *a)
{
    for (int m = 0; m < (a->members ? t->h->members : 1); m++)
        if ((!a->members || a->members >> m & 1) && household_get(t->h, a->fact, m).evidence != EV_NONE) return true;
    return false;
}

int take_complete(struct req *r, struct talk *t, struct taken **problems)
{
    struct household *before = t->h;
    struct taken *list = *problems = room(r);
    int all = take_cells(r, t, list), n = 0, kept = 0;

    for (int i = 0; i < all; i++)
        if (list[i].how != TAKE_MISSING || (list[i].member >= 0 && *typed(r, t, list[i].fact, list[i].member, "", ""))) list[n++] = list[i];
    if (n) { t->h = before; return n; }
    for (int i = 0; i < t->npending; i++) if (answered(t, &t->pending[i])) t->pending[kept++] = t->pending[i];
    t->npending = kept;
    return 0;
}

/* The form's names that belong to the page and to no question. */
static bool own_word(const char *name)
{
    static const char *const words[] = { "state", "do", "lang", "csrf", "whole", "text_size", "text_contrast" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) if (!strcmp(name, words[i])) return true;
    return false;
}

bool take_strangers(struct req *r, const struct talk *t)
{
    for (int i = 0; i < r->nform; i++) {
        const char *name = r->form_fields[i].name;
        bool asked = own_word(name);
        for (int k = 0; k < 3; k++) {
            static const char *const before[] = { "none.", "dk.", "ns." };
            if (!strncmp(name, before[k], strlen(before[k]))) { name += strlen(before[k]); break; }
        }
        for (int k = 0; k < t->npending && !asked; k++) {
            const char *fact = book_fact(t->h->book, t->pending[k].fact)->name;
            size_t n = strlen(fact);
            asked = !strncmp(name, fact, n) && (!name[n] || name[n] == '.');
        }
        if (!asked) return true;
    }
    return false;
}
