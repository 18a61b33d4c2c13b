/* SPDX-License-Identifier: EUPL-1.2
** yaml.c - libcyaml, heard: see yaml.h. */
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct heard { char what[200]; int line, column; };

/* libcyaml says first what is wrong and then, from the inside out, where. */
static void hear(cyaml_log_t level, void *ctx, const char *fmt, va_list args)
{
    struct heard *h = ctx;
    char words[400];
    const char *at;

    (void)level;
    vsnprintf(words, sizeof words, fmt, args);
    words[strcspn(words, "\n")] = 0;
    if (!h->what[0]) snprintf(h->what, sizeof h->what, "%.199s", !strncmp(words, "Load: ", 6) ? words + 6 : words);
    if (!h->line && (at = strstr(words, "line: "))) sscanf(at, "line: %d, column: %d", &h->line, &h->column);
}

static cyaml_config_t config_for(struct heard *h)
{
    return (cyaml_config_t){ .log_fn = hear, .log_ctx = h, .mem_fn = cyaml_mem, .log_level = CYAML_LOG_ERROR };
}

const char *within_line(const char *line, const char *end, const char *part)
{
    const char *hit = strstr(line, part);

    return hit && hit + strlen(part) <= end ? hit : 0;
}

/* libcyaml points before an unexpected key: go on to the key itself. */
static void point_at_key(const struct source *src, struct heard *h)
{
    static const char begins[] = "Unexpected key: ";
    const char *key = h->what + sizeof begins - 1, *line = src->bytes, *end, *hit;

    if (strncmp(h->what, begins, sizeof begins - 1)) return;
    for (int number = 1; *line; number++, line = *end ? end + 1 : end) {
        end = line + strcspn(line, "\n");
        if (number < h->line || !(hit = within_line(line, end, key))) continue;
        h->line = number;
        h->column = (int)(hit - line) + 1;
        return;
    }
}

void *read_yaml(const struct source *src, const struct cyaml_schema_value *schema, struct complaints *why)
{
    struct heard heard = { .line = 0 };
    cyaml_config_t config = config_for(&heard);
    void *data = 0;
    cyaml_err_t err = cyaml_load_data((const uint8_t *)src->bytes, src->n, &config, schema, &data, 0);

    if (err == CYAML_OK && data) return data;
    point_at_key(src, &heard);
    complain(why, src->path, heard.line, heard.column, "%s", heard.what[0] ? heard.what : cyaml_strerror(err));
    return 0;
}

void free_yaml(const struct cyaml_schema_value *schema, void *data)
{
    struct heard heard = { .line = 0 };
    cyaml_config_t config = config_for(&heard);

    cyaml_free(&config, schema, data, 0);
}
