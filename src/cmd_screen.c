/* SPDX-License-Identifier: EUPL-1.2
** cmd_screen.c - pronoia screen household.json [--lang en] [--json | --text]    ("-" reads the standard input)
**                pronoia screen --receipt FILE
**
** The same reader and writer as POST /api/v1/screen.  --lang goes before the language that the file names; without either it is Greek.  With --receipt the answers are derived again from the facts in
** the receipt: 0 when all is as it was, 1 when something differs (named, line by line). */
#include "cmd.h"
#include "world.h"
#include "base/date.h"
#include "host/clock.h"
#include "rooms/api/answers.h"
#include "rooms/api/receipt.h"
#include "rooms/portal/portal.h"
#include <stdio.h>
#include <string.h>

enum { INPUT_MAX = 16 << 20 };
struct job { struct mem mem; struct fate fate; struct world *w; const char *file, *lang; bool text, receipt; const struct house *house; int rc; };

static void tell_town(const void *town, struct household *h)
{
    if (town) town_tell(town, h);
}

static char *read_input(struct job *job, size_t *n)
{
    char *b = mem_get(&job->mem, INPUT_MAX + 1);
    FILE *f = strcmp(job->file, "-") ? fopen(job->file, "rb") : stdin;

    if (!f) fault(&job->fate, "cannot read %s", job->file);
    *n = fread(b, 1, INPUT_MAX, f);
    if (f != stdin) fclose(f);
    if (*n == INPUT_MAX) fault(&job->fate, "%s is larger than %d MiB", job->file, INPUT_MAX >> 20);
    return b;
}

static void print_problems(struct job *job, const struct json_problems *ps)
{
    for (int i = 0; i < ps->n; i++) fprintf(stderr, "%s: %s: %s\n", job->file, *ps->at[i].pointer ? ps->at[i].pointer : "/", ps->at[i].detail);
    job->rc = 1;
}

static void print_text(struct job *job, const struct asked *asked)
{
    const struct house *h = job->house;

    for (int i = 0; i < asked->n; i++) {
        struct screening *s = screen(&job->mem, h->book, asked->at[i].h, asked->date);
        struct out o = { .mem = &job->mem };
        if (asked->many) out_fmt(&o, "=== %s\n\n", asked->at[i].id ? asked->at[i].id : "-");
        answers_text(&o, s, h->texts, asked->lang);
        fwrite(out_text(&o), 1, o.n, stdout);
    }
}

static void answer_asked(struct job *job, const struct asking *by, const struct json_value *v)
{
    struct json_problems problems;
    struct asked asked;
    struct out o = { .mem = &job->mem };
    struct json j = { .out = &o };

    if (!household_json_read(by, v, &asked, &problems)) { print_problems(job, &problems); return; }
    if (job->lang) asked.lang = by->lang;                   /* who typed a language means it */
    if (job->text) { print_text(job, &asked); return; }
    asked_json(&j, by, &asked);
    fwrite(out_text(&o), 1, o.n, stdout);
    putchar('\n');
}

static void check_receipt(struct job *job, const struct asking *by, const struct json_value *v)
{
    struct json_problems problems;
    struct receipt r;
    struct out o = { .mem = &job->mem };

    if (!receipt_read(by, v, &r, &problems)) { print_problems(job, &problems); return; }
    int n = receipt_compare(&r, screen(&job->mem, by->book, r.h, r.asked), &o);
    printf("%s", out_text(&o));
    printf("%d difference%s\n", n, n == 1 ? "" : "s");
    job->rc = n ? 1 : 0;
}

static void work(struct job *job)
{
    const struct house *h = job->house;
    int lang = texts_language_find(h->texts, job->lang ? job->lang : "el");
    struct asking by = { .mem = &job->mem, .book = h->book, .texts = h->texts, .today = greek_day(clock_now()), .lang = lang,
                         .prepare = tell_town, .town = h->town };
    struct json_error e;
    size_t n;

    if (lang < 0) fault(&job->fate, "there is no language '%s'", job->lang);
    char *bytes = read_input(job, &n);
    struct json_value *v = json_read(&job->mem, bytes, n, &e);
    if (!v) {
        fprintf(stderr, "%s:%d:%d: %s\n", job->file, e.line, e.column, e.what);
        job->rc = 1;
    } else if (job->receipt) check_receipt(job, &by, v);
    else answer_asked(job, &by, v);
}

/* Keeps no variables of its own: a fault comes back here. */
static void safely(struct job *job)
{
    if (setjmp(job->fate.edge)) {
        fprintf(stderr, "pronoia screen: %s\n", job->fate.why);
        job->rc = 1;
        return;
    }
    work(job);
}

int cmd_screen(int argc, char **argv)
{
    static struct world w;
    static struct job job;

    (void)argc;
    world_named(&w);
    for (char **arg = argv + 1; *arg; ) {
        if (world_option(&w, &arg)) continue;
        if (!strcmp(*arg, "--lang") && arg[1]) { job.lang = arg[1]; arg += 2; }
        else if (!strcmp(*arg, "--text") || !strcmp(*arg, "--json")) job.text = !strcmp(*arg++, "--text");
        else if (!strcmp(*arg, "--receipt")) { job.receipt = true; arg++; }
        else if (job.file || (**arg == '-' && (*arg)[1])) { job.file = NULL; break; }
        else job.file = *arg++;
    }
    if (!job.file) {
        fprintf(stderr, "usage: pronoia screen FILE [--lang CODE] [--json | --text]\n       pronoia screen --receipt FILE\n");
        return 2;
    }
    if (!world_house(&w)) return 1;
    mem_open(&job.mem, &job.fate, (size_t)512 << 20);
    job.w = &w;
    job.house = house_take();
    safely(&job);
    house_give_back(job.house);
    mem_close(&job.mem);
    return job.rc;
}
