/* SPDX-License-Identifier: EUPL-1.2
** report.h - obstacles that residents report: report.c (the form), mine.c (by number and code), answer.c (the desk). */
#ifndef WORKS_REPORT_H
#define WORKS_REPORT_H
#include "rooms/works/inside.h"
#include "obstacles.sql.h"

void obstacle_hash(struct req *, int64_t number, const char *code, unsigned char *to);
void obstacle_remember(struct req *, int64_t number, const char *code);
const void *obstacle_seal(struct req *, const char *what, const char *words, size_t *n);
const char *obstacle_unseal(struct req *, const char *what, const void *, size_t);        /* "" = none, or forgotten */
#endif
