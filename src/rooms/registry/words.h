/* SPDX-License-Identifier: EUPL-1.2
** words.h - the words that a row of the registry can say, and how they read.  They are those of schema/0005-registry.sql. */
#ifndef REGISTRY_WORDS_H
#define REGISTRY_WORDS_H
#include "web/req.h"

extern const char *const need_kinds[], *const contact_kinds[], *const homeless_kinds[], *const address_kinds[], *const name_kinds[],
    *const number_statuses[], *const roles[], *const parts[], *const relation_kinds[], *const sexes[], *const languages[], *const message_words[];
const char *need_said(struct req *, const char *), *contact_said(struct req *, const char *), *homeless_said(struct req *, const char *),
    *address_said(struct req *, const char *), *name_said(struct req *, const char *), *number_said(struct req *, const char *),
    *status_said(struct req *, const char *), *role_said(struct req *, const char *), *part_said(struct req *, const char *),
    *relation_said(struct req *, const char *), *sex_said(struct req *, const char *), *language_said(struct req *, const char *),
    *messages_said(struct req *, const char *);
#endif
