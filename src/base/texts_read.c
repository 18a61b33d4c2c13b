/* SPDX-License-Identifier: EUPL-1.2
** texts_read.c - reads every texts.tsv into one house of texts: see texts.h.
**
** Three passes: the headers say which languages there are and the lines how many ids there can be; the
** rows fill the table; then what is missing falls back to Greek and is counted or refused. */
#include "base/texts_in.h"
#include "base/fold.h"
#include <stdio.h>
#include <string.h>

/* A file being read.  Positions are told in characters, as editors count them. */
struct reading {
    struct texts *t;
    struct complaints *c;
    const char *path;
    const char *prefix; size_t prefix_n;        /* "programme-id." or "" */
    int line;
    int ncolumns, language[COLUMNS_MAX];        /* column -> language, -1 for id and note */
    const char **file; int *line_of;            /* number -> where its words stand */
};

bool texts_file(const char *path)
{
    const char *slash = strrchr(path, '/');

    return !strcmp(slash ? slash + 1 : path, "texts.tsv");
}

/* programmes/<id>/texts.tsv, wherever the path begins: the <id>; else nothing. */
static size_t programme_of(const char *path, const char **id)
{
    const char *end = strrchr(path, '/'), *begin;
    static const char folder[] = "programmes";
    size_t n = sizeof folder - 1;

    if (!end) return 0;
    for (begin = end; begin > path && begin[-1] != '/'; begin--) ;
    if ((size_t)(begin - path) < n + 1 || strncmp(begin - 1 - n, folder, n)) return 0;
    if (begin - 1 - n > path && begin[-2 - (int)n] != '/') return 0;
    *id = begin;
    return (size_t)(end - begin);
}

/* ---- languages ------------------------------------------------------------------------------------ */

static bool code_valid(const struct cell *c)
{
    if (c->n < 2 || c->n > 12) return false;
    for (size_t i = 0; i < c->n; i++) {
        char b = c->s[i];

        if (!((b >= 'a' && b <= 'z') || (i > 1 && (b == '-' || (b >= 'A' && b <= 'Z'))))) return false;
    }
    return true;
}

static int language_add(struct texts *t, const char *code)
{
    int i = texts_language_find(t, code);
    const struct locale *l = locale_find(code);

    if (i >= 0) return i;
    i = t->nlang++;
    t->lang[i] = (struct language){ code, l ? l->name : code, l && l->rtl, l && l->reviewed, 0 };
    t->locale[i] = l ? l : &locale_unknown;
    return i;
}

/* Built-in languages keep the order they are offered in; others follow as they are met. */
static void gather_languages(struct texts *t, const struct sources *sources)
{
    bool seen[64] = { true, true };             /* Greek and English always */

    for (int pass = 0; pass < 2; pass++) {
        for (int f = 0; f < sources->n; f++) {
            struct cell cells[COLUMNS_MAX];
            const char *header, *rest;
            int line, n;

            if (!texts_file(sources->at[f].path)) continue;
            size_t length = find_header(&sources->at[f], &header, &line, &rest);
            n = line_split(header, length, cells);
            for (int i = 2; i < n && i < COLUMNS_MAX; i++) {
                char *code = cell_text(t->mem, &cells[i]);

                if (!code_valid(&cells[i])) continue;
                if (pass && !locale_find(code) && t->nlang < 60) language_add(t, code);
                for (int k = 0; !pass && k < locales(); k++)
                    if (!strcmp(locale_at(k)->code, code)) seen[k] = true;
            }
        }
        for (int k = 0; !pass && k < locales(); k++)
            if (seen[k]) language_add(t, locale_at(k)->code);
    }
}

static bool read_header(struct reading *r, const char *s, size_t n)
{
    struct cell cells[COLUMNS_MAX];
    int count = line_split(s, n, cells), had = r->c->n;
    bool seen[64] = { false };

    if (count > COLUMNS_MAX) {
        complain(r->c, r->path, r->line, 1, "more than %d columns", COLUMNS_MAX);
        return false;
    }
    if (count < 2 || cells[0].n != 2 || memcmp(cells[0].s, "id", 2) || cells[1].n != 4 || memcmp(cells[1].s, "note", 4))
        complain(r->c, r->path, r->line, 1, "the header must begin with the columns id and note");
    r->ncolumns = count;
    for (int i = 2; i < count; i++) {
        int lang = code_valid(&cells[i]) ? texts_language_find(r->t, cell_text(r->t->mem, &cells[i])) : -1;

        r->language[i] = lang;
        if (lang < 0)
            complain(r->c, r->path, r->line, cell_column(cells, i), "\"%.*s\" is no language code", (int)cells[i].n, cells[i].s);
        else if (seen[lang])
            complain(r->c, r->path, r->line, cell_column(cells, i), "the column %s stands twice", r->t->lang[lang].code);
        else
            seen[lang] = true;
    }
    if (!seen[0] || !seen[1]) complain(r->c, r->path, r->line, 1, "the columns el and en must be there");
    return r->c->n == had;
}

/* ---- rows ----------------------------------------------------------------------------------------- */

static bool id_valid(const struct cell *c)
{
    for (size_t i = 0; i < c->n; i++) {
        char b = c->s[i];

        if (!((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b == '-' || b == '.')) return false;
    }
    return c->n > 0;
}

/* The number of an id, new or known. */
static int id_number(struct texts *t, const char *id)
{
    int *slot = texts_slot(t, id, strlen(id));

    if (!*slot) {
        t->id[t->n] = id;
        t->family_of[t->n] = -1;
        *slot = ++t->n;
    }
    return *slot - 1;
}

static unsigned placeholders(const struct cell *c)
{
    const char *s = c->s, *end = s + c->n;
    unsigned bits = 0;

    while (end - s > 2 && (s = memchr(s, '{', (size_t)(end - s - 2))) != NULL)
        if (*++s >= '0' && *s <= '9' && s[1] == '}') bits |= 1u << (*s - '0');
    return bits;
}

static enum plural form_of(const char *id, size_t *base_n)
{
    const char *dot = strrchr(id, '.');

    for (int p = 0; dot && p < PLURALS; p++)
        if (!strcmp(dot + 1, plural_name((enum plural)p))) {
            *base_n = (size_t)(dot - id);
            return (enum plural)p;
        }
    return PLURALS;
}

/* A translation has the placeholders of the Greek; "one day" may leave the figure out, no form may invent one. */
static void check_placeholders(struct reading *r, const char *id, const struct cell *cells)
{
    unsigned greek = 0;
    size_t base_n;
    bool form = form_of(id, &base_n) < PLURALS, any = false;

    for (int i = 2; i < r->ncolumns; i++)
        if (r->language[i] == 0 && cells[i].n) greek = placeholders(&cells[i]), any = true;
    for (int i = 2; any && i < r->ncolumns; i++) {
        unsigned its = placeholders(&cells[i]), lacks = greek & ~its, more = its & ~greek;
        const char *code = r->t->lang[r->language[i]].code;

        if (!cells[i].n) continue;
        if (lacks && !form)
            complain(r->c, r->path, r->line, cell_column(cells, i), "%s: {%d} is in the Greek but not in %s", id,
                     __builtin_ctz(lacks), code);
        if (more && !form)
            complain(r->c, r->path, r->line, cell_column(cells, i), "%s: {%d} is in %s but not in the Greek", id,
                     __builtin_ctz(more), code);
    }
}

/* A row's id, copied unless it is known by that name already, as nearly all are. */
static const char *id_of(const struct reading *r, const struct cell *c)
{
    int known = r->prefix_n ? 0 : *texts_slot(r->t, c->s, c->n);
    char *id;

    if (known) return r->t->id[known - 1];
    id = mem_get(r->t->mem, r->prefix_n + c->n + 1);
    memcpy(id, r->prefix, r->prefix_n);
    memcpy(id + r->prefix_n, c->s, c->n);
    return id;
}

static void read_row(struct reading *r, const char *s, size_t n)
{
    struct texts *t = r->t;
    struct cell cells[COLUMNS_MAX];
    int count, number;
    const char *id;

    if (!utf8_valid(s, n)) {
        complain(r->c, r->path, r->line, utf8_bad_column(s, n), "not valid UTF-8");
        return;
    }
    count = line_split(s, n, cells);
    if (count != r->ncolumns) {
        complain(r->c, r->path, r->line, 1, "%d columns, the header has %d", count, r->ncolumns);
        return;
    }
    if (!id_valid(&cells[0])) {
        complain(r->c, r->path, r->line, 1, "\"%.*s\" is no id: lower-case letters, digits, _ - .", (int)cells[0].n, cells[0].s);
        return;
    }
    id = id_of(r, &cells[0]);
    number = id_number(t, id);
    if (r->file[number] == r->path) {
        complain(r->c, r->path, r->line, 1, "%s stands in line %d already", id, r->line_of[number]);
        return;
    }
    r->file[number] = r->path;
    r->line_of[number] = r->line;
    check_placeholders(r, id, cells);
    for (int i = 2; i < count; i++)
        if (cells[i].n) t->at[(size_t)r->language[i] * (size_t)t->room + (size_t)number] = cell_text(t->mem, &cells[i]);
}

static void read_rows(struct reading *r, const char *p, const char *end)
{
    while (p < end) {
        size_t n = line_length(p, end);
        const char *row = p;

        r->line++;
        p += n;
        if (p < end) p++;
        if (n && row[n - 1] == '\r') n--;
        if (n && row[0] != '#') read_row(r, row, n);
    }
}

/* ---- what is there, what is missing --------------------------------------------------------------- */

/* The number of base.form; -1 when nobody wrote it. */
static int find_form(const struct texts *t, const char *base, size_t base_n, enum plural form)
{
    char id[300];
    int n = snprintf(id, sizeof id, "%.*s.%s", (int)base_n, base, plural_name(form));

    return n > 0 && (size_t)n < sizeof id ? texts_find(t, id) : -1;
}

/* "x.days.one" and "x.days.other" make the family "x.days", which gets a number of its own.  Where the code
** asks for x.days, "x.days.other" alone is enough. */
static void gather_families(struct texts *t)
{
    for (int i = 0, n = t->n; i < n; i++) {
        struct family *f = &t->family[t->nfamily];
        size_t base_n;
        char *base;

        if (form_of(t->id[i], &base_n) != PLURAL_OTHER) continue;
        base = mem_get(t->mem, base_n + 1);
        memcpy(base, t->id[i], base_n);
        if (find_form(t, base, base_n, PLURAL_ONE) < 0 && texts_find(t, base) < 0) continue;
        for (int k = 0; k < PLURALS; k++) {
            f->form[k] = find_form(t, base, base_n, (enum plural)k);
            if (f->form[k] >= 0) t->family_of[f->form[k]] = t->nfamily;
        }
        t->family_of[id_number(t, base)] = t->nfamily++;
    }
}

/* Must lang have this text?  A plural form only where its own numbers need it; the base of a family only when
** it has words of its own. */
static bool needed(const struct texts *t, int lang, int number)
{
    int f = t->family_of[number];

    if (f < 0) return true;
    for (int k = 0; k < PLURALS; k++)
        if (t->family[f].form[k] == number) return t->locale[lang]->forms >> k & 1 && k != PLURAL_ZERO;
    return t->own[number];
}

static void settle(struct texts *t, const char *const *file, const int *line, struct complaints *c)
{
    for (int lang = 0; lang < t->nlang; lang++)
        for (int i = 0; i < t->n; i++) {
            size_t at = (size_t)lang * (size_t)t->room + (size_t)i;

            t->own[at] = t->at[at] != NULL;
            if (t->at[at]) continue;
            t->at[at] = lang ? t->at[i] : "";
            if (!needed(t, lang, i)) continue;
            if (lang < 2) complain(c, file[i], line[i], line[i] ? 1 : 0, "%s has no %s", t->id[i], lang ? "English" : "Greek");
            else t->lang[lang].missing++;
        }
}

static void make_room(struct texts *t, const struct sources *sources, int nbuiltin)
{
    int room = nbuiltin;

    for (int f = 0; f < sources->n; f++) {
        const struct source *s = &sources->at[f];

        if (!texts_file(s->path)) continue;
        room++;
        for (const char *p = s->bytes, *end = p + s->n; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++) room++;
    }
    room += room + 16;                          /* the bases of plural families: one a line at most */
    for (t->slots = 64; t->slots < 2u * (unsigned)room; t->slots *= 2) ;
    t->room = room;
    t->id = mem_get(t->mem, (size_t)room * sizeof *t->id);
    t->at = mem_get(t->mem, (size_t)room * (size_t)t->nlang * sizeof *t->at);
    t->own = mem_get(t->mem, (size_t)room * (size_t)t->nlang * sizeof *t->own);
    t->family_of = mem_get(t->mem, (size_t)room * sizeof *t->family_of);
    t->family = mem_get(t->mem, (size_t)room * sizeof *t->family);
    t->slot = mem_get(t->mem, t->slots * sizeof *t->slot);
}

static void read_file(struct texts *t, const struct source *s, struct complaints *c, const char **file, int *line)
{
    struct reading r = { .t = t, .c = c, .path = s->path, .prefix = "", .file = file, .line_of = line };
    const char *header, *rest, *id;
    size_t n = find_header(s, &header, &r.line, &rest), id_n = programme_of(s->path, &id);

    if (id_n) {
        char *prefix = mem_get(t->mem, id_n + 2);

        memcpy(prefix, id, id_n);
        prefix[id_n] = '.';
        r.prefix = prefix;
        r.prefix_n = id_n + 1;
    }
    if (!n) {
        complain(c, s->path, 0, 0, "the table of texts is empty");
        return;
    }
    if (read_header(&r, header, n)) read_rows(&r, rest, s->bytes + s->n);
}

struct texts *texts_read(struct mem *m, const struct sources *sources, const char *const *builtin, int nbuiltin,
                         struct complaints *c)
{
    struct texts *t = mem_get(m, sizeof *t);
    const char **file;
    int *line;

    t->mem = m;
    t->lang = mem_get(m, 64 * sizeof *t->lang);
    t->locale = mem_get(m, 64 * sizeof *t->locale);
    gather_languages(t, sources);
    make_room(t, sources, nbuiltin);
    file = mem_get(m, (size_t)t->room * sizeof *file);
    line = mem_get(m, (size_t)t->room * sizeof *line);
    for (int i = 0; i < nbuiltin; i++) id_number(t, builtin[i]);
    for (int f = 0; f < sources->n; f++)
        if (texts_file(sources->at[f].path)) read_file(t, &sources->at[f], c, file, line);
    gather_families(t);
    settle(t, file, line, c);
    return t;
}
