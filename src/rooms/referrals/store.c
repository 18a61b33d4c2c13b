/* SPDX-License-Identifier: EUPL-1.2
** store.c - a referral as a row, opened; and the door. */
#include "rooms/referrals/inside.h"
#include "store.sql.h"

static const char purpose[] = "referral";

const void *sealed_words(struct req *r, int n, const char *const *words, size_t *sealed_n)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < n; i++) out_raw(&o, words[i], strlen(words[i]) + 1);
    return seal(&r->mem, r->house->secret, purpose, n ? o.text : "", o.n, sealed_n);
}

/* Words sealed one after another; NULL at the end. */
static const char *const *opened(struct req *r, const void *sealed, size_t sealed_n, int *n)
{
    size_t size = 0;
    const char *s = sealed_n ? (const char *)unseal(&r->mem, r->house->secret, purpose, sealed, sealed_n, &size) : NULL;
    const char **words = mem_get(&r->mem, (size + 1) * sizeof *words);

    *n = 0;
    for (const char *end = s ? s + size : s; s < end; s += strlen(s) + 1) words[(*n)++] = s;
    return words;
}

static void take_told(struct req *r, const struct referral_row *row, struct referral *f)
{
    int n;
    const char *const *words = opened(r, row->told, row->told_n, &n);
    struct part *p = mem_get(&r->mem, (size_t)(n / 2 + 1) * sizeof *p);

    for (int i = 0; i + 1 < n; i += 2) p[f->ntold++] = (struct part){ words[i], words[i + 1] };
    f->told = p;
}

const struct referral *referral_find(struct req *r, referral_id id)
{
    struct referral_row row;
    int n;

    if (!referral(r, id, &row)) return NULL;
    struct referral *f = mem_get(&r->mem, sizeof *f);
    const char *const *need = opened(r, row.need, row.need_n, &n);
    *f = (struct referral){ .id = id, .person = row.person, .body = row.body, .unit = row.unit, .consent = row.consent, .programme = row.programme,
        .parts = row.parts, .need = n ? need[0] : "", .state = row.state, .base = row.base, .to = row.body_name ? row.body_name : row.unit_name,
        .email = row.email ? row.email : "", .phone = row.phone ? row.phone : "", .lang = row.lang ? row.lang : "el", .since = row.since,
        .appointment = row.appointment, .made = row.made, .by = row.made_by, .quiet = row.quiet };
    take_told(r, &row, f);
    return f;
}

bool ours(const struct referral *f, struct req *r)
{
    struct units_mine all = units_mine(r, access_reader(r).account, r->today);

    for (int i = 0; i < all.n && f->unit.v; i++) if (all.at[i].unit.v == f->unit.v) return true;
    return false;
}

const struct referral *referral_seen(struct req *r, referral_id id)
{
    const struct referral *f = referral_find(r, id);

    if (f && (!f->quiet || f->by.v == access_reader(r).account.v) && access_sees(r, f->person)) return f;
    if (f && ours(f, r) && strcmp(f->state, "draft")) return f;
    refuse(r, 404, T_referrals_unknown);
    return NULL;
}

/* ---- the door -------------------------------------------------------------------------------------------- */

referral_id referral_new(struct req *r, const struct referral_new *n)
{
    struct add_referral_row row;
    size_t sealed_n;
    const void *need = sealed_words(r, 1, (const char *const[]){ n->need ? n->need : "" }, &sealed_n);

    if (!add_referral(r, registry_root(r, n->person), n->body, n->unit, n->programme ? n->programme : "", n->parts ? n->parts : ",", need, sealed_n,
                      n->once_key, r->now, access_reader(r).account.v, &row)) return referral_of_key(r, n->once_key).id;
    act(r, "wrote a referral", "referral", row.id.v);
    return row.id;
}

const char *referral_new_path(struct req *r, person_id person, const char *programme, const char *structure)
{
    return fmt(r, "/referrals/new?person=%lld&programme=%s&structure=%s", (long long)person.v, programme ? programme : "", structure ? structure : "");
}

void referral_came(struct req *r, referral_id id)
{
    const struct referral *f = referral_find(r, id);

    if (!f) return;
    if (!strcmp(f->state, "seen")) {
        referral_move(r, f, "accepted", BY_STAFF, "", (instant){ 0 });
        f = referral_find(r, id);
    }
    if (move_allowed(f->state, "attended")) referral_move(r, f, "attended", BY_STAFF, "", (instant){ 0 });
}
