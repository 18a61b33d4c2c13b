/* SPDX-License-Identifier: EUPL-1.2
** duplicates.c - the queue: pairs of records that may be one person, those set aside, and the links that were made. */
#include "rooms/registry/alike.h"
#include "rooms/registry/pass.h"
#include "web/layout.h"
#include "duplicates.sql.h"

struct pair_line { person_id one, other; struct isolated name, second; const char *born, *second_born, *said, *note; bool again; };
struct link_line { merge_id id; person_id root; struct isolated name, into; instant made; };
struct duplicates_page {
    bool done, asked, runs, looked; int64_t count; const char *share; instant ended;
    struct { int n; struct pair_line *at; } waiting, unsure;
    struct { int n; struct link_line *at; } links;
};
#include "duplicates.html.h"

static struct pair_line *lines(struct req *r, const struct pairs_waiting *all)
{
    struct pair_line *l = mem_get(&r->mem, ((size_t)all->n + 1) * sizeof *l);

    for (int i = 0; i < all->n; i++) {
        const struct pairs_waiting_row *x = &all->at[i];
        const struct person *a = registry_person(r, x->one), *b = registry_person(r, x->other);
        l[i] = (struct pair_line){ x->one, x->other, { person_name(r, a) }, { person_name(r, b) }, person_born(r, a), person_born(r, b),
                                   evidence_said(r, (float)x->bits), x->note, x->again };
    }
    return l;
}

static struct link_line *links(struct req *r, const struct links_made *all)
{
    struct link_line *l = mem_get(&r->mem, ((size_t)all->n + 1) * sizeof *l);

    for (int i = 0; i < all->n; i++)
        l[i] = (struct link_line){ all->at[i].id, all->at[i].root, { person_name(r, registry_person(r, all->at[i].person)) },
                                   { person_name(r, registry_person(r, all->at[i].root)) }, all->at[i].made };
    return l;
}

static void get(struct req *r)
{
    struct reader me = access_reader(r);
    struct pairs_waiting waiting = pairs_waiting(r, "", me.account, me.files, r->now), unsure = pairs_waiting(r, "unsure", me.account, me.files, r->now);
    struct links_made made = links_made(r, me.account, me.files, r->now);
    struct duplicates_page p = { .done = in_has(r, "saved"), .asked = in_has(r, "asked"), .count = waiting.n, .waiting = { waiting.n, lines(r, &waiting) },
                                 .unsure = { unsure.n, lines(r, &unsure) }, .links = { made.n, links(r, &made) } };

    struct pass_told pass;
    if (registry_pass_told(r, &pass)) {                     /* how many it found would count pairs that are not for this reader (DU2) */
        p.runs = pass.runs;
        p.share = pass.runs ? fmt(r, "%d", 100 * pass.done / (pass.steps ? pass.steps : 1)) : "";
        p.looked = pass.ended.v != 0;
        p.ended = pass.ended;
    }
    r->no_store = true;
    page_begin(r, text(r, T_registry_duplicates), .wide = true);
    duplicates_html(r, &p);
    page_end(r);
}

static void post(struct req *r)
{
    if (!registry_pass_begin(r, PASS_CHUNK)) { refuse(r, 409, T_registry_pass_runs); return; }
    act(r, "asked for the registry to be looked through", "pass", 0);
    see_other(r, "/people/duplicates?asked=1");
}
PAGE(duplicates, .path = "/people/duplicates", .may = MAY_SUPERVISE, .get = get, .post = post, .nav = T_registry_duplicates, .nav_at = 28,
     .help = "Records that may be one person, and the links between records.");
