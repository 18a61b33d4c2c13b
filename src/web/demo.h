/* SPDX-License-Identifier: EUPL-1.2
** demo.h - what each room invents for a demonstration, so that every desk has something on it: declared beside its code, collected
** by the linker as pages are.
**
**     DEMO(stock, .at = 30, .make = invent);
**
** `pronoia demo` calls them once, in order, in one transaction, on a database that holds nothing but the demo accounts (r->house->demo).
** D1  People are invented, numbers visibly so.
** D2  .at: 10 people and households, 20 units and who works there, 30 what structures hold, 40 what was applied for and decided,
**     50 what was delivered and said since.  A later one finds what an earlier one made.
** D3  Where the room holds something already, .make does nothing: `pronoia demo` is asked again at each start of ./run.
** D4  Somebody with an account does it, on the day on which it was done; then the visit is itself again. */
#ifndef DEMO_H
#define DEMO_H
#include "web/req.h"

struct demo { const char *name; int at; void (*make)(struct req *); };
#define DEMO(name_, ...) \
    static const struct demo name_##_demo = { .name = #name_, __VA_ARGS__ }; \
    static const struct demo *const name_##_demo_at __attribute__((used, section("demos"))) = &name_##_demo

struct demo_self { struct req *r; const struct session *session; const char *who; unsigned keys; instant now; day today; };
struct demo_self demo_begin(struct req *);                                      /* what the visit is, for demo_as() and demo_end() */
bool demo_account(struct req *, const char *sign_in, struct session *to);       /* false: there is no such account */
void demo_as(const struct demo_self *, const struct session *who, int days_ago);
void demo_end(const struct demo_self *);
#endif
