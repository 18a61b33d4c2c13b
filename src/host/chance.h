/* SPDX-License-Identifier: EUPL-1.2
** chance.h - unpredictable bytes; nobody else makes them.
**
** PRONOIA_SEED=word makes them repeat, for tests; a server must refuse to start so (chance_seeded). */
#ifndef CHANCE_H
#define CHANCE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void     chance(void *to, size_t n);
uint32_t chance_below(uint32_t limit);      /* 0..limit-1, evenly; limit at least 1 */
bool     chance_seeded(void);
void     chance_anew(void);                 /* with a seed: from its beginning */
#endif
