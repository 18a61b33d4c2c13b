/* SPDX-License-Identifier: EUPL-1.2
** need.c - a need: interpreter, sign language, wheelchair, cannot see. */
#include "rooms/registry/stood.h"
#include "rooms/registry/words.h"
#include "need.sql.h"

struct entry { need_id id; const struct person *who; struct need_row row; };

static bool find(struct req *r, struct entry *e)
{
    *e = (struct entry){ .id = { in_id(r, "id") } };
    e->row = (struct need_row){ .person = { in_id(r, "person") }, .kind = "interpreter", .words = "", .since = r->today, .until = DAY_NONE };
    if (e->id.v && !need(r, e->id, &e->row)) return row_missing(r);
    return (e->who = subject(r, e->row.person)) != NULL;
}

static void form(struct form *f, struct req *r, struct entry *e)
{
    form_open(f, r, &(struct form_page){ .title = text(r, e->id.v ? T_registry_need_change : T_registry_need_new), .lead = person_name(r, e->who),
        .action = "/person/need", .back = person_href(r, e->who->id, "needs"), .about = form_about(r, e->id.v, e->who->id) });
    form_row(f, e->id.v, e->who->id, e->row.row_version);
    form_pick(f, "kind", T_registry_need_kind, -1, need_kinds, need_said, e->row.kind);
    form_text(f, "words", T_registry_need_words, T_registry_need_words_hint, e->row.words);
    form_span(f, e->row.since, e->row.until);
}

static void get(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    form(&f, r, &e);
    form_answer(&f, 200);
}

static void save(struct req *r, struct entry *e, struct form *f)
{
    const char *kind = form_in(f, "kind"), *words = form_in(f, "words");
    day since, until;
    struct need_clashes found;
    struct stood *s;

    form_word(f, "kind", need_kinds);
    form_short(f, "words", TEXT_MOST);
    form_span_read(f, &since, &until);
    if (form_refused(f)) return;
    found = need_clashes(r, e->who->id, kind, e->id, since, until);
    s = STOOD_OF(r, found, need_said(r, kind));
    if (stood(f, s, found.n, since)) { form_refused(f); return; }
    for (int i = 0; i < found.n; i++) end_need(r, (need_id){ s[i].id }, since);
    if (!e->id.v) add_need(r, e->who->id, kind, words, since, until, r->now, access_reader(r).account);
    else if (!set_need(r, e->id, in_id(r, "row_version"), kind, words, since, until)) { form_conflict(f, e->row.row_version); return; }
    saved(r, e->who->id, e->id.v ? "changed a need" : "wrote a need", "needs");
}

static void post(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    if (e.id.v && removing(r)) {
        remove_need(r, e.id);
        saved(r, e.who->id, "removed a need written by mistake", "needs");
        return;
    }
    form(&f, r, &e);
    save(r, &e, &f);
}
PAGE(need, .path = "/person/need", .may = MAY_OPEN, .get = get, .post = post, .help = "A need of a person: interpreter, sign language, cannot see.");
