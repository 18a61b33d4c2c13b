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
** T4  <form method="post"> gets its csrf field by itself.
** T5  Comments and indentation do not travel. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum place { TEXT, TAG, VALUE, PLAIN };
static const char *const place_name[] = { "text", "a tag", "an attribute", "plain text" };

static struct state { enum place in; char element[32], attribute[48]; int fresh, post, url, src; } now;
static struct scope { char kind, var[64]; int line, fresh, has_else; struct state before; } scope[24];
static int depth, line = 1, pre;
static const char *file, *src, *at;
static char raw[4096];
static size_t nraw;

static _Noreturn void die(const char *why, const char *what)
{
    fprintf(stderr, "%s:%d: %s '%s'\n", file, line, why, what);
    exit(1);
}

static void flush(void)
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

static int one_of(const char *word, const char *list)     /* list: " a b c " */
{
    char b[64];

    snprintf(b, sizeof b, " %s ", word);
    return strstr(list, b) != 0;
}

/* ---- names ---- */

static int is_name(const char *s)
{
    if (!islower((unsigned char)*s) && *s != '_') return 0;
    for (; *s; s++) {
        if (*s == '.' && !islower((unsigned char)s[1]) && s[1] != '_') return 0;
        if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s) && *s != '_' && *s != '.') return 0;
    }
    return 1;
}

static int is_loop(const char *s, size_t n)
{
    for (int i = depth; i-- > 0; )
        if (scope[i].kind == 'f' && strlen(scope[i].var) == n && !strncmp(scope[i].var, s, n)) return 1;
    return 0;
}

/* a.b -> p->a.b, or v_a->b when a is a loop's variable */
static const char *path(const char *s, char out[static 256])
{
    size_t n = strcspn(s, ".");

    if (!is_name(s)) die("not a name:", s);
    if (!is_loop(s, n)) snprintf(out, 256, "p->%s", s);
    else if (s[n]) snprintf(out, 256, "v_%.*s->%s", (int)n, s, s + n + 1);
    else snprintf(out, 256, "(*v_%s)", s);
    return out;
}

static const char *text_id(char *s)
{
    if (!is_name(s)) die("not a text's name:", s);
    for (char *c = s; *c; c++) if (*c == '.') *c = '_';
    return s;
}

/* ---- {...} ---- */

static const char *where(void)
{
    switch (now.in) {
    case TEXT:  return "IN_TEXT";
    case PLAIN: return "IN_PLAIN";
    case VALUE: break;
    case TAG:   die("a value cannot stand in a tag outside quotes:", now.element);
    }
    if (!now.url) return "IN_ATTR";
    return now.fresh ? "IN_URL" : "IN_URL_PART";
}

static void value_allowed(void)
{
    if (now.in == VALUE && one_of(now.attribute, " method srcset imagesrcset enctype http-equiv "))
        die("no value may stand in", now.attribute);
}

static void shown_list(char **word, int n)
{
    char b[256];

    if (!n) { printf("0, 0);\n"); return; }
    printf("%d, (const struct shown[]){ ", n);
    for (int i = 0; i < n; i++) printf("show(r, %s, %s), ", where(), path(word[i], b));
    printf("});\n");
}

static void open_scope(char kind, const char *var)
{
    if (depth == (int)(sizeof scope / sizeof *scope)) die("too deep:", var);
    struct scope *s = &scope[depth++];
    *s = (struct scope){ .kind = kind, .line = line, .before = now, .fresh = now.fresh };
    snprintf(s->var, sizeof s->var, "%s", kind == 'f' ? var : "");
}

static void same_place(const struct scope *s, const char *what)
{
    if (s->before.in != now.in || strcmp(s->before.element, now.element) ||
        (now.in == VALUE && strcmp(s->before.attribute, now.attribute))) {
        char b[160];
        snprintf(b, sizeof b, "%s and ends in %s", place_name[s->before.in], place_name[now.in]);
        die(what, b);
    }
}

static void say_for(char **word, int n)
{
    char b[256];

    if (n != 4 || strcmp(word[2], "in")) die("write {for v in list}, not", word[0]);
    if (!is_name(word[1]) || strchr(word[1], '.')) die("not a name:", word[1]);
    if (is_loop(word[1], strlen(word[1]))) die("a loop around has this name already:", word[1]);
    const char *list = path(word[3], b), *v = word[1];
    printf("if (%s.n > 0) for (int i_%s = 0; i_%s < (int)%s.n; i_%s++) { "
           "__typeof__(&%s.at[0]) v_%s = &%s.at[i_%s]; (void)v_%s;\n", list, v, v, list, v, list, v, list, v, v);
    open_scope('f', v);
}

static void say_else(void)
{
    struct scope *s = depth ? &scope[depth - 1] : 0;

    if (!s || s->has_else) die("no {if} or {for} before", "else");
    same_place(s, "the branch begins in");
    int after = now.fresh;
    now = s->before;
    s->fresh = after;
    s->has_else = 1;
    s->kind = s->kind == 'f' ? 'g' : 'i';       /* the loop's variable is gone */
    printf("} else {\n");
}

static void say_end(void)
{
    struct scope *s = depth ? &scope[depth - 1] : 0;

    if (!s) die("nothing to", "end");
    same_place(s, "the branch begins in");
    now.fresh = now.fresh && s->fresh;
    depth--;
    printf("}\n");
}

static void say_call(char **word, int n)
{
    char b[256];

    if (n < 2 || n > 3 || !is_name(word[1]) || strchr(word[1], '.')) die("write {call part} or {call part x}, not", word[0]);
    if (now.in != TEXT) die("a part can only stand in text:", word[1]);
    if (n == 2) printf("%s_html(r, p);\n", word[1]);
    else printf("%s_html(r, &%s);\n", word[1], path(word[2], b));
}

static void brace(char *t)
{
    char *word[16], b[256];
    int n = 0;

    for (char *s = strtok(t, " \t\n"); s; s = strtok(0, " \t\n")) {
        if (n == 15) die("too many words:", word[0]);
        word[n++] = s;
    }
    if (!n) die("empty braces", "{}");
    flush();
    printf("#line %d \"%s\"\n", line, file);
    if (!strcmp(word[0], "for")) say_for(word, n);
    else if (!strcmp(word[0], "if")) {
        int no = n == 3 && !strcmp(word[1], "not");
        if (n != 2 + no) die("write {if x} or {if not x}, not", word[0]);
        printf("if (%sis(%s)) {\n", no ? "!" : "", path(word[n - 1], b));
        open_scope('i', "");
    } else if (n == 1 && !strcmp(word[0], "else")) say_else();
    else if (n == 1 && !strcmp(word[0], "end")) say_end();
    else if (!strcmp(word[0], "call")) say_call(word, n);
    else {
        value_allowed();
        if (!strcmp(word[0], "t") && n > 1) {
            printf("put_text(r, %s, T_%s, ", where(), text_id(word[1]));
            shown_list(word + 2, n - 2);
        } else if (!strcmp(word[0], "n") && n > 2) {
            printf("put_plural(r, %s, T_%s, ", where(), text_id(word[1]));
            printf("%s, ", path(word[2], b));
            shown_list(word + 3, n - 3);
        } else if (!strcmp(word[0], "#") && n == 2) {
            if (!is_loop(word[1], strlen(word[1]))) die("not a loop's variable:", word[1]);
            printf("put(r, %s, i_%s + 1);\n", where(), word[1]);
        } else if (n == 1) printf("put(r, %s, %s);\n", where(), path(word[0], b));
        else die("not understood:", word[0]);
        now.fresh = 0;
    }
}

static void braces(void)
{
    char t[512];
    size_t n = strcspn(at, "}\n");

    if (at[n] != '}') die("unclosed", "{");
    if (n >= sizeof t) die("too long:", "{");
    memcpy(t, at + 1, n - 1);
    t[n - 1] = 0;
    at += n + 1;
    brace(t);
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

static void open_tag(void)
{
    take();
    size_t n = word_into(now.element, sizeof now.element, "an element's name is");
    while (n--) take();
    now.in = TAG;
    now.post = now.src = 0;
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
    if (now.in != TEXT) die("the file ends in", place_name[now.in]);
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
