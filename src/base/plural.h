/* SPDX-License-Identifier: EUPL-1.2
** plural.h - which form of a word a number takes.  n >= 0. */
#ifndef PLURAL_H
#define PLURAL_H
#include "base/locale.h"

enum plural plural_one_other(int64_t n);
enum plural plural_upto_one(int64_t n);
enum plural plural_french(int64_t n);
enum plural plural_slavic(int64_t n);
enum plural plural_arabic(int64_t n);
#endif
