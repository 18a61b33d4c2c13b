/* SPDX-License-Identifier: EUPL-1.2
** roles.c - the roles: each a set of what one may do. */
#include "rooms/staff/inside.h"

const struct role staff_roles[] = {
    { "reception", MAY_RECEIVE, T_staff_role_reception, T_staff_role_reception_help },
    { "adviser", MAY_ADVISE | MAY_FILES, T_staff_role_adviser, T_staff_role_adviser_help },
    { "health", MAY_SPECIAL, T_staff_role_health, T_staff_role_health_help },
    { "keeper", MAY_KEEP, T_staff_role_keeper, T_staff_role_keeper_help },
    { "manager", MAY_DECIDE | MAY_SUPERVISE, T_staff_role_manager, T_staff_role_manager_help },
    { "mayor", MAY_DECIDE | MAY_SIGN, T_staff_role_mayor, T_staff_role_mayor_help },
    { "cashier", MAY_PAY, T_staff_role_cashier, T_staff_role_cashier_help },
    { "technical", MAY_WORKS, T_staff_role_technical, T_staff_role_technical_help },
    { "privacy", MAY_PRIVACY, T_staff_role_privacy, T_staff_role_privacy_help },
    { "officer", MAY_RULES, T_staff_role_officer, T_staff_role_officer_help },
    { "administrator", MAY_STAFF, T_staff_role_administrator, T_staff_role_administrator_help },
    { "auditor", MAY_DIARY, T_staff_role_auditor, T_staff_role_auditor_help },
};
const int staff_nroles = sizeof staff_roles / sizeof *staff_roles;
_Static_assert(sizeof staff_roles / sizeof *staff_roles <= ROLES_MAX, "the accounts page has room for every role");

static unsigned role_of(const char *word, size_t n)
{
    for (int i = 0; i < staff_nroles; i++)
        if (strlen(staff_roles[i].word) == n && !memcmp(staff_roles[i].word, word, n)) return staff_roles[i].may;
    return 0;
}

unsigned staff_roles_read(const char *words)
{
    unsigned all = 0;

    while (*words) {
        size_t n = strcspn(words, ",");
        unsigned one = role_of(words, n);
        if (!one) return 0;
        all |= one;
        words += n + (words[n] == ',');
    }
    return all;
}

const char *roles_said(struct req *r, unsigned roles)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < staff_nroles; i++) {
        if ((roles & staff_roles[i].may) != staff_roles[i].may) continue;
        if (o.n) out_str(&o, ", ");
        out_str(&o, text(r, staff_roles[i].name));
    }
    return out_text(&o);
}
