/* SPDX-License-Identifier: EUPL-1.2
** choice.c - language, text size and contrast: the reader chooses, a cookie remembers, nothing is guessed.
**
** A link adds ?lang=ar to the page's own address: we keep the choice and send the reader back without it.
** A form that holds answers sends lang=ar along (layout.h, L2): we keep the choice and go on. */
#include "web/answer.h"
#include "web/house.h"
#include <string.h>

enum { YEAR = 365 * 24 * 3600 };

static bool set_lang(struct req *r, const char *code)
{
    int lang = *code ? texts_language_find(r->house->texts, code) : -1;

    if (lang < 0) return false;
    r->lang = lang;
    return true;
}

/* "2" or "2c": text size and contrast */
static void set_look(struct req *r, const char *s)
{
    if (*s < '0' || *s > '3' || (s[1] && strcmp(s + 1, "c"))) return;
    r->text_size = *s - '0';
    r->contrast = s[1] == 'c';
}

static bool one_digit(const char *s, char max) { return s[0] >= '0' && s[0] <= max && !s[1]; }

/* What this request chooses; true when it chose anything. */
static bool choose(struct req *r)
{
    const char *size = in(r, "text_size"), *contrast = in(r, "text_contrast");
    bool lang = set_lang(r, in(r, "lang")), look = false;

    if (one_digit(size, '3')) { r->text_size = *size - '0'; look = true; }
    if (one_digit(contrast, '1')) { r->contrast = *contrast == '1'; look = true; }
    if (r->at.page && r->at.page->api) return false;        /* a program asks for one answer, it keeps nothing */
    if (lang) set_cookie(r, "lang", texts_language(r->house->texts, r->lang)->code, YEAR, true);
    if (look) set_cookie(r, "look", fmt(r, "%d%s", r->text_size, r->contrast ? "c" : ""), YEAR, true);
    return lang || look;
}

/* The query without lang, text_size and text_contrast */
static const char *rest_of_query(struct req *r)
{
    struct out o = { .mem = &r->mem };

    for (const char *s = r->query; *s; ) {
        size_t n = strcspn(s, "&");
        bool ours = !strncmp(s, "lang=", 5) || !strncmp(s, "text_size=", 10) || !strncmp(s, "text_contrast=", 14);
        if (!ours && n) {
            out_char(&o, o.n ? '&' : '?');
            out_raw(&o, s, n);
        }
        s += n + (s[n] == '&');
    }
    return out_text(&o);
}

void choices_kept(struct req *r)
{
    set_lang(r, in_cookie(r, "lang"));
    set_look(r, in_cookie(r, "look"));
}

bool choices_read(struct req *r)
{
    if (!choose(r) || !strcmp(r->method, "POST")) return false;
    see_other(r, "%s%s", percent_encode_path(r, r->path), rest_of_query(r));
    return true;
}
