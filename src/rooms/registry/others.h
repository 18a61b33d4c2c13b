/* SPDX-License-Identifier: EUPL-1.2
** others.h - a field for another person: one of the household, or the number of a file. */
#ifndef REGISTRY_OTHERS_H
#define REGISTRY_OTHERS_H
#include "rooms/registry/form.h"

/* Fields "among" (members of the household) and "other" (a file's number). */
void form_other(struct form *, const struct person *who, person_id was);
/* NULL and a problem at "other": nobody, themselves, or a file that is not there for this reader (AC1). */
const struct person *form_other_read(struct form *, const struct person *who);
#endif
