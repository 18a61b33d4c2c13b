/* SPDX-License-Identifier: EUPL-1.2
** kernels_avx2.c - the column loops for machines with AVX2; elsewhere the same loops once more. */
#if defined(__x86_64__) && !defined(__clang__)
#pragma GCC optimize("O3")
#pragma GCC target("avx2")
#endif
#define KERNELS kernels_avx2
#include "rules/kernels.inc"
