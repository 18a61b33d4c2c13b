/* SPDX-License-Identifier: EUPL-1.2
** town_yaml.c - reads one YAML file by a schema; what is wrong becomes a complaint with line and column. */
#include "rooms/portal/town_in.h"
#include <cyaml/cyaml.h>
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

static const char *within(const char *line, const char *end, const char *part)
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
        if (number < h->line || !(hit = within(line, end, key))) continue;
        h->line = number;
        h->column = (int)(hit - line) + 1;
        return;
    }
}

void *town_yaml(const struct source *src, const struct cyaml_schema_value *schema, struct complaints *why)
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

void town_yaml_free(const struct cyaml_schema_value *schema, void *data)
{
    struct heard heard = { .line = 0 };
    cyaml_config_t config = config_for(&heard);

    cyaml_free(&config, schema, data, 0);
}

/* The line of `key:` inside the entry that begins with "id: <id>". */
static bool is_entry(const char *line, const char *end, const char *id)
{
    const char *at = within(line, end, "id: ");
    size_t n = strlen(id);

    return at && end - at >= (long)(4 + n) && !memcmp(at + 4, id, n)
        && (at + 4 + n == end || strchr(" ,}\r", at[4 + n]));
}

void town_wrong(struct complaints *why, struct at at, const char *key, const char *fmt, ...)
{
    char what[300];
    const char *line = at.src->bytes, *stop = line + at.src->n;
    int number = 0, found = 0, column = 0;
    bool inside = !at.id;
    va_list args;

    va_start(args, fmt);
    vsnprintf(what, sizeof what, fmt, args);
    va_end(args);
    while (line < stop && !column) {
        const char *end = memchr(line, '\n', (size_t)(stop - line)), *hit;

        if (!end) end = stop;
        number++;
        if (!inside && is_entry(line, end, at.id)) { inside = true; found = number; }
        if (inside && (hit = within(line, end, key))) {
            found = number;
            column = (int)(hit - line) + 1;
        }
        line = end + 1;
    }
    complain(why, at.src->path, found, column ? column : found != 0, "%s", what);
}

bool town_word_known(const char *prefix, const char *word)
{
    size_t n = strlen(prefix);

    for (int i = 0; i < TEXTS_BUILTIN; i++)
        if (!strncmp(text_ids[i], prefix, n) && !strcmp(text_ids[i] + n, word)) return true;
    return false;
}
