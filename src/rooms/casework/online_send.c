/* SPDX-License-Identifier: EUPL-1.2
** online_send.c - the form is sent: people as they say they are, a household, what they answered, an application each (CW16).
**
** ON4  The form's own sealed answers name it: a double press, a reload, fifty copies at once find what the first one made.
** ON5  The code follows from the form, so that its copies show the same one; it stands in no row. */
#include "rooms/casework/online.h"
#include "rooms/casework/follow.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"
#include "online.sql.h"

struct sending { struct online *f; sent_id sent; const char *code; struct household *h; person_id person[MEMBERS_MAX]; household_id home; };

/* ---- what is written ---- */

static void write_people(struct sending *s)
{
    struct req *r = s->f->r;

    for (int m = 0; m < s->h->members; m++) {
        struct person_declared d = online_person(s->f, m);
        s->person[m] = registry_declare(r, &d);
    }
    s->home = registry_add_household(r, s->person[0], DAY_NONE);
    for (int m = 1; m < s->h->members; m++)
        if (registry_join(r, s->home, s->person[m], "main", facts_role(s->h, m), DAY_NONE) != MEMBER_OK)
            fault(&r->fate, "somebody new could not join a new household");
    set_sender(r, s->sent, s->person[0]);
}

static void write_fact(struct sending *s, const struct fact *is_, int fact, int member)
{
    struct known k = household_get(s->h, fact, member);
    struct fact_new n = { .variable = is_->name, .value = household_text(&s->f->r->mem, s->h, fact, member), .evidence = EV_DECLARED,
        .since = DAY_NONE, .until = DAY_NONE, .source = "household", .seen = FACTS_ANY };

    if (k.evidence == EV_NONE) return;
    if (is_->person) n.person = s->person[member];
    else n.household = s->home;
    enum facts_refusal no = facts_record(s->f->r, &n, NULL);
    if (no != FACTS_OK && no != FACTS_SAME && no != FACTS_ELSEWHERE) fault(&s->f->r->fate, "the answer %s was refused (%d)", is_->name, (int)no);
}

static void write_facts(struct sending *s)
{
    const struct book *b = s->h->book;

    for (int fact = 0; fact < book_facts(b); fact++) {
        const struct fact *is_ = book_fact(b, fact);
        for (int m = 0; m < (is_->person ? s->h->members : 1) && !is_->town; m++) write_fact(s, is_, fact, m);
    }
}

/* The resident's own consent was asked for on the page; the others get a slip each. */
static void write_consents(struct sending *s, const struct case_file *c)
{
    struct req *r = s->f->r;
    struct consents_open_of all = consents_open_of(r, c->id);

    for (int i = 0; i < all.n; i++) {
        if (all.at[i].person.v != s->person[0].v) consent_slip(r, c, all.at[i].id, s->code);
        else if (in_has(r, "agree")) consent_given(r, c->id, all.at[i].id);
    }
}

static void write_cases(struct sending *s)
{
    struct req *r = s->f->r;
    const char *answers = receipt_of(r, screen(&r->mem, r->house->book, s->h, r->today));
    bool was;

    for (int i = 0; i < s->f->nchoices; i++) {
        const struct online_choice *c = &s->f->choices[i];
        if (!c->on) continue;
        case_id id = case_apply(r, &(struct application){ .programme = c->x->p->id, .person = s->person[c->member < 0 ? 0 : c->member],
            .household = { c->member < 0 ? s->home.v : 0 }, .origin = "online", .lang = online_lang(s->f), .answers = answers,
            .answers_n = strlen(answers), .code = s->code, .sent = s->sent }, &was);
        if (was) fault(&r->fate, "somebody new had an application already");
        write_consents(s, case_find(r, id));
    }
}

/* ---- POST /apply/send ---- */

static const char *code_of(struct req *r, const char *state)                                /* ON5 */
{
    unsigned char hash[HASH_BYTES];
    char *code = mem_get(&r->mem, 16);

    keyed_hash(hash, r->house->secret, "application code", state, strlen(state));
    spoken_make(code, hash);
    return code;
}

static void to_sent(struct req *r, sent_id sent, const char *code, bool was)
{
    struct cases_sent all = cases_sent(r, sent);

    if (all.n) follow_remember(r, code, all.at[0].protocol_year, all.at[0].protocol_no);
    see_other(r, was ? "/apply/sent?was=1" : "/apply/sent");
}

static bool too_often_here(struct online *f)
{
    if (!code_too_often(f->r, "apply")) return false;
    online_check_show(f, 429, text(f->r, T_check_err_too_often));
    f->r->retry_after = 3600;
    return true;
}

static void post(struct req *r)
{
    struct online f;
    struct sent_of_row was;
    struct add_sent_row row;
    unsigned char key[HASH_BYTES];

    if (!online_open(r, &f)) return;
    keyed_hash(key, r->house->secret, "application form", f.state, strlen(f.state));
    const char *code = code_of(r, f.state);
    if (sent_of(r, key, sizeof key, &was)) { to_sent(r, was.id, code, true); return; }     /* ON4 */
    online_check(&f);
    if (f.nproblems) { online_form_show(&f, 422); return; }
    if (!in_has(r, "true")) { online_check_show(&f, 422, text(r, T_apply_err_true)); return; }
    if (too_often_here(&f)) return;
    if (!add_sent(r, key, sizeof key, r->now, &row)) fault(&r->fate, "a form was sent and is not there");
    struct sending s = { .f = &f, .sent = row.id, .code = code, .h = online_household(&f) };
    write_people(&s);
    write_facts(&s);
    write_cases(&s);
    to_sent(r, row.id, code, false);
}

static void to_start(struct req *r) { see_other(r, "/check"); }

PAGE(apply_send, .path = "/apply/send", .may = MAY_ANYBODY, .get = to_start, .post = post,
     .help = "Sends an application: protocol numbers, and a code to follow them.");

/* ---- the receipt ---- */

struct sent_line { const char *programme; struct ltr number; struct isolated whom; };
struct sent_page {
    struct ltr code, where; bool was;
    struct { int n; struct sent_line *at; } cases;
    struct { int n; struct slip *at; } slips;
    struct nexts nexts;
};
#include "sent.html.h"

static void get_sent(struct req *r)
{
    struct follow f;

    if (!follow_read(r, &f)) { see_other(r, "/follow"); return; }
    struct sent_page p = { .code = { f.code }, .where = { case_address(r, "/follow") }, .was = in_has(r, "was") };
    p.cases.at = mem_get(&r->mem, (size_t)f.n * sizeof *p.cases.at);
    for (int i = 0; i < f.n; i++) {
        const struct person *who = registry_person(r, f.cases[i]->person);
        p.cases.at[p.cases.n++] = (struct sent_line){ case_programme(r, f.cases[i]), { case_number(r, f.cases[i]) }, { who ? person_name(r, who) : "" } };
        struct nexts wanted = case_others_next(r, f.cases[i]);
        struct slip *more;
        int n = consent_slips(r, f.cases[i], f.code, &more);
        p.slips.at = mem_grow(&r->mem, p.slips.at, (size_t)p.slips.n * sizeof *more, (size_t)(p.slips.n + n + 1) * sizeof *more);
        for (int k = 0; k < n; k++) p.slips.at[p.slips.n++] = more[k];
        p.nexts.at = mem_grow(&r->mem, p.nexts.at, (size_t)p.nexts.n * sizeof *p.nexts.at, (size_t)(p.nexts.n + wanted.n + 1) * sizeof *p.nexts.at);
        for (int k = 0; k < wanted.n; k++) p.nexts.at[p.nexts.n++] = wanted.at[k];
    }
    r->no_store = true;
    page_begin(r, text(r, T_apply_sent_title));
    sent_html(r, &p);
    page_end(r);
}
PAGE(apply_sent, .path = "/apply/sent", .may = MAY_ANYBODY, .get = get_sent,
     .help = "What was sent: protocol numbers, the code, a slip for each other adult; to print.");
