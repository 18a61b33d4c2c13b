/* SPDX-License-Identifier: EUPL-1.2
** world.c - opens what the commands stand on, and says in one sentence what is wrong when it cannot. */
#include "world.h"
#include "cmd.h"
#include "host/files.h"
#include "host/filestore.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *env(const char *name, const char *otherwise)
{
    const char *v = getenv(name);

    return v && *v ? v : otherwise;
}

/* prefix/bin/pronoia -> prefix/share/pronoia;  tree/build/pronoia, tree/build/san/pronoia -> tree */
static const char *beside_program(void)
{
    static char path[FILE_PATH];

    if (!file_by_program(path, 3, "share/pronoia/programmes", "programmes")) return ".";
    *strrchr(path, '/') = 0;
    return *path ? path : "/";
}

const char *share_folder(void)
{
    const char *named = env("PRONOIA_SHARE", 0);

    return named ? named : beside_program();
}

void world_named(struct world *w)
{
    mem_open(&w->mem, &w->fate, 64 << 20);
    w->db = env("PRONOIA_DB", "pronoia.db");
    w->share = share_folder();
    w->town = env("PRONOIA_TOWN", "larissa");
    w->key_file = env("PRONOIA_KEY", 0);
    w->post_file = env("PRONOIA_POST", 0);
    w->providers_file = env("PRONOIA_PROVIDERS", 0);
    w->demo = env("PRONOIA_DEMO", 0) != 0;
}

bool world_option(struct world *w, char ***arg)
{
    static const char *const name[] = { "--db", "--share", "--town", "--key", "--post", "--providers" };
    const char **to[] = { &w->db, &w->share, &w->town, &w->key_file, &w->post_file, &w->providers_file };

    if (!strcmp(**arg, "--demo")) { w->demo = true; ++*arg; return true; }
    for (int i = 0; i < 6; i++) {
        if (strcmp(**arg, name[i]) || !(*arg)[1]) continue;
        *to[i] = (*arg)[1];
        *arg += 2;
        return true;
    }
    return false;
}

static bool is_postgres(const char *db)
{
    return strstr(db, "://") || strchr(db, '=');
}

void world_key_name(struct world *w)
{
    char *path;

    if (!w->key_file && is_postgres(w->db)) w->key_file = "pronoia.key";
    if (w->key_file) return;
    path = mem_get(&w->mem, strlen(w->db) + 5);
    w->key_file = strcat(strcpy(path, w->db), ".key");
}

static void read_key(struct world *w)
{
    world_key_name(w);
    bool made = access(w->key_file, F_OK);
    key_file(&w->fate, w->key_file, w->key);
    if (made) fprintf(stderr, "pronoia: made a new key, %s; keep a copy.  If this database had another one, put that back: without it"
                              " second steps, answer codes and sessions cannot be read\n", w->key_file);
}

/* Keeps no variables of its own: a fault comes back here. */
static bool safely(struct world *w, void (*step)(struct world *))
{
    if (setjmp(w->fate.edge)) { fprintf(stderr, "pronoia: %s\n", w->fate.why); return false; }
    step(w);
    return true;
}

bool world_key(struct world *w) { return safely(w, read_key); }

static void print_complaints(const struct complaints *c)
{
    for (int i = 0; i < c->n; i++) {
        const struct complaint *x = &c->at[i];
        fprintf(stderr, "%s:%d:%d: %s\n", x->file, x->line, x->column, x->what);
    }
}

static void read_post(struct world *w)
{
    struct complaints c = { .mem = &w->mem };

    if (!w->post_file || post_read(&w->mem, w->post_file, &w->post, &c)) return;
    print_complaints(&c);
    fault(&w->fate, "cannot start: the settings of e-mail and SMS are refused");
}

bool world_post(struct world *w) { return safely(w, read_post); }

static void open_house(struct world *w)
{
    struct complaints c = { .mem = &w->mem };

    if (w->providers_file) {
        if (!providers_read(&w->mem, w->providers_file, &w->providers, &c)) {
            print_complaints(&c);
            fault(&w->fate, "cannot start: the settings of signing in are refused");
        }
        house_set_providers(&w->providers);
    }
    house_set_demo(w->demo);
    if (house_open(w->share, w->town, w->key, &c)) return;
    print_complaints(&c);
    fault(&w->fate, "cannot start: %d complaint%s about the files above", c.n, c.n == 1 ? "" : "s");
}

bool world_house(struct world *w) { return safely(w, open_house); }

static struct db *opened;

static void open_reader(struct world *w) { opened = db_open(&w->mem, &w->fate, w->db, true); }
static void open_writer(struct world *w) { opened = db_open(&w->mem, &w->fate, w->db, false); }

/* Beside a database file; of a server of databases, in the folder where we run. */
void world_files(const struct world *w)
{
    char folder[PATH_MAX];

    snprintf(folder, sizeof folder, "%s.files", strstr(w->db, "://") || strchr(w->db, '=') ? "pronoia" : w->db);
    filestore_at(env("PRONOIA_FILES", folder));
}

struct db *world_db(struct world *w, bool reader)
{
    return safely(w, reader ? open_reader : open_writer) ? opened : 0;
}

static void migrate(struct world *w)
{
    struct sources schema = { 0 };
    struct complaints c = { .mem = &w->mem };
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/schema", w->share);
    if (!files_read(&w->mem, path, "schema", NULL, &schema, &c)) {
        print_complaints(&c);
        fault(&w->fate, "cannot read the schema");
    }
    opened = db_open(&w->mem, &w->fate, w->db, false);
    db_migrate(opened, &w->mem, &w->fate, &schema);
    db_close(opened);
}

bool world_migrate(struct world *w) { return safely(w, migrate); }
