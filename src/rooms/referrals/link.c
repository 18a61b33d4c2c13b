/* SPDX-License-Identifier: EUPL-1.2
** link.c - an outside body answers by a link: RF1, RF4, RF5. */
#include "rooms/referrals/answers.h"
#include "rooms/messages/messages.h"
#include "rooms/portal/portal.h"
#include "host/chance.h"
#include "link.sql.h"

enum { TOKEN = 24, AGAIN_AFTER = 600 };
struct link_page {
    const char *problem, *note, *path, *town, *state, *day, *hour, *words; bool closed, shut, open;
    struct { int n; const struct part *at; } parts;
    struct { int n; struct answer_form at[ANSWERS]; } answers;
};
#include "link.html.h"

static void hash_of(struct req *r, const void *token, unsigned char to[static HASH_BYTES])
{
    keyed_hash(to, r->house->secret, "referral link", token, TOKEN);
}

const char *link_make(struct req *r, const struct referral *f)
{
    unsigned char token[TOKEN], hash[HASH_BYTES];

    chance(token, sizeof token);
    hash_of(r, token, hash);
    end_links(r, f->id, r->now);
    add_link(r, f->id, hash, sizeof hash, r->now, (instant){ r->now.v + LINK_LIFE });
    return fmt(r, "%s/r/%s", f->base, base64url(&r->mem, token, sizeof token));
}

void link_send(struct req *r, const struct referral *f, int words, const char *once_key)
{
    message_send(r, &(struct message){ .person = f->person, .email = f->email, .to_name = f->to, .lang = f->lang, .text = words,
        MESSAGE_PARAMS(text_named(r, "town.name"), message_link(r, link_make(r, f)),
            message_day(r, (day){ r->today.v + LINK_LIFE / 86400 })),
        .about_kind = "referral", .about = f->id.v, .once_key = once_key });
}

/* ---- the page ------------------------------------------------------------------------------------------- */

struct found { struct link_row_row link; const struct referral *f; bool lives; };

/* False: there is no such link.  lives: it can be answered by. */
static bool find(struct req *r, struct found *to)
{
    size_t n;
    const unsigned char *token = base64url_read(&r->mem, path_rest(r), &n);
    unsigned char hash[HASH_BYTES];

    if (!token || n != TOKEN) return false;
    hash_of(r, token, hash);
    if (!link_row(r, hash, sizeof hash, &to->link) || !(to->f = referral_find(r, to->link.referral))) return false;
    to->lives = !to->link.used.v && !to->link.revoked.v && to->link.expires.v > r->now.v && consent_for(r, to->f).v;      /* RF1 */
    return true;
}

static void render(struct req *r, int status, struct link_page *p)
{
    p->path = fmt(r, "/r/%s", path_rest(r));
    p->town = text_named(r, "town.name");
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_referrals_link_title), .problem = *p->problem != 0);
    link_html(r, p);
    page_end(r);
}

static void closed(struct req *r, int status) { render(r, status, &(struct link_page){ .problem = "", .note = "", .closed = true }); }

static void get_link(struct req *r)
{
    struct found x;

    if (!find(r, &x)) refuse(r, 404, T_referrals_link_unknown);
    else if (!x.lives) closed(r, 410);
    else render(r, 200, &(struct link_page){ .problem = "", .note = "", .shut = true });        /* RF5 */
}

static void show_open(struct req *r, int status, const struct referral *f, const char *problem)
{
    struct link_page p = { .problem = problem, .note = "", .open = true, .state = move_said(r, f->state), .day = in(r, "day"), .hour = in(r, "hour"), .words = in(r, "words") };

    p.parts.n = f->ntold;
    p.parts.at = f->told;
    p.answers.n = answers_for(r, f->state, p.answers.at);
    render(r, status, &p);
}

static bool held_back(struct req *r, const struct referral *f)
{
    struct kept_back_row x;

    return kept_back(r, f->id, &x);
}

static void open_it(struct req *r, const struct referral *f)
{
    if (held_back(r, f)) { closed(r, 410); return; }
    if (!strcmp(f->state, "sent")) referral_move(r, f, "seen", BY_BODY, "", (instant){ 0 });
    else act(r, "a body opened a referral", "referral", f->id.v);
    show_open(r, 200, referral_find(r, f->id), "");
}

/* To the body's own address, never to who asks; the answer is the same whether one is sent or was just sent. */
static void again(struct req *r, const struct referral *f)
{
    bool open = strcmp(f->state, "refused") && strcmp(f->state, "done") && strcmp(f->state, "withdrawn") && strcmp(f->state, "draft");

    if (open && consent_for(r, f).v && newest(r, f->id).made.v + AGAIN_AFTER <= r->now.v) {
        link_send(r, f, T_referrals_mail_again, NULL);
        act(r, "a body asked for a new link", "referral", f->id.v);
    }
    render(r, 200, &(struct link_page){ .problem = "", .note = text(r, T_referrals_link_again_sent) });
}

static void answered(struct req *r, const struct found *x, const char *word)
{
    int problem;

    problem = answer_do(r, x->f, word, BY_BODY);
    if (problem >= 0 && held_back(r, x->f)) { closed(r, 410); return; }
    if (problem >= 0) { show_open(r, problem == T_referrals_moved_on ? 409 : 422, referral_find(r, x->f->id), text(r, problem)); return; }
    if (!use_link(r, x->link.id, r->now) && strcmp(word, "refused") && strcmp(word, "done"))     /* those ended it already */
        fault(&r->fate, "a link was used twice");
    const struct referral *now = referral_find(r, x->f->id);
    struct answer_form more[ANSWERS];
    if (answers_for(r, now->state, more)) link_send(r, now, T_referrals_mail_next, NULL);
    render(r, 200, &(struct link_page){ .problem = "", .note = text(r, T_referrals_link_thanks) });
}

static void post_link(struct req *r)
{
    struct found x;
    const char *word = in(r, "do");

    if (!find(r, &x)) { refuse(r, 404, T_referrals_link_unknown); return; }
    r->who = x.f->to;                           /* the diary names the body */
    if (!strcmp(word, "again")) { again(r, x.f); return; }
    if (!x.lives) { closed(r, 410); return; }
    if (!strcmp(word, "open")) open_it(r, x.f);
    else answered(r, &x, word);
}
PAGE(referral_link, .path = "/r/*", .may = MAY_ANYBODY, .get = get_link, .post = post_link, .help = "An outside body opens a referral by its link and answers, once.");
