/* SPDX-License-Identifier: EUPL-1.2
** talk.c - a conversation as text and back, so that it can travel sealed inside the page (A1, A2).
**
** The text is a line per thing: a word, a blank, the rest.  Facts and programmes stand by name: a reload of the
** rules between two pages must not turn one answer into another.
**
**     pronoia-talk 1
**     begun 1795343520
**     members 3
**     stage ask
**     at 4 12 results change        page, until, flags
**     focus housing-benefit
**     asked 1 home
**     pending schooling:6
**     = home rent
**     = born 1990-02-01;2015-05-05;?
**     file 12 5;6;9                 about a file: household, person of each member
**     - home rent                   what was known when it began
*/
#include "rooms/room.h"
#include "rooms/entitlements/entitlements.h"
#include "rooms/entitlements/inside.h"
#include <stdlib.h>

static const char first_line[] = "pronoia-talk 1";
static const char *const stages[] = { "count", "people", "ask", "results" };

struct talk *talk_new(struct req *r)
{
    struct talk *t = mem_get(&r->mem, sizeof *t);

    t->h = household_new(&r->mem, r->house->book, 1);
    if (r->house->town) town_tell(r->house->town, t->h);
    t->begun = r->now;
    t->page = 1;
    t->until = TALK_PAGES_FIRST;
    t->focus = -1;
    int relation = book_fact_find(r->house->book, "relation");
    if (relation >= 0) household_put_text(t->h, relation, 0, "head", EV_DECLARED);
    return t;
}

/* ---- writing --------------------------------------------------------------------------------------- */

static void write_cell(struct req *r, struct out *o, const struct household *h, int fact, int member)
{
    enum evidence e = household_get(h, fact, member).evidence;

    if (e == EV_NONE) return;
    if (e == EV_DOESNT_KNOW) { out_char(o, '?'); return; }
    if (e == EV_WONT_SAY) { out_char(o, '!'); return; }
    out_str(o, household_text(&r->mem, h, fact, member));
    if (e == EV_PAPER) out_char(o, '*');
    if (e == EV_REGISTER) out_char(o, '+');
    if (e == EV_CONTRADICTED) out_char(o, '~');
}

static void write_fact(struct req *r, struct out *o, const struct household *h, int fact, char mark)
{
    const struct fact *f = book_fact(h->book, fact);
    int last = -1;

    for (int m = 0; m < (f->person ? h->members : 1); m++)
        if (household_get(h, fact, m).evidence != EV_NONE) last = m;
    if (last < 0 || f->town) return;
    out_fmt(o, "%c %s ", mark, f->name);
    for (int m = 0; m <= last; m++) {
        if (m) out_char(o, ';');
        write_cell(r, o, h, fact, m);
    }
    out_char(o, '\n');
}

static void write_file(struct req *r, struct out *o, const struct talk *t)
{
    out_fmt(o, "file %lld ", (long long)t->household);
    for (int m = 0; m < t->h->members; m++) out_fmt(o, "%s%lld", m ? ";" : "", (long long)t->person[m]);
    out_char(o, '\n');
    for (int f = 0; f < book_facts(t->was->book); f++) write_fact(r, o, t->was, f, '-');
}

static void write_asked(struct out *o, const struct talk *t, const char *word, const struct asked *a)
{
    out_fmt(o, "%s %d %s", word, a->page, book_fact(t->h->book, a->fact)->name);
    if (a->members) out_fmt(o, ":%llx", (unsigned long long)a->members);
    out_char(o, '\n');
}

const char *talk_write(struct req *r, const struct talk *t)
{
    struct out o = { .mem = &r->mem };

    out_fmt(&o, "%s\nbegun %lld\nmembers %d\nstage %s\nat %d %d%s%s%s\n", first_line, (long long)t->begun.v,
            t->h->members, stages[t->stage], t->page, t->until, t->had_results ? " results" : "",
            t->changing ? " change" : "", t->staff ? " staff" : "");
    if (t->focus >= 0) out_fmt(&o, "focus %s\n", book_programme(t->h->book, t->focus)->id);
    for (int i = 0; i < t->nasked; i++) write_asked(&o, t, "asked", &t->asked[i]);
    for (int i = 0; i < t->npending; i++) write_asked(&o, t, "pending", &t->pending[i]);
    for (int f = 0; f < book_facts(t->h->book); f++) write_fact(r, &o, t->h, f, '=');
    if (t->was) write_file(r, &o, t);
    return out_text(&o);
}

/* ---- reading --------------------------------------------------------------------------------------- */

static bool read_cell(struct household *h, int fact, int member, char *cell)
{
    size_t n = strlen(cell);
    enum evidence e = EV_DECLARED;

    if (!n) return true;
    if (!strcmp(cell, "?")) { put_silence(h, fact, member, EV_DOESNT_KNOW); return true; }
    if (!strcmp(cell, "!")) { put_silence(h, fact, member, EV_WONT_SAY); return true; }
    if (cell[n - 1] == '*') e = EV_PAPER;
    if (cell[n - 1] == '+') e = EV_REGISTER;
    if (cell[n - 1] == '~') e = EV_CONTRADICTED;
    if (e != EV_DECLARED) cell[n - 1] = 0;
    /* A value that the present rules no longer take is dropped: it will be asked again. */
    household_put_text(h, fact, member, cell, e);
    return true;
}

static bool read_fact(struct household *h, char *rest)
{
    char *values = strchr(rest, ' ');

    if (!values) return false;
    *values++ = 0;
    int fact = book_fact_find(h->book, rest);
    if (fact < 0 || book_fact(h->book, fact)->town) return true;     /* a fact of older rules; one that the town tells today */
    bool person = book_fact(h->book, fact)->person;
    if (!person && strchr(values, ';')) return true;    /* it was asked of each of them then: asked again */
    for (int m = 0; values; m++) {
        char *next = strchr(values, ';');
        if (next) *next++ = 0;
        if (m >= (person ? h->members : 1)) return false;
        read_cell(h, fact, m, values);
        values = next;
    }
    return true;
}

static bool read_file(struct req *r, struct talk *t, char *rest)
{
    char *at;

    t->household = strtoll(rest, &at, 10);
    for (int m = 0; m < t->h->members; m++) {
        if (*at != (m ? ';' : ' ')) return false;
        t->person[m] = strtoll(at + 1, &at, 10);
    }
    t->was = household_new(&r->mem, t->h->book, t->h->members);
    return !*at && t->household >= 0;
}

static bool read_asked(struct talk *t, char *rest, struct asked *list, int *n, int max)
{
    char *name, *members;
    struct asked a = { .page = (int)strtol(rest, &name, 10) };

    if (*name++ != ' ' || a.page < 1 || a.page > TALK_ASKED_MAX || *n >= max) return false;
    if ((members = strchr(name, ':'))) {
        *members++ = 0;
        a.members = strtoull(members, NULL, 16);
        if (t->h->members < 64) a.members &= (UINT64_C(1) << t->h->members) - 1;
    }
    a.fact = book_fact_find(t->h->book, name);
    if (a.fact < 0 || book_fact(t->h->book, a.fact)->person != (a.members != 0)) return true;
    list[(*n)++] = a;
    return true;
}

static bool read_at(struct talk *t, char *rest)
{
    int used = 0;

    if (sscanf(rest, "%d %d%n", &t->page, &t->until, &used) < 2) return false;
    if (t->page < 1 || t->page > TALK_ASKED_MAX || t->until < 0 || t->until > 2 * TALK_ASKED_MAX) return false;
    t->had_results = strstr(rest + used, " results");
    t->changing = strstr(rest + used, " change");
    t->staff = strstr(rest + used, " staff");
    return true;
}

static bool read_line(struct req *r, struct talk *t, const char *word, char *rest)
{
    if (!strcmp(word, "begun")) { t->begun.v = strtoll(rest, NULL, 10); return true; }
    if (!strcmp(word, "members")) {
        int n = atoi(rest);
        if (n < 1 || n > MEMBERS_MAX) return false;
        t->h = household_copy(&r->mem, t->h, n);
        return true;
    }
    if (!strcmp(word, "stage")) {
        for (int i = 0; i < 4; i++) if (!strcmp(rest, stages[i])) { t->stage = (enum stage)i; return true; }
        return false;
    }
    if (!strcmp(word, "at")) return read_at(t, rest);
    if (!strcmp(word, "focus")) { t->focus = book_programme_find(t->h->book, rest); return true; }
    if (!strcmp(word, "asked")) return read_asked(t, rest, t->asked, &t->nasked, TALK_ASKED_MAX);
    if (!strcmp(word, "pending")) return read_asked(t, rest, t->pending, &t->npending, TALK_PENDING_MAX);
    if (!strcmp(word, "=")) return read_fact(t->h, rest);
    if (!strcmp(word, "file")) return read_file(r, t, rest);
    if (!strcmp(word, "-")) return t->was && read_fact(t->was, rest);
    return false;
}

struct talk *talk_read(struct req *r, const char *bytes, size_t n)
{
    struct talk *t = talk_new(r);
    char *line = mem_get(&r->mem, n + 1);
    bool first = true;

    memcpy(line, bytes, n);
    while (*line) {
        char *end = strchr(line, '\n'), *rest;
        if (!end) return NULL;
        *end = 0;
        if (first ? strcmp(line, first_line) : false) return NULL;
        if (!first) {
            if (!(rest = strchr(line, ' '))) return NULL;
            *rest++ = 0;
            if (!read_line(r, t, line, rest)) return NULL;
        }
        first = false;
        line = end + 1;
    }
    return first ? NULL : t;
}
