/* SPDX-License-Identifier: EUPL-1.2
** cmd_simulate.c - pronoia simulate PROGRAMME FIGURE VALUE [--households N] [--seed N] [--at DAY]: a figure of the
** law changed, over invented households: who gains, who loses, what it costs.
**
** S1  The households are invented (rules/people.h), always the same for a seed: the paper says so.
** S2  "Surely": a household whose answer still hangs on something unknown counts on neither side. */
#include "cmd.h"
#include "base/date.h"
#include "base/say.h"
#include "host/clock.h"
#include "rules/columns.h"
#include "rules/people.h"
#include "web/house.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 2000000, DEFAULT = 20000 };

struct wish { const char *programme, *figure, *value; int households; uint64_t seed; day at; };

static int wrong(const char *what, const char *got)
{
    fprintf(stderr, "pronoia simulate: %s%s%s\nusage: pronoia simulate PROGRAMME FIGURE VALUE [--households N] [--seed N] [--at DAY]\n",
            what, got ? " " : "", got ? got : "");
    return 2;
}

static int read_wish(int argc, char **argv, struct wish *w)
{
    const char **word[] = { &w->programme, &w->figure, &w->value };
    int n = 0;

    for (int i = 1; i < argc; i++) {
        const char *next = i + 1 < argc ? argv[i + 1] : "";
        char *end = "";

        if (strncmp(argv[i], "--", 2)) {
            if (n == 3) return wrong("one word too many:", argv[i]);
            *word[n++] = argv[i];
            continue;
        }
        if (!strcmp(argv[i], "--households")) w->households = (int)strtol(next, &end, 10);
        else if (!strcmp(argv[i], "--seed")) w->seed = strtoull(next, &end, 10);
        else if (strcmp(argv[i], "--at")) return wrong("there is no option", argv[i]);
        else if (!day_read(next, &w->at)) return wrong("there is no such day:", next);
        if (*end || !*next) return wrong("this is no number:", next);
        i++;
    }
    if (n < 3) return wrong("a programme, a figure and its new value are needed", 0);
    return w->households < 1 || w->households > MOST ? wrong("between 1 and 2000000 households", 0) : 0;
}

/* Euro and cents, whole numbers and numbers with up to four places: as the figure's type has it. */
static bool read_value(const char *s, int places, int64_t *v)
{
    char *end;
    double x = strtod(s, &end), k = 1;

    while (places-- > 0) k *= 10;
    *v = (int64_t)(x * k + (x < 0 ? -0.5 : 0.5));
    return *s && !*end && x > -1e12 && x < 1e12;
}

/* "first_two:1" is the second row of a table; "top_income" a parameter. */
static const struct book *reformed(struct mem *mem, const struct house *h, const struct wish *w, int p, int64_t *places)
{
    const char *colon = strchr(w->figure, ':');
    struct new_figure f = { w->figure, -1, 0 };

    if (colon) {
        char *name = mem_str(mem, w->figure);
        name[colon - w->figure] = 0;
        f.name = name;
        f.row = (int)strtol(colon + 1, NULL, 10);
    }
    *places = book_figure_places(h->book, p, f.name);
    if (*places < 0 || !read_value(w->value, (int)*places, &f.value)) return NULL;
    return book_reform(mem, h->book, w->programme, &f, 1);
}

static struct population *invent(struct mem *mem, const struct book *b, const struct wish *w)
{
    struct mem scratch;
    struct people *people;
    const struct household **of;
    int persons = 0;

    mem_open(&scratch, mem->fate, (size_t)8 << 30);
    people = people_open(&scratch, b, w->seed, w->at, 0);
    of = mem_get(&scratch, sizeof *of * (size_t)w->households);
    for (int i = 0; i < w->households; i++) {
        of[i] = people_household(&scratch, people, (uint64_t)i);
        persons += of[i]->members;
    }
    struct population *p = population_new(mem, b, w->households, persons);
    for (int i = 0; i < w->households; i++) population_put(p, b, i, of[i]);
    mem_close(&scratch);
    return p;
}

static const char *euro(struct mem *mem, const struct texts *t, cents c)
{
    struct out o = { .mem = mem };

    say_cents(&o, t, 1, c);
    return out_text(&o);
}

static void tell(struct mem *mem, const struct house *h, const struct wish *w, const struct population *p, const struct reform *r)
{
    char iso[11];

    printf("%s: %s = %s, on %s, over %d invented households (%d persons, seed %llu)\n\n", w->programme, w->figure, w->value,
           day_iso(w->at, iso), p->households, p->persons, (unsigned long long)w->seed);
    printf("  gain          %9lld households, %s a month together\n", (long long)r->gain, euro(mem, h->texts, r->gained));
    printf("  lose          %9lld households, %s a month together\n", (long long)r->lose, euro(mem, h->texts, r->lost));
    printf("  newly granted %9lld\n  no longer     %9lld\n", (long long)r->enter, (long long)r->leave);
    printf("  today         %s a month\n  then          %s a month\n", euro(mem, h->texts, r->before), euro(mem, h->texts, r->after));
    printf("  cost          %s a month, %s a year\n", euro(mem, h->texts, (cents){ r->after.v - r->before.v }),
           euro(mem, h->texts, (cents){ 12 * (r->after.v - r->before.v) }));
}

static int simulate(struct mem *mem, const struct wish *w)
{
    static const unsigned char no_secret[32];
    struct complaints why = { .mem = mem };
    const struct house *h = house_open(share_folder(), env("PRONOIA_TOWN", "larissa"), no_secret, &why);
    int p = h ? book_programme_find(h->book, w->programme) : -1;
    int64_t places = -1;

    for (int i = 0; !h && i < why.n; i++) fprintf(stderr, "%s:%d:%d: %s\n", why.at[i].file, why.at[i].line, why.at[i].column, why.at[i].what);
    if (!h) return 1;
    if (p < 0) return wrong("there is no programme", w->programme);
    const struct book *changed = reformed(mem, h, w, p, &places);
    if (places < 0) return wrong("the programme has no such figure (a param, or table:row, of its rules.txt):", w->figure);
    if (!changed) return wrong("this is no value of the figure:", w->value);
    struct population *who = invent(mem, h->book, w);
    struct reform r = columns_reform(mem, changed, p, who, w->at);
    tell(mem, h, w, who, &r);
    house_drop(h);
    return 0;
}

int cmd_simulate(int argc, char **argv)
{
    struct wish w = { .households = DEFAULT, .seed = 1 };
    struct fate fate = { .why = "" };
    struct mem mem;
    int status;

    w.at = greek_day(clock_now());
    if ((status = read_wish(argc, argv, &w))) return status;
    mem_open(&mem, &fate, (size_t)8 << 30);
    if (setjmp(fate.edge)) { fprintf(stderr, "pronoia simulate: %s\n", fate.why); return 1; }
    status = simulate(&mem, &w);
    mem_close(&mem);
    return status;
}
