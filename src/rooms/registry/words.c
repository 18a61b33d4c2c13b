/* SPDX-License-Identifier: EUPL-1.2
** words.c - see words.h. */
#include "rooms/registry/form.h"
#include "rooms/registry/words.h"
#include "base/locale.h"

const char *const need_kinds[] = { "interpreter", "sign_language", "wheelchair", "large_print", "blind", "hard_of_hearing", "reads_with_help",
    "companion", "home_visit", "other", NULL };
const char *const contact_kinds[] = { "mobile", "phone", "email", "via", NULL };
const char *const message_words[] = { "0", "1", "2", NULL };
const char *const homeless_kinds[] = { "", "street", "shelter", "unsuitable", "guest", NULL };
const char *const address_kinds[] = { "home", "post", NULL };
const char *const name_kinds[] = { "official", "latin", "native", "alias", "former", NULL };
const char *const number_kinds[] = { "afm", "amka", "personal", "paaypa", "permit", "asylum", "identity_card", "passport", "other", NULL };
const char *const number_statuses[] = { "declared", "seen", "replaced", "expired", "wrong", "lost", NULL };
const char *const roles[] = { "head", "spouse", "partner", "child", "parent", "grandparent", "grandchild", "sibling", "relative", "guest", "other", NULL };
const char *const parts[] = { "main", "shared", NULL };
const char *const relation_kinds[] = { "parent", "guardian", "assistant", "proxy", "spouse", "partner", "sibling", "grandparent", "foster", "carer",
    "contact", NULL };
const char *const sexes[] = { "", "f", "m", "x", NULL };
const char *const languages[] = { "", "el", "en", "sq", "ar", "uk", "ru", "ur", "fa", "bn", "ka", "fr", "ro", "bg", "tr", "rmy", "pa", "ku", "so", "ps", NULL };

#define SAID(name, set) const char *name##_said(struct req *r, const char *word) { return word_said(r, set, word); }
SAID(need, "need")
SAID(contact, "contact")
SAID(messages, "messages")
SAID(homeless, "homeless")
SAID(address, "address")
SAID(name, "name")
SAID(number, "number")
SAID(status, "status")
SAID(role, "role")
SAID(part, "part")
SAID(relation, "relation")
SAID(sex, "sex")
SAID(language, "language")
