/* SPDX-License-Identifier: EUPL-1.2
** kernels_plain.c - the column loops for any machine. */
#ifndef __clang__
#pragma GCC optimize("O3")
#endif
#define KERNELS kernels_plain
#include "rules/kernels.inc"
