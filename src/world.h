/* SPDX-License-Identifier: EUPL-1.2
** world.h - what the commands stand on: the database, the key file and the house, named by options or environment.
**
**   --db     PRONOIA_DB      pronoia.db; a file, or postgresql://...
**   --share  PRONOIA_SHARE   programmes, towns, texts, schema
**   --town   PRONOIA_TOWN    larissa; none = no town
**   --key    PRONOIA_KEY     the key file; beside the database file unless named
**   --post   PRONOIA_POST    the private file of the e-mail server and the SMS gateway (host/post.h); none = messages wait to be given by hand
**   --providers PRONOIA_PROVIDERS    the private file of those who may say who somebody is (host/providers.h); none = own accounts only
**   --demo   PRONOIA_DEMO    the demonstration banner */
#ifndef WORLD_H
#define WORLD_H
#include "web/house.h"
#include "host/crypto.h"
#include "host/db.h"
#include "host/post.h"
#include "host/providers.h"

struct world {
    struct fate fate; struct mem mem;           /* of the start; a fault here says why we cannot start */
    const char *db, *share, *town, *key_file, *post_file, *providers_file;
    struct post post;
    struct providers providers;
    bool demo;
    unsigned char key[KEY_BYTES];
};

/* Where the sealed copies of papers are: PRONOIA_FILES, else beside the database file. */
void world_files(const struct world *);
void world_named(struct world *);                               /* from the environment */
bool world_option(struct world *, char ***arg);                 /* one option of argv; moves on; false: not one of ours */
void world_key_name(struct world *);                             /* .key_file, where nobody named one */
/* These end the program's start with a sentence on stderr when they fail: false. */
bool world_key(struct world *);
bool world_house(struct world *);
bool world_migrate(struct world *);
bool world_post(struct world *);
struct db *world_db(struct world *, bool reader);               /* NULL: said why */
const char *world_checkpoints(struct world *, bool hidden);     /* a file of checkpoints beside the key file, after world_key */
void world_keep_checkpoints(struct world *);                    /* lends it to the edge: this program writes them */
#endif
