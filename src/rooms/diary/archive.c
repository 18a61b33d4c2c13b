/* SPDX-License-Identifier: EUPL-1.2
** archive.c - Y9: spans of a chain that stand in files, and what the database still holds of it. */
#include "rooms/diary/inside.h"
#include "archive.sql.h"

enum { NO_PERSON = -1 };                /* a line of the sealed diary about itself: shown to nobody, and checked with the rest */

struct diary_head diary_archived(struct req *r, bool hidden)
{
    struct archived_row row;
    bool there = archived(r, chain_of(hidden), &row);

    return head_from(r, there, row.seq, row.hash, row.hash_n);
}

struct diary_head diary_after(struct req *r, bool hidden)
{
    struct first_here_row here = first_here(r);
    int64_t first = hidden ? here.hidden : here.open;
    struct archived_before_row row;

    if (!first) return diary_archived(r, hidden);
    if (first == 1) return (struct diary_head){ 0 };
    bool there = archived_before(r, chain_of(hidden), first, &row);
    return head_from(r, there, row.seq, row.hash, row.hash_n);
}

int64_t diary_older(struct req *r, bool hidden, instant before)
{
    struct young_row y = young(r, before);
    int64_t first = hidden ? y.hidden : y.open;

    return first ? first - 1 : diary_head(r, hidden).seq;
}

bool diary_archive(struct req *r, bool hidden, const struct diary_span *s)
{
    struct diary_head was = diary_archived(r, hidden);

    if (was.seq != s->after.seq || memcmp(was.hash, s->after.hash, HASH_BYTES)) return false;
    add_archive(r, chain_of(hidden), s->after.seq + 1, s->end.seq, s->end.hash, HASH_BYTES, s->file, s->sha256, r->now, s->until);
    diary_act(r, hidden, "put a span of the diary into an archive");
    return true;
}

const char *diary_not_ours(struct req *r, bool hidden, const struct diary_span *s)
{
    struct archive_ending_row row;

    if (!archive_ending(r, chain_of(hidden), s->end.seq, &row) || row.first_seq != s->after.seq + 1) return "it is no span that was archived from this database";
    if (row.hash_n != HASH_BYTES || memcmp(row.hash, s->end.hash, HASH_BYTES) || strcmp(row.sha256, s->sha256)) return "it is not the file that was archived: its bytes differ";
    return 0;
}

void diary_act(struct req *r, bool hidden, const char *what)
{
    r->hidden = hidden ? NO_PERSON : 0;
    act(r, what, "diary", 0);
    r->hidden = 0;
}

int diary_remove(struct req *r, bool hidden, int64_t after, int64_t last) { return hidden ? drop_hidden(r, after, last) : drop_acts(r, after, last); }

int diary_spans(struct req *r, bool hidden, struct diary_span **to)
{
    struct archives all = archives(r, chain_of(hidden));

    *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
    for (int i = 0; i < all.n; i++) {
        struct archives_row *a = &all.at[i];
        (*to)[i] = (struct diary_span){ .after.seq = a->first_seq - 1, .end.seq = a->last_seq, .file = a->file, .sha256 = a->sha256, .until = a->until };
    }
    return all.n;
}
