/* SPDX-License-Identifier: EUPL-1.2
** words.c - small things the pages of the room share. */
#include "rooms/access/inside.h"
#include "words.sql.h"

size_t letters(const char *s)
{
    size_t n = 0;

    for (; *s; s++) n += (unsigned char)*s > ' ' && ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

const char *account_said(struct req *r, account_id id)
{
    struct account_name_row row;

    return account_name(r, id, &row) ? row.name : "";
}

unsigned char *reason_seal(struct req *r, const char *s, size_t *n) { return seal(&r->mem, r->house->secret, "access reason", s, strlen(s), n); }

const char *reason_open(struct req *r, const void *sealed, size_t n)
{
    const unsigned char *s = unseal(&r->mem, r->house->secret, "access reason", sealed, n, &n);

    return s ? (const char *)s : "";
}

day working_day(day from, int n)
{
    while (n > 0) {
        from.v++;
        n -= weekday(from) < 5;
    }
    return from;
}

struct picks pick_accounts(struct req *r, int64_t on)
{
    struct all_accounts all = all_accounts(r);
    struct picks p = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.at) };

    for (int i = 0; i < all.n; i++) p.at[p.n++] = (struct picked){ all.at[i].id.v, all.at[i].name, all.at[i].id.v == on };
    return p;
}

struct picks pick_units(struct req *r, int64_t on)
{
    struct all_units all = all_units(r, access_reader(r).account, r->today, (r->keys & MAY_STAFF) != 0);
    struct picks p = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.at) };

    for (int i = 0; i < all.n; i++) p.at[p.n++] = (struct picked){ all.at[i].id.v, all.at[i].name, all.at[i].id.v == on };
    return p;
}

/* ---- settings -------------------------------------------------------------------------------------- */

const struct setting_known settings[SETTINGS] = {
    [SET_NAMES] = { "names", 0, 0, 1, T_access_set_names },
    [SET_GLASS_HOURS] = { "glass_hours", 4, 1, 24, T_access_set_glass_hours },
    [SET_GLASS_DAYS] = { "glass_days", 3, 1, 30, T_access_set_glass_days },
    [SET_VIEWS] = { "views", 60, 1, 10000, T_access_set_views },
    [SET_FILES] = { "files", 80, 1, 10000, T_access_set_files },
    [SET_CASELESS] = { "caseless", 25, 1, 10000, T_access_set_caseless },
    [SET_MISSED] = { "missed", 2, 1, 1000, T_access_set_missed },
    [SET_KIN] = { "kin", 1, 1, 1000, T_access_set_kin },
    [SET_OUTSIDE] = { "outside", 5, 1, 1000, T_access_set_outside },
    [SET_OPENS] = { "opens", 7, 0, 23, T_access_set_opens },
    [SET_CLOSES] = { "closes", 20, 1, 24, T_access_set_closes },
    [SET_GLASSES] = { "glass", 3, 1, 1000, T_access_set_glasses },
};

void setting_ask(struct req *r, enum setting s) { setting_of_ahead(r, settings[s].word); }

int64_t setting(struct req *r, enum setting s)
{
    struct setting_of_row row;

    return setting_of(r, settings[s].word, &row) ? row.value : settings[s].otherwise;
}

void setting_change(struct req *r, enum setting s, int64_t value) { set_setting(r, settings[s].word, value, r->now, access_reader(r).account); }
