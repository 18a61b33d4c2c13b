/* SPDX-License-Identifier: EUPL-1.2
** letter.c - a decision as a letter: written once, when it is taken, in Greek and in the reader's language; printed whenever
** it is asked for from what was written then. */
#include "rooms/casework/decide.h"
#include "base/date.h"
#include "board.sql.h"
#include "base/json.h"
#include "base/json_read.h"
#include "host/print.h"
#include "host/print_pdf.h"

static void line(struct json *j, const char *kind, const char *words)
{
    if (!*words) return;
    json_array(j);
    json_str(j, kind);
    json_str(j, words);
    json_end_array(j);
}

static void reasons(struct req *r, struct json *j, const struct letter_of *l)
{
    struct reasons why = explain(&r->mem, l->s, l->programme, r->house->texts, r->lang, false);

    line(j, "h", text(r, T_casework_letter_reasons));
    line(j, "p", l->words);
    for (int i = 0; i < why.n; i++)
        if (!why.at[i].depth)
            line(j, "i", fmt(r, "%s%s%s%s", why.at[i].sentence, why.at[i].law ? " (" : "", why.at[i].law ? why.at[i].law : "", why.at[i].law ? ")" : ""));
}

static void amounts(struct req *r, struct json *j, const struct letter_of *l)
{
    const struct verdict *v = &l->s->at[l->programme];
    const char *other;
    bool said = false;

    if (strcmp(l->d->outcome, "granted")) return;
    for (int i = 0; (other = case_others_letter(r, l->c, i)); i++) {
        said |= *other != 0;
        line(j, "b", other);
    }
    for (int i = 0; !said && i < v->namounts && v->answer == YES; i++)
        line(j, "b", say_amount(&r->mem, r->house->texts, r->lang, &v->amounts[i]));
    if (l->d->since.v != DAY_NONE.v)
        line(j, "p", l->d->until.v == DAY_NONE.v ? text_with(r, T_casework_letter_since, said_day(r, l->d->since))
            : text_with(r, T_casework_letter_period, said_day(r, l->d->since), said_day(r, (day){ l->d->until.v - 1 })));
}

/* Which board, on which day, by which act. */
static void by_board(struct req *r, struct json *j, board_id board)
{
    struct board_act_row b;

    if (!board.v || !board_act(r, board, &b)) return;
    line(j, "p", text_with(r, T_casework_letter_board, said_text(r, "board.", b.body), said_day(r, b.sits), fmt(r, "%lld/%lld", (long long)b.act_year, (long long)b.act_no)));
}

static void objection(struct req *r, struct json *j, const struct letter_of *l)
{
    const struct limit *law = town_limit(r->house->town, "objection");

    if (l->d->appeal_due.v == DAY_NONE.v) return;
    line(j, "h", text(r, T_casework_letter_objection));
    line(j, "p", text_with(r, T_casework_letter_objection_text, fmt(r, "%d", l->appeal_days), said_day(r, l->d->appeal_due), law ? law->law : ""));
}

static void one_language(struct req *r, struct json *j, const void *what)
{
    const struct letter_of *l = what;
    const struct person *who = registry_person(r, l->c->person);
    bool granted = !strcmp(l->d->outcome, "granted");

    json_array(j);
    line(j, "t", text_with(r, granted ? T_casework_letter_granted : T_casework_letter_refused, case_programme(r, l->c)));
    line(j, "p", text_with(r, T_casework_letter_number, fmt(r, "%lld/%lld", (long long)l->d->year, (long long)l->d->number), said_day(r, l->d->asked),
                           case_number(r, l->c), said_day(r, greek_day(l->c->opened))));
    by_board(r, j, l->d->board);
    line(j, "b", who ? person_name(r, who) : "");
    amounts(r, j, l);
    reasons(r, j, l);
    objection(r, j, l);
    line(j, "s", text_with(r, T_casework_letter_rules, fmt(r, "%.16s", l->d->book), engine_version()));
    json_end_array(j);
}

static void one_answer(struct req *r, struct json *j, const void *what)
{
    const struct answer_of *a = what;
    const struct person *who = registry_person(r, a->c->person);
    const struct limit *law = town_limit(r->house->town, "legality");
    bool upheld = !strcmp(a->outcome, "upheld"), granted = !strcmp(a->d->outcome, "granted");
    day due = law ? working_next(r, limit_due(r, law, 0, r->today)) : DAY_NONE;

    json_array(j);
    line(j, "t", text_with(r, upheld ? T_casework_letter_upheld : T_casework_letter_rejected, case_programme(r, a->c)));
    line(j, "p", text_with(r, T_casework_letter_answer_number, fmt(r, "%lld/%lld", (long long)a->year, (long long)a->number), said_day(r, r->today),
                           said_day(r, greek_day(a->handed_in)), fmt(r, "%lld/%lld", (long long)a->d->year, (long long)a->d->number)));
    by_board(r, j, a->board);
    line(j, "b", who ? person_name(r, who) : "");
    line(j, "p", text(r, !upheld ? T_casework_letter_stays : granted ? T_casework_letter_changes : T_casework_letter_now_granted));
    line(j, "h", text(r, T_casework_letter_reasons));
    line(j, "p", a->reasons);
    if (law) {
        line(j, "h", text(r, T_casework_letter_objection));
        line(j, "p", text_with(r, T_casework_letter_legality, fmt(r, "%d", law->days), said_day(r, due), law->law));
    }
    json_end_array(j);
}

/* In Greek, which is in force, and in the language of the case. */
static const char *in_both(struct req *r, const struct case_file *c, void (*one)(struct req *, struct json *, const void *), const void *what)
{
    struct out o = { .mem = &r->mem };
    struct json j = { .out = &o };
    int reader = r->lang, greek = texts_language_find(r->house->texts, "el"), other = texts_language_find(r->house->texts, c->lang);

    json_object(&j);
    for (int i = 0; i < 2; i++) {
        r->lang = i ? other : greek;
        if (r->lang < 0 || (i && other == greek)) continue;
        json_key(&j, texts_language(r->house->texts, r->lang)->code);
        one(r, &j, what);
    }
    json_end_object(&j);
    r->lang = reader;
    return out_text(&o);
}

const char *letter_write(struct req *r, const struct letter_of *l) { return in_both(r, l->c, one_language, l); }
const char *answer_write(struct req *r, const struct answer_of *a) { return in_both(r, a->c, one_answer, a); }

/* ---- printed ---- */

static void print_lines(struct print *p, const struct json_value *lines)
{
    for (const struct json_value *l = lines->first; l; l = l->next) {
        const char *words = l->first->next->text;
        switch (*l->first->text) {
        case 't': print_heading(p, 1, words); break;
        case 'h': print_heading(p, 2, words); break;
        case 'b': print_strong(p, words); break;
        case 'i': print_item(p, words); break;
        case 's': print_small(p, words); break;
        default:  print_text(p, words); break;
        }
    }
}

/* The reader's own language first, the Greek original behind it. */
static void print_letter(struct req *r, const struct case_file *c, const void *sealed, size_t sealed_n, int64_t year, int64_t no)
{
    struct json_error e;
    size_t n;
    const unsigned char *plain = sealed_n ? unseal(&r->mem, r->house->secret, "decision reasons", sealed, sealed_n, &n) : NULL;
    const struct json_value *all = plain ? json_read(&r->mem, (const char *)plain, n, &e) : NULL;

    if (!all) { refuse(r, 404, T_casework_no_decision); return; }
    const struct json_value *own = json_member(all, c->lang), *greek = json_member(all, "el");
    int at = texts_language_find(r->house->texts, own ? c->lang : "el");
    const struct language *l = texts_language(r->house->texts, at < 0 ? r->lang : at);
    const char *number = fmt(r, "%lld/%lld", (long long)year, (long long)no);
    struct print *p = print_open(&r->mem, number, l->code, l->rtl, fmt(r, "%s · %s", text_named(r, "town.name"), number));
    if (own) print_lines(p, own);
    if (greek && greek != own) {
        print_small(p, text(r, T_casework_letter_original));
        print_lines(p, greek);
    }
    const char *bytes = print_close(p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "%lld-%lld.pdf", (long long)year, (long long)no);
    r->no_store = true;
    out_raw(&r->out, bytes, n);
}

void letter_answer(struct req *r, const struct case_file *c)
{
    struct decision_of_row d;

    if (decision_of(r, c->id, &d)) print_letter(r, c, d.reasons, d.reasons_n, d.year, d.number);
    else refuse(r, 404, T_casework_no_decision);
}

static void get(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "read a decision");

    if (c) letter_answer(r, c);
}
PAGE(case_letter, .path = "/case/letter", .may = CASE_PAGES, .get = get, .slow = true, .help = "A decision as a letter (PDF), in the person's language and in Greek.");

void letter_answer_objection(struct req *r, const struct case_file *c, const struct objection_row_row *o)
{
    print_letter(r, c, o->letter, o->letter_n, o->year, o->number);
}

static void get_answer(struct req *r)
{
    struct objection_row_row o;

    if (!objection_row(r, (objection_id){ in_id(r, "id") }, &o)) { access_open(r, (person_id){ 0 }, ""); return; }
    const struct case_file *c = case_open(r, o.filed, "read the answer to an objection");
    if (c) letter_answer_objection(r, c, &o);
}
PAGE(case_answer_letter, .path = "/case/objection/letter", .may = CASE_PAGES, .get = get_answer, .slow = true,
     .help = "The answer to an objection as a letter (PDF), in the person's language and in Greek.");
