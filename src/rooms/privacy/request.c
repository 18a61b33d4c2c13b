/* SPDX-License-Identifier: EUPL-1.2
** request.c - one request: who asks was made sure, the clock, the answer; erasing with two people.  PV2 to PV4, PV6. */
#include "rooms/privacy/inside.h"
#include "rooms/privacy/request.h"
#include "host/print.h"
#include "web/draft.h"
#include "requests.sql.h"

struct ground_shown { const char *word, *name; bool on; };
struct request_page {
    request_id id; person_id person;
    const char *kind, *state, *channel, *longer, *identity, *words, *outcome, *by, *problem, *typed, *name;
    day received, due;
    bool done, late, ended, running, proposed, erases, keeps;
    struct { int n; struct keeps *at; } keeping;
    struct { int n; struct ground_shown at[4]; } grounds;
};
#include "request.html.h"
struct take_page { request_id id; const char *kind; day due; };
#include "take.html.h"

static const char *words_of(struct req *r, const struct request_row *q)
{
    size_t n;
    const unsigned char *s = unseal(&r->mem, r->house->secret, "privacy words", q->words, q->words_n, &n);

    return s ? (const char *)s : "";
}

static void show_request(struct req *r, int status, request_id id, const struct request_row *q, const char *problem)
{
    bool erases = !strcmp(q->kind, "erase"), running = !q->ended.v;
    struct request_page p = { .id = id, .person = q->person, .kind = privacy_said(r, privacy_kinds, q->kind), .state = privacy_said(r, privacy_states, q->state),
        .channel = privacy_said(r, privacy_channels, q->channel), .longer = q->longer, .identity = q->identity, .words = words_of(r, q), .outcome = q->outcome,
        .problem = problem, .typed = *in(r, "outcome") ? in(r, "outcome") : q->outcome, .name = person_name(r, registry_person(r, q->person)), .by = "",
        .received = q->received, .due = q->due, .done = in_has(r, "saved"), .late = running && q->due.v < r->today.v, .ended = !running, .running = running,
        .proposed = !strcmp(q->state, "proposed"), .erases = erases, .keeps = erases && running };

    if (p.keeps) {
        struct keepings k = keepings_of(r, q->person);
        p.keeping.n = k.n;
        p.keeping.at = k.at;
    }
    for (const struct access_word *g = access_grounds; !strcmp(q->kind, "restrict") && g->word; g++)
        p.grounds.at[p.grounds.n++] = (struct ground_shown){ g->word, text(r, g->name), !strcmp(g->word, in(r, "ground")) };
    r->status = status;
    r->no_store = true;
    page_begin(r, p.kind, .back = "/privacy/requests", .problem = *problem != 0);
    request_html(r, &p);
    page_end(r);
}

/* PV6.  An open file that the officer's roles do not open is taken over first, which gives access until the request ends; then only its
** letter is left (PV9). */
static void offer(struct req *r, request_id id, const struct request_row *q)
{
    const struct person *who = registry_person(r, q->person);

    if (!who || who->shield || q->ended.v) { access_open(r, (person_id){ 0 }, ""); return; }
    page_begin(r, text(r, T_privacy_take), .back = "/privacy/requests");
    take_html(r, &(struct take_page){ id, privacy_said(r, privacy_kinds, q->kind), q->due });
    page_end(r);
}

static bool found(struct req *r, request_id id, struct request_row *q)
{
    if (request(r, id, q)) return true;
    access_open(r, (person_id){ 0 }, "");
    return false;
}

static void get(struct req *r)
{
    request_id id = { in_id(r, "id") };
    struct request_row q;

    if (!found(r, id, &q)) return;
    if (!access_sees(r, q.person)) { offer(r, id, &q); return; }
    if (!access_open_of(r, q.person, "opened a privacy request")) return;
    draft_used(r, fmt(r, "%lld", (long long)id.v));
    show_request(r, 200, id, &q, "");
}

/* PV7: done is done at once.  -1: taken; else the text of what is wrong. */
static int finish(struct req *r, request_id id, const struct request_row *q, const char *outcome)
{
    if (!strcmp(q->kind, "restrict")) {
        const struct access_word *g = access_grounds;
        while (g->word && strcmp(g->word, in(r, "ground"))) g++;
        if (!g->word) return T_privacy_ground_missing;
        access_restrict(r, q->person, g->word, words_of(r, q), id.v);
    }
    set_ended(r, id, "done", outcome, r->now, access_reader(r).account);
    return -1;
}

/* -1: taken; else the text of what is wrong. */
static int erase_now(struct req *r, request_id id, const struct request_row *q)
{
    account_id me = access_reader(r).account;

    if (strcmp(q->state, "proposed") || q->proposer.v == me.v) return T_privacy_second_person;          /* PV3 */
    if (keepings_of(r, q->person).now) return T_privacy_must_stay;                                       /* PV8 */
    set_ended(r, id, "done", q->outcome, r->now, me);
    erase_file(r, q->person, "request", id.v, q->proposer);
    return -1;
}

static int do_it(struct req *r, request_id id, const struct request_row *q, const char *what)
{
    account_id me = access_reader(r).account;
    const char *outcome = in(r, "outcome");
    bool answers = !strcmp(what, "done") || !strcmp(what, "refuse") || !strcmp(what, "propose"), erases = !strcmp(q->kind, "erase");

    if (q->ended.v) return T_privacy_ended_already;
    if (!strcmp(what, "identity")) {
        if (!*in(r, "identity") || strlen(in(r, "identity")) > WORDS_MOST) return T_privacy_identity_wrong;
        set_identity(r, id, in(r, "identity"));
    } else if (!strcmp(what, "longer")) {
        if (*q->longer || !*in(r, "longer") || r->today.v > day_add_months(q->received, 1).v) return T_privacy_longer_wrong;           /* told within the first month */
        set_longer(r, id, in(r, "longer"), day_add_months(q->received, 3));
    } else if (answers && !*q->identity) return T_privacy_identity_wrong;                                                  /* PV2 */
    else if (answers && (!*outcome || strlen(outcome) > WORDS_MOST)) return T_privacy_outcome_wrong;
    else if (!strcmp(what, "propose") && erases) set_proposed(r, id, me, outcome);
    else if (!strcmp(what, "approve") && erases) return erase_now(r, id, q);
    else if (!strcmp(what, "back")) set_back(r, id);
    else if (!strcmp(what, "done") && !erases) return finish(r, id, q, outcome);
    else if (!strcmp(what, "refuse")) set_ended(r, id, "refused", outcome, r->now, me);
    else if (!strcmp(what, "withdraw")) set_ended(r, id, "withdrawn", outcome, r->now, me);
    else return T_privacy_kind_wrong;
    return -1;
}

static void post(struct req *r)
{
    request_id id = { in_id(r, "id") };
    struct request_row q;
    const char *what = in(r, "do");

    if (!found(r, id, &q)) return;
    const struct person *who = registry_person(r, q.person);
    if (!strcmp(what, "take") && who && !who->shield && !q.ended.v) {
        access_give(r, &(struct grant){ .person = q.person, .account = access_reader(r).account, .purpose = "review", .special = true, .about_kind = "privacy", .about = id.v });
        act(r, "took a privacy request over", "person", q.person.v);
        see_other(r, "/privacy/request?id=%lld", (long long)id.v);
        return;
    }
    if (!access_open_of(r, q.person, "worked on a privacy request")) return;
    int wrong = do_it(r, id, &q, what);
    if (wrong >= 0) { show_request(r, 422, id, &q, text(r, wrong)); return; }
    if (request(r, id, &q) && q.ended.v) access_take(r, "privacy", id.v);
    if (q.ended.v) see_other(r, "/privacy/requests?saved=1");
    else see_other(r, "/privacy/request?id=%lld&saved=1", (long long)id.v);
}
PAGE(privacy_request, .path = "/privacy/request", .may = MAY_PRIVACY, .get = get, .post = post, .help = "One request: identity, clock, answer; erasing takes two people.");

bool privacy_letter_stands(const struct req *r, instant ended) { return ended.v && r->now.v - ended.v < LETTER_DAYS * 86400LL; }

/* PV9, PV6.  The letter, and nothing else of the file. */
static bool letter_opens(struct req *r, const struct request_row *q)
{
    static const char PRINTED[] = "printed the answer to a privacy request";
    const struct person *who = registry_person(r, q->person);

    if (!who || who->shield || !privacy_letter_stands(r, q->ended)) return access_open_of(r, q->person, PRINTED);
    act(r, PRINTED, "person", q->person.v);
    return true;
}

/* The answer as a letter, in the reader's language. */
static void letter(struct req *r)
{
    request_id id = { in_id(r, "id") };
    struct request_row q;
    size_t n;

    if (!found(r, id, &q) || !letter_opens(r, &q)) return;
    const struct language *l = texts_language(r->house->texts, r->lang);
    struct print *p = print_open(&r->mem, text(r, T_privacy_letter), l->code, l->rtl, text(r, T_web_service));
    struct out o = { .mem = &r->mem };
    say_day(&o, r->house->texts, r->lang, r->today);
    print_heading(p, 1, privacy_said(r, privacy_kinds, q.kind));
    print_strong(p, person_name(r, registry_person(r, q.person)));
    print_small(p, out_text(&o));
    print_text(p, privacy_said(r, privacy_states, q.state));
    print_text(p, q.outcome);
    if (*q.longer) print_text(p, q.longer);
    print_text(p, text(r, T_privacy_letter_rights));
    const char *bytes = print_close(p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "answer-%lld.pdf", (long long)id.v);
    r->no_store = true;
    out_raw(&r->out, bytes, n);
}
PAGE(privacy_letter, .path = "/privacy/letter", .may = MAY_PRIVACY, .get = letter, .slow = true, .help = "The answer to a request, as a letter.");
