/* SPDX-License-Identifier: EUPL-1.2
** oidc_inside.h - what the two files of oidc share. */
#ifndef OIDC_INSIDE_H
#define OIDC_INSIDE_H
#include "base/json_read.h"
#include "host/oidc.h"

/* NULL: right; else what is wrong with these claims (OC1), of a token that jws_read() took. */
const char *claims_wrong(const struct json_value *claims, const struct provider *, const char *nonce, instant now);
#endif
