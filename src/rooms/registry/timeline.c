/* SPDX-License-Identifier: EUPL-1.2
** timeline.c - the one timeline of a person: the events of every room, newest first, and those of the registry itself. */
#include "rooms/registry/form.h"
#include "rooms/registry/words.h"
#include "rooms/registry/timeline.h"
#include "timeline.sql.h"

void event_put(struct events *all, const struct event *e)
{
    if (all->n >= all->most || e->at.v >= all->before.v) return;
    if (!all->at) all->at = mem_get(&all->r->mem, (size_t)all->most * sizeof *all->at);
    all->at[all->n++] = *e;
}

/* ---- the registry's own lines ---- */

static const char *what_of(struct req *r, const struct registry_events_row *e)
{
    if (!strcmp(e->what, "name")) return person_name(r, &(struct person){ .family = e->a, .given = e->b });
    if (!strcmp(e->what, "number")) return fmt(r, "%s %s", number_said(r, e->a), ltr_said(r, number_masked(r, e->b)));
    if (!strcmp(e->what, "contact")) return fmt(r, "%s %s", contact_said(r, e->a), ltr_said(r, e->b));
    if (!strcmp(e->what, "address")) return strcmp(e->b, "homeless") ? fmt(r, "%s %s", e->a, e->b) : homeless_said(r, e->a);
    if (!strcmp(e->what, "need")) return need_said(r, e->a);
    if (!strcmp(e->what, "relation")) return relation_said(r, e->a);
    return fmt(r, "%lld", (long long)e->about);
}

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

static void lines_of(struct events *all, person_id id)
{
    struct req *r = all->r;
    struct registry_events found = registry_events(r, id, all->before, all->most);

    for (int i = 0; i < found.n; i++) {
        const struct registry_events_row *e = &found.at[i];
        const char *values[] = { what_of(r, e) };
        struct out o = { .mem = &r->mem };
        texts_fill(&o, word_said(r, "event", e->what), 1, values);
        event_put(all, &(struct event){ e->at, out_text(&o), e->about ? fmt(r, "/household?id=%lld", (long long)e->about) : NULL, e->by });
    }
}

void registry_lines(struct events *all, person_id id)
{
    struct merged_here found = merged_here(all->r, id);

    lines_of(all, id);
    for (int i = 0; i < found.n; i++) {
        struct events one = { .r = all->r, .before = all->before, .most = all->most };
        lines_of(&one, found.at[i].id);
        merge(all, &one);
        if (all->n > all->most) all->n = all->most;
    }
}

/* ---- all rooms ---- */

void timeline_read(struct req *r, person_id id, struct timeline *t)
{
    struct events all = { .r = r };
    int64_t before = in_id(r, "before"), skip = before ? in_id(r, "skip") : 0;
    instant from = { before ? before : INT64_MAX };
    int end;

    if (skip > SKIP_MOST) skip = 0;
    for (int i = 0; i < abouts_n(); i++) {
        const struct about_person *a = abouts_at(i);
        struct events one = { .r = r, .before = from, .most = TIMELINE_PAGE + (int)skip + 1 };
        if (!a->timeline || !(a->may & r->keys)) continue;
        a->timeline(&one, id);
        merge(&all, &one);
    }
    /* TL1: a page ends between two events, not between two instants: the next one says how many of that instant were shown. */
    end = (int)skip + TIMELINE_PAGE < all.n ? (int)skip + TIMELINE_PAGE : all.n;
    t->at = all.at + (skip < all.n ? (int)skip : all.n);
    t->n = end > (int)skip ? end - (int)skip : 0;
    t->older = t->newest = "";
    if (before) t->newest = person_href(r, id, "timeline");
    if (all.n > end && t->n) {
        instant last = all.at[end - 1].at;
        int same = 0;
        for (int i = 0; i < end; i++) same += all.at[i].at.v == last.v;
        t->older = fmt(r, "/person?id=%lld&before=%lld&skip=%d#timeline", (long long)id.v, (long long)last.v + 1, same);
    }
}
