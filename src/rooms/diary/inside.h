/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the diary room share. */
#ifndef DIARY_INSIDE_H
#define DIARY_INSIDE_H
#include "rooms/room.h"
#include "rooms/diary/diary.h"

const char *chain_of(bool hidden);
struct diary_head head_from(struct req *, bool there, int64_t seq, const void *hash, size_t n);
#endif
