/* SPDX-License-Identifier: EUPL-1.2
** conflict.h - two people changed the same row: mine, theirs and the original side by side, a choice for each, nothing lost.
**
** The table has `row_version INTEGER NOT NULL DEFAULT 1`; the change says `SET ..., row_version = row_version + 1 WHERE
** id = :id AND row_version = :version`.  The form carries what it was filled from:
**     struct x_page { ...; struct conflict_was_page was; };         {call conflict_was was}    (inside the form)
**     p.was = conflict_was(r, row.row_version, 2, (const struct kept[]){ { "name", row.name }, { "city", row.city } });
** and the page's .post:
**     if (!change_x(r, id, in_id(r, "row_version"), in(r, "name"), in(r, "city"))) {
**         conflict_page(r, &(struct conflict){ .title = row.name, .action = "/x", .back = "/x?id=7", .version = row.row_version,
**             .carry = { 1, (const struct kept[]){ { "id", "7" } } }, .n = 2, .at = (const struct conflict_field[]){
**                 { "name", text(r, T_x_name), row.name, NULL }, { "city", text(r, T_x_city), row.city, NULL } } });
**         return;
**     }
** What was chosen comes back under the fields' own names, with the new version: .post does not see the difference.
**
** Q1  A field that only one side changed is proposed as that side has it; one that both changed must be chosen.
** Q2  A form that chose nothing for a field that asks for it is shown again: it never counts as the newest.
** Q3  Values are compared without regard to line ends, which browsers rewrite. */
#ifndef CONFLICT_H
#define CONFLICT_H
#include "web/layout.h"

struct conflict_was_page { int64_t version; struct kepts fields; };
#include "web/conflict_was.html.h"

struct conflict_field {
    const char *name, *label;           /* of the form's field; in the reader's language */
    const char *theirs;                 /* as the row has it now; "" = empty or not ticked */
    /* Of a tick or a choice: how a value reads ("yes", "Social worker"); NULL = the value itself. */
    const char *(*said)(struct req *, const char *value);
};
struct conflict {
    const char *title, *action, *back;
    int64_t version;                    /* of the row as it is now */
    struct kepts carry;                 /* fields that go along unseen: the row's id */
    int n;
    const struct conflict_field *at;
};

/* For the form: the version, and what each field was.  After a refusal these are the ones that the form brought. */
struct conflict_was_page conflict_was(struct req *, int64_t version, int n, const struct kept *);
/* Status 409.  "Mine" is in(r, name), the original in(r, "was_<name>"). */
void conflict_page(struct req *, const struct conflict *);
/* `said` for a tick. */
const char *conflict_yes_no(struct req *, const char *value);

/* For the edge: puts what was picked on a conflict page under the fields' own names (Q2: else row_version becomes "0"). */
void conflict_picks(struct req *);
#endif
