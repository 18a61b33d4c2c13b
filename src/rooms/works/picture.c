/* SPDX-License-Identifier: EUPL-1.2
** picture.c - photos before and after: drawn anew, sealed into the store, each with words for who does not see it (WK7). */
#include "rooms/works/inside.h"
#include "host/filestore.h"
#include "host/papers.h"
#include "web/stored.h"
#include "picture.sql.h"

enum { A_PHOTO = 12 << 20, ALT_LEAST = 10 };

static const char *why_not(struct req *r, enum paper_is is)
{
    return text(r, is == PAPER_PIXELS ? T_casework_file_pixels : is == PAPER_BROKEN ? T_casework_file_broken : T_works_file_type);
}

void incoming_take(struct req *r)
{
    struct incoming *f = r->prepared = mem_get(&r->mem, sizeof *f);
    struct paper_safe safe;

    f->problem = "";
    if (!r->nuploads || !r->uploads[0].n) return;
    f->any = true;
    if (r->uploads[0].n > A_PHOTO) { f->problem = text(r, T_casework_file_large); return; }
    enum paper_is is = paper_make_safe(&r->mem, r->uploads[0].bytes, r->uploads[0].n, &safe);
    if (is != PAPER_FINE || strcmp(safe.type, "image/jpeg")) { f->problem = why_not(r, is); return; }
    f->fine = true, f->type = safe.type, f->n = safe.n;
    filestore_put(&r->mem, r->house->secret, safe.bytes, safe.n, f->stored);
}

void incoming_drop(const struct incoming *f) { if (f && f->fine) filestore_remove(f->stored); }

void picture_send(struct req *r, const char *stored, const char *type)
{
    size_t n;
    const unsigned char *b = filestore_get(&r->mem, r->house->secret, stored, &n);

    if (!b) { refuse(r, 404, T_casework_file_lost); return; }
    r->type = type;
    r->sandboxed = true;
    out_raw(&r->out, (const char *)b, n);
}

static const char *picture_wrong(struct req *r, const struct incoming *f, day *taken)
{
    const char *phase = in(r, "phase"), *alt = in(r, "alt");

    if (*f->problem) return f->problem;
    if (!f->any) return text(r, T_casework_file_none);
    if (strcmp(phase, "before") && strcmp(phase, "after")) return text(r, T_care_no_choice);
    if (blank(alt) || !too_long(alt, ALT_LEAST - 1) || too_long(alt, WORDS_MOST)) return text(r, T_works_alt_needed);
    if (!works_day_read(in(r, "taken"), taken)) return text(r, T_works_day_wrong);
    return taken->v != DAY_NONE.v && taken->v > r->today.v ? text(r, T_works_day_wrong) : "";
}

static void to_line(struct req *r) { see_other(r, "/works/line?id=%lld", (long long)in_id(r, "id")); }

static void post_new(struct req *r)
{
    const struct incoming *f = r->prepared;
    project_id id = { in_id(r, "id") };
    struct project_row x;
    day taken;
    const char *wrong = picture_wrong(r, f, &taken);

    if (!project(r, id, &x)) { incoming_drop(f); refuse(r, 404, T_works_unknown); return; }
    if (*wrong) { incoming_drop(f); project_show(r, 422, id, wrong); return; }
    add_picture(r, id, in(r, "phase"), in(r, "alt"), taken, f->stored, f->type, (int64_t)f->n, r->now, staff_here(r));
    act(r, "added a photo of a work", "project", id.v);
    see_other(r, "/works/line?id=%lld&saved=1#pictures", (long long)id.v);
}
PAGE(works_picture_new, .path = "/works/picture/new", .may = WORKS_WRITE, .get = to_line, .prepare = incoming_take, .post = post_new,
    .upload = true, .help = "A photo of a work before or after, with what is seen on it in words.");

static void post_remove(struct req *r)
{
    picture_id id = { in_id(r, "picture") };
    struct picture_row p;

    if (!picture(r, id, &p)) { refuse(r, 404, T_works_unknown); return; }
    remove_picture(r, id, r->now);
    act(r, "removed a photo of a work", "project", p.project.v);
    see_other(r, "/works/line?id=%lld&saved=1#pictures", (long long)p.project.v);
}
PAGE(works_picture_remove, .path = "/works/picture/remove", .may = WORKS_WRITE, .post = post_remove,
    .help = "A photo of a work is taken away.");

static bool there(struct req *r, struct picture_row *p)
{
    if (picture(r, (picture_id){ in_id(r, "id") }, p) && !p->removed.v) return true;
    refuse(r, 404, T_works_unknown);
    return false;
}

static void get(struct req *r)
{
    struct picture_row p;

    if (there(r, &p)) picture_send(r, p.stored, p.type);
}
PAGE(works_picture, .path = "/works/picture", .may = WORKS_READ, .get = get, .slow = true,
    .help = "A photo of a work, for the technical service.");

/* WK7: what is told to residents is for accessibility. */
static void get_public(struct req *r)
{
    struct picture_row p;
    struct project_row x;

    if (!there(r, &p)) return;
    if (!project(r, p.project, &x) || !x.access.v) { refuse(r, 404, T_works_unknown); return; }
    picture_send(r, p.stored, p.type);
}
PAGE(access_works_picture, .path = "/accessibility-works/photo", .may = MAY_ANYBODY, .get = get_public, .slow = true,
    .help = "A photo of a work for accessibility, for anybody.");

static void held(struct req *r, const char *names, void (*mine)(void *, const char *), void *with)
{
    struct stored_named all = stored_named(r, names);

    for (int i = 0; i < all.n; i++) mine(with, all.at[i].stored);
}
STORED(works, .held = held);
