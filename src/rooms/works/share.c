/* SPDX-License-Identifier: EUPL-1.2
** share.c - how much of the technical programme is for accessibility, beside the share the town set itself (WK3, WK4). */
#include "rooms/works/inside.h"

int64_t share_hundredths(struct sums s)                             /* WK3 */
{
    return s.whole.v > 0 ? (int64_t)((__int128)s.access.v * 10000 / s.whole.v) : 0;
}

cents share_missing(struct sums s, int percent)                     /* WK4 */
{
    int64_t wanted = (int64_t)(((__int128)s.whole.v * percent + 99) / 100);

    return (cents){ wanted > s.access.v ? wanted - s.access.v : 0 };
}

cents in_proportion(cents amount, cents access, cents whole)
{
    return (cents){ whole.v > 0 ? (int64_t)((__int128)amount.v * access.v / whole.v) : 0 };
}

struct standing standing_of(const struct projects_at *all)
{
    struct standing s = { 0 };

    for (int i = 0; i < all->n; i++) {
        const struct projects_at_row *p = &all->at[i];
        s.budget.whole.v += p->budget.v, s.budget.access.v += p->access.v;
        s.contract.whole.v += p->contracted.v, s.contract.access.v += p->contracted_access.v;
        s.paid.whole.v += p->paid.v, s.paid.access.v += p->paid_access.v;
    }
    return s;
}

int year_asked(struct req *r)
{
    int64_t year = in_id(r, "year"), now = day_civil(r->today).year;

    return year >= FIRST_YEAR && year <= now + 1 ? (int)year : (int)now;
}

const char *year_wrong(struct req *r)
{
    bool good = !*in(r, "year") || (in_id(r, "year") == year_asked(r) && strlen(in(r, "year")) == 4);

    return good ? "" : text_with(r, T_works_year_wrong, fmt(r, "%d", FIRST_YEAR), fmt(r, "%d", day_civil(r->today).year + 1));
}

day year_day(struct req *r, int year)
{
    day end = day_of(year, 12, 31);

    return r->today.v < end.v ? r->today : end;
}

static void share_row(struct sheet *s, struct req *r, int words, struct sums sums, const struct works_share *set)
{
    put_word(r, s, text(r, words));
    put_money(s, sums.whole), put_money(s, sums.access);
    if (sums.whole.v > 0) put_percent(s, share_hundredths(sums)); else put_text_cell(s, "–");
    if (set && sums.whole.v > 0) put_money(s, share_missing(sums, set->percent)); else put_text_cell(s, "–");
}

struct sheet *share_sheet(struct sheets *all, int year, const struct standing *now)
{
    struct req *r = all->r;
    const struct works_share *set = town_works_share(r->house->town, year);
    struct share_told told = share_told(r, year);
    const char *source = set ? text_with(r, T_works_share_source, told.percent, told.source.text, told.verify) : text(r, T_works_no_share);
    struct sheet *s = sheet_new(all, text_with(r, T_works_share_of_year, fmt(r, "%d", year)), source, HEADS(text(r, T_works_what),
        text(r, T_works_whole), text(r, T_works_access), text(r, T_works_share), text(r, T_works_missing)), 3);

    share_row(s, r, T_works_budgeted, now->budget, set);
    share_row(s, r, T_works_contracted, now->contract, set);
    share_row(s, r, T_works_paid, now->paid, set);
    return s;
}

struct sheet *years_sheet(struct sheets *all, const char *path)
{
    struct req *r = all->r;
    struct years_at years = years_at(r, r->today);
    const struct works_share *set = years.n ? town_works_share(r->house->town, (int)years.at[years.n - 1].year) : NULL;
    struct sheet *s = sheet_new(all, text(r, T_works_years), text(r, T_works_years_note),
        HEADS(text(r, T_works_year), text(r, T_works_share), text(r, T_works_share_set), text(r, T_works_whole), text(r, T_works_access),
        text(r, T_works_missing), text(r, T_works_share_contracted), text(r, T_works_share_paid)), years.n);

    s->chart = true;
    if (set) s->mark = set->percent * 100, s->mark_words = text_with(r, T_works_mark, fmt(r, "%d", set->percent));
    for (int i = 0; i < years.n; i++) {
        int year = (int)years.at[i].year;
        const struct works_share *of = town_works_share(r->house->town, year);
        struct projects_at lines = projects_at(r, year, year_day(r, year));
        struct standing now = standing_of(&lines);                              /* WK11 */
        put_link(r, s, fmt(r, "%d", year), *path ? fmt(r, "%s?year=%d", path, year) : "");
        put_percent(s, share_hundredths(now.budget));
        if (of) put_percent(s, of->percent * 100); else put_text_cell(s, "–");
        put_money(s, now.budget.whole), put_money(s, now.budget.access);
        if (of) put_money(s, share_missing(now.budget, of->percent)); else put_text_cell(s, "–");
        if (now.contract.whole.v) put_percent(s, share_hundredths(now.contract)); else put_text_cell(s, "–");
        if (now.paid.whole.v) put_percent(s, share_hundredths(now.paid)); else put_text_cell(s, "–");
    }
    return s;
}

struct share_told share_told(struct req *r, int year)
{
    const struct works_share *set = town_works_share(r->house->town, year);

    if (!set) return (struct share_told){ "", "", { "" } };
    return (struct share_told){ fmt(r, "%d", set->percent), set->grade == 'S' ? "" : text(r, T_works_to_verify),
        { *set->law ? fmt(r, "%s, %s", set->law, set->source) : set->source } };
}

const char *share_sentence(struct req *r, int year, struct sums s)
{
    const struct works_share *set = town_works_share(r->house->town, year);

    if (s.whole.v <= 0) return text(r, T_works_nothing_yet);
    const char *share = percent_said(r, share_hundredths(s));
    if (!set) return text_with(r, T_works_share_is, share);
    if (!share_missing(s, set->percent).v) return text_with(r, T_works_share_reached, share, fmt(r, "%d", set->percent));
    return text_with(r, T_works_share_short, share, fmt(r, "%d", set->percent), money_said(r, share_missing(s, set->percent)));
}
