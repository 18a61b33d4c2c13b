/* SPDX-License-Identifier: EUPL-1.2
** task.c - tasks, for every room: CA6 of care.h. */
#include "rooms/care/inside.h"
#include "task.sql.h"

task_id task_add(struct req *r, const struct task *t)
{
    struct add_room_task_row row;

    if (!*t->room) fault(&r->fate, "a task of no room");
    if (!add_room_task(r, text_ids[t->text], t->value ? t->value : "", t->person, t->room, t->about_kind ? t->about_kind : "", t->about,
                       t->href ? t->href : "", t->account, t->account.v ? (unit_id){ 0 } : t->unit, t->due, r->now, staff_here(r), &row))
        fault(&r->fate, "a task was not written");
    return row.id;
}

int task_done(struct req *r, const char *room, const char *about_kind, int64_t about, int number)
{
    return end_room_tasks(r, room, about_kind, about, number ? text_ids[number] : "", r->now, staff_here(r));
}
