/* SPDX-License-Identifier: EUPL-1.2
** part.h - the parts that the pages of the conversation share: back, clear, the frame. */
#ifndef ENTITLEMENTS_PART_H
#define ENTITLEMENTS_PART_H
#include "rooms/entitlements/inside.h"
#include "web/layout.h"

struct again_page { const char *path, *state; };        /* again.html: Back on top; foot.html: its form, and Clear */

/* The frame of a conversation page: the language picker carries the state; a page about violence is a quiet one. */
void frame_open(struct req *, const struct face *, const struct talk *, const char *state, const char *title, bool problem);
#endif
