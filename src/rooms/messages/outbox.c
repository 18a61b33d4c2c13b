/* SPDX-License-Identifier: EUPL-1.2
** outbox.c - one message at a time: claim (committed), send (no transaction is open), mark (committed).  ME3, ME4, ME5, ME7. */
#include "rooms/messages/inside.h"
#include "rooms/messages/sender.h"
#include "rooms/portal/portal.h"
#include "host/clock.h"
#include "base/date.h"
#include "outbox.sql.h"

enum { LEASE = 10 * 60,                 /* longer than a sending: four transfers of at most 120 s (host/post.c) */
       TRIES_MOST = 17,                 /* about two days, by back_off() */
       AGAIN = 200 };                   /* PostgreSQL lets one of many senders through at a time */

struct errand {
    struct req r; struct sender *s;
    bool found, leaves;                 /* leaves: there is something to send */
    struct stored m; struct addressee to; struct wording words;
    struct outcome o;
};

/* ---- transactions: this lane is its own edge -------------------------------------------------------------- */

static bool safely(struct errand *e, void (*step)(struct errand *))
{
    if (setjmp(e->r.fate.edge)) return false;
    step(e);
    return true;
}

static bool in_transaction(struct errand *e, void (*step)(struct errand *))
{
    for (int i = 1; !safely(e, step); i++) {
        bool again = db_serialization_failed(e->r.db) && i < AGAIN;
        db_rollback(e->r.db);
        if (!again) return false;
        db_take_turns(e->r.db);
    }
    return true;
}

/* ---- marking ------------------------------------------------------------------------------------------- */

/* After 1, 5, 15 minutes, then every hour, then every four. */
static int64_t back_off(int tries, int asked)
{
    static const int wait[] = { 60, 300, 900, 3600, 3600, 3600 };
    int64_t mine = tries < 6 ? wait[tries] : 4 * 3600;

    return asked > mine ? asked : mine;
}

static void give_up_on(struct errand *e, const char *state, const char *why, int tried)
{
    struct req *r = &e->r;
    bool hand = !strcmp(state, "by_hand");

    if (!give_up(r, e->m.id, e->s->me, state, why, tried)) return;
    act(r, hand ? "a message must be given by hand" : "a message failed", "message", e->m.id.v);
    if (hand) e->s->count.by_hand++;
    else e->s->count.failed++;
}

static void wait_longer(struct errand *e, instant next, const char *why, int tried)
{
    struct req *r = &e->r;

    if (!e->m.email && !e->m.at_once) next = town_may_ring(r->house->town, next);       /* ME7 */
    if (postpone(r, e->m.id, e->s->me, next, why, tried)) act(r, "a message waits", "message", e->m.id.v);
    e->s->count.later++;
}

/* ---- claim --------------------------------------------------------------------------------------------- */

static void judge(struct errand *e)
{
    struct req *r = &e->r;

    if (!stored_read(r, e->m.id, &e->m) || e->m.nparams < 0) { give_up_on(e, "failed", "unreadable", 0); return; }
    if (e->m.ends.v && e->m.ends.v <= r->now.v) { give_up_on(e, "failed", "too_late", 0); return; }
    if (!e->m.email && !e->m.at_once && town_may_ring(r->house->town, r->now).v > r->now.v) { wait_longer(e, r->now, "", 0); return; }
    e->to = addressee_of(r, &e->m, e->s->post);
    if (e->to.way == WAY_NONE) { give_up_on(e, "by_hand", e->to.hand_why, 0); return; }
    e->words = wording_of(r, &e->m, e->to.lang, e->to.neutral, LINKS_WHOLE);
    e->leaves = true;
}

static void claim_one(struct errand *e)
{
    struct req *r = &e->r;
    struct claim_row row;

    e->found = e->leaves = false;
    db_begin(r, true);
    if (claim(r, r->now, (instant){ r->now.v + LEASE }, e->s->me, &row)) {
        e->found = true;
        e->m.id = row.id;
        judge(e);
    }
    db_commit(r);
}

static void look(struct errand *e)
{
    db_begin(&e->r, false);
    e->found = due_now(&e->r, e->r.now).n > 0;
    db_commit(&e->r);
}

/* ---- send ---------------------------------------------------------------------------------------------- */

/* ME4: the same at every try. */
static const char *own_name(struct req *r, message_id id)
{
    unsigned char h[HASH_BYTES];
    struct out o = { .mem = &r->mem };

    keyed_hash(h, r->house->secret, "message id", &id.v, sizeof id.v);
    out_fmt(&o, "pronoia.%lld.", (long long)id.v);
    for (int i = 0; i < 8; i++) out_fmt(&o, "%02x", h[i]);
    return out_text(&o);
}

static struct outcome by_mail(struct errand *e)
{
    struct req *r = &e->r;
    const struct mail_server *server = &e->s->post->mail;
    bool with = e->m.pdf && !e->to.neutral;                                             /* ME2 */
    const char *method = NULL, *event = e->to.neutral ? "" : invitation_of(r, &e->m, server, e->to.to, e->words.lang, &method);
    struct mail m = { .to = e->to.to, .subject = e->words.subject, .text = e->words.body, .lang = e->words.lang, .at = r->now,
                      .id = fmt(r, "%s%s", own_name(r, e->m.id), strchr(server->from, '@')),
                      .name = e->m.pdf_name, .bytes = with ? e->m.pdf : NULL, .n = e->m.pdf_n,
                      .calendar = *event ? event : NULL, .method = method };

    return mail_send(&r->mem, server, sender_name(r), &m);
}

/* As this way says it. */
static const char *worded(struct errand *e, struct wording w)
{
    return e->to.way == WAY_EMAIL ? w.body : sms_wording(&e->r.mem, w.brief, e->s->post->sms.capitals);
}

static struct outcome by_sms(struct errand *e)
{
    struct req *r = &e->r;

    return sms_send(&r->mem, &e->s->post->sms, &e->s->pass, r->now, e->to.to, worded(e, e->words), own_name(r, e->m.id));
}

static void send_it(struct errand *e) { e->o = e->to.way == WAY_EMAIL ? by_mail(e) : by_sms(e); }

/* What staff read afterwards (ME9). */
static const char *kept_words(struct errand *e)
{
    return worded(e, wording_of(&e->r, &e->m, e->to.lang, e->to.neutral, LINKS_HIDDEN));
}

static void mark(struct errand *e)
{
    struct req *r = &e->r;
    size_t n;
    bool tired = e->m.tries + 1 >= TRIES_MOST;

    db_begin(r, true);
    if (e->o.is == LEFT) {
        const void *words = words_seal(r, 2, (const char *const[]){ e->to.to, kept_words(e) }, &n);
        has_left(r, e->m.id, r->now, e->to.way == WAY_EMAIL ? "email" : "sms", words, n);
        act(r, "sent a message", "message", e->m.id.v);
        e->s->count.sent++;
    } else if (e->o.is == LEAVES_NEVER || tired) give_up_on(e, "failed", e->o.why, 1);
    else wait_longer(e, (instant){ r->now.v + back_off(e->m.tries, e->o.wait) }, e->o.why, 1);
    db_commit(r);
}

/* ---- turns --------------------------------------------------------------------------------------------- */

static enum turn turn(struct errand *e)
{
    if (!safely(e, look)) { db_rollback(e->r.db); return TURN_BROKEN; }
    if (!e->found) return TURN_IDLE;
    if (!in_transaction(e, claim_one)) return TURN_BROKEN;
    if (!e->found || !e->leaves) return TURN_DONE;
    if (!safely(e, send_it)) return TURN_BROKEN;                /* its lease ends, and it is tried again */
    struct outbox_count before = e->s->count;
    for (int i = 0; !in_transaction(e, mark); i++) {
        e->s->count = before;
        if (i == 2) return TURN_BROKEN;
    }
    return TURN_DONE;
}

enum turn outbox_turn(struct sender *s)
{
    struct errand e = { .s = s, .r = { .db = s->db, .who = "Pronoia", .now = clock_now() } };

    mem_open(&e.r.mem, &e.r.fate, 64 << 20);
    e.r.out.mem = &e.r.mem;
    e.r.today = greek_day(e.r.now);
    e.r.house = house_take();
    enum turn is = turn(&e);
    if (is == TURN_BROKEN) snprintf(s->why, sizeof s->why, "%.200s", e.r.fate.why);
    house_give_back(e.r.house);
    mem_close(&e.r.mem);
    return is;
}
