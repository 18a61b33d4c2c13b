/* SPDX-License-Identifier: EUPL-1.2
** texts.c - looking sentences up: see texts.h. */
#include "base/texts_in.h"
#include <string.h>

int *texts_slot(const struct texts *t, const char *id, size_t n)
{
    unsigned h = 2166136261u;

    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)id[i]) * 16777619u;
    for (;; h++) {
        int *slot = &t->slot[h & (t->slots - 1)];

        if (!*slot || (!strncmp(t->id[*slot - 1], id, n) && !t->id[*slot - 1][n])) return slot;
    }
}

int texts_languages(const struct texts *t)
{
    return t->nlang;
}

const struct language *texts_language(const struct texts *t, int lang)
{
    return &t->lang[lang];
}

const struct locale *texts_locale(const struct texts *t, int lang)
{
    return t->locale[lang];
}

int texts_language_find(const struct texts *t, const char *code)
{
    for (int i = 0; i < t->nlang; i++)
        if (!strcmp(t->lang[i].code, code)) return i;
    return -1;
}

int texts_find(const struct texts *t, const char *id)
{
    return *texts_slot(t, id, strlen(id)) - 1;
}

const char *texts_get(const struct texts *t, int lang, int number, bool *fell_back)
{
    size_t at = (size_t)lang * (size_t)t->room + (size_t)number;

    if (fell_back) *fell_back = !t->own[at];
    return t->at[at];
}

/* The number of the form lang itself has for n: the category's, else its "other". -1 when it has neither. */
static int form_in(const struct texts *t, int lang, const struct family *f, int64_t n)
{
    const bool *own = t->own + (size_t)lang * (size_t)t->room;
    int form = f->form[t->locale[lang]->plural(n)];

    if (form >= 0 && own[form]) return form;
    form = f->form[PLURAL_OTHER];
    if (form >= 0 && own[form]) return form;
    form = f->form[PLURAL_MANY];
    return form >= 0 && own[form] ? form : -1;
}

const char *texts_plural(const struct texts *t, int lang, int number, int64_t n, bool *fell_back)
{
    const struct family *f;
    int form;

    if (t->family_of[number] < 0) return texts_get(t, lang, number, fell_back);
    f = &t->family[t->family_of[number]];
    if (n < 0) n = n == INT64_MIN ? INT64_MAX : -n;
    form = form_in(t, lang, f, n);
    if (form >= 0) return texts_get(t, lang, form, fell_back);
    if (fell_back) *fell_back = lang != 0;
    form = form_in(t, 0, f, n);
    return form >= 0 ? texts_get(t, 0, form, NULL) : "";
}

void texts_fill(struct out *o, const char *pattern, int n, const char *const *values)
{
    const char *run = pattern, *p = pattern;

    while ((p = strchr(p, '{'))) {
        if (p[1] >= '0' && p[1] <= '9' && p[2] == '}' && p[1] - '0' < n) {
            out_raw(o, run, (size_t)(p - run));
            out_str(o, values[p[1] - '0']);
            run = p += 3;
        } else {
            p++;
        }
    }
    out_str(o, run);
}
