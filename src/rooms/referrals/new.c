/* SPDX-License-Identifier: EUPL-1.2
** new.c - a referral is written: to whom, what for, which parts may be told (RF2). */
#include "rooms/referrals/inside.h"
#include "web/draft.h"
#include "store.sql.h"

enum { TARGETS = 200 };
struct target { const char *word, *said; bool on; };
struct new_page {
    const char *problem, *shape, *need, *programme; struct isolated name; int64_t person; bool need_on, any_special;
    struct { int n; struct target *at; } units, bodies;
    struct { int n; struct part_choice *at; } parts;
};
#include "new.html.h"

static void targets(struct req *r, struct new_page *p)
{
    struct units_open units = units_open(r);
    struct bodies_open bodies = bodies_open(r);
    const char *to = in(r, "to"), *structure = in(r, "structure");

    p->units.at = mem_get(&r->mem, (size_t)(units.n + 1) * sizeof *p->units.at);
    p->bodies.at = mem_get(&r->mem, (size_t)(bodies.n + 1) * sizeof *p->bodies.at);
    for (int i = 0; i < units.n; i++) {
        const char *word = fmt(r, "u%lld", (long long)units.at[i].id.v);
        bool on = *to ? !strcmp(word, to) : *structure && !strcmp(structure, units.at[i].structure);
        p->units.at[p->units.n++] = (struct target){ word, units.at[i].name, on };
    }
    for (int i = 0; i < bodies.n; i++) {
        const char *word = fmt(r, "b%lld", (long long)bodies.at[i].id.v);
        p->bodies.at[p->bodies.n++] = (struct target){ word, bodies.at[i].name, !strcmp(word, to) };
    }
}

static void show_new(struct req *r, int status, const struct person *who, const char *problem)
{
    bool first = !draft_used(r, fmt(r, "%lld", (long long)who->id.v)) && strcmp(r->method, "POST") != 0;
    struct new_page p = { .problem = problem, .shape = *problem ? "bad" : "", .need = in(r, "need"), .programme = in(r, "programme"),
                          .name = { person_name(r, who) }, .person = who->id.v, .need_on = first || in_has(r, "part") };

    targets(r, &p);
    p.parts.n = parts_offered(r, who, &p.parts.at);
    for (int i = 0; i < p.parts.n; i++) {
        p.parts.at[i].on = first ? !strcmp(p.parts.at[i].word, "identity") : in_has(r, fmt(r, "p-%s", p.parts.at[i].word));
        p.any_special |= p.parts.at[i].special;
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_referrals_new), .back = fmt(r, "/person?id=%lld", (long long)who->id.v), .problem = *problem != 0);
    new_html(r, &p);
    page_end(r);
}

static const struct person *subject(struct req *r, const char *what)
{
    person_id id = registry_root(r, (person_id){ in_id(r, "person") });

    if (!access_open(r, id, what)) return NULL;
    return registry_person(r, id);
}

static void get_new(struct req *r)
{
    const struct person *who = subject(r, "opened the form of a referral");

    if (who) show_new(r, 200, who, "");
}

/* NULL: a special part without its tick. */
static const char *chosen(struct req *r, const struct person *who)
{
    struct part_choice *c;
    struct out o = { .mem = &r->mem };
    int n = parts_offered(r, who, &c);

    out_str(&o, in_has(r, "part") ? ",need," : ",");
    for (int i = 0; i < n; i++) {
        if (!in_has(r, fmt(r, "p-%s", c[i].word))) continue;
        if (c[i].special && !in_has(r, "special")) return NULL;                         /* RF2 */
        out_fmt(&o, "%s,", c[i].word);
    }
    return out_text(&o);
}

static bool open_unit(struct req *r, unit_id id)
{
    struct units_open all = units_open(r);

    for (int i = 0; i < all.n; i++) if (all.at[i].id.v == id.v) return true;
    return false;
}

static bool open_body(struct req *r, body_id id)
{
    struct bodies_open all = bodies_open(r);

    for (int i = 0; i < all.n; i++) if (all.at[i].id.v == id.v) return true;
    return false;
}

static void post_new(struct req *r)
{
    const struct person *who = subject(r, "wrote a referral for");
    const char *to = in(r, "to");
    int64_t id = *to ? strtoll(to + 1, NULL, 10) : 0;
    struct referral_new n = { .programme = in(r, "programme"), .need = in(r, "need") };

    if (!who) return;
    n.person = who->id;
    if (*to == 'u' && open_unit(r, (unit_id){ id })) n.unit.v = id;
    else if (*to == 'b' && open_body(r, (body_id){ id })) n.body.v = id;
    else { show_new(r, 422, who, text(r, T_referrals_to_missing)); return; }
    if (strlen(n.need) > WORDS_MOST * 2) { show_new(r, 422, who, text(r, T_referrals_need_long)); return; }
    if (!(n.parts = chosen(r, who))) { show_new(r, 422, who, text(r, T_referrals_special_missing)); return; }
    if (!strcmp(n.parts, ",")) { show_new(r, 422, who, text(r, T_referrals_parts_missing)); return; }
    if (!access_use(r, n.person, "wrote a referral for")) return;
    see_other(r, "/referrals/referral?id=%lld", (long long)referral_new(r, &n).v);
}
PAGE(referral_new, .path = "/referrals/new", .may = MAY_REFER, .get = get_new, .post = post_new, .help = "Refer a person: to whom, what for, which parts may be told.");
