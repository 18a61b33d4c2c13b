/* SPDX-License-Identifier: EUPL-1.2
** locale.h - what a language needs besides its sentences: name, direction, figures, months, plural rule. */
#ifndef LOCALE_H
#define LOCALE_H
#include <stdbool.h>
#include <stdint.h>

enum plural { PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW, PLURAL_MANY, PLURAL_OTHER, PLURALS };

struct locale {
    const char *code, *name;            /* "el", "Ελληνικά" */
    bool rtl, reviewed;                 /* reviewed: a native speaker has read the sentences */
    const char *group, *decimal;        /* 1.234,50 */
    bool euro_first;                    /* €175 */
    const char *months[12];             /* as they stand between day and year */
    const char *first;                  /* how the 1st is written, NULL = 1 */
    const char *before_year, *after_year;
    enum plural (*plural)(int64_t n);   /* CLDR, for whole numbers; n >= 0 */
    unsigned forms;                     /* bits of the categories whole numbers can have */
};

int locales(void);
const struct locale *locale_at(int);                    /* in the order languages are offered; Greek, English first */
const struct locale *locale_find(const char *code);     /* NULL when not built in */
extern const struct locale locale_unknown;              /* for a language a town adds: ISO dates, one plural form */
const char *plural_name(enum plural);                   /* "few" */
#endif
