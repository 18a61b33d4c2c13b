/* SPDX-License-Identifier: EUPL-1.2
** own.c - a person reads their own messages: the whole text, as the person was found to be who they are. */
#include "rooms/messages/inside.h"
#include "rooms/messages/shown.h"
#include "own.sql.h"

int messages_told(struct req *r, person_id root, int most, const struct message_said **to)
{
    struct messages_for all = messages_for(r, root, r->now, most);
    struct message_said *at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *at);
    const char *lang = texts_language(r->house->texts, r->lang)->code;
    int n = 0;

    for (int i = 0; i < all.n; i++) {
        struct stored m;
        if (!stored_read(r, all.at[i].id, &m)) continue;
        instant when = all.at[i].sent.v ? all.at[i].sent : all.at[i].due;
        at[n++] = (struct message_said){ when, wording_of(r, &m, lang, IN_FULL, LINKS_WHOLE).plain,
            how_said(r, all.at[i].sent_by), all.at[i].sent.v != 0 };
    }
    *to = at;
    return n;
}
