/* SPDX-License-Identifier: EUPL-1.2
** req.c - what a page asks its visit: fields, cookies, redirects, the diary. */
#include "web/req.h"
#include "web/page.h"
#include "web/edge.h"
#include "web/answer.h"
#include "host/db.h"
#include "base/date.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "ids.h"
#include "web/act.sql.h"

struct edge edge;

static const struct field *field_of(const struct req *r, const char *name)
{
    for (int i = 0; i < r->nform; i++) if (!strcmp(r->form_fields[i].name, name)) return &r->form_fields[i];
    for (int i = 0; i < r->nquery; i++) if (!strcmp(r->query_fields[i].name, name)) return &r->query_fields[i];
    return 0;
}

const char *in(struct req *r, const char *name)
{
    const struct field *f = field_of(r, name);

    return f ? f->value : "";
}

bool in_has(struct req *r, const char *name) { return field_of(r, name) != 0; }

int64_t in_id(struct req *r, const char *name)
{
    const char *s = in(r, name);
    int64_t v = 0;

    if (!*s || strlen(s) > 18) return 0;
    for (; *s; s++) {
        if (*s < '0' || *s > '9') return 0;
        v = v * 10 + (*s - '0');
    }
    return v;
}

const char *fmt(struct req *r, const char *pattern, ...)
{
    va_list ap, again;
    char small[128];

    va_start(ap, pattern);
    va_copy(again, ap);
    int n = vsnprintf(small, sizeof small, pattern, ap);
    va_end(ap);
    char *s = 0;
    if (n >= 0) {
        s = mem_get(&r->mem, (size_t)n + 1);
        if ((size_t)n < sizeof small) memcpy(s, small, (size_t)n + 1);
        else vsnprintf(s, (size_t)n + 1, pattern, again);
    }
    va_end(again);
    if (!s) fault(&r->fate, "cannot format '%s'", pattern);
    return s;
}

void see_other(struct req *r, const char *pattern, ...)
{
    va_list ap;
    char to[2048];

    va_start(ap, pattern);
    int n = vsnprintf(to, sizeof to, pattern, ap);
    va_end(ap);
    if (n < 0 || (size_t)n >= sizeof to) fault(&r->fate, "redirect longer than %zu bytes", sizeof to);
    struct out safe = { .mem = &r->mem };
    for (const char *c = to; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 127) out_fmt(&safe, "%%%02X", (unsigned)*c);
        else out_char(&safe, *c);
    r->status = 303;
    r->see_other = out_text(&safe);
}

void set_cookie(struct req *r, const char *name, const char *value, int max_age, bool http_only)
{
    struct out o = { .mem = &r->mem };

    out_fmt(&o, "%s=%s; Path=/; SameSite=Lax%s%s", name, value, http_only ? "; HttpOnly" : "", r->secure ? "; Secure" : "");
    if (max_age >= 0) out_fmt(&o, "; Max-Age=%d", max_age);
    for (int i = 0; i < r->nset_cookies; i++)               /* the last word about a cookie counts */
        if (!strncmp(r->set_cookies[i], name, strlen(name)) && r->set_cookies[i][strlen(name)] == '=') {
            r->set_cookies[i] = out_text(&o);
            return;
        }
    r->set_cookies = mem_grow(&r->mem, r->set_cookies, (size_t)r->nset_cookies * sizeof *r->set_cookies,
                              (size_t)(r->nset_cookies + 1) * sizeof *r->set_cookies);
    r->set_cookies[r->nset_cookies++] = out_text(&o);
}

const char *in_cookie(struct req *r, const char *name)
{
    size_t want = strlen(name);

    for (const char *s = r->cookie ? r->cookie : ""; *s; ) {
        s += strspn(s, " ;");
        size_t n = strcspn(s, ";");
        if (n > want && !strncmp(s, name, want) && s[want] == '=') {
            char *v = mem_get(&r->mem, n - want);
            return memcpy(v, s + want + 1, n - want - 1);       /* memory comes zeroed: the 0 is there */
        }
        s += n;
    }
    return "";
}

account_id staff_here(const struct req *r) { return (account_id){ r->session ? r->session->staff : 0 }; }

bool month_asked(struct req *r, day *first)
{
    day asked, now = *first = month_first(r->today);

    if (!*in(r, "month")) return true;
    if (!month_read_forgiving(in(r, "month"), &asked) || asked.v < day_of(2000, 1, 1).v || asked.v >= day_of(day_civil(now).year + 2, 1, 1).v) return false;
    *first = asked;
    return true;
}

static void write_act(struct req *r, bool reads, const char *what, const char *about_kind, int64_t about, int64_t hidden)
{
    const char *who = r->who ? r->who : "";
    account_id account = staff_here(r);
    int64_t roles = r->session ? r->session->keys : 0;

    if (hidden) add_hidden(r, r->now, who, account, roles, reads, what, about_kind, about, hidden);
    else if (account.v && !r->met_hidden) add_line(r, r->now, who, account, roles, reads, what, about_kind, about);
    else if (!add_act(r, r->now, who, account, roles, reads, what, about_kind, about))
        add_sealed(r, r->now, who, account, roles, reads, what, about_kind, about);
    r->acts++;
}

/* ---- what a refusal leaves standing (W8) ---- */

bool visit_changed(const struct req *r) { return db_changes(r->db) - r->began != r->aside; }
void refusal_stands(struct req *r) { r->stands = true; }

void stays(struct req *r, void (*write)(struct req *, const void *), const void *what, size_t n)
{
    int64_t before;

    if (!r->refusable) { write(r, what); return; }
    what = memcpy(mem_get(&r->mem, n), what, n);
    r->stays = mem_grow(&r->mem, r->stays, (size_t)r->nstays * sizeof *r->stays, (size_t)(r->nstays + 1) * sizeof *r->stays);
    r->stays[r->nstays++] = (struct stay){ write, what };
    before = db_changes(r->db);
    write(r, what);
    r->aside += db_changes(r->db) - before;
}

static void write_said(struct req *r, const void *what)
{
    const struct view *v = what;

    write_act(r, false, v->what, v->kind, v->about, v->hidden);
}

/* Told before anything was changed, it is about who asks and looks, not about what was done: it stays. */
static bool early(const struct req *r) { return r->refusable && !visit_changed(r); }

void act(struct req *r, const char *what, const char *about_kind, int64_t about)
{
    if (!r->reading && early(r)) {
        stays(r, write_said, &(struct view){ mem_str(&r->mem, what), mem_str(&r->mem, about_kind), about, r->hidden }, sizeof(struct view));
        return;
    }
    if (!r->reading) { write_act(r, false, what, about_kind, about, r->hidden); return; }
    r->views = mem_grow(&r->mem, r->views, (size_t)r->nviews * sizeof *r->views,            /* a snapshot cannot be written: the edge does it afterwards */
                        (size_t)(r->nviews + 1) * sizeof *r->views);
    r->views[r->nviews++] = (struct view){ mem_str(&r->mem, what), mem_str(&r->mem, about_kind), about, r->hidden };
}

void views_write(struct req *r)
{
    r->reading = false;
    for (int i = 0; i < r->nviews; i++) write_act(r, true, r->views[i].what, r->views[i].kind, r->views[i].about, r->views[i].hidden);
    r->nviews = 0;
}
