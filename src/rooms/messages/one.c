/* SPDX-License-Identifier: EUPL-1.2
** one.c - one message: what it says, and trying again, cancelling, giving it by hand; the letter as PDF.  ME5, ME6, ME8. */
#include "rooms/messages/inside.h"
#include "rooms/messages/shown.h"
#include "rooms/access/access.h"
#include "rooms/portal/portal.h"
#include "host/print.h"
#include "one.sql.h"

struct a_line { const char *words; };
struct one_page {
    const char *title, *problem, *state, *why, *how, *lang, *code, *typed, *shape;
    struct isolated name; struct ltr to; message_id id;
    bool saved, done, neutral, open;
    int tries; instant next, sent;
    struct { int n; struct a_line at[60]; } lines;
};
#include "one.html.h"

struct seen { struct message_row_row row; struct stored m; struct addressee to; struct wording words; };

/* False after answering: the message, or the file it is about, is not this reader's (ME8). */
static bool see(struct req *r, message_id id, struct seen *s)
{
    static const struct post both = { .mail.url = "", .sms.gateway = "" };      /* whom it would reach, were everything set up */

    if (!message_row(r, id, &s->row) || !stored_read(r, id, &s->m) || (s->row.person.v && !access_sees(r, s->row.person))) {
        refuse(r, 404, T_messages_unknown);
        return false;
    }
    s->to = addressee_of(r, &s->m, &both);
    s->words = wording_of(r, &s->m, s->to.lang, s->to.neutral, LINKS_HIDDEN);
    return true;
}

static void lines_of(struct req *r, const char *words, struct one_page *p)
{
    char *s = mem_str(&r->mem, words), *save = NULL;

    for (char *line = strtok_r(s, "\n", &save); line && p->lines.n < 60; line = strtok_r(NULL, "\n", &save))
        p->lines.at[p->lines.n++].words = line;
}

static void what_left(struct req *r, const struct seen *s, struct one_page *p)
{
    const char *words[2] = { "", "" };

    if (s->row.words_n) words_open(r, s->row.words, s->row.words_n, words, 2);
    p->to.text = words[0];
    p->done = true;
    lines_of(r, words[1], p);
}

static void show_one(struct req *r, int status, message_id id, const char *problem)
{
    struct seen s;

    if (!see(r, id, &s)) return;
    struct one_page p = { .id = id, .title = text_with(r, T_messages_number, fmt(r, "%lld", (long long)id.v)), .problem = problem,
        .saved = in_has(r, "saved"), .state = state_said(r, s.row.state), .why = why_said(r, s.row.why), .how = how_said(r, s.row.sent_by),
        .name = { s.to.name ? s.to.name : "" }, .tries = (int)s.row.tries, .sent = s.row.sent, .typed = in(r, "why"), .shape = *problem ? "bad" : "" };
    bool left = !strcmp(s.row.state, "sent") || !strcmp(s.row.state, "given");

    p.code = s.words.lang;
    p.lang = texts_language(r->house->texts, texts_language_find(r->house->texts, p.code))->name;
    p.open = !left && strcmp(s.row.state, "cancelled");
    if (left) what_left(r, &s, &p);
    else {
        if (!*p.why && s.to.way == WAY_NONE) p.why = why_said(r, s.to.hand_why);         /* said before it is tried */
        p.neutral = s.to.neutral;
        p.to.text = s.to.to ? s.to.to : "";
        if (p.open && !strcmp(s.row.state, "waiting")) p.next = s.row.next;
        lines_of(r, s.to.way == WAY_SMS ? s.words.brief : s.words.body, &p);
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = "/messages", .problem = *problem != 0);
    one_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    message_id id = { in_id(r, "id") };

    show_one(r, 200, id, "");
    if (r->status == 200) act(r, "looked at a message", "message", id.v);
}
PAGE(message, .path = "/messages/message", .may = MAY_ADVISE | MAY_RECEIVE, .get = get_one, .help = "One message: what it says, whom it reaches, what became of it.");

/* ---- what can be done with it ---------------------------------------------------------------------------- */

static void done(struct req *r, message_id id, bool changed, const char *what, const char *already)
{
    struct message_row_row row;

    if (changed) act(r, what, "message", id.v);
    else if (message_row(r, id, &row) && strcmp(row.state, already)) { refuse(r, 409, T_messages_too_late); return; }
    see_other(r, "/messages/message?id=%lld&saved=1", (long long)id.v);
}

static void post_again(struct req *r)
{
    message_id id = { in_id(r, "id") };
    struct seen s;

    if (!see(r, id, &s) || (s.row.person.v && !access_use(r, s.row.person, "asked for a message to be tried again"))) return;
    done(r, id, again(r, id, r->now, s.row.person.v && access_used(r, s.row.person)), "asked for a message to be tried again", "");
}
PAGE(message_again, .path = "/messages/again", .may = MAY_ADVISE | MAY_RECEIVE, .post = post_again, .help = "Try a message again now.");

static void post_cancel(struct req *r)
{
    message_id id = { in_id(r, "id") };
    const char *why = in(r, "why");
    struct seen s;

    if (!*why || strlen(why) > 400) { show_one(r, 422, id, text(r, T_messages_why_missing)); return; }
    if (see(r, id, &s)) done(r, id, cancel(r, id, why, r->now), "cancelled a message", "cancelled");
}
PAGE(message_cancel, .path = "/messages/cancel", .may = MAY_ADVISE | MAY_RECEIVE, .post = post_cancel, .help = "Cancel a message that has not left, with a reason.");

/* What is given by hand is the whole text: it is handed to the person alone.  But for a secret address: who prints reads it too (ME9). */
static struct wording by_hand(struct req *r, const struct seen *s) { return wording_of(r, &s->m, s->to.lang, IN_FULL, LINKS_PAPER); }

static void post_given(struct req *r)
{
    message_id id = { in_id(r, "id") };
    struct seen s;
    size_t n;

    if (!see(r, id, &s) || (s.row.person.v && !access_use(r, s.row.person, "gave a message by hand"))) return;
    const void *words = words_seal(r, 2, (const char *const[]){ "", by_hand(r, &s).body }, &n);
    done(r, id, given(r, id, words, n, r->now), "gave a message by hand", "given");
}
PAGE(message_given, .path = "/messages/given", .may = MAY_ADVISE | MAY_RECEIVE, .post = post_given, .help = "A message was given by hand.");

static void get_letter(struct req *r)
{
    struct seen s;
    const char *name = "", *address = "";
    size_t n;

    if (!see(r, (message_id){ in_id(r, "id") }, &s)) return;
    act(r, "printed a message", "message", s.m.id.v);
    struct wording w = by_hand(r, &s);
    int lang = texts_language_find(r->house->texts, w.lang);
    if (s.m.email) name = s.m.to_name;
    else address = letter_address(r, s.row.person, &name);
    struct print *p = print_open(&r->mem, w.subject, w.lang, texts_language(r->house->texts, lang)->rtl, sender_name(r));
    print_strong(p, name);
    if (*address) print_text(p, address);
    print_heading(p, 1, w.subject);
    print_text(p, w.body);
    const char *bytes = print_close(p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "%s-%lld.pdf", "message", (long long)s.m.id.v);
    r->no_store = true;
    out_raw(&r->out, bytes, n);
}
PAGE(message_letter, .path = "/messages/letter", .may = MAY_ADVISE | MAY_RECEIVE, .get = get_letter, .slow = true, .help = "A message as a letter (PDF), to be given by hand.");
