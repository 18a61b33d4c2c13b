/* SPDX-License-Identifier: EUPL-1.2
** tplgen.c - turn a page's .html into C that prints it, escaped for the place each value stands in.
**
**     tplgen FILE.html > FILE.html.h        gives  static void FILE_html(struct req *, const struct FILE_page *)
**
**   {x}  {x.y}              a value; the C compiler picks the printer by its type (web/html.h)
**   {t a.b}  {t a.b x y}    a text of texts.tsv in the reader's language; x, y fill {0}, {1}
**   {n a.b count x}         its plural form for count; {0} is the count, {1} is x
**   {if x} {if not x} {else} {end}        {for v in list} {else} {end}: list has .n and .at;  {# v} counts from 1
**   {call part x}           another template's page: x is its struct (a member, or a loop's variable)
**   {of name}               as the first thing: the struct is name_page, not FILE_page; {call part} then needs no x
**
** T1  There is no way to print unescaped and none to compute.
** T2  Attributes are quoted with ".  No value in a tag's or attribute's name, in a comment, a script, a style or a handler.
** T3  A branch ends in the place where it began.
** T4  <form method="post"> gets its csrf field by itself; with data-draft or data-draft="{about}" its draft too (web/draft.h).
** T5  Comments and indentation do not travel. */
#include "tpl.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct state now;
int line = 1;
const char *file, *at;
static int pre;
static const char *src;
static char raw[4096];
static size_t nraw;

const char *place_name(enum place p)
{
    static const char *const name[] = { "text", "a tag", "an attribute", "plain text" };

    return name[p];
}

_Noreturn void die(const char *why, const char *what)
{
    fprintf(stderr, "%s:%d: %s '%s'\n", file, line, why, what);
    exit(1);
}

void flush(void)
{
    if (!nraw) return;
    printf("put_raw(r, \"");
    for (size_t i = 0; i < nraw; i++) {
        unsigned char c = (unsigned char)raw[i];
        if (c == '\n') printf("\\n");
        else if (c == '"' || c == '\\') printf("\\%c", c);
        else if (c == '?') printf("\\?");
        else if (c < 32 || c >= 127) printf("\\%03o", c);
        else putchar(c);
    }
    printf("\", %zu);\n", nraw);
    nraw = 0;
}

static void literal(char c)
{
    if (nraw == sizeof raw) flush();
    raw[nraw++] = c;
}

static int starts(const char *with) { return !strncasecmp(at, with, strlen(with)); }

static void take(void)                  /* one character as it is */
{
    if (*at == '\n') line++;
    literal(*at++);
}

int one_of(const char *word, const char *list)     /* list: " a b c " */
{
    char b[64];

    snprintf(b, sizeof b, " %s ", word);
    return strstr(list, b) != 0;
}

/* ---- HTML ---- */

static size_t word_into(char *to, size_t size, const char *what)
{
    size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:_");

    if (!n || n >= size) die(what, n ? "too long" : "nothing");
    for (size_t i = 0; i < n; i++) to[i] = (char)tolower((unsigned char)at[i]);
    to[n] = 0;
    return n;
}

/* data-draft of the form that begins here, as the C expression of what it is about; "" when there is none. */
static void find_draft(char to[static DRAFT])
{
    char value[200] = "";

    *to = 0;
    for (const char *s = at + 5; *s && *s != '>'; s++) {
        if (*s == '"' && !(s = strchr(s + 1, '"'))) return;
        if (!isspace((unsigned char)*s) || strncasecmp(s + 1, "data-draft", 10) || !strchr("= \t\n>", s[11])) continue;
        if (s[11] == '=' && sscanf(s + 12, "\"%199[^\"]\"", value) != 1 && strncmp(s + 12, "\"\"", 2)) die("quote the value of", "data-draft");
        about_expression(value, to);
        return;
    }
}

static void open_tag(void)
{
    char draft[DRAFT] = "";

    if (starts("<form") && isspace((unsigned char)at[5])) find_draft(draft);
    if (*draft) { flush(); printf("put_draft_note(r, %s);\n", draft); }
    take();
    size_t n = word_into(now.element, sizeof now.element, "an element's name is");
    while (n--) take();
    now.in = TAG;
    now.post = now.src = 0;
    strcpy(now.draft, draft);
    if (!strcmp(now.element, "style")) die("styles live in the sheet:", "<style>");
}

static void close_tag(void)
{
    char name[32];

    take(); take();
    size_t n = word_into(name, sizeof name, "an element's name is");
    while (n--) take();
    while (isspace((unsigned char)*at)) { if (*at == '\n') line++; at++; }
    if (*at != '>') die("a closing tag holds only its name:", name);
    take();
    if (!strcmp(name, "pre") && pre) pre--;
    now.element[0] = 0;
}

static void comment(void)
{
    const char *end = strstr(at, "-->");

    if (!end) die("unclosed", "<!--");
    for (; at < end + 3; at++) if (*at == '\n') line++;
}

static void in_text(void)
{
    if (*at == '{') braces();
    else if (starts("<!--")) comment();
    else if (starts("<!doctype")) { while (*at && *at != '>') take(); if (*at) take(); }
    else if (starts("</")) close_tag();
    else if (*at == '<') open_tag();
    else if (*at == '\n' && !pre) { take(); while (*at && isspace((unsigned char)*at)) { if (*at == '\n') line++; at++; } }
    else take();
}

static void end_of_tag(void)
{
    int self_closed = at > src && at[-1] == '/';

    take();
    now.in = TEXT;
    if (now.post) { flush(); printf("put_csrf(r);\n"); }
    if (*now.draft) {
        if (!now.post) die("only a form that posts has a", "data-draft");
        flush();
        printf("put_draft_fields(r, %s);\n", now.draft);
    }
    if (!strcmp(now.element, "script")) {
        if (!now.src || !starts("</script>")) die("scripts live in files:", "<script>");
    } else if (!self_closed && one_of(now.element, " title textarea option ")) now.in = PLAIN;
    else {
        if (!strcmp(now.element, "pre")) pre++;
        now.element[0] = 0;
    }
}

static void begin_attribute(void)
{
    size_t n = word_into(now.attribute, sizeof now.attribute, "an attribute's name is");
    const char *a = now.attribute;

    while (n--) take();
    if (!strncmp(a, "on", 2)) die("handlers live in the script:", a);
    if (one_of(a, " style srcdoc ")) die("not in a page:", a);
    if (*at != '=') return;
    if (*now.draft && !strcmp(a, "data-draft")) {               /* what it is about stands in a field */
        const char *end = at[1] == '"' ? strchr(at + 2, '"') : NULL;

        if (!end) die("close the quotes of", a);
        at = end + 1;
        return;
    }
    take();
    if (*at != '"') die("quote the value of", a);
    take();
    now.in = VALUE;
    now.fresh = 1;
    now.url = one_of(a, " href src action formaction poster cite data xlink:href manifest ping background ");
    if (!strcmp(a, "src")) now.src = 1;
    if (now.url && (starts("javascript:") || starts("data:") || starts("vbscript:"))) die("not an address for a page:", a);
    if (!strcmp(now.element, "form") && !strcmp(a, "method") && starts("post\"")) now.post = 1;
}

static void in_tag(void)
{
    if (*at == '>') end_of_tag();
    else if (*at == '{') braces();
    else if (isspace((unsigned char)*at)) {
        while (isspace((unsigned char)*at)) { if (*at == '\n') line++; at++; }
        if (*at != '>') literal(' ');
    }
    else if (*at == '/' && at[1] == '>') take();
    else begin_attribute();
}

static void in_value(void)
{
    if (*at == '{') braces();
    else if (*at == '"') {
        take();
        now.in = TAG;
        if (*at && !strchr(" \t\n>/{", *at)) die("a blank is missing after the value of", now.attribute);
    } else { now.fresh = 0; take(); }
}

static void in_plain(void)
{
    if (*at == '{') braces();
    else if (starts("</")) {
        size_t n = strlen(now.element);
        if (strncasecmp(at + 2, now.element, n)) die("only text may stand in", now.element);
        now.in = TEXT;
        close_tag();
    } else if (*at == '<') die("only text may stand in", now.element);
    else take();
}

/* ---- the file ---- */

static char *whole(const char *name)
{
    FILE *f = fopen(name, "rb");
    size_t n = 0, size = 1 << 20;
    char *b = malloc(size + 1);

    if (!f || !b) { fprintf(stderr, "%s: cannot read\n", name); exit(1); }
    n = fread(b, 1, size, f);
    fclose(f);
    b[n] = 0;
    if (n == size) die("longer than a megabyte:", name);
    if (strlen(b) != n) die("holds a zero byte:", name);
    return b;
}

static void finish(void)
{
    if (depth) { line = scope[depth - 1].line; die("unclosed", scope[depth - 1].kind == 'i' ? "if" : "for"); }
    if (now.in != TEXT) die("the file ends in", place_name(now.in));
    flush();
    printf("}\n");
}

int main(int argc, char **argv)
{
    char name[128], of[64];

    if (argc != 2) { fprintf(stderr, "usage: tplgen FILE.html\n"); return 2; }
    file = argv[1];
    char *b = whole(file);
    at = src = b;
    const char *base = strrchr(file, '/');
    snprintf(name, sizeof name, "%s", base ? base + 1 : file);
    name[strcspn(name, ".")] = 0;
    if (!is_name(name)) die("a template's file needs a name of a-z, 0-9 and _:", name);
    snprintf(of, sizeof of, "%.63s", name);
    int named = 0;
    if (sscanf(at, "{of %63[a-z0-9_]}%n", of, &named) == 1 && named) at += named;
    printf("/* made from %s; do not edit */\n#include \"web/html.h\"\n"
           "static void __attribute__((unused)) %s_html(struct req *r, const struct %s_page *p)\n{\n(void)p;\n", file, name, of);
    while (*at) {
        switch (now.in) {
        case TEXT:  in_text(); break;
        case TAG:   in_tag(); break;
        case VALUE: in_value(); break;
        case PLAIN: in_plain(); break;
        }
    }
    finish();
    free(b);
    return 0;
}
