/* SPDX-License-Identifier: EUPL-1.2
** notice.c - the limit for an answer cannot be kept: it is made longer where several services have a part in it, or the person is told
** in writing, before it ends, why, and who handles it (law 2690/1999, article 4).  CW9. */
#include "rooms/casework/decide.h"
#include "rooms/messages/messages.h"
#include "base/date.h"
#include "host/print.h"
#include "clocks.sql.h"

enum { WHY_LONG = 2000 };

/* Name and telephone of who handles it: of the case's unit, else the town's. */
static const char *telephone(struct req *r, const struct case_file *c, const char **unit)
{
    struct unit_structure_row u;
    const struct structure *s = NULL;

    *unit = "";
    if (c->unit.v && unit_structure(r, c->unit, &u)) {
        *unit = u.name;
        s = *u.structure && r->house->town ? town_find(r->house->town, u.structure) : NULL;
    }
    return s && *s->phone ? s->phone : text_named(r, "town.phone");
}

static void print_notice(struct req *r, struct print *p, const struct case_file *c, account_id by, const char *why, day due, day on)
{
    const struct person *who = registry_person(r, c->person);
    const struct limit *law = town_limit(r->house->town, "notice");
    const char *unit, *phone = telephone(r, c, &unit);

    print_heading(p, 1, text(r, T_casework_notice_title));
    print_small(p, fmt(r, "%s, %s", town_name(r), said_day(r, on)));
    print_strong(p, who ? person_name(r, who) : "");
    print_text(p, text_with(r, T_casework_notice_text, case_programme(r, c), case_number(r, c), said_day(r, greek_day(c->opened)), said_day(r, due)));
    print_heading(p, 2, text(r, T_casework_letter_reasons));
    print_text(p, why);
    print_text(p, text_with(r, T_casework_notice_who, case_account(r, by), phone, unit));
    if (law) print_small(p, law->law);
}

/* In the person's language first, the Greek original behind it. */
static const char *notice_pdf(struct req *r, const struct case_file *c, account_id by, const char *why, day due, day on, size_t *n)
{
    int reader = r->lang, greek = texts_language_find(r->house->texts, "el"), own = texts_language_find(r->house->texts, c->lang);
    const struct language *l = texts_language(r->house->texts, own < 0 ? greek : own);
    struct print *p = print_open(&r->mem, case_number(r, c), l->code, l->rtl, fmt(r, "%s · %s", text_named(r, "town.name"), case_number(r, c)));

    if (own >= 0 && own != greek) {
        r->lang = own;
        print_notice(r, p, c, by, why, due, on);
        print_language(p, "el", false);
    }
    r->lang = greek;
    print_notice(r, p, c, by, why, due, on);
    r->lang = reader;
    return print_close(p, n, NULL);
}

/* NULL after answering: the case is not the reader's, its limit does not run, no reason was written, or the file is not to be used. */
static const struct case_file *for_limit(struct req *r, struct running_clock_row *k, const char *act)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (!c) return NULL;
    if (!running_clock(r, c->id, "answer", k)) { case_show(r, c->id, 409, text(r, T_casework_no_limit)); return NULL; }
    if (!*in(r, "why") || strlen(in(r, "why")) > WHY_LONG) { case_show(r, c->id, 422, text(r, T_casework_say_why)); return NULL; }
    return !act || case_use(r, c, act) ? c : NULL;
}

static void post_notice(struct req *r)
{
    struct running_clock_row k;
    const struct case_file *c = for_limit(r, &k, "told of a delay");
    size_t n;

    if (!c) return;
    const char *pdf = notice_pdf(r, c, staff_here(r), in(r, "why"), k.due, r->today, &n);
    message_send(r, &(struct message){ .person = registry_root(r, c->person), .text = T_casework_notice_message, .lang = c->lang, .about_kind = "case", .about = c->id.v,
        .once_key = fmt(r, "case %lld notice %d", (long long)c->id.v, (int)k.due.v), .pdf_name = fmt(r, "%lld-%lld.pdf", (long long)c->protocol_year, (long long)c->protocol_no),
        .pdf = pdf, .pdf_n = n });
    clock_end(r, c->id, "notice", "done");
    case_note(r, c, in(r, "why"), "notice");
    see_other(r, "/case?id=%lld#history", (long long)c->id.v);
}
PAGE(case_notice, .path = "/case/notice", .may = CASE_PAGES, .post = post_notice,
     .help = "The answer will be late: the person is told in writing why, and who handles it.");

static void get_letter(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "read a notice of delay");
    struct running_clock_row k;
    struct last_note_row w;
    size_t n;

    if (!c) return;
    if (!last_note(r, c->id, "notice", &w)) { refuse(r, 404, T_casework_no_notice); return; }
    if (!running_clock(r, c->id, "answer", &k)) k.due = greek_day(w.at);
    const char *bytes = notice_pdf(r, c, w.by, case_unseal(r, w.why, w.said, w.said_n), k.due, greek_day(w.at), &n);
    r->type = "application/pdf";
    r->filename = fmt(r, "%lld-%lld.pdf", (long long)c->protocol_year, (long long)c->protocol_no);
    r->no_store = true;
    out_raw(&r->out, bytes, n);
}
PAGE(case_notice_letter, .path = "/case/notice/letter", .may = CASE_PAGES, .get = get_letter, .slow = true,
     .help = "The written notice of a delay (PDF), in the person's language and in Greek.");

/* ---- longer ---- */

static void post_longer(struct req *r)
{
    const struct limit *l = town_limit(r->house->town, "longer");
    struct running_clock_row k;
    const struct case_file *c = for_limit(r, &k, NULL);

    if (!c) return;
    if (!l || k.due.v < r->today.v || made_longer(r, c->id, k.starts).n) { case_show(r, c->id, 409, text(r, T_casework_longer_once)); return; }
    if (!case_use(r, c, "made a time limit longer")) return;
    clock_longer(r, c, k.starts, limit_due(r, l, 0, k.due), l->law);
    message_send(r, &(struct message){ .person = registry_root(r, c->person), .text = T_casework_longer_message, .lang = c->lang, .about_kind = "case", .about = c->id.v,
        MESSAGE_PARAMS(message_day(r, limit_due(r, l, 0, k.due))), .once_key = fmt(r, "case %lld longer %d", (long long)c->id.v, (int)k.due.v) });
    case_note(r, c, in(r, "why"), "longer");
    see_other(r, "/case?id=%lld", (long long)c->id.v);
}
PAGE(case_longer, .path = "/case/longer", .may = CASE_PAGES, .post = post_longer, .help = "Several services have a part in it: the limit for the answer is made longer, once.");
