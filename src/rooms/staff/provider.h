/* SPDX-License-Identifier: EUPL-1.2
** provider.h - the provider of staff, for the files of this room. */
#ifndef STAFF_PROVIDER_H
#define STAFF_PROVIDER_H
#include "web/req.h"
#include "host/providers.h"
#include "ids.h"

const struct provider *staff_provider(const struct req *);             /* NULL: switched off */
const char *provider_issuer(const struct provider *);
const char *provider_name(struct req *, const struct provider *);
void link_panel(struct req *, account_id);                              /* on the administrator's page of an account */
#endif
