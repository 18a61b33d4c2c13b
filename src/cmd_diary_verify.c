/* SPDX-License-Identifier: EUPL-1.2
** cmd_diary_verify.c - pronoia diary verify, find: the files in their order, and then the database. */
#include "cmd_diary.h"
#include "host/clock.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- files ----------------------------------------------------------------------------------------- */

static void take_point(struct chain_check *c, const char *line, size_t n) { (void)n; chain_point_read(c, line); }

static void each_line(struct errand *e, const char *name, void (*take)(struct chain_check *, const char *, size_t))
{
    char *line = 0;
    size_t room = 0;
    FILE *f = fopen(name, "r");

    if (!f) fault(&e->r.fate, "%s: %s", name, strerror(errno));
    for (ssize_t n; (n = getline(&line, &room, f)) > 0; ) {
        bool whole = line[n - 1] == '\n';
        if (whole) line[--n] = 0;
        take(&e->check, line, (size_t)n);
        if (!whole && take != take_point) chain_cut(&e->check);
    }
    free(line);
    fclose(f);
}

void read_files(struct errand *e, void (*take)(struct chain_check *, const char *, size_t))
{
    for (int i = 0; i < e->nfiles && !e->check.what; i++) {
        if (e->nfiles > 1 || e->db) chain_file(&e->check, e->files[i]);
        each_line(e, e->files[i], take);
    }
}

static void check_files(struct errand *e)
{
    e->check = (struct chain_check){ .mem = &e->mem, .hidden = e->hidden };
    if (e->checkpoints) each_line(e, e->checkpoints, take_point);
    if (!e->nfiles) { e->bad = e->check.what; return; }
    read_files(e, chain_read);
    if (e->db) chain_whole(&e->check);
    else chain_done(&e->check);
    e->bad = e->check.what;
    e->head = e->check.head;
    e->after = e->check.first;
    e->seen = e->check.lines;
}

/* ---- the database ---------------------------------------------------------------------------------- */

/* One snapshot for the whole walk, which goes on where the files end. */
static void begin_walk(struct errand *e)
{
    db_begin(&e->r, false);
    struct diary_head from = diary_after(&e->r, e->hidden), end = diary_head(&e->r, e->hidden);
    struct out o = { .mem = &e->mem };

    if (!e->nfiles) { e->after = e->head = from; return; }
    if (e->head.seq < from.seq) out_fmt(&o, "the files end at number %lld, the database begins behind %lld: a file is missing", (long long)e->head.seq, (long long)from.seq);
    else if (e->head.seq > end.seq) out_fmt(&o, "the files go on to number %lld, the database ends at %lld", (long long)e->head.seq, (long long)end.seq);
    if (o.n) e->bad = out_text(&o);
}

static void check_some(struct errand *e)
{
    const char *bad = diary_wrong(&e->r, e->hidden, &e->head, AT_ONCE, &e->n);

    e->bad = bad ? mem_str(&e->mem, bad) : 0;
    e->seen += e->n;
}

/* Of the lines that are in the database; those in files were compared there. */
static void check_points(struct errand *e)
{
    struct chain_check *c = &e->check;
    struct out o = { .mem = &e->mem };
    struct diary_kept *one;

    for (int i = 0; i < c->npoints && !o.n; i++) {
        if (c->points[i].seq > e->head.seq) out_fmt(&o, "a checkpoint saw line %lld, the database ends at %lld", (long long)c->points[i].seq, (long long)e->head.seq);
        else if (diary_lines(&e->r, e->hidden, c->points[i].seq - 1, 1, &one) && one->line.seq == c->points[i].seq && memcmp(one->hash, c->points[i].hash, HASH_BYTES))
            out_fmt(&o, "a checkpoint saw another line %lld: the chain was made anew", (long long)c->points[i].seq);
    }
    if (o.n) e->bad = out_text(&o);
}

/* Which files hold what is not in the database. */
static void say_archives(struct errand *e)
{
    struct diary_span *all;
    int n = diary_spans(&e->r, e->hidden, &all);

    for (int i = 0; i < n && all[i].end.seq <= e->after.seq; i++)
        printf("archive     %s: numbers %lld to %lld, not given and so not checked\n", all[i].file, (long long)all[i].after.seq + 1, (long long)all[i].end.seq);
    db_commit(&e->r);
}

static bool check_db(struct errand *e)
{
    fresh(e);
    if (!safely(e, begin_walk)) return false;
    e->n = AT_ONCE;
    while (!e->bad && e->n == AT_ONCE) { fresh(e); if (!safely(e, check_some)) return false; }
    return e->bad || safely(e, check_points);
}

static int tell(const struct errand *e, const unsigned char *public)
{
    char h[2 * HASH_BYTES + 1], k[2 * PUBLIC_BYTES + 1];

    if (e->bad) { printf("NOT SOUND: %s\n", e->bad); return 1; }
    printf("sound: %lld lines, up to number %lld\n", (long long)e->seen, (long long)e->head.seq);
    if (e->after.seq) printf("begins      behind number %lld: what was before stands in earlier files\n", (long long)e->after.seq);
    printf("last hash   %s\nsigned by   %s\ncheckpoints %s\n", hex(h, e->head.hash, HASH_BYTES), hex(k, public, PUBLIC_BYTES),
           e->checkpoints ? e->checkpoints : "none given: lines missing at the end cannot be known");
    return 0;
}

int diary_verify_cmd(struct errand *e)
{
    unsigned char public[PUBLIC_BYTES];
    int rc;

    if (e->db && !e->checkpoints && !access(world_checkpoints(&e->w, e->hidden), R_OK)) e->checkpoints = world_checkpoints(&e->w, e->hidden);
    fresh(e);
    if (!safely(e, check_files)) return 1;
    if (!e->db) return tell(e, e->check.public);
    if (!e->bad && !check_db(e)) return 1;
    sign_public(public, e->w.key, DIARY_SIGNS);
    rc = tell(e, public);
    if (!rc) safely(e, say_archives);
    return rc;
}

/* ---- looking something up ---------------------------------------------------------------------------- */

static const struct errand *seeks;

/* seq id at who account roles reads act about_kind about [person] hash */
static void look(struct chain_check *c, const char *line, size_t n)
{
    enum { AT = 2, WHO = 3, ACT = 7, KIND = 8, ABOUT = 9, PERSON = 10, FIELDS = 12 };
    const char *field[FIELDS] = { 0 };
    char at[24];
    int k = 0;

    chain_read(c, line, n);
    if (c->what || c->line <= 3 || c->ended) return;
    char *copy = strdup(line);
    for (char *s = copy; s && k < FIELDS; ) field[k++] = strsep(&s, "\t");
    bool it = !strcmp(field[KIND], seeks->kind) && strtoll(field[ABOUT], 0, 10) == seeks->about;
    if (it || (c->hidden && !strcmp(seeks->kind, "person") && strtoll(field[PERSON], 0, 10) == seeks->about))
        printf("%s\t%s\t%s\n", instant_iso((instant){ strtoll(field[AT], 0, 10) }, at), field[WHO], field[ACT]);
    free(copy);
}

static void find(struct errand *e)
{
    e->check = (struct chain_check){ .mem = &e->mem, .hidden = e->hidden };
    read_files(e, look);
    chain_whole(&e->check);
    e->bad = e->check.what;
}

int diary_find_cmd(struct errand *e)
{
    seeks = e;
    fresh(e);
    if (!safely(e, find)) return 1;
    if (e->bad) fprintf(stderr, "NOT SOUND: %s\n", e->bad);
    return e->bad ? 1 : 0;
}
