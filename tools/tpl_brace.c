/* SPDX-License-Identifier: EUPL-1.2
** tpl_brace.c - the template compiler: names, values, texts, branches, loops and parts.  See tplgen.c. */
#include "tpl.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scope scope[24];
int depth;

/* ---- names ---- */

int is_name(const char *s)
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

void about_expression(char *value, char to[static DRAFT])
{
    char b[256];
    size_t n = strlen(value);

    if (*value == '{' && value[n - 1] == '}') {
        value[n - 1] = 0;
        snprintf(to, DRAFT, "show(r, IN_PLAIN, %s).text", path(value + 1, b));
    } else if (strpbrk(value, "{}\\?")) die("one value or plain words, not", value);
    else snprintf(to, DRAFT, "\"%s\"", value);
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
        snprintf(b, sizeof b, "%s and ends in %s", place_name(s->before.in), place_name(now.in));
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

void braces(void)
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
