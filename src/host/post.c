/* SPDX-License-Identifier: EUPL-1.2
** post.c - reads the file that says how messages leave (post.h). */
#include "host/post.h"
#include "host/files.h"
#include "host/http_call.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <string.h>
#include <sys/stat.h>

struct yaml_mail { char *server, *user, *password, *from, *name, *ca; bool plain; int seconds; };
struct yaml_sms { char *gateway, *application, *secret, *from, *auth, *send, *ca; bool capitals; int seconds; };
struct yaml_post { struct yaml_mail *mail; struct yaml_sms *sms; };

#define MAY (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)
#define WORD(type, key) CYAML_FIELD_STRING_PTR(#key, MAY, type, key, 1, 300)
#define MUST(type, key) CYAML_FIELD_STRING_PTR(#key, CYAML_FLAG_POINTER, type, key, 1, 300)
static const cyaml_schema_field_t mail_fields[] = {
    MUST(struct yaml_mail, server), MUST(struct yaml_mail, from), WORD(struct yaml_mail, user), WORD(struct yaml_mail, password),
    WORD(struct yaml_mail, name), WORD(struct yaml_mail, ca),
    CYAML_FIELD_BOOL("plain", CYAML_FLAG_OPTIONAL, struct yaml_mail, plain),
    CYAML_FIELD_INT("seconds", CYAML_FLAG_OPTIONAL, struct yaml_mail, seconds),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t sms_fields[] = {
    MUST(struct yaml_sms, gateway), MUST(struct yaml_sms, application), MUST(struct yaml_sms, secret), MUST(struct yaml_sms, from),
    WORD(struct yaml_sms, auth), WORD(struct yaml_sms, send), WORD(struct yaml_sms, ca),
    CYAML_FIELD_BOOL("capitals", CYAML_FLAG_OPTIONAL, struct yaml_sms, capitals),
    CYAML_FIELD_INT("seconds", CYAML_FLAG_OPTIONAL, struct yaml_sms, seconds),
    CYAML_FIELD_END
};
static const cyaml_schema_field_t post_fields[] = {
    CYAML_FIELD_MAPPING_PTR("mail", MAY, struct yaml_post, mail, mail_fields),
    CYAML_FIELD_MAPPING_PTR("sms", MAY, struct yaml_post, sms, sms_fields),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t whole = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_post, post_fields) };

static bool begins(const char *s, const char *with) { return !strncmp(s, with, strlen(with)); }

/* smtp://localhost:25, and not smtp://localhost.example.gr */
static bool at_home(const char *url)
{
    static const char *const home[] = { "127.0.0.1", "localhost", "[::1]" };
    const char *host = strstr(url, "://");

    for (int i = 0; host && i < 3; i++)
        if (begins(host + 3, home[i]) && strchr(":/", host[3 + strlen(home[i])])) return true;          /* also its end */
    return false;
}

static const char *kept(struct mem *m, const char *s) { return s ? mem_str(m, s) : NULL; }
static int patience(int said) { return said > 0 && said <= 120 ? said : 60; }

static void take_mail(struct mem *m, const char *path, const struct yaml_mail *y, struct mail_server *to, struct complaints *why)
{
    if (!begins(y->server, "smtp://") && !begins(y->server, "smtps://"))
        complain(why, path, 0, 0, "mail: server is like smtp://host:587 or smtps://host:465");
    if (strpbrk(y->from, " <>\r\n,;") || !strchr(y->from, '@')) complain(why, path, 0, 0, "mail: from is one address, like kentro@example.gr");
    if (!y->user != !y->password) complain(why, path, 0, 0, "mail: user and password come together");
    if (y->plain && !at_home(y->server)) complain(why, path, 0, 0, "mail: plain (without TLS) only to a server on this machine");
    *to = (struct mail_server){ kept(m, y->server), kept(m, y->user), kept(m, y->password), kept(m, y->from), kept(m, y->name),
                                kept(m, y->ca), y->plain, patience(y->seconds) };
}

static void take_sms(struct mem *m, const char *path, const struct yaml_sms *y, struct sms_gateway *to, struct complaints *why)
{
    const char *urls[] = { y->auth, y->send };

    if (strcmp(y->gateway, "routee")) complain(why, path, 0, 0, "sms: the gateways known are: routee");
    for (int i = 0; i < 2; i++)
        if (urls[i] && !http_address(urls[i]))
            complain(why, path, 0, 0, "sms: an address of the gateway begins with https://");
    *to = (struct sms_gateway){ kept(m, y->gateway), kept(m, y->application), kept(m, y->secret), kept(m, y->from), kept(m, y->auth),
                                kept(m, y->send), kept(m, y->ca), y->capitals, patience(y->seconds) };
}

static bool private(const char *path, struct complaints *why)                           /* O1 */
{
    struct stat s;

    if (stat(path, &s)) { complain(why, path, 0, 0, "cannot be read"); return false; }
    if (s.st_mode & 077) { complain(why, path, 0, 0, "it holds passwords and must be readable by its owner alone: chmod 600 %s", path); return false; }
    return true;
}

bool post_read(struct mem *m, const char *path, struct post *to, struct complaints *why)
{
    struct sources s = { 0 };
    int before = why->n;

    *to = (struct post){ .mail.url = NULL };
    if (!private(path, why) || !file_read(m, path, path, &s, why)) return false;
    struct yaml_post *y = read_yaml(&s.at[0], &whole, why);
    if (!y) return false;
    if (y->mail) take_mail(m, path, y->mail, &to->mail, why);
    if (y->sms) take_sms(m, path, y->sms, &to->sms, why);
    free_yaml(&whole, y);
    return why->n == before;
}
