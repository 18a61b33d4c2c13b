/* SPDX-License-Identifier: EUPL-1.2
** said.c - the fixed words of the diary as its reader says them (Y4). */
#include "rooms/room.h"
#include "rooms/diary/diary.h"
#include "web/house.h"

const char *diary_said(struct req *r, const char *before, const char *words)
{
    char id[96];
    size_t n = (size_t)snprintf(id, sizeof id, "diary.%s_", before), plain = strcspn(words, ":");
    int number;

    for (size_t i = 0; i < plain && n < sizeof id - 1; i++)
        id[n++] = (words[i] >= 'a' && words[i] <= 'z') ? words[i] : '_';
    id[n] = 0;
    number = texts_find(r->house->texts, id);
    return number < 0 ? words : fmt(r, "%s%s", text(r, number), words + plain);
}
