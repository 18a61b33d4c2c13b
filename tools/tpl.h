/* SPDX-License-Identifier: EUPL-1.2
** tpl.h - the template compiler's two halves: tplgen.c walks the HTML, tpl_brace.c answers what stands in braces. */
#ifndef TPL_H
#define TPL_H
#include <stddef.h>

enum place { TEXT, TAG, VALUE, PLAIN };

enum { DRAFT = 320 };
struct state { enum place in; char element[32], attribute[48], draft[DRAFT]; int fresh, post, url, src; };
struct scope { char kind, var[64]; int line, fresh, has_else; struct state before; };

extern struct state now;                    /* where in the HTML we are */
extern struct scope scope[24];              /* open {if} and {for} */
extern int depth, line;
extern const char *file, *at;               /* being read, and the next character */

_Noreturn void die(const char *why, const char *what);
void flush(void);                           /* prints the HTML collected so far */
int one_of(const char *word, const char *list);
const char *place_name(enum place);
int is_name(const char *);
void about_expression(char *value, char to[static DRAFT]);      /* "{x}" or plain words, as C */
void braces(void);                          /* at stands on a { */
#endif
