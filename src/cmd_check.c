/* SPDX-License-Identifier: EUPL-1.2
** cmd_check.c - pronoia check [--at DAY] [DIR...]: reads rule files as a server would, runs their cases and
** tries what must be refused.
**
** DIR is a folder of programmes (with facts.txt), a town (with town.yaml), a folder of towns, or one programme;
** without one the installed programmes are checked with each town.
**
** K1  Every complaint is file:line:column: what, the offending line and a caret below it.
** K2  Ends with 0 only when everything was read, every case held and every bogus file was refused as expected.
** K3  A figure past its renewal day is told; it is no error.
** K4  Every language that a table of texts names is counted: what it lacks is told, and answered in Greek. */
#include "cmd.h"
#include "base/date.h"
#include "host/clock.h"
#include "host/files.h"
#include "rooms/portal/portal.h"
#include "rules/rules.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A folder of the book: `as` is its name inside the book, `real` what the user called it. */
struct folder { const char *real, *as; };
enum { FOLDERS = 64 };
struct plan {
    struct folder national;             /* real NULL: the installed one */
    int ntowns; struct folder town[FOLDERS];
    int nonly; const char *only[FOLDERS];        /* programme folders the run is limited to */
};
struct run {
    struct mem *mem; day at;
    const struct plan *plan; const struct folder *town;          /* town may be NULL */
    struct sources all; struct texts *texts;
    int programmes, cases, bogus, complaints; double seconds;
};

/* ---- telling -------------------------------------------------------------------------------------- */

static const char *real_name(struct run *run, const char *file)
{
    const struct folder *f[2] = { &run->plan->national, run->town };
    struct out o = { .mem = run->mem };

    for (int i = 0; i < 2; i++) {
        size_t n = f[i] ? strlen(f[i]->as) : 0;
        if (!n || strncmp(file, f[i]->as, n) || (file[n] && file[n] != '/')) continue;
        out_str(&o, f[i]->real);
        out_str(&o, file + n);
        return out_text(&o);
    }
    return file;
}

static const struct source *source_of(const struct sources *all, const char *file)
{
    for (int i = 0; i < all->n; i++) if (!strcmp(all->at[i].path, file)) return &all->at[i];
    return NULL;
}

/* The line itself and a caret; the column counts bytes, the caret characters. */
static void show_line(const struct source *s, int line, int column)
{
    const char *at = s->bytes;
    int n;

    for (; line > 1 && *at; line--) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    n = (int)strcspn(at, "\r\n");
    printf("  %.*s\n  ", n, at);
    for (int i = 0; i < column - 1 && i < n; i++)
        if ((at[i] & 0xC0) != 0x80) putchar(at[i] == '\t' ? '\t' : ' ');
    puts("^");
}

static bool wanted(const struct plan *p, const char *file)
{
    for (int i = 0; i < p->nonly; i++) {
        size_t n = strlen(p->only[i]);
        if (!strncmp(file, p->only[i], n) && (file[n] == '/' || !file[n])) return true;
    }
    return !p->nonly;
}

static void tell(struct run *run, const struct sources *all, const struct complaint *c)
{
    const struct source *s = source_of(all, c->file);

    if (!wanted(run->plan, c->file)) return;
    run->complaints++;
    if (c->line) printf("%s:%d:%d: %s\n", real_name(run, c->file), c->line, c->column, c->what);
    else printf("%s: %s\n", real_name(run, c->file), c->what);
    if (s && c->line) show_line(s, c->line, c->column);
}

static void tell_all(struct run *run, const struct complaints *cs)
{
    for (int i = 0; i < cs->n; i++) tell(run, &run->all, &cs->at[i]);
}

/* ---- what must be refused ------------------------------------------------------------------------- */

/* "# expect: 3:9: words" on the first line. */
static bool expectation(const struct source *s, int *line, int *column, char words[static 200])
{
    return sscanf(s->bytes, "# expect: %d:%d: %199[^\r\n]", line, column, words) == 3;
}

static void try_bogus(struct run *run, const struct source *bogus, const struct source *home)
{
    struct mem mem;
    struct complaints cs = { .mem = &mem };
    char words[200];
    int line, column;
    bool met = false, accepted;

    run->bogus++;
    if (!expectation(bogus, &line, &column, words)) {
        tell(run, &run->all, &(struct complaint){ bogus->path, 1, 1, "the first line must be '# expect: LINE:COLUMN: words'" });
        return;
    }
    mem_open(&mem, run->mem->fate, (size_t)256 << 20);
    accepted = book_try(&mem, &run->all, run->texts, home, bogus, &cs);
    for (int i = 0; i < cs.n; i++)
        met |= !strcmp(cs.at[i].file, home->path) && cs.at[i].line == line && cs.at[i].column == column
            && strstr(cs.at[i].what, words);
    if (!met) {
        struct out o = { .mem = run->mem };
        out_str(&o, accepted ? "must be refused, and is accepted" : "is refused, but not as expected");
        for (int i = 0; i < cs.n && i < 3; i++) out_fmt(&o, "; got %d:%d: %s", cs.at[i].line, cs.at[i].column, cs.at[i].what);
        tell(run, &run->all, &(struct complaint){ bogus->path, line, column, out_text(&o) });
    }
    mem_close(&mem);
}

/* A national programme that the town replaces: its bogus files are about rules that do not run here. */
static bool replaced(struct run *run, const char *path)
{
    struct out o = { .mem = run->mem };

    if (!run->town || strncmp(path, "programmes/", 11)) return false;
    out_fmt(&o, "%s/%.*s/rules.txt", run->town->as, (int)(strstr(path, "/bogus/") - path), path);
    return source_of(&run->all, out_text(&o)) != NULL;
}

static void try_all_bogus(struct run *run)
{
    for (int i = 0; i < run->all.n; i++) {
        const struct source *s = &run->all.at[i], *home;
        const char *in = strstr(s->path, "/bogus/");
        struct out o = { .mem = run->mem };
        if (!in || !wanted(run->plan, s->path) || strcmp(s->path + strlen(s->path) - 4, ".txt") || replaced(run, s->path)) continue;
        out_raw(&o, s->path, (size_t)(in - s->path));
        out_str(&o, "/rules.txt");
        if ((home = source_of(&run->all, out_text(&o)))) try_bogus(run, s, home);
        else tell(run, &run->all, &(struct complaint){ s->path, 0, 0, "there is no rules.txt it could stand for" });
    }
}

/* ---- one book ------------------------------------------------------------------------------------- */

static void tell_stale(struct run *run, const struct book *book)
{
    struct stale *s;
    int n = book_stale(run->mem, book, run->at, &s);
    char iso[11];

    for (int i = 0; i < n; i++)
        if (wanted(run->plan, s[i].file))
            printf("%s:%d:1: not renewed: %s was to be renewed by %s\n", real_name(run, s[i].file), s[i].line, s[i].param,
                   day_iso(s[i].due, iso));
}

static void check_book(struct run *run)
{
    struct complaints cs = { .mem = run->mem };
    struct book *book = NULL;
    int64_t began;

    files_read(run->mem, run->plan->national.real, run->plan->national.as, NULL, &run->all, &cs);
    if (run->town) files_read(run->mem, run->town->real, run->town->as, NULL, &run->all, &cs);
    run->texts = texts_read(run->mem, &run->all, NULL, 0, &cs);
    if (!cs.n) book = book_read(run->mem, &run->all, run->texts, &cs);
    const struct town *town = run->town ? town_read(run->mem, &run->all, strchr(run->town->as, '/') + 1, &cs) : NULL;
    if (book && town) town_photos_fit(town, book, &cs);
    tell_all(run, &cs);
    if (!book) return;
    cs.n = 0;
    began = clock_thread_cpu();
    run->cases = book_cases(run->mem, book, &cs);
    run->seconds = (double)(clock_thread_cpu() - began) / 1e6;
    tell_all(run, &cs);
    try_all_bogus(run);
    tell_stale(run, book);
    run->programmes = book_programmes(book);
}

static void tell_languages(const struct run *run)
{
    printf("  texts:");
    for (int i = 0; i < texts_languages(run->texts); i++) {
        const struct language *l = texts_language(run->texts, i);
        printf("%s %s %s", i ? "," : "", l->code, l->missing ? "lacks " : "whole");
        if (l->missing) printf("%d", l->missing);
    }
    printf("\n");
}

static bool check_one(struct fate *fate, const struct plan *plan, const struct folder *town, day at)
{
    struct mem mem;
    struct run run = { .mem = &mem, .at = at, .plan = plan, .town = town };

    mem_open(&mem, fate, (size_t)1 << 30);
    check_book(&run);
    printf("%s%s%s: %d programmes, %d cases", plan->national.real, town ? " with " : "", town ? town->real : "",
           run.programmes, run.cases);
    if (run.seconds > 0) printf(" (%.0f a second)", run.cases / run.seconds);
    printf(", %d bogus files, %d complaint%s\n", run.bogus, run.complaints, run.complaints == 1 ? "" : "s");
    tell_languages(&run);
    mem_close(&mem);
    return !run.complaints && run.programmes;
}

/* ---- what was asked for --------------------------------------------------------------------------- */

static bool has(struct mem *m, const char *folder, const char *file)
{
    struct out o = { .mem = m };
    FILE *f;

    out_fmt(&o, "%s/%s", folder, file);
    if (!(f = fopen(out_text(&o), "r"))) return false;
    fclose(f);
    return true;
}

static const char *named(struct mem *m, const char *before, const char *name)
{
    struct out o = { .mem = m };

    out_fmt(&o, "%s%s%s", before, *before ? "/" : "", name);
    return out_text(&o);
}

static char *trimmed(struct mem *m, const char *dir)
{
    char *s = mem_str(m, dir);

    for (size_t n = strlen(s); n > 1 && s[n - 1] == '/'; ) s[--n] = 0;
    return s;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void add_town(struct mem *m, struct plan *p, const char *dir)
{
    if (p->ntowns < FOLDERS) p->town[p->ntowns++] = (struct folder){ dir, named(m, "towns", last_part(dir)) };
}

static void add_towns(struct mem *m, struct plan *p, const char *dir)
{
    struct complaints cs = { .mem = m };
    struct sources all = { 0 };

    files_read(m, dir, "", NULL, &all, &cs);
    for (int i = 0; i < all.n; i++) {
        const char *slash = strchr(all.at[i].path, '/');
        if (!slash || strcmp(slash, "/town.yaml")) continue;
        char *name = mem_str(m, all.at[i].path);
        name[slash - all.at[i].path] = 0;
        add_town(m, p, named(m, dir, name));
    }
}

/* One programme: the folder above it is the book (a town's, when that is called programmes inside a town). */
static bool add_programme(struct mem *m, struct plan *p, const char *dir)
{
    char *above = mem_str(m, dir);
    size_t n = (size_t)(last_part(dir) - dir);

    if (!n || p->nonly == FOLDERS) return false;
    above[n - 1] = 0;
    if (has(m, above, "facts.txt")) {
        p->national = (struct folder){ above, "programmes" };
        p->only[p->nonly++] = named(m, "programmes", last_part(dir));
        return true;
    }
    char *town = mem_str(m, above);
    size_t k = (size_t)(last_part(town) - town);
    if (!k) return false;
    town[k - 1] = 0;
    if (!has(m, town, "town.yaml")) return false;
    add_town(m, p, town);
    p->only[p->nonly++] = named(m, named(m, p->town[p->ntowns - 1].as, "programmes"), last_part(dir));
    return true;
}

static bool add(struct mem *m, struct plan *p, const char *arg)
{
    const char *dir = trimmed(m, arg);

    if (has(m, dir, "facts.txt")) { p->national = (struct folder){ dir, "programmes" }; return true; }
    if (has(m, dir, "town.yaml")) { add_town(m, p, dir); return true; }
    if (has(m, dir, "rules.txt")) return add_programme(m, p, dir);
    int before = p->ntowns;
    if (folder_exists(dir)) add_towns(m, p, dir);
    return p->ntowns > before;
}

static int usage(void)
{
    fprintf(stderr, "usage: pronoia check [--at YYYY-MM-DD] [DIR...]\n");
    return 2;
}

static int check(struct fate *fate, struct mem *m, char **arg)
{
    static struct plan plan;
    struct plan *p = &plan;
    day at = greek_day(clock_now());
    bool fine = true, given = false;

    for (; *arg; arg++) {
        if (!strcmp(*arg, "--at")) {
            if (!arg[1] || !day_read(*++arg, &at)) return usage();
        } else if (**arg == '-') return usage();
        else if (!add(m, p, *arg)) {
            fprintf(stderr, "%s: neither programmes (facts.txt), nor a town (town.yaml), nor a programme (rules.txt)\n", *arg);
            return 2;
        } else given = true;
    }
    if (!p->national.real) p->national = (struct folder){ named(m, share_folder(), "programmes"), "programmes" };
    if (!given) add_towns(m, p, named(m, share_folder(), "towns"));
    if (!p->ntowns) return check_one(fate, p, NULL, at) ? 0 : 1;
    for (int i = 0; i < p->ntowns; i++) fine &= check_one(fate, p, &p->town[i], at);
    return fine ? 0 : 1;
}

int cmd_check(int argc, char **argv)
{
    static struct fate fate;
    static struct mem mem;

    if (argc < 1) return usage();
    mem_open(&mem, &fate, (size_t)64 << 20);
    if (setjmp(fate.edge)) { fprintf(stderr, "pronoia check: %s (%s)\n", fate.why, fate.where); return 1; }
    int rc = check(&fate, &mem, argv + 1);
    mem_close(&mem);
    return rc;
}
