/* SPDX-License-Identifier: EUPL-1.2
** engine.h - between engine.c and talk.c. */
#ifndef BENCH_ENGINE_H
#define BENCH_ENGINE_H
#include "bench.h"
#include "web/house.h"
#include "rules/people.h"

enum { PEOPLE_SEED = 2026 };
extern const struct house *house;
extern day asked;

/* Prints how many questions n varied households need, and what choosing one costs. */
void conversations(struct mem *, int n);
#endif
