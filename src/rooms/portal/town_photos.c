/* SPDX-License-Identifier: EUPL-1.2
** town_photos.c - a structure's photo: a file of towns/<town>/photos/, drawn anew when the town is read (P6), and given out. */
#include "rooms/room.h"
#include "rooms/portal/town_in.h"
#include "host/papers.h"
#include "web/house.h"

enum { PHOTO_BYTES = 512 << 10, PHOTO_SIDE = 1600 };

/* A file of the town's folder, wherever that is. */
static const struct source *beside(struct mem *m, const struct sources *all, const struct source *src, const char *name)
{
    struct out o = { .mem = m };

    out_fmt(&o, "%.*s%s", (int)(strrchr(src->path, '/') + 1 - src->path), src->path, name);
    for (int i = 0; i < all->n; i++) if (!strcmp(all->at[i].path, out_text(&o))) return &all->at[i];
    return NULL;
}

static const char *joined(struct mem *m, const char *before, const char *name, const char *after)
{
    struct out o = { .mem = m };

    out_fmt(&o, "%s%s%s", before, name, after);
    return out_text(&o);
}

/* That both languages are there is looked after where texts are read. */
static bool has_words(struct mem *m, const struct sources *all, const struct at *at)
{
    const struct source *texts = beside(m, all, at->src, "texts.tsv");

    return texts && strstr(texts->bytes, joined(m, "\nplace.", at->id, ".photo\t"));
}

static const char *path_of(struct mem *m, const struct paper_safe *safe)
{
    struct out o = { .mem = m };
    unsigned hash = 2166136261u;

    for (size_t i = 0; i < safe->n; i++) hash = (hash ^ safe->bytes[i]) * 16777619u;
    out_fmt(&o, "/town-photos/%08x.jpg", hash);
    return out_text(&o);
}

const struct photo *town_read_photo(struct mem *m, const struct photo_named *named, struct at at, struct complaints *why)
{
    const struct source *src = beside(m, named->all, at.src, joined(m, "photos/", named->file, ""));
    struct paper_safe safe;
    struct photo *p = mem_get(m, sizeof *p);

    if (named->hidden) { town_wrong(why, at, "photo", "a structure that is hidden has no photo"); return NULL; }
    if (!src) { town_wrong(why, at, "photo", "there is no file photos/%s", named->file); return NULL; }
    if (src->n > PHOTO_BYTES) {
        town_wrong(why, at, "photo", "photos/%s is larger than %d KiB", named->file, PHOTO_BYTES >> 10);
        return NULL;
    }
    enum paper_is is = paper_make_safe(m, src->bytes, src->n, &safe);
    if (is != PAPER_PIXELS && (is != PAPER_FINE || strcmp(safe.type, "image/jpeg"))) {
        town_wrong(why, at, "photo", "photos/%s is no photo that can be read: JPEG or PNG", named->file);
        return NULL;
    }
    if (is == PAPER_PIXELS || safe.width > PHOTO_SIDE || safe.height > PHOTO_SIDE) {
        town_wrong(why, at, "photo", "photos/%s has more than %d pixels on a side", named->file, PHOTO_SIDE);
        return NULL;
    }
    if (!has_words(m, named->all, &at)) {
        town_wrong(why, at, "photo", "texts.tsv does not say what is seen on it: place.%s.photo is missing", at.id);
        return NULL;
    }
    *p = (struct photo){ path_of(m, &safe), safe.bytes, safe.n, (int)safe.width, (int)safe.height };
    return p;
}

void town_photos_fit(const struct town *t, const struct book *b, struct complaints *why)
{
    for (int i = 0; i < town_structures(t); i++) {
        const struct structure *s = town_structure(t, i);
        if (s->photo && structure_quiet(b, s))
            complain(why, joined(why->mem, "towns/", t->id, "/structures.yaml"), 0, 0,
                     "%s: a photo would say where it is, and its programme hides the address", s->id);
    }
}

static void get(struct req *r)
{
    for (int i = 0; i < town_structures(r->house->town); i++) {
        const struct structure *s = town_structure(r->house->town, i);
        if (!s->photo || strcmp(s->photo->path, r->path) || structure_quiet(r->house->book, s)) continue;
        r->type = "image/jpeg";
        r->forever = true;
        out_raw(&r->out, (const char *)s->photo->bytes, s->photo->n);
        return;
    }
    refuse(r, 404, T_web_why_404);
}
PAGE(town_photos, .path = "/town-photos/*", .may = MAY_ANYBODY, .get = get, .bare = true, .help = "The photo of a structure.");
