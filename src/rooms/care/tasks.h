/* SPDX-License-Identifier: EUPL-1.2
** tasks.h - tasks as a list, and one of them. */
#ifndef CARE_TASKS_H
#define CARE_TASKS_H
#include "rooms/care/inside.h"

struct task_line {
    task_id id; struct isolated words; const char *href; struct isolated person; const char *person_path; struct isolated who;
    day due, snooze; const char *tone; bool late; const char *repeat; bool free, open; const char *state;
};
struct task_list_page { bool more; int64_t late; const char *back; struct { int n; struct task_line *at; } tasks; };
/* whose: mine unit team made all (tasks.sql). */
struct task_list_page care_task_list(struct req *, const char *whose, bool snoozed, bool closed, int most);
void care_task_list_put(struct req *, const struct task_list_page *);
const char *care_task_said(struct req *, const char *text_id, const char *value, const void *words, size_t);

struct task_row;
bool care_task_there(struct req *, task_id, struct task_row *);      /* CA9, CA10 */
bool care_task_seen(struct req *, task_id, struct task_row *);       /* false after answering */
bool care_task_close(struct req *, task_id, const struct task_row *, const char *state, const char *outcome);     /* acts; false: it is closed already */
#endif
