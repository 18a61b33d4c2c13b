/* SPDX-License-Identifier: EUPL-1.2
** dialect.h - one SQL text for both databases, with marked variants where they differ:
**
**     --@sqlite
**     ... lines only SQLite reads ...
**     --@postgres
**     ... lines only PostgreSQL reads ...
**     --@end
*/
#ifndef DIALECT_H
#define DIALECT_H

/* Blanks, in place, the marks and the other dialect's lines; line numbers stay.  which: "sqlite" or "postgres".
** 0, or the number of the line whose mark makes no sense (unknown, unclosed, nested). */
int dialect_keep(char *sql, const char *which);
#endif
