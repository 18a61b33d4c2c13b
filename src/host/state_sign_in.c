/* SPDX-License-Identifier: EUPL-1.2
** state_sign_in.c - a code of the state's OAuth2 becomes a person: SI1, SI2 of state_sign_in.h. */
#include "host/state_sign_in.h"
#include "host/http_call.h"
#include "host/oidc_inside.h"
#include "base/out.h"
#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 4, VALUE = 200, NAMES = 7, TAXID = 1, YEAR = 6 };
/* Filled by expat's callbacks, which must not fault: fixed rooms, copied to mem afterwards. */
struct reading { XML_Parser parser; int depth, found; const char *wrong; char value[NAMES][VALUE + 1]; };
static const char *const names[NAMES] = { "userid", "taxid", "lastname", "firstname", "fathername", "mothername", "birthyear" };

static void stop(struct reading *g, const char *wrong)
{
    if (!g->wrong) g->wrong = wrong;
    XML_StopParser(g->parser, XML_FALSE);
}

static void doctype(void *p, const XML_Char *a, const XML_Char *b, const XML_Char *c, int d)
{
    (void)a; (void)b; (void)c; (void)d;
    stop(p, "the userinfo has a document type");                                        /* SI1 */
}

static void take(struct reading *g, int i, const char *s)
{
    size_t n;

    while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r') s++;
    for (n = strlen(s); n && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\n' || s[n - 1] == '\r'); n--) ;
    if (n > VALUE) { stop(g, "a value of the userinfo is too long"); return; }
    if (n == 4 && !strncmp(s, "null", 4)) n = 0;                                        /* what they do not know they call so */
    memcpy(g->value[i], s, n);
}

static void element(void *p, const XML_Char *name, const XML_Char **pair)
{
    struct reading *g = p;

    if (++g->depth > DEPTH) { stop(g, "the userinfo is nested too deep"); return; }
    if (g->depth == 1 && strcmp(name, "root")) { stop(g, "the userinfo's root is not theirs"); return; }
    if (strcmp(name, "userinfo")) return;
    if (g->depth != 2) { stop(g, "the userinfo is not where it belongs"); return; }
    if (g->found++) { stop(g, "the userinfo speaks of two people"); return; }
    for (; pair[0]; pair += 2)
        for (int i = 0; i < NAMES; i++) if (!strcmp(pair[0], names[i])) take(g, i, pair[1]);
}

/* Digits and nothing else: a year of four, or none (0). */
static int year_of(const char *s) { return strlen(s) == 4 && strspn(s, "0123456789") == 4 ? (int)strtol(s, 0, 10) : 0; }

static void element_end(void *p, const XML_Char *name) { (void)name; ((struct reading *)p)->depth--; }

const char *state_person_read(struct mem *m, const char *xml, size_t n, struct state_person *to)
{
    struct reading *g = mem_get(m, sizeof *g);
    char *kept[NAMES];

    for (int i = 0; i < NAMES; i++) kept[i] = mem_get(m, VALUE + 1);
    *to = (struct state_person){ "", "", "", "", "", "", 0 };
    if (!(g->parser = XML_ParserCreate(NULL))) return "no memory for the userinfo";
    XML_SetUserData(g->parser, g);
    XML_SetStartDoctypeDeclHandler(g->parser, doctype);
    XML_SetElementHandler(g->parser, element, element_end);
    bool fine = n <= HTTP_MOST && XML_Parse(g->parser, xml, (int)n, 1) == XML_STATUS_OK;
    XML_ParserFree(g->parser);
    if (g->wrong) return g->wrong;
    if (!fine) return "the userinfo is no XML";
    if (!g->found || !g->value[0][0]) return "the userinfo names nobody";
    if (strspn(g->value[TAXID], "0123456789") != 9 || g->value[TAXID][9]) return "the userinfo's taxid is no AFM";
    for (int i = 0; i < NAMES; i++) memcpy(kept[i], g->value[i], VALUE + 1);
    *to = (struct state_person){ kept[0], kept[1], kept[2], kept[3], kept[4], kept[5], year_of(kept[YEAR]) };
    return NULL;
}

/* The token's answer: an access token, or an error in JSON. */
static enum oidc exchange(struct mem *m, const struct provider *p, const struct oidc_code *c, const char **token, const char **why)
{
    struct out url = { .mem = m };
    struct json_error e;
    const char *pairs[] = { "grant_type", "authorization_code", "code", c->code, "redirect_uri", c->redirect, "scope", "read",
                            "client_id", p->client, "client_secret", p->secret, "code_verifier", c->verifier, NULL };
    struct http_answer *a = mem_get(m, sizeof *a);

    out_fmt(&url, "%s/oauth/token", p->server);
    http_call(m, &(struct http_call){ .url = out_text(&url), .ca = p->ca, .seconds = p->seconds, .body = form_body(m, pairs) }, a);
    *why = a->came ? "the state's server refused the code" : a->why;
    if (!a->came || a->status >= 500) return OIDC_DOWN;
    if (a->status != 200) return OIDC_REFUSED;
    struct json_value *v = json_read(m, a->bytes, a->n, &e);
    *token = v ? json_word(v, "access_token") : "";
    *why = "the state's server gave no access token";
    return **token ? OIDC_FINE : OIDC_UNTRUSTED;
}

enum oidc state_sign_in(struct mem *m, const struct provider *p, const struct oidc_code *c, struct state_person *to, const char **why)
{
    struct out url = { .mem = m };
    struct http_answer *a = mem_get(m, sizeof *a);
    const char *token = "";

    *to = (struct state_person){ "", "", "", "", "", "", 0 };
    enum oidc is = exchange(m, p, c, &token, why);
    if (is != OIDC_FINE) return is;
    out_fmt(&url, "%s/userinfo?format=xml", p->server);
    http_call(m, &(struct http_call){ .url = out_text(&url), .ca = p->ca, .seconds = p->seconds, .bearer = token }, a);
    *why = a->came ? "the state's server did not say who it is" : a->why;
    if (!a->came || a->status >= 500) return OIDC_DOWN;
    if (a->status != 200) return OIDC_UNTRUSTED;
    *why = state_person_read(m, a->bytes, a->n, to);
    return *why ? OIDC_UNTRUSTED : OIDC_FINE;
}
