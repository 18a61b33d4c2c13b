/* SPDX-License-Identifier: EUPL-1.2
** providers.c - reads the file that says who else may sign people in (providers.h). */
#include "host/providers.h"
#include "host/files.h"
#include "host/http_call.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <string.h>
#include <sys/stat.h>

struct yaml_provider { char *issuer, *server, *name, *client, *secret, *ca; int seconds; };
struct yaml_providers { char *base; struct yaml_provider *staff, *resident; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
#define WORD(key) CYAML_FIELD_STRING_PTR(#key, MAY, struct yaml_provider, key, 1, 300)
#define MUST(key) CYAML_FIELD_STRING_PTR(#key, CYAML_FLAG_POINTER, struct yaml_provider, key, 1, 300)
static const cyaml_schema_field_t provider_fields[] = {
    WORD(issuer), WORD(server), WORD(name), MUST(client), MUST(secret), WORD(ca),
    CYAML_FIELD_INT("seconds", CYAML_FLAG_OPTIONAL, struct yaml_provider, seconds),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t providers_fields[] = {
    CYAML_FIELD_STRING_PTR("base", CYAML_FLAG_POINTER, struct yaml_providers, base, 1, 300),
    CYAML_FIELD_MAPPING_PTR("staff", MAY, struct yaml_providers, staff, provider_fields),
    CYAML_FIELD_MAPPING_PTR("resident", MAY, struct yaml_providers, resident, provider_fields),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_providers, providers_fields) };

static const char *kept(struct mem *m, const char *s) { return s ? mem_str(m, s) : NULL; }

/* An address as it is written in a link: of TLS or of this machine, without a slash at its end. */
static const char *address(struct mem *m, const char *path, const char *of, const char *s, struct complaints *why)
{
    char *to = s ? mem_str(m, s) : NULL;

    if (!to) return NULL;
    if (!http_address(to) || strpbrk(to, " \t?#\"<>\\")) complain(why, path, 0, 0, "%s is an address that begins with https://", of);
    for (size_t n = strlen(to); n && to[n - 1] == '/'; n--) to[n - 1] = 0;
    return to;
}

static void take(struct mem *m, const char *path, const char *of, const struct yaml_provider *y, struct provider *to, struct complaints *why)
{
    if (!y->issuer == !y->server) complain(why, path, 0, 0, "%s: either issuer (OpenID Connect) or server (the state's OAuth2)", of);
    if (!strcmp(of, "resident") && y->issuer) complain(why, path, 0, 0, "resident: residents sign in with the state's OAuth2: server, not issuer");
    *to = (struct provider){ .server = address(m, path, "server", y->server, why), .name = kept(m, y->name), .client = kept(m, y->client),
                             .secret = kept(m, y->secret), .ca = kept(m, y->ca), .seconds = y->seconds > 0 && y->seconds <= 30 ? y->seconds : 5 };
    address(m, path, "issuer", y->issuer, why);
    to->issuer = kept(m, y->issuer);                    /* compared letter by letter: its slash stays */
}

static bool private(const char *path, struct complaints *why)                           /* PV1 */
{
    struct stat s;

    if (stat(path, &s)) { complain(why, path, 0, 0, "cannot be read"); return false; }
    if (s.st_mode & 077) { complain(why, path, 0, 0, "it holds secrets and must be readable by its owner alone: chmod 600 %s", path); return false; }
    return true;
}

bool providers_read(struct mem *m, const char *path, struct providers *to, struct complaints *why)
{
    struct sources s = { 0 };
    int before = why->n;

    *to = (struct providers){ .base = NULL };
    if (!private(path, why) || !file_read(m, path, path, &s, why)) return false;
    struct yaml_providers *y = read_yaml(&s.at[0], &whole, why);
    if (!y) return false;
    to->base = address(m, path, "base", y->base, why);
    if (y->staff) take(m, path, "staff", y->staff, &to->staff, why);
    if (y->resident) take(m, path, "resident", y->resident, &to->resident, why);
    free_yaml(&whole, y);
    return why->n == before;
}
