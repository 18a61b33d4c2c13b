/* SPDX-License-Identifier: EUPL-1.2
** upload.c - a copy of a paper comes in, and is looked at (CW8).
**
** The slow lane makes it safe and puts it, sealed and on the disk, into the store; the transaction then only names it. */
#include "rooms/casework/inside.h"
#include "host/filestore.h"
#include "host/papers.h"
#include "web/answer.h"
#include "web/stored.h"
#include "papers.sql.h"

enum { A_FILE = 12 << 20 };
struct incoming { enum paper_is is; bool large; char stored[STORE_NAME]; const char *type, *named; size_t n; unsigned char digest[HASH_BYTES]; };

void upload_prepare(struct req *r)
{
    struct incoming *f = mem_get(&r->mem, sizeof *f);
    struct paper_safe safe;

    r->prepared = f;
    f->is = PAPER_EMPTY;
    if (!r->nuploads) return;
    f->named = r->uploads[0].filename;
    f->large = r->uploads[0].n > A_FILE;
    if (f->large) return;
    f->is = paper_make_safe(&r->mem, r->uploads[0].bytes, r->uploads[0].n, &safe);
    if (f->is != PAPER_FINE) return;
    f->type = safe.type;
    f->n = safe.n;
    sha256(f->digest, safe.bytes, safe.n);
    filestore_put(&r->mem, r->house->secret, safe.bytes, safe.n, f->stored);
}

const char *upload_problem(struct req *r)
{
    const struct incoming *f = r->prepared;

    if (f->large) return text(r, T_casework_file_large);
    switch (f->is) {
    case PAPER_FINE:   return "";
    case PAPER_EMPTY:  return text(r, T_casework_file_none);
    case PAPER_TYPE:   return text(r, T_casework_file_type);
    case PAPER_BROKEN: return text(r, T_casework_file_broken);
    case PAPER_PIXELS: return text(r, T_casework_file_pixels);
    case PAPER_ACTIVE: return text(r, T_casework_file_active);
    case PAPER_LOCKED: case PAPER_BOMB: break;
    }
    return text(r, T_casework_file_locked);
}

/* What was put for a visit that is refused after all. */
void upload_drop(struct req *r) { filestore_remove(((struct incoming *)r->prepared)->stored); }

void upload_take(struct req *r, const struct case_file *c, paper_id id, const struct paper_row_row *p)
{
    const struct incoming *f = r->prepared;
    struct add_file_row row;

    if (!add_file(r, p->person, p->paper, f->stored, f->type, (int64_t)f->n, f->digest, sizeof f->digest, f->named, r->now, staff_here(r), &row))
        fault(&r->fate, "the file was not written");
    put_file(r, id, row.id, r->now, staff_here(r));
    act(r, "received a paper", "case", c->id.v);
}

static void held(struct req *r, const char *names, void (*mine)(void *, const char *), void *with)
{
    struct files_named all = files_named(r, names);

    for (int i = 0; i < all.n; i++) mine(with, all.at[i].stored);
}
STORED(casework, .held = held);

static void post(struct req *r)
{
    struct paper_row_row p;
    paper_id id = { in_id(r, "id") };
    const char *problem = upload_problem(r);

    if (!paper_row(r, id, &p) || case_hides(r, p.person)) { upload_drop(r); refuse(r, 404, T_access_unknown); return; }
    const struct case_file *c = case_open(r, p.filed, "opened case");
    if (!c) { upload_drop(r); return; }
    access_joint(r, c->person, p.person);                                                   /* AC3 */
    if (!*problem && c->state > CASE_PROPOSED) problem = text(r, T_casework_decided_already);
    if (*problem) { upload_drop(r); case_show(r, c->id, 422, problem); return; }
    upload_take(r, c, id, &p);
    see_other(r, "/case?id=%lld#papers", (long long)c->id.v);
}
PAGE(case_upload, .path = "/case/upload", .may = CASE_PAGES, .prepare = upload_prepare, .post = post, .upload = true,
     .help = "Takes a copy of a paper: a photo is drawn anew, a PDF is looked through, both are sealed.");

static void get(struct req *r)
{
    struct file_row_row f;
    file_id id = { in_id(r, "id") };
    unsigned char digest[HASH_BYTES];
    size_t n;

    if (!file_row(r, id, &f)) { refuse(r, 404, T_access_unknown); return; }
    if (!access_open_of(r, f.person, "viewed a paper")) return;
    act(r, "viewed a paper", "file", id.v);
    const unsigned char *b = filestore_get(&r->mem, r->house->secret, f.stored, &n);
    if (b) sha256(digest, b, n);
    if (!b || f.digest_n != sizeof digest || memcmp(digest, f.digest, sizeof digest)) { refuse(r, 404, T_casework_file_lost); return; }
    r->type = f.type;
    r->filename = fmt(r, "%s-%lld.%s", f.paper, (long long)id.v, !strcmp(f.type, "application/pdf") ? "pdf" : "jpg");
    r->no_store = r->sandboxed = true;
    out_raw(&r->out, (const char *)b, n);
}
PAGE(case_paper_file, .path = "/case/file", .may = CASE_PAGES, .get = get, .slow = true, .help = "A copy of a paper, to save; seeing it is written down.");
