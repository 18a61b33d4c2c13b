/* SPDX-License-Identifier: EUPL-1.2
** conflict.c - the page of two changes that met, and what was picked on it: see conflict.h for Q1..Q3. */
#include "web/conflict.h"
#include <string.h>

struct asked { const char *name, *label, *mine, *theirs; struct isolated mine_said, theirs_said, was_said; bool pick_mine, pick_theirs; };
struct conflict_page {
    const char *title, *action, *back; int64_t version;
    struct { int n; struct kept *at; } carry;
    struct { int n; struct asked *at; } same, asked;
};
#include "conflict.html.h"

struct conflict_was_page conflict_was(struct req *r, int64_t version, int n, const struct kept *fields)
{
    struct kept *at = mem_get(&r->mem, (size_t)n * sizeof *at + 1);
    bool sent = in_has(r, "row_version");

    for (int i = 0; i < n; i++) {
        const char *was = fmt(r, "was_%s", fields[i].name);
        at[i] = (struct kept){ fields[i].name, in_has(r, was) ? in(r, was) : fields[i].value };
    }
    return (struct conflict_was_page){ sent ? in_id(r, "row_version") : version, { n, at } };
}

const char *conflict_yes_no(struct req *r, const char *value) { return text(r, *value ? T_web_yes : T_web_no); }

static bool same(const char *a, const char *b)                                      /* Q3 */
{
    for (;; a++, b++) {
        while (*a == '\r') a++;
        while (*b == '\r') b++;
        if (*a != *b) return false;
        if (!*a) return true;
    }
}

static struct asked ask(struct req *r, const struct conflict_field *f)
{
    const char *was = in(r, fmt(r, "was_%s", f->name)), *mine = in(r, f->name);
    struct asked a = { .name = f->name, .label = f->label, .mine = mine, .theirs = f->theirs,
        .mine_said = { f->said ? f->said(r, mine) : mine }, .theirs_said = { f->said ? f->said(r, f->theirs) : f->theirs },
        .was_said = { f->said ? f->said(r, was) : was } };

    a.pick_mine = same(was, f->theirs);                                             /* Q1 */
    a.pick_theirs = !a.pick_mine && same(was, mine);
    return a;
}

void conflict_page(struct req *r, const struct conflict *c)
{
    struct conflict_page *p = mem_get(&r->mem, sizeof *p);

    *p = (struct conflict_page){ .title = c->title, .action = c->action, .back = c->back, .version = c->version };
    p->carry.at = mem_get(&r->mem, (size_t)(c->carry.n + 1) * sizeof *p->carry.at);
    p->same.at = mem_get(&r->mem, (size_t)(2 * c->n + 1) * sizeof *p->same.at);
    p->asked.at = p->same.at + c->n;
    for (int i = 0; i < c->carry.n; i++) p->carry.at[p->carry.n++] = c->carry.at[i];
    if (in_has(r, "draft")) p->carry.at[p->carry.n++] = (struct kept){ "draft", in(r, "draft") };    /* forgotten when this is taken */
    for (int i = 0; i < c->n; i++) {
        struct asked a = ask(r, &c->at[i]);
        if (same(a.mine, a.theirs)) p->same.at[p->same.n++] = a;
        else p->asked.at[p->asked.n++] = a;
    }
    r->status = 409;
    r->no_store = true;
    page_begin(r, c->title, .back = c->back, .problem = true);
    conflict_html(r, p);
    page_end(r);
}

/* ---- what was picked ---- */

static void set(struct req *r, const char *name, const char *value)
{
    for (int i = 0; i < r->nform; i++)
        if (!strcmp(r->form_fields[i].name, name)) { r->form_fields[i].value = value; r->form_fields[i].n = strlen(value); return; }
    r->form_fields = mem_grow(&r->mem, r->form_fields, (size_t)r->nform * sizeof *r->form_fields,
                              (size_t)(r->nform + 1) * sizeof *r->form_fields);
    r->form_fields[r->nform++] = (struct field){ name, value, strlen(value) };
}

void conflict_picks(struct req *r)
{
    int n = r->nform;

    for (int i = 0; i < n; i++) {
        const char *name = r->form_fields[i].name, *pick;
        if (strncmp(name, "mine_", 5) || !in_has(r, fmt(r, "theirs_%s", name + 5))) continue;
        name += 5;
        pick = in(r, fmt(r, "pick_%s", name));
        set(r, name, in(r, fmt(r, "%s_%s", strcmp(pick, "theirs") ? "mine" : "theirs", name)));
        if (strcmp(pick, "theirs") && strcmp(pick, "mine")) set(r, "row_version", "0");      /* Q2 */
    }
}
