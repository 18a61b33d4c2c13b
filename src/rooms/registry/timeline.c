/* SPDX-License-Identifier: EUPL-1.2
** timeline.c - the one timeline of a person: the events of every room, newest first, and those of the registry itself. */
#include "rooms/registry/form.h"
#include "rooms/registry/words.h"
#include "rooms/registry/timeline.h"
#include "rooms/registry/parts.h"
#include <stdlib.h>
#include <string.h>

void event_put(struct events *all, const struct event *e)
{
    if (all->n >= all->most || e->at.v >= all->before.v) return;
    if (!all->at) all->at = mem_get(&all->r->mem, (size_t)all->most * sizeof *all->at);
    all->at[all->n++] = *e;
}

/* ---- the registry's own lines ---- */

struct written { instant at; const char *what, *a, *b, *by; int64_t about; };

/* What a row tells: that it was written, and for a home and a life that they ended. */
static int events_of(const struct part_row *p, struct written w[2])
{
    static const char *const what[][2] = { { "home", "member" }, { "relation", "relation" }, { "number", "number" }, { "contact", "contact" },
                                           { "address", "address" }, { "need", "need" }, { "spelling", "name" }, { "self", "person" } };
    bool home = part_is(p, "home"), self = part_is(p, "self"), name = part_is(p, "spelling"), address = part_is(p, "address");
    bool roofless = address && *p->a;

    w[0] = (struct written){ .at = p->made, .what = "", .by = p->by, .about = home ? p->id : 0,
        .a = home || self ? "" : name || roofless ? p->a : address ? p->b : p->kind,
        .b = name ? p->b : roofless ? "homeless" : address ? p->c : part_is(p, "number") || part_is(p, "contact") ? p->a : "" };
    for (size_t i = 0; i < sizeof what / sizeof *what; i++) if (part_is(p, what[i][0])) w[0].what = what[i][1];
    if (p->until.v == DAY_NONE.v || !(home || self)) return 1;
    w[1] = (struct written){ .at = { (int64_t)p->until.v * 86400 }, .what = home ? "left" : "death", .a = "", .b = "", .about = w[0].about };
    return 2;
}

static int newest_first(const void *a, const void *b)
{
    const struct written *x = a, *y = b;
    int order = strcmp(x->what, y->what);

    if (x->at.v != y->at.v) return x->at.v < y->at.v ? 1 : -1;
    if (!order) order = (x->about > y->about) - (x->about < y->about);
    if (!order) order = strcmp(x->a, y->a);
    return order ? order : strcmp(x->b, y->b);
}

static const char *what_of(struct req *r, const struct written *e)
{
    if (!strcmp(e->what, "name")) return person_name(r, &(struct person){ .family = e->a, .given = e->b });
    if (!strcmp(e->what, "number")) return fmt(r, "%s %s", number_said(r, e->a), ltr_said(r, number_masked(r, e->b)));
    if (!strcmp(e->what, "contact")) return fmt(r, "%s %s", contact_said(r, e->a), ltr_said(r, e->b));
    if (!strcmp(e->what, "address")) return strcmp(e->b, "homeless") ? fmt(r, "%s %s", e->a, e->b) : homeless_said(r, e->a);
    if (!strcmp(e->what, "need")) return need_said(r, e->a);
    if (!strcmp(e->what, "relation")) return relation_said(r, e->a);
    return fmt(r, "%lld", (long long)e->about);
}

void registry_lines(struct events *all, person_id id)
{
    struct req *r = all->r;
    struct parts_all found = parts_read(r, id);
    struct written *w = mem_get(&r->mem, ((size_t)found.n * 2 + 2) * sizeof *w);
    int n = 0;

    for (int i = 0; i < found.n; i++) n += events_of(&found.at[i], &w[n]);
    qsort(w, (size_t)n, sizeof *w, newest_first);
    for (int i = 0; i < n && all->n < all->most; i++) {
        if (w[i].at.v >= all->before.v) continue;
        const char *values[] = { what_of(r, &w[i]) };
        struct out o = { .mem = &r->mem };
        texts_fill(&o, word_said(r, "event", w[i].what), 1, values);
        event_put(all, &(struct event){ w[i].at, out_text(&o), w[i].about ? fmt(r, "/household?id=%lld", (long long)w[i].about) : NULL,
                                        w[i].by });
    }
}

void registry_lines_ask(struct events *all, person_id id) { parts_ask(all->r, id); }

/* ---- all rooms ---- */

/* Insertion from the back: each room's events come in order already, and equal instants keep the rooms' order. */
static void merge(struct events *to, const struct events *from)
{
    int n = to->n + from->n, i = to->n - 1, j = from->n - 1;
    struct event *at = mem_get(&to->r->mem, (size_t)(n + 1) * sizeof *at);

    for (int k = n - 1; k >= 0; k--)
        at[k] = j < 0 || (i >= 0 && to->at[i].at.v < from->at[j].at.v) ? to->at[i--] : from->at[j--];
    to->at = at;
    to->n = n;
}

/* How many events of the instant before ?before= were shown already. */
static int shown_already(struct req *r)
{
    int64_t skip = in_id(r, "before") ? in_id(r, "skip") : 0;

    return skip > SKIP_MOST ? 0 : (int)skip;
}

/* What one room has to say on this page of the timeline. */
static struct events events_of_page(struct req *r)
{
    int64_t before = in_id(r, "before");

    return (struct events){ .r = r, .before = { before ? before : INT64_MAX }, .most = TIMELINE_PAGE + shown_already(r) + 1 };
}

void timeline_first(struct req *r, person_id id)
{
    struct events page = events_of_page(r);

    for (int i = 0; i < abouts_n(); i++) if (abouts_at(i)->first && (abouts_at(i)->may & r->keys)) abouts_at(i)->first(&page, id);
}

void timeline_ask(struct req *r, person_id id, unsigned rooms)
{
    struct events page = events_of_page(r);

    for (int i = 0; i < abouts_n(); i++) {
        const struct about_person *a = abouts_at(i);
        if (a->ask && (a->may & r->keys) && about_some(a, rooms)) a->ask(&page, id);
    }
}

void timeline_read(struct req *r, person_id id, int shield, unsigned rooms, struct timeline *t)
{
    struct events all = { .r = r };
    int64_t before = in_id(r, "before");
    int end, skip = shown_already(r);

    for (int i = 0; i < abouts_n(); i++) {
        const struct about_person *a = abouts_at(i);
        struct events one = events_of_page(r);
        if (!a->timeline || !(a->may & r->keys) || !about_some(a, rooms) || !access_sees_row_part(r, id, shield, fmt(r, "rooms/%s/", a->room))) continue;
        a->timeline(&one, id);
        merge(&all, &one);
    }
    /* TL1: a page ends between two events, not between two instants: the next one says how many of that instant were shown. */
    end = skip + TIMELINE_PAGE < all.n ? skip + TIMELINE_PAGE : all.n;
    t->at = all.at + (skip < all.n ? skip : all.n);
    t->n = end > skip ? end - skip : 0;
    t->older = t->newest = "";
    if (before) t->newest = person_href(r, id, "timeline");
    if (all.n > end && t->n) {
        instant last = all.at[end - 1].at;
        int same = 0;
        for (int i = 0; i < end; i++) same += all.at[i].at.v == last.v;
        t->older = fmt(r, "/person?id=%lld&before=%lld&skip=%d#timeline", (long long)id.v, (long long)last.v + 1, same);
    }
}
