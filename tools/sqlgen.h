/* SPDX-License-Identifier: EUPL-1.2
** sqlgen.h - a statement as announced, and the steps from text to C. */
#ifndef SQLGEN_H
#define SQLGEN_H
#include "host/dialect.h"
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>

enum { VARS = 40 };
enum base { B_INT, B_TEXT, B_BLOB, B_BOOL, B_DAY, B_INSTANT, B_CENTS, B_ID };
struct var { char name[64], type[64]; enum base base; bool maybe; };
enum kind { MANY, MAYBE, ONE, CHANGE };
struct stmt {
    enum kind kind;
    char name[64];
    int line, nin, nout;
    struct var in[VARS], out[VARS];
    char *sqlite, *postgres;            /* the statement in each dialect, :names still in it */
};

extern const char *file, *room;         /* what is being read, and for whom */
extern FILE *reach;                     /* which statement touches which column; may be NULL */

void refuse(int line, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *whole(const char *path);

void statements(sqlite3 *, char *text);                 /* sql_announce.c: reads, checks and emits all */
bool announced(char *line, int no, struct stmt *);      /* is this line an announcement? */
void check(sqlite3 *, const struct stmt *);             /* sql_check.c: refuses */
void emit(const struct stmt *);                         /* sql_emit.c: prints C */
char *numbered(const struct stmt *, const char *sql, char mark);   /* :name -> ?1 or $1, by order of announcement; owned by the caller */
#endif
