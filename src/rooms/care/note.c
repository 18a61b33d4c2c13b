/* SPDX-License-Identifier: EUPL-1.2
** note.c - a note about a person: written, read by whom its level names, corrected (CA1, CA2, CA3); what it delivered is counted (CA12). */
#include "rooms/care/notes.h"
#include "rooms/ledger/ledger.h"
#include "base/date.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "note.sql.h"

struct earlier { const char *words; instant until; struct isolated by; };
struct note_page {
    const char *title, *problem, *done, *action, *about, *words, *day, *hour, *minutes, *bad_words, *bad_when; bool special, mine;
    note_id id; person_id person; visit_id visit; struct isolated name, by; const char *person_path, *kind, *level; instant at, made;
    struct options kinds, levels, outcomes;
    struct { int n; struct earlier *at; } earlier;
    struct conflict_was_page was;
};
#include "note.html.h"
#define note_show_page note_page     /* one page, read or written */
#include "note_show.html.h"

const char *const note_kinds[] = { "note", "telephone", "visit", "counselling", "job", "home", NULL };
static const char *const levels[] = { "team", "unit", "author", NULL };
static const char *const outcomes[] = { "", "done", "again", "agreed", "hired", "training", "referred", "nobody_in", "declined", NULL };

bool note_may(struct req *r, person_id person, const char *level, unit_id unit, bool special, account_id by)
{
    if (by.v == staff_here(r).v) return true;
    if (!strcmp(level, "author") || (special && !access_special(r, person))) return false;
    return strcmp(level, "unit") || care_in_my_units(r, unit);
}

static void render_new(struct req *r, int status, const struct person *who, struct note_page *p)
{
    p->title = text(r, T_care_note_new);
    p->action = "/care/note/new";
    p->about = fmt(r, "%lld", (long long)who->id.v);
    p->person = who->id;
    p->name.text = person_name(r, who);
    p->person_path = care_person_path(r, who->id);
    p->visit.v = in_id(r, "visit");
    p->words = typed(r, "words", "");
    p->day = typed(r, "day", day_field(r, r->today));
    p->hour = typed(r, "hour", care_hour_field(r, r->now));
    p->minutes = typed(r, "minutes", "");
    p->special = *typed(r, "special", "") != 0;
    p->kinds = care_options_of(r, note_kinds, "kind", typed(r, "kind", "note"));
    p->levels = care_options_of(r, levels, "level", typed(r, "level", "team"));
    p->outcomes = care_options_of(r, outcomes, "outcome", typed(r, "outcome", ""));
    r->status = status;
    r->no_store = true;
    page_begin(r, p->title, .back = p->person_path, .problem = *p->problem != 0);
    note_html(r, p);
    page_end(r);
}

static void get_new(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "began a note");

    if (!who) return;
    draft_used(r, fmt(r, "%lld", (long long)who->id.v));
    render_new(r, 200, who, &(struct note_page){ .problem = "" });
}

/* CA12: whom it is about is for whom the note is for, and stands in the ledger only where that is the whole team. */
static void deliver(struct req *r, note_id id, const struct note_new *n)
{
    bool home = !strcmp(n->kind, "home"), named = !strcmp(n->level, "team") && !n->special;

    if (!home && strcmp(n->kind, "job") != 0 && strcmp(n->kind, "counselling") != 0) return;
    if (!strcmp(n->outcome, "nobody_in") || !strcmp(n->outcome, "declined")) return;
    ledger_add(r, &(struct delivery){ .on = greek_day(n->at), .unit = n->unit, .kind = home ? DELIVERED_VISIT : DELIVERED_SESSION,
        .person = named && !care_discreet(r, n->unit) ? n->person : (person_id){ 0 }, .quantity = 1, .about_kind = "note", .about = id.v });
}

void note_write(struct req *r, const struct note_new *n)
{
    struct add_note_row row;
    size_t size;
    const void *sealed = care_seal(r, "note", n->words, &size);

    if (!add_note(r, n->person, n->kind, n->level, n->unit, n->special, n->at, n->minutes, n->outcome, sealed, size, n->visit, r->now,
        staff_here(r), &row)) fault(&r->fate, "the note was not written");
    deliver(r, row.id, n);
    act(r, "wrote a note", "person", n->person.v);
}

static void post_new(struct req *r)
{
    const struct person *who = care_person_of_visit(r, "");
    struct note_page p = { .problem = "" };
    const char *words = in(r, "words"), *level = in(r, "level");
    unit_id unit = care_my_unit(r);
    int64_t minutes = in_id(r, "minutes");
    instant at;

    if (!who) return;
    p.bad_words = !*words ? text(r, T_care_words_needed) : strlen(words) > WORDS_MOST ? text(r, T_care_words_long) : "";
    p.bad_when = !care_when_typed(r, "day", "hour", &at) || at.v > r->now.v + 3600 ? text(r, T_care_when_wrong) : "";
    if (*p.bad_words || *p.bad_when) p.problem = text(r, T_care_problem);
    else if (!care_one_of(in(r, "kind"), note_kinds) || !care_one_of(level, levels) || !care_one_of(in(r, "outcome"), outcomes) || minutes > 1440)
        p.problem = text(r, T_care_no_choice);
    else if (!strcmp(level, "unit") && !unit.v) p.problem = text(r, T_care_no_unit);
    if (*p.problem) { render_new(r, 422, who, &p); return; }
    note_write(r, &(struct note_new){ who->id, unit, { in_id(r, "visit") }, in(r, "kind"), level, in(r, "outcome"), words,
        *in(r, "special") != 0, at, minutes });
    see_other(r, "%s&saved=1", care_person_path(r, who->id));
}
PAGE(care_note_new, .path = "/care/note/new", .may = MAY_ADVISE, .get = get_new, .post = post_new, .help = "A note about a person.");

/* ---- one that is there ------------------------------------------------------------------------------------ */

/* A note that the reader may not read is not there. */
static bool find(struct req *r, note_id id, struct note_row *n)
{
    if (note(r, id, n) && access_sees(r, n->person) && note_may(r, n->person, n->level, n->unit, n->special, n->by)) return true;
    refuse(r, 404, T_care_note_gone);
    return false;
}

/* The note behind a line of the ledger, for who may read it. */
static int64_t readable(struct req *r, int64_t about)
{
    struct note_row n;

    return note(r, (note_id){ about }, &n) && access_sees(r, n.person)
        && note_may(r, n.person, n.level, n.unit, n.special, n.by) ? about : 0;
}
DELIVERY_RECORD(note, .kind = "note", .path = "/care/note?id=", .number = readable);

static void render(struct req *r, int status, note_id id, const struct note_row *n, const char *problem)
{
    const struct person *who = registry_person(r, n->person);
    const char *words = care_unseal(r, "note", n->words, n->words_n), *about = fmt(r, "%lld", (long long)id.v);
    struct earlier_words was = earlier_words(r, id);
    struct note_page p = { .title = care_said(r, "kind", n->kind), .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .about = about,
        .id = id, .person = n->person, .name = { who ? person_name(r, who) : "" }, .person_path = care_person_path(r, n->person), .level = care_said(r, "level", n->level),
        .kind = *n->outcome ? care_said(r, "outcome", n->outcome) : "", .at = n->at, .made = n->made, .by = { n->writer ? n->writer : "" },
        .mine = n->by.v == staff_here(r).v, .special = n->special };

    draft_used(r, about);
    p.words = p.mine ? typed(r, "words", words) : words;
    p.was = conflict_was(r, n->row_version, 1, (const struct kept[]){ { "words", words } });
    p.earlier.at = mem_get(&r->mem, (size_t)(was.n + 1) * sizeof *p.earlier.at);
    for (int i = 0; i < was.n; i++)
        p.earlier.at[p.earlier.n++] = (struct earlier){ care_unseal(r, "note", was.at[i].words, was.at[i].words_n), was.at[i].until, { was.at[i].name ? was.at[i].name : "" } };
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = p.person_path, .problem = *problem != 0);
    note_show_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    note_id id = { in_id(r, "id") };
    struct note_row n;

    if (!find(r, id, &n)) return;
    act(r, n.special ? "read a special note" : "read a note", "person", n.person.v);
    render(r, 200, id, &n, "");
}

static void post(struct req *r)
{
    note_id id = { in_id(r, "id") };
    const char *words = in(r, "words");
    struct note_row n;
    size_t size;

    if (!find(r, id, &n)) return;
    if (n.by.v != staff_here(r).v) { refuse(r, 403, T_care_note_not_yours); return; }
    if (!*words || strlen(words) > WORDS_MOST) { render(r, 422, id, &n, text(r, *words ? T_care_words_long : T_care_words_needed)); return; }
    const void *sealed = care_seal(r, "note", words, &size);
    if (!correct_note(r, id, sealed, size, in_id(r, "row_version"))) {
        struct kept own = { "id", fmt(r, "%lld", (long long)id.v) };
        conflict_page(r, &(struct conflict){ .title = text(r, T_care_note), .action = "/care/note", .back = fmt(r, "/care/note?id=%s", own.value),
            .version = n.row_version, .carry = { 1, &own }, .n = 1, .at = (const struct conflict_field[]){
                { "words", text(r, T_care_note), care_unseal(r, "note", n.words, n.words_n), NULL } } });
        return;
    }
    keep_note(r, id, n.row_version, n.words, n.words_n, r->now, staff_here(r));                    /* CA3 */
    act(r, "corrected a note", "person", n.person.v);
    see_other(r, "/care/note?id=%lld&saved=1", (long long)id.v);
}
PAGE(care_note, .path = "/care/note", .may = MAY_ADVISE, .get = get, .post = post, .help = "One note, and what it said before it was corrected.");
