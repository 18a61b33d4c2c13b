/* SPDX-License-Identifier: EUPL-1.2
** decider.c - who decides a case (CW18), and what other rooms hang on it (casework.h, ON_CASES). */
#include "rooms/casework/inside.h"
#include "decider.sql.h"

/* "" = no money is proposed with it: the programme says. */
static const char *level_of(struct req *r, const struct case_file *c)
{
    struct money_level_row row;

    return money_level(r, c->id, &row) ? row.level : "";
}

const struct board *case_board(struct req *r, const struct case_file *c)
{
    const char *level = level_of(r, c);

    return *level ? town_board_named(r->house->town, level) : town_board(r->house->town, c->programme);
}

const struct board *case_objection_board(struct req *r, const struct case_file *c)
{
    const char *level = level_of(r, c);
    const struct board *b = *level ? town_board_named(r->house->town, level) : NULL;

    return b ? b : town_objection_board(r->house->town, c->programme);
}

const char *case_not_yours(struct req *r, const struct case_file *c)
{
    const char *level = level_of(r, c);

    if (!strcmp(level, "mayor")) return r->keys & MAY_SIGN ? "" : text(r, T_casework_for_mayor);
    if (!strcmp(level, "clerk")) return r->keys & CASE_PAGES ? "" : text(r, T_casework_not_yours);
    return r->keys & (MAY_DECIDE | MAY_SIGN) ? "" : text(r, T_casework_not_yours);
}

/* ---- what other rooms hang on it ---- */

extern const struct on_cases *const __start_oncases[] __attribute__((weak)), *const __stop_oncases[] __attribute__((weak));
#define EACH(p) for (const struct on_cases *const *p = __start_oncases; p < __stop_oncases; p++)

const char *case_lacks(struct req *r, const struct case_file *c)
{
    EACH(p) {
        const char *s = (*p)->lacks ? (*p)->lacks(r, c) : "";
        if (*s) return s;
    }
    return "";
}

void case_others_moved(struct req *r, const struct case_file *c, enum case_state to) { EACH(p) if ((*p)->moved) (*p)->moved(r, c, to); }
void case_others_show(struct req *r, const struct case_file *c) { EACH(p) if ((*p)->section) (*p)->section(r, c); }

const char *case_others_letter(struct req *r, const struct case_file *c, int i)
{
    if (i >= __stop_oncases - __start_oncases) return NULL;
    return __start_oncases[i]->letter ? __start_oncases[i]->letter(r, c) : "";
}

struct nexts case_others_next(struct req *r, const struct case_file *c)
{
    struct nexts all = { 0, mem_get(&r->mem, (size_t)(__stop_oncases - __start_oncases + 1) * sizeof *all.at) };

    EACH(p) if ((*p)->next && (*p)->next(r, c, &all.at[all.n])) all.n++;
    return all;
}
