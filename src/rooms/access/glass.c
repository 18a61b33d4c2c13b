/* SPDX-License-Identifier: EUPL-1.2
** glass.c - "break the glass": a file opened in an emergency by somebody it is not open to.
**
** AC7  Only with the exact number of the person and a reason of ten letters; for some hours; the supervisors see it at once, and
**      one of them, never the same person, says whether it was needed.
** AC8  A number that opens nothing and the number of an invisible file get the same answer after the same statements; more than
**      TRIES in an hour are turned away. */
#include "rooms/access/inside.h"
#include "rooms/about.h"
#include "web/chore.h"
#include "web/draft.h"
#include "glass.sql.h"

enum { TRIES = 8, BEARERS = 4, PAST = 50 };
struct glass_page { const char *problem, *number, *reason; int64_t hours; };
#include "glass.html.h"
struct glass_shown {
    glass_id id; person_id person; struct isolated name; const char *known_by, *reason, *verdict, *words, *reviewer; instant at, ends; day review; int64_t again;
    bool mine, running, late;
};
struct glass_list { int n; struct glass_shown *at; };
struct glasses_page { bool done; const char *problem; struct glass_list waiting, past; };
#include "glasses.html.h"

static void show_glass(struct req *r, int status, const char *problem)
{
    struct glass_page p = { problem, in(r, "number"), in(r, "reason"), setting(r, SET_GLASS_HOURS) };

    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_access_glass_title), .problem = *problem != 0);
    glass_html(r, &p);
    page_end(r);
}

static void get_glass(struct req *r)
{
    draft_used(r, "");
    show_glass(r, 200, "");
}

struct behind { person_id person; const char *known_by; int shield; bool seen; };

/* The file behind the number: its own number, or one that stands in it.  person.v 0: none that glass opens.  As many questions
** whatever is found (AC8). */
static struct behind file_behind(struct req *r, const char *typed)
{
    person_id all[BEARERS + 1] = { 0 };
    struct behind b = { .known_by = "number" };

    registry_bearers(r, typed, all, BEARERS);
    all[BEARERS].v = in_id(r, "number");
    for (int i = BEARERS; i >= 0; i--) {                        /* a number that a paper bears comes before the file's own */
        person_id root = registry_root(r, all[i]);
        const struct person *p = registry_person(r, root);
        bool sees = access_sees(r, root);
        if (!p || (p->shield == 2 && !sees)) continue;
        b = (struct behind){ root, i == BEARERS ? "file" : "number", p->shield, sees };
    }
    return b;
}

static void break_it(struct req *r, const struct behind *b)
{
    account_id me = access_reader(r).account;
    instant ends = { r->now.v + 3600 * setting(r, SET_GLASS_HOURS) };
    struct add_glass_row row;
    size_t n;
    unsigned char *reason = reason_seal(r, in(r, "reason"), &n);

    if (!add_glass(r, b->person, me, b->known_by, reason, n, r->now, ends, working_day(r->today, (int)setting(r, SET_GLASS_DAYS)), &row))
        fault(&r->fate, "the broken glass was not written");
    access_give(r, &(struct grant){ .person = b->person, .account = me, .purpose = "glass", .ends = ends, .about_kind = "glass", .about = row.id.v });
    act(r, "broke the glass", "person", b->person.v);
    tell_supervisors(r, me, b->person, T_access_notice_glass, fmt(r, "glass %lld", (long long)row.id.v));
    flag_glass(r, me, broken_by(r, me, (instant){ r->now.v - 90 * 86400 }).n);
    see_other(r, "/person?id=%lld", (long long)b->person.v);
}

static void write_miss(struct req *r, const void *hour) { add_miss(r, access_reader(r).account, *(const int64_t *)hour); }

static void post_glass(struct req *r)
{
    account_id me = access_reader(r).account;
    int64_t hour = r->now.v / 3600;

    if (misses(r, me, hour - 1).n >= TRIES) { r->retry_after = 3600; act(r, "was turned away at the glass", "account", me.v); refuse(r, 429, T_access_glass_enough); return; }
    if (letters(in(r, "reason")) < REASON_LEAST || strlen(in(r, "reason")) > WORDS_MOST) { show_glass(r, 422, text(r, T_access_reason_wrong)); return; }
    struct behind b = file_behind(r, in(r, "number"));
    if (!b.person.v) {
        stays(r, write_miss, &hour, sizeof hour);                                                                  /* W8 */
        act(r, "tried the glass with a number that opens nothing", "account", me.v);
        show_glass(r, 422, text(r, T_access_glass_nothing));
    } else if (b.seen) {
        act(r, "was at the glass for a file that was open already", "person", b.person.v);
        see_other(r, "/person?id=%lld", (long long)b.person.v);
    } else break_it(r, &b);
}
PAGE(glass, .path = "/glass", .may = MAY_MEET, .get = get_glass, .post = post_glass, .help = "Open a file in an emergency, with a reason.", .nav = T_access_glass_nav, .nav_at = 80);

/* ---- what the supervisors say ------------------------------------------------------------------------ */

static const char *verdict_said(struct req *r, const char *v)
{
    return !*v ? "" : text(r, !strcmp(v, "needed") ? T_access_verdict_needed : !strcmp(v, "wrong") ? T_access_verdict_wrong : T_access_verdict_not_needed);
}

static struct glass_list list_of(struct req *r, bool open)
{
    struct glasses all = glasses(r, open, access_reader(r).account, r->now, open ? 500 : PAST);
    struct glass_list l = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l.at) };
    account_id me = access_reader(r).account;

    for (int i = 0; i < all.n; i++) {
        struct glasses_row *g = &all.at[i];
        l.at[l.n++] = (struct glass_shown){ g->id, g->person, { g->name ? g->name : "" }, text(r, !strcmp(g->known_by, "file") ? T_access_known_file : T_access_known_number),
            reason_open(r, g->reason, g->reason_n), verdict_said(r, g->verdict), g->words, g->reviewer ? g->reviewer : "", g->at, g->ends, g->review, g->again,
            g->account.v == me.v, g->ends.v > r->now.v, open && g->review.v < r->today.v };
    }
    return l;
}

static void show_list(struct req *r, int status, const char *problem)
{
    struct glasses_page p = { in_has(r, "saved"), problem, list_of(r, true), list_of(r, false) };

    act(r, "looked at the broken glass", "glass", 0);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_access_glasses), .problem = *problem != 0);
    glasses_html(r, &p);
    page_end(r);
}

static void get_list(struct req *r) { show_list(r, 200, ""); }

/* AC7: one of them closes it; whoever comes after reads that it is closed. */
static void stop(struct req *r, glass_id id)
{
    if (!access_take(r, "glass", id.v)) { show_list(r, 409, text(r, T_access_glass_stopped)); return; }
    act(r, "ended a broken glass", "glass", id.v);
    see_other(r, "/glass/review?saved=1");
}

static void post_review(struct req *r)
{
    glass_id id = { in_id(r, "id") };
    const char *verdict = in(r, "verdict"), *words = in(r, "words");
    struct glass_row g;
    bool known = !strcmp(verdict, "needed") || !strcmp(verdict, "not_needed") || !strcmp(verdict, "wrong");

    if (!glass(r, id, access_reader(r).account, r->now, &g)) { refuse(r, 404, T_access_glass_gone); return; }
    if (g.account.v == access_reader(r).account.v) { show_list(r, 403, text(r, T_access_glass_own)); return; }          /* AC7 */
    if (in_has(r, "stop")) { stop(r, id); return; }
    if (!known || strlen(words) > WORDS_MOST || (strcmp(verdict, "needed") && !letters(words))) {
        show_list(r, 422, text(r, T_access_verdict_missing));
        return;
    }
    if (!set_verdict(r, id, verdict, words, r->now, access_reader(r).account)) {
        show_list(r, 409, text(r, T_access_glass_gone));
        return;
    }
    act(r, fmt(r, "reviewed a broken glass: %s", verdict), "glass", id.v);
    see_other(r, "/glass/review?saved=1");
}
PAGE(glass_review, .path = "/glass/review", .may = MAY_SUPERVISE, .get = get_list, .post = post_review, .help = "Files opened in an emergency: was it needed?",
     .nav = T_access_glasses, .nav_at = 64);

static int waits(struct req *r, bool team) { return team ? 0 : (int)glass_waits(r, access_reader(r).account, r->now).n; }
static void show_waiting(struct req *r, bool team)
{
    (void)team;
    out_fmt(&r->out, "<p><a href=\"/glass/review\">%s</a></p>", text_count(r, T_access_glass_waits, glass_waits(r, access_reader(r).account, r->now).n));
}
MY_DAY(access, .at = 10, .may = MAY_SUPERVISE, .title = T_access_glasses, .count = waits, .show = show_waiting);

/* AC13: who guards the data, and who keeps the accounts, see that there are some, not whose. */
static int alone(struct req *r, bool team) { return team ? 0 : (int)alone_waits(r, r->now, MAY_SUPERVISE, staff_here(r)).n; }
static void show_alone(struct req *r, bool team)
{
    out_fmt(&r->out, "<p>%s</p>", text_count(r, T_access_alone, alone(r, team)));
}
MY_DAY(alone, .at = 11, .may = MAY_PRIVACY | MAY_STAFF, .title = T_access_alone_title, .count = alone, .show = show_alone);

/* ---- nobody judged it in time ------------------------------------------------------------------------ */

static bool any_late(struct req *r) { return late_glasses(r, r->today).n > 0; }

static void remind(struct req *r)
{
    struct late_glasses all = late_glasses(r, r->today);

    for (int i = 0; i < all.n; i++) {
        struct late_glasses_row *g = &all.at[i];
        if (!set_reminded(r, g->id, r->today)) continue;
        tell_supervisors(r, g->account, registry_root(r, g->person), T_access_notice_late, fmt(r, "late %d", (int)r->today.v));
        act(r, "reminded of a broken glass", "glass", g->id.v);
    }
}
CHORE(glass_late, .every = 600, .due = any_late, .run = remind);
