/* SPDX-License-Identifier: EUPL-1.2
** esf.h - the funder's indicators as they were counted (esf.c), and what of them others may see (esf_hide.c). */
#ifndef REPORTS_ESF_H
#define REPORTS_ESF_H
#include "rooms/reports/inside.h"

enum esf { ESF_ALL, ESF_UNEMPLOYED, ESF_LONG_UNEMPLOYED, ESF_INACTIVE, ESF_EMPLOYED, ESF_CHILD, ESF_YOUNG, ESF_OLDER, ESF_LOWER, ESF_MIDDLE,
    ESF_HIGHER, ESF_DISABLED, ESF_THIRD_COUNTRY, ESF_FOREIGN, ESF_MINORITY, ESF_HOMELESS, ESF_RURAL, ESF_INDICATORS };
enum { ESF_REFUSED = 1 + SEXES, ESF_NOTHING, ESF_CELLS };
struct esf_counts {
    int64_t at[ESF_INDICATORS][ESF_CELLS];                      /* yes; of them by sex; would not say; nobody asked */
    int64_t silent[ESF_INDICATORS][SEXES];                      /* by sex: who would not say, and whom nobody asked */
};

/* Indicators of one question: who does not answer it is the same for all, nobody is in two of them; whole: whoever answers is in one. */
struct esf_question { enum esf first, last; bool whole; };
extern const struct esf_question esf_questions[];
enum { ESF_QUESTIONS = 3 };

/* RP6 */
void esf_hide(struct req *, unit_id, const struct period *, const struct esf_counts *, bool hidden[ESF_INDICATORS][ESF_CELLS]);
#endif
