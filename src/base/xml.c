/* SPDX-License-Identifier: EUPL-1.2
** xml.c - see xml.h.  Everything is kept in memory taken before the parser runs: no fault inside its callbacks. */
#include "base/xml.h"
#include <expat.h>
#include <string.h>

struct node { struct xml is; struct node *up, *last; };
struct reading { XML_Parser parser; struct node *nodes, *at; char *pool; int n, most, deep; enum xml_fault wrong; };

static void stop(struct reading *g, enum xml_fault wrong)
{
    if (!g->wrong) g->wrong = wrong;
    XML_StopParser(g->parser, XML_FALSE);
}

static void doctype(void *p, const XML_Char *a, const XML_Char *b, const XML_Char *c, int d)
{
    (void)a, (void)b, (void)c, (void)d;
    stop(p, XML_DOCTYPE);                                                                       /* XM1 */
}

static char *kept(struct reading *g, const char *s, size_t n)
{
    char *to = memcpy(g->pool, s, n);

    to[n] = 0;
    g->pool += n + 1;
    return to;
}

static void begins(void *p, const XML_Char *name, const XML_Char **pair)
{
    struct reading *g = p;
    const char *mark = strrchr(name, '\n'), *plain = mark ? mark + 1 : name;

    if (g->wrong) return;
    if (++g->deep > XML_DEEP || g->n == g->most) { stop(g, XML_LARGE); return; }                /* XM2 */
    struct node *e = &g->nodes[g->n++];
    size_t nspace = mark ? (size_t)(mark - name) : 0;
    e->up = g->at;
    e->is.name = kept(g, plain, strlen(plain));
    e->is.ccy = "";
    if (!e->up) e->is.space = kept(g, name, nspace);
    else e->is.space = strlen(e->up->is.space) == nspace && !memcmp(e->up->is.space, name, nspace) ? e->up->is.space : "?";
    for (int i = 0; pair[i]; i += 2) if (!strcmp(pair[i], "Ccy")) e->is.ccy = kept(g, pair[i + 1], strlen(pair[i + 1]));
    if (e->up) {
        if (e->up->last) e->up->last->is.next = &e->is;
        else e->up->is.first = &e->is;
        e->up->last = e;
    }
    e->is.text = g->pool;
    g->at = e;
}

static void words(void *p, const XML_Char *s, int n)
{
    struct reading *g = p;

    if (g->wrong || !g->at || g->at->is.first) return;
    memcpy(g->pool, s, (size_t)n);
    g->pool += n;
}

static void ends(void *p, const XML_Char *name)
{
    struct reading *g = p;
    struct node *e = g->at;

    (void)name;
    if (g->wrong) return;
    if (e->is.first) e->is.text = "";
    else {                                                                                      /* XM3 */
        char *end = g->pool;
        *g->pool++ = 0;
        while (*e->is.text && strchr(" \t\r\n", *e->is.text)) e->is.text++;
        while (end > e->is.text && strchr(" \t\r\n", end[-1])) *--end = 0;
    }
    g->deep--;
    g->at = e->up;
}

/* No more elements than signs '<'; no more letters than bytes, and a zero behind each name, text and currency. */
enum xml_fault xml_read(struct mem *m, const char *bytes, size_t n, const struct xml **root)
{
    struct reading g = { .most = 1 };

    *root = NULL;
    if (n > XML_BYTES) return XML_LARGE;
    for (size_t i = 0; i < n && g.most <= XML_NODES; i++) g.most += bytes[i] == '<';
    if (g.most > XML_NODES) return XML_LARGE;
    g.nodes = mem_get(m, (size_t)g.most * sizeof *g.nodes);
    g.pool = mem_get(m, 2 * n + 4 * (size_t)g.most + 16);
    if (!(g.parser = XML_ParserCreateNS(NULL, '\n'))) return XML_LARGE;
    XML_SetUserData(g.parser, &g);
    XML_SetStartDoctypeDeclHandler(g.parser, doctype);
    XML_SetElementHandler(g.parser, begins, ends);
    XML_SetCharacterDataHandler(g.parser, words);
    enum XML_Status s = XML_Parse(g.parser, bytes, (int)n, 1);
    XML_ParserFree(g.parser);
    if (g.wrong) return g.wrong;
    if (s != XML_STATUS_OK || !g.n) return XML_BROKEN;
    *root = &g.nodes[0].is;
    return XML_FINE;
}

const struct xml *xml_again(const struct xml *x, const char *name)
{
    for (x = x ? x->next : NULL; x; x = x->next) if (!strcmp(x->name, name)) return x;
    return NULL;
}

const struct xml *xml_child(const struct xml *x, const char *name)
{
    for (x = x ? x->first : NULL; x; x = x->next) if (!strcmp(x->name, name)) return x;
    return NULL;
}

const struct xml *xml_at(const struct xml *x, const char *path)
{
    char name[64];

    while (x && *path) {
        size_t n = strcspn(path, "/");
        if (n >= sizeof name) return NULL;
        memcpy(name, path, n);
        name[n] = 0;
        x = xml_child(x, name);
        path += n + (path[n] == '/');
    }
    return x;
}

const char *xml_text(const struct xml *x, const char *path)
{
    x = xml_at(x, path);
    return x ? x->text : "";
}
