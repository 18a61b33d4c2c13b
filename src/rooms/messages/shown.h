/* SPDX-License-Identifier: EUPL-1.2
** shown.h - words of a row in the reader's language. */
#ifndef MESSAGES_SHOWN_H
#define MESSAGES_SHOWN_H
#include "web/req.h"

const char *state_said(struct req *, const char *state);
const char *why_said(struct req *, const char *why);       /* ours by its word, another side's as it came */
const char *how_said(struct req *, const char *how);
#endif
