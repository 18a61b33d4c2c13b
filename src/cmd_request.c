/* SPDX-License-Identifier: EUPL-1.2
** cmd_request.c - pronoia request METHOD PATH[?QUERY] [NAME=VALUE]... [--json FILE] [--body FILE --type TYPE]
**                 pronoia request --batch
**
** Answers one visit without a socket, for tests and for people; with --batch many, one a line of its input, the words of a line
** between tabs.  Each answer then begins with "Answer: BYTES HEARD\n": so many bytes of the answer follow, and so many of the
** statements it used, a name a line (PRONOIA_STATEMENTS=- asks for them).  Every line of a batch is a visit like one made alone:
** chance begins anew.  The world is named, not sensed:
**   PRONOIA_DB _SHARE _TOWN _KEY    as for the server
**   PRONOIA_NOW                     2031-03-01T09:00; stops the clock
**   PRONOIA_WHO, PRONOIA_KEYS       a member of staff and what they may (advise,rules,staff,diary, or a number)
**   PRONOIA_OWN                     the row of a resident who signed in (pages with the key own)
**   PRONOIA_ROLES               the keys of these roles besides (adviser,auditor)
**   PRONOIA_COOKIE, PRONOIA_LANG    the browser's cookies; a language
**   PRONOIA_PEER                    who asks, for the rate limits
**   PRONOIA_FAIL_AT=n               the n-th risky step of the visit fails; exit 77 when there were fewer
**   PRONOIA_STATEMENTS=file    the names of the statements the visit used, one a line, in order
**   PRONOIA_FAIL_MEMORY=no          taking memory is not counted as a step
** A POST gets a valid csrf field unless one is named. */
#include "cmd.h"
#include "world.h"
#include "web/answer.h"
#include "base/date.h"
#include "host/chance.h"
#include "host/clock.h"
#include "host/db.h"
#include "rooms/resident/resident.h"
#include "rooms/staff/staff.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct session staff;

static const struct session *session_from_environment(struct req *r) { (void)r; return &staff; }
static const struct session *resident_from_environment(struct req *r)
{
    return resident_session_of(r, (identity_id){ strtol(env("PRONOIA_OWN", "0"), 0, 10) }, "command line");
}

/* The page of a target that was not looked at yet. */
static const struct page *page_of(struct req *r, const char *target)
{
    char *path = mem_str(&r->mem, target);

    path[strcspn(path, "?")] = 0;
    return page_find(path);
}

static unsigned keys_of(const char *s)
{
    unsigned keys = 0;

    if (*s >= '0' && *s <= '9') return (unsigned)strtoul(s, 0, 0);
    for (; *s; s += strcspn(s, ",") + (s[strcspn(s, ",")] == ','))
        for (unsigned i = 0; i < MAY_KEYS; i++)
            if (!strncmp(s, may_words[i], strcspn(s, ",")) && strlen(may_words[i]) == strcspn(s, ",")) keys |= 1u << i;
    return keys;
}

struct visit { struct req r; char **arg; bool csrf_named; };

static void add_body(struct out *o, const char *pair)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~=";

    if (o->n) out_char(o, '&');
    bool value = false;
    for (; *pair; pair++) {
        if (strchr(plain, *pair) && !(*pair == '=' && value)) out_char(o, *pair);
        else out_fmt(o, "%%%02X", (unsigned char)*pair);
        if (*pair == '=') value = true;
    }
}

static void read_file(struct req *r, const char *name)
{
    size_t most = body_most(page_find(r->path));
    char *b = mem_get(&r->mem, most + 2);
    FILE *f = strcmp(name, "-") ? fopen(name, "rb") : stdin;

    if (!f) fault(&r->fate, "cannot read %s", name);
    r->body_n = fread(b, 1, most + 1, f);
    if (f != stdin) fclose(f);
    r->body = b;
    if (r->body_n > most) r->bad_body = 413;
}

static void read_arguments(struct visit *v)
{
    struct req *r = &v->r;
    struct out form = { .mem = &r->mem };

    for (char **a = v->arg + 2; *a; a++) {
        if (!strcmp(*a, "--json") && a[1]) { read_file(r, *++a); r->content_type = "application/json"; }
        else if (!strcmp(*a, "--body") && a[1]) read_file(r, *++a);
        else if (!strcmp(*a, "--type") && a[1]) r->content_type = *++a;
        else {
            if (!strncmp(*a, "csrf=", 5)) v->csrf_named = true;
            add_body(&form, *a);
        }
    }
    if (!strcmp(r->method, "POST") && !r->content_type) {
        if (!v->csrf_named) {
            out_str(&form, form.n ? "&csrf=" : "csrf=");
            out_str(&form, csrf_token(r));
            r->csrf = 0;
        }
        r->content_type = "application/x-www-form-urlencoded";
        r->body = out_text(&form);
        r->body_n = form.n;
    }
}

static const char *cookies(struct req *r)
{
    const char *given = env("PRONOIA_COOKIE", ""), *lang = env("PRONOIA_LANG", 0);

    return fmt(r, "%s%s%s%s%s", strstr(given, "form=") ? "" : "form=AAAAAAAAAAAAAAAAAAAAAA; ", given, *given ? "; " : "",
               lang ? "lang=" : "", lang ? lang : "");
}

static void print_header(void *to, const char *name, const char *value) { fprintf(to, "%s: %s\n", name, value); }

static bool begin(struct visit *v)
{
    struct req *r = &v->r;

    if (setjmp(r->fate.edge)) { fprintf(stderr, "pronoia request: %s\n", r->fate.why); return false; }
    r->out.mem = &r->mem;
    r->house = house_take();
    r->now = clock_now();
    r->today = greek_day(r->now);
    r->cookie = cookies(r);
    if (env("PRONOIA_KEYS", 0) || env("PRONOIA_WHO", 0)) {
        staff = (struct session){ .id = 1, .staff = strtol(env("PRONOIA_STAFF", "1"), 0, 10), .name = env("PRONOIA_WHO", "maria"),
            .keys = keys_of(env("PRONOIA_KEYS", "")) | staff_roles_read(env("PRONOIA_ROLES", "")), .csrf = "command line", .ends = { r->now.v + 3600 } };
        edge.session = session_from_environment;
    }
    if (env("PRONOIA_OWN", 0)) edge.own_session = resident_from_environment;
    db_begin(r, false);                         /* only to make the csrf field; the visit itself asks again */
    r->session = visit_session(r, page_of(r, v->arg[1]));
    db_commit(r);
    read_arguments(v);
    r->session = 0;
    return true;
}

static void print_answer(struct req *r, FILE *to)
{
    fprintf(to, "Status: %d\n", r->status);
    headers_each(r, print_header, to);
    if (r->fault_number) fprintf(to, "Fault: %s (%s)\n", r->fate.why, r->fate.where);
    putc('\n', to);
    if (r->out.n && strcmp(r->method, "HEAD")) fwrite(r->out.text, 1, r->out.n, to);
}

static FILE *statements;

static void hear(const char *name) { fprintf(statements, "%s\n", name); }

/* 0 answered; 77: fewer steps than PRONOIA_FAIL_AT; 1: not even begun. */
static int visit_once(struct visit *v, FILE *to)
{
    struct req *r = &v->r;

    mem_open(&r->mem, &r->fate, VISIT_MEM);
    r->method = v->arg[0];
    r->query = r->host = r->origin = r->fetch_site = r->accept = "";
    r->peer = env("PRONOIA_PEER", "peer");
    r->loopback = true;
    r->path = v->arg[1];
    if (!begin(v)) return 1;
    r->fate.countdown = atol(env("PRONOIA_FAIL_AT", "0"));
    r->fate.memory_holds = env("PRONOIA_FAIL_MEMORY", 0) != 0 && *env("PRONOIA_FAIL_MEMORY", "") == 'n';
    db_heard = statements ? hear : 0;
    if (visit_target(r, v->arg[1]) != STOP_END) answer(r);
    db_heard = 0;
    print_answer(r, to);
    house_give_back(r->house);
    bool unreached = r->fate.countdown > 0;
    mem_close(&r->mem);
    return unreached ? 77 : 0;
}

static int alone(struct db *db, char **arg)
{
    static struct visit v;
    const char *heard = env("PRONOIA_STATEMENTS", 0);

    if (heard && !(statements = fopen(heard, "w"))) { perror(heard); return 1; }
    v = (struct visit){ .arg = arg, .r = { .db = db } };
    int rc = visit_once(&v, stdout);
    if (statements) fclose(statements);
    return rc;
}

/* ---- many --------------------------------------------------------------------------------------------- */

enum { WORDS = 256 };

static bool line_words(char *line, char *arg[static WORDS + 1])
{
    int n = 0;

    line[strcspn(line, "\n")] = 0;
    for (char *s = line; s && n < WORDS; ) arg[n++] = strsep(&s, "\t");
    arg[n] = 0;
    return n > 1;
}

static int one_of_many(struct db *db, char **arg)
{
    static struct visit v;
    char *said = 0, *heard = 0;
    size_t said_n = 0, heard_n = 0;
    FILE *to = open_memstream(&said, &said_n);

    if (env("PRONOIA_STATEMENTS", 0)) statements = open_memstream(&heard, &heard_n);
    chance_anew();
    v = (struct visit){ .arg = arg, .r = { .db = db } };
    int rc = visit_once(&v, to);
    fclose(to);
    if (statements) fclose(statements);
    if (rc != 1) {
        printf("Answer: %zu %zu\n", said_n, heard_n);
        fwrite(said, 1, said_n, stdout);
        if (heard_n) fwrite(heard, 1, heard_n, stdout);
        fflush(stdout);                                 /* who asks may wait for it before he asks on */
    }
    free(said);
    free(heard);
    return rc == 1;
}

static int many(struct db *db)
{
    char *line = 0, *arg[WORDS + 1];
    size_t room = 0;
    int rc = 0;

    while (!rc && getline(&line, &room, stdin) > 0)
        if (line_words(line, arg)) rc = one_of_many(db, arg);
        else { fprintf(stderr, "pronoia request: a line is METHOD, PATH and fields, with tabs between them\n"); rc = 2; }
    free(line);
    return rc;
}

int cmd_request(int argc, char **argv)
{
    static struct world w;
    bool batch = argc == 2 && !strcmp(argv[1], "--batch");

    if (argc < 3 && !batch) {
        fprintf(stderr, "usage: pronoia request METHOD PATH[?QUERY] [NAME=VALUE]... [--json FILE] [--body FILE --type TYPE]\n"
                        "       pronoia request --batch        such lines from standard input, tabs between the words\n");
        return 2;
    }
    world_named(&w);
    if (!world_key(&w) || !world_house(&w)) return 1;
    world_files(&w);
    struct db *db = world_db(&w, false);
    if (!db) return 1;
    int rc = batch ? many(db) : alone(db, argv + 1);
    db_close(db);
    const struct house *h = house_take();
    house_drop(h);
    house_give_back(h);
    mem_close(&w.mem);
    return rc;
}
