/* SPDX-License-Identifier: EUPL-1.2
** providers.h - who else may say who somebody is, as one private file says (--providers FILE).
**
**     base: https://koinoniko.example.gr          # our own public address: where the providers send people back
**     staff:                                      # OpenID Connect for staff
**       name: Δήμος Παραδείγματος                 # on the button
**       issuer: https://login.example.gr/tenant   # the rest is read from issuer/.well-known/openid-configuration
**       client: ...
**       secret: ...
**     resident:                                   # the state's OAuth2 for residents (TAXISnet)
**       server: https://oauth2.gsis.gr/oauth2server
**       client: ...
**       secret: ...
**
** For staff, `server:` instead of `issuer:` is the state's OAuth2 for public servants (.../oauth2servergov).
** PV1  The file holds secrets: one that others can read is refused.
** PV2  What is not in it is switched off. */
#ifndef PROVIDERS_H
#define PROVIDERS_H
#include "base/source.h"
#include <stdbool.h>

struct provider {
    const char *issuer;                 /* OpenID Connect; NULL = not that */
    const char *server;                 /* the state's OAuth2, without a slash at its end; NULL = not that */
    const char *name;                   /* said to who signs in; NULL for residents */
    const char *client, *secret;        /* NULL = the provider is switched off */
    const char *ca;                     /* PEM of the authorities to trust; NULL = the system's */
    int seconds;                        /* for one question at most */
};
struct providers { const char *base; struct provider staff, resident; };

/* Reads the file; everything lives in mem.  False: the complaints say why. */
bool providers_read(struct mem *, const char *path, struct providers *, struct complaints *);
#endif
