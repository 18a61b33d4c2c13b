/* SPDX-License-Identifier: EUPL-1.2
** material.c - slides and leaflets of a course: made safe, sealed into the store, saved by whom they are for (EV10). */
#include "rooms/events/course.h"
#include "rooms/events/online.h"
#include "host/filestore.h"
#include "host/papers.h"
#include "web/house.h"
#include "web/stored.h"
#include "material.sql.h"

enum { A_FILE = 12 << 20 };
struct incoming { enum paper_is is; bool large; char stored[STORE_NAME]; const char *type; size_t n; };

static void prepare(struct req *r)
{
    struct incoming *f = r->prepared = mem_get(&r->mem, sizeof *f);
    struct paper_safe safe;

    f->is = PAPER_EMPTY;
    if (!r->nuploads || (f->large = r->uploads[0].n > A_FILE)) return;
    f->is = paper_make_safe(&r->mem, r->uploads[0].bytes, r->uploads[0].n, &safe);
    if (f->is != PAPER_FINE) return;
    f->type = safe.type;
    f->n = safe.n;
    filestore_put(&r->mem, r->house->secret, safe.bytes, safe.n, f->stored);
}

static void drop(const struct incoming *f) { if (f->is == PAPER_FINE) filestore_remove(f->stored); }

static const char *problem_of(struct req *r, const struct incoming *f)
{
    if (f->large) return text(r, T_casework_file_large);
    switch (f->is) {
    case PAPER_FINE:   return !in(r, "title")[strspn(in(r, "title"), " ")] || strlen(in(r, "title")) > NAME_BYTES
        ? text(r, T_events_file_title_needed) : "";
    case PAPER_EMPTY:  return text(r, T_casework_file_none);
    case PAPER_TYPE:   return text(r, T_casework_file_type);
    case PAPER_BROKEN: return text(r, T_casework_file_broken);
    case PAPER_PIXELS: return text(r, T_casework_file_pixels);
    case PAPER_ACTIVE: return text(r, T_casework_file_active);
    case PAPER_LOCKED: case PAPER_BOMB: break;
    }
    return text(r, T_casework_file_locked);
}

static void post_new(struct req *r)
{
    const struct incoming *f = r->prepared;
    course_id id = { in_id(r, "course") };
    const char *problem = problem_of(r, f);
    struct course_row c;
    struct add_material_row row;

    if (!course_mine(r, id, &c)) { drop(f); return; }
    if (*problem) { drop(f); course_show(r, 422, id, problem); return; }
    if (!add_material(r, id, in(r, "title"), in_has(r, "open"), f->stored, f->type, (int64_t)f->n, r->now, staff_here(r), &row))
        fault(&r->fate, "a file of a course was not written");
    act(r, "added a file to a course", "course", id.v);
    see_other(r, "/courses/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_material_new, .path = "/courses/material/new", .may = KEEPS_EVENTS, .prepare = prepare, .post = post_new, .upload = true,
    .help = "A file of a course: a photo is drawn anew, a PDF is looked through.");

static void held(struct req *r, const char *names, void (*mine)(void *, const char *), void *with)
{
    struct stored_named all = stored_named(r, names);

    for (int i = 0; i < all.n; i++) mine(with, all.at[i].stored);
}
STORED(events, .held = held);

static void post_remove(struct req *r)
{
    material_id id = { in_id(r, "id") };
    struct material_row m;
    struct course_row c;

    if (!material(r, id, &m)) { refuse(r, 404, T_events_gone); return; }
    if (!course_mine(r, m.course, &c)) return;
    remove_material(r, id, r->now);
    act(r, "removed a file of a course", "course", m.course.v);
    see_other(r, "/courses/one?id=%lld&saved=1", (long long)m.course.v);
}
PAGE(courses_material_remove, .path = "/courses/material/remove", .may = KEEPS_EVENTS, .post = post_remove,
    .help = "A file of a course is taken away.");

static void send(struct req *r, material_id id, const struct material_row *m)
{
    size_t n;
    const unsigned char *b = filestore_get(&r->mem, r->house->secret, m->stored, &n);

    if (!b) { refuse(r, 404, T_casework_file_lost); return; }
    r->type = m->type;
    r->filename = fmt(r, "material-%lld.%s", (long long)id.v, !strcmp(m->type, "application/pdf") ? "pdf" : "jpg");
    r->no_store = r->sandboxed = true;
    out_raw(&r->out, (const char *)b, n);
}

static void get_staff(struct req *r)
{
    material_id id = { in_id(r, "id") };
    struct material_row m;
    struct course_row c;

    if (!material(r, id, &m) || m.removed.v) { refuse(r, 404, T_events_gone); return; }
    if (course_mine(r, m.course, &c)) send(r, id, &m);
}
PAGE(courses_material, .path = "/courses/material", .may = AT_EVENTS, .get = get_staff, .slow = true,
    .help = "A file of a course, for its team.");

/* EV10: what is open, to anybody who sees the course; the rest to who is registered. */
static void get_public(struct req *r)
{
    material_id id = { in_id(r, "id") };
    struct material_row m;
    struct course_row c;
    struct mine own;

    if (material(r, id, &m) && !m.removed.v && ((m.open && course(r, m.course, &c) && course_public(&c))
        || (mine_from_cookie(r, &own) && own.s.course.v == m.course.v && !strcmp(own.s.state, "registered")))) { send(r, id, &m); return; }
    refuse(r, 404, T_events_gone);
}
PAGE(events_material, .path = "/events/material", .may = MAY_ANYBODY, .get = get_public, .slow = true,
    .help = "A file of a course, for anybody or for who is registered.");
