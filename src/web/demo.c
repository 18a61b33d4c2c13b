/* SPDX-License-Identifier: EUPL-1.2
** demo.c - D4 of demo.h. */
#include "web/demo.h"
#include "web/edge.h"
#include "base/date.h"
#include "demo.sql.h"

enum { DAY = 86400 };

bool demo_account(struct req *r, const char *sign_in, struct session *s)
{
    struct account_of_row a;

    if (!account_of(r, sign_in, &a)) return false;
    *s = (struct session){ .staff = a.id.v, .name = a.name, .keys = (unsigned)a.roles };
    return true;
}

struct demo_self demo_begin(struct req *r)
{
    return (struct demo_self){ r, r->session, r->who, r->keys, r->now, r->today };
}

void demo_as(const struct demo_self *self, const struct session *who, int days_ago)
{
    struct req *r = self->r;

    r->session = who;
    r->keys = who->keys | MAY_ANYBODY | MAY_SIGNED_IN;
    r->who = who->name;
    r->now = (instant){ self->now.v - (int64_t)days_ago * DAY };
    r->today = greek_day(r->now);
}

void demo_end(const struct demo_self *self)
{
    struct req *r = self->r;

    r->session = self->session;
    r->keys = self->keys;
    r->who = self->who;
    r->now = self->now;
    r->today = self->today;
}
