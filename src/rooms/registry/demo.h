/* SPDX-License-Identifier: EUPL-1.2
** demo.h - making the demonstration's households. */
#ifndef REGISTRY_DEMO_H
#define REGISTRY_DEMO_H
#include "rooms/registry/inside.h"
#include "web/house.h"

enum { HOME_COUPLE, HOME_ALONE, HOME_OLD, FAMILIES_MOST = 24 };
struct name_list { int n; const char *const *at; };
struct people_of {                      /* those who speak one language */
    const char *lang;
    struct name_list men, women;
    int families;
    const char *const *family_m, *const *family_f;
};
extern const struct people_of demo_peoples[];
extern const int demo_npeoples;
extern const struct name_list demo_streets, demo_areas;

struct maker { struct req *r; uint32_t seed; int serial; day real; instant real_now; account_id by; };
person_id demo_person(struct maker *, const struct person_new *);
void demo_need(struct maker *, person_id, const char *kind, const char *words);
void demo_home(struct maker *, person_id, const char *street, const char *number, const char *area);
#endif
