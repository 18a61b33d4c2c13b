/* SPDX-License-Identifier: EUPL-1.2
** restriction.c - restriction of processing (GDPR article 18): the file is kept and not used.
**
** AC14  A restricted file is opened and corrected as before, and what comes in is stored; who opens it reads above the page since
**       when and why.  Nothing is decided, sent, certified, proposed or assessed on it, unless the visit names what article 18(2)
**       allows: the person agrees, a legal claim, somebody else's rights, an important public interest.  That is kept, with its reason.
** AC15  It ends when two people say so, after the person was told (article 18(3)); nothing of it ends by itself. */
#include "rooms/access/inside.h"
#include "rooms/access/restriction.h"
#include "rooms/about.h"
#include "rooms/diary/diary.h"
#include "restriction.sql.h"

struct word_shown { const char *word, *name; bool on; };
struct words_shown { int n; struct word_shown at[4]; };
struct used_shown { instant at; struct isolated by; const char *act, *ground, *why; };
struct past_shown { instant since, lifted; const char *ground, *by, *why; };
struct restriction_page {
    person_id id; const char *name, *problem, *ground, *reason, *by, *lift_why, *proposer, *typed, *told_typed; instant since, proposed; day told; int64_t version;
    bool done, is, may, second, may_agree;
    struct { int n; struct used_shown *at; } uses;
    struct { int n; struct past_shown *at; } past;
};
#include "restriction.html.h"
struct restricted_shown { person_id person; instant since; const char *ground; bool proposed; };
struct restrictions_page { struct { int n; struct restricted_shown *at; } files; };
#include "restrictions.html.h"
struct use_page { const char *action, *ground, *problem, *typed; instant since; person_id id; struct words_shown grounds; struct kepts carry; };
#include "use.html.h"

const struct access_word access_grounds[] = { { "accuracy", T_access_ground_accuracy }, { "unlawful", T_access_ground_unlawful }, { "claims", T_access_ground_claims },
    { "objection", T_access_ground_objection }, { 0 } };
static const struct access_word uses[] = { { "consent", T_access_use_consent }, { "claims", T_access_use_claims }, { "rights", T_access_use_rights },
    { "public", T_access_use_public }, { 0 } };

static const struct access_word *word_of(const struct access_word *all, const char *word)
{
    for (; all->word; all++) if (!strcmp(all->word, word)) return all;
    return NULL;
}

static const char *said(struct req *r, const struct access_word *all, const char *word)
{
    const struct access_word *w = word_of(all, word);

    return w ? text(r, w->name) : word;
}

/* ---- using it -------------------------------------------------------------------------------------------- */

bool access_restricted(struct req *r, person_id person)
{
    struct restriction_of_row x;

    return restriction_of(r, registry_root(r, person), &x);
}

bool access_used(struct req *r, person_id person)
{
    return r->art18 && used_now(r, registry_root(r, person), r->now, access_reader(r).account).n > 0;
}

/* The same form again, with what was typed, and a ground. */
static void ask_for_ground(struct req *r, person_id root, const struct restriction_of_row *x, const char *problem)
{
    struct use_page p = { .ground = said(r, access_grounds, x->ground), .problem = problem, .since = x->since, .id = root, .typed = in(r, "art18_why"),
        .action = fmt(r, "%s%s%s", r->path, *r->query ? "?" : "", r->query) };
    struct kept *carry = mem_get(&r->mem, (size_t)(r->nform + 1) * sizeof *carry);

    for (int i = 0; i < r->nform; i++) {
        const struct field *f = &r->form_fields[i];
        if (strcmp(f->name, "csrf") && strncmp(f->name, "art18", 5)) carry[p.carry.n++] = (struct kept){ f->name, f->value };
    }
    p.carry.at = carry;
    for (const struct access_word *u = uses; u->word; u++) p.grounds.at[p.grounds.n++] = (struct word_shown){ u->word, text(r, u->name), !strcmp(u->word, in(r, "art18")) };
    r->status = 409;
    r->no_store = true;
    page_begin(r, text(r, T_access_use_title), .back = fmt(r, "/person?id=%lld", (long long)root.v), .problem = true);
    use_html(r, &p);
    page_end(r);
}

bool access_use(struct req *r, person_id person, const char *what)
{
    person_id root = registry_root(r, person);
    struct restriction_of_row x;
    const char *why = in(r, "art18_why");
    bool named = word_of(uses, in(r, "art18")) != NULL;
    size_t n;

    if (!restriction_of(r, root, &x) || access_used(r, root)) return true;
    if (!named || letters(why) < REASON_LEAST || strlen(why) > WORDS_MOST) {
        ask_for_ground(r, root, &x, in_has(r, "art18_why") ? text(r, T_access_use_missing) : "");
        return false;
    }
    const unsigned char *sealed = reason_seal(r, why, &n);
    r->art18 = true;
    add_use(r, x.id, in(r, "art18"), sealed, n, what, r->now, access_reader(r).account);
    act(r, fmt(r, "used a restricted file: %s", in(r, "art18")), "person", root.v);
    return true;
}

void access_restrict(struct req *r, person_id person, const char *ground, const char *reason, int64_t request)
{
    person_id root = registry_root(r, person);
    struct restriction_of_row x;
    size_t n;
    const unsigned char *sealed = reason_seal(r, reason, &n);

    if (!word_of(access_grounds, ground)) fault(&r->fate, "no ground of article 18: %s", ground);
    if (restriction_of(r, root, &x)) return;                /* it is already */
    add_restriction(r, root, request, ground, sealed, n, r->now, access_reader(r).account);
    act(r, fmt(r, "restricted the use of a file: %s", ground), "person", root.v);
}

void restriction_notice(struct req *r, person_id root)
{
    struct restriction_of_row x;
    struct out since = { .mem = &r->mem };

    if (!restriction_of(r, root, &x)) return;
    say_day(&since, r->house->texts, r->lang, greek_day(x.since));
    r->notice = text_with(r, T_access_restricted_notice, out_text(&since), said(r, access_grounds, x.ground));
    r->notice_link = fmt(r, "/access/restriction?id=%lld", (long long)root.v);
}

/* ---- its page -------------------------------------------------------------------------------------------- */

static void list_uses(struct req *r, person_id root, struct restriction_page *p)
{
    struct restricted_uses all = restricted_uses(r, root);
    struct restrictions_past past = restrictions_past(r, root);

    p->uses.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->uses.at);
    for (int i = 0; i < all.n; i++) {
        struct restricted_uses_row *u = &all.at[i];
        p->uses.at[p->uses.n++] = (struct used_shown){ u->at, { account_said(r, u->by) }, diary_said(r, "act", u->act), said(r, uses, u->ground), reason_open(r, u->why, u->why_n) };
    }
    p->past.at = mem_get(&r->mem, (size_t)(past.n + 1) * sizeof *p->past.at);
    for (int i = 0; i < past.n; i++) {
        struct restrictions_past_row *x = &past.at[i];
        p->past.at[p->past.n++] = (struct past_shown){ x->since, x->lifted, said(r, access_grounds, x->ground), account_said(r, x->lifter), reason_open(r, x->lift_why, x->lift_why_n) };
    }
}

static void show_restriction(struct req *r, int status, person_id root, const char *problem)
{
    struct restriction_page p = { .id = root, .name = person_name(r, registry_person(r, root)), .problem = problem, .done = in_has(r, "saved"), .told = DAY_NONE,
        .may = (r->keys & (MAY_PRIVACY | MAY_SUPERVISE)) != 0, .typed = in(r, "why"), .told_typed = in(r, "told"), .ground = "", .reason = "", .by = "", .lift_why = "", .proposer = "" };
    struct restriction_of_row x;

    if (restriction_of(r, root, &x)) {
        p.is = true;
        p.ground = said(r, access_grounds, x.ground);
        p.reason = reason_open(r, x.reason, x.reason_n);
        p.by = account_said(r, x.by);
        p.since = x.since;
        p.version = x.row_version;
        p.second = x.proposer.v != 0;
        p.may_agree = p.may && x.proposer.v != access_reader(r).account.v;
        if (p.second) { p.proposer = account_said(r, x.proposer); p.proposed = x.proposed; p.told = x.told; p.lift_why = reason_open(r, x.lift_why, x.lift_why_n); }
    }
    list_uses(r, root, &p);
    r->status = status;
    r->no_store = true;
    r->notice = NULL;                                       /* the page itself says it */
    page_begin(r, text(r, T_access_restriction), .back = fmt(r, "/person?id=%lld", (long long)root.v), .problem = *problem != 0);
    restriction_html(r, &p);
    page_end(r);
}

/* Who may open the file; of one that is not shielded also who guards the data, who must be able to end it (AC15). */
static person_id opened(struct req *r, const char *what)
{
    person_id id = { in_id(r, "id") }, root = registry_root(r, id);
    const struct person *p = registry_person(r, root);
    bool guards = (r->keys & MAY_PRIVACY) && p && !p->shield && access_restricted(r, root);

    if (!guards || access_sees(r, id)) return access_open(r, id, what) ? root : (person_id){ 0 };
    act(r, what, "person", root.v);
    return root;
}

static void get(struct req *r)
{
    person_id root = opened(r, "looked at the restriction of a file");

    if (root.v) show_restriction(r, 200, root, "");
}

/* NULL: done. */
static const char *move_on(struct req *r, const struct restriction_of_row *x, const char *what)
{
    account_id me = access_reader(r).account;
    int64_t version = in_id(r, "row_version");
    const char *why = in(r, "why");
    bool moved = false;
    day told;
    size_t n;

    if (!strcmp(what, "propose")) {
        if (letters(why) < REASON_LEAST || strlen(why) > WORDS_MOST) return text(r, T_access_reason_wrong);
        if (!day_read_forgiving(in(r, "told"), &told) || told.v > r->today.v || told.v < greek_day(x->since).v) return text(r, T_access_told_wrong);     /* AC15 */
        const unsigned char *sealed = reason_seal(r, why, &n);
        moved = propose_lift(r, x->id, version, told, sealed, n, r->now, me);
    } else if (!strcmp(what, "keep")) moved = keep_restriction(r, x->id, version);
    else if (!strcmp(what, "lift")) {
        if (x->proposer.v == me.v) return text(r, T_access_second_person);                                                                            /* AC15 */
        moved = lift(r, x->id, version, r->now, me);
    }
    return moved ? NULL : text(r, T_access_restriction_moved);
}

static void post(struct req *r)
{
    const char *what = in(r, "do");
    person_id root = opened(r, !strcmp(what, "lift") ? "lifted the restriction of a file" : !strcmp(what, "propose") ? "proposed to lift the restriction of a file"
                                                                                                                     : "kept the restriction of a file");
    struct restriction_of_row x;

    if (!root.v) return;
    if (!restriction_of(r, root, &x)) { show_restriction(r, 409, root, text(r, T_access_restriction_moved)); return; }
    const char *wrong = move_on(r, &x, what);
    if (wrong) { show_restriction(r, 422, root, wrong); return; }
    see_other(r, "/access/restriction?id=%lld&saved=1", (long long)root.v);
}
PAGE(restriction, .path = "/access/restriction", .may = MAY_MEET | MAY_PRIVACY, .get = get, .help = "Why a file is kept and not used (GDPR article 18), and how it was used all the same.");
PAGE(restriction_lift, .path = "/access/restriction/lift", .may = MAY_PRIVACY | MAY_SUPERVISE, .post = post, .help = "Lift the restriction of a file: two people.");

/* ---- all of them ------------------------------------------------------------------------------------------ */

static void get_all(struct req *r)
{
    struct restrictions_page p = { .files.n = 0 };
    struct restrictions all = restrictions(r, access_reader(r).account, r->now);

    p.files.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.files.at);
    for (int i = 0; i < all.n; i++) {
        struct restrictions_row *x = &all.at[i];
        p.files.at[p.files.n++] = (struct restricted_shown){ x->person, x->since, said(r, access_grounds, x->ground), x->proposer.v != 0 };
    }
    act(r, "looked at the restricted files", "privacy", 0);
    r->no_store = true;
    page_begin(r, text(r, T_access_restrictions), .back = "/privacy/requests");
    restrictions_html(r, &p);
    page_end(r);
}
PAGE(restrictions, .path = "/access/restrictions", .may = MAY_PRIVACY | MAY_SUPERVISE, .get = get_all, .help = "Files that are kept and not used (GDPR article 18).");

static int count(struct req *r, bool team)
{
    struct restrictions all = restrictions(r, access_reader(r).account, r->now);
    int n = 0;

    for (int i = 0; i < all.n && !team; i++) n += all.at[i].proposer.v && all.at[i].proposer.v != access_reader(r).account.v;
    return n;
}
static void show_waiting(struct req *r, bool team)
{
    out_fmt(&r->out, "<p><a href=\"/access/restrictions\">%s</a></p>", text_count(r, T_access_restrictions_wait, count(r, team)));
}
MY_DAY(restrictions, .at = 67, .may = MAY_PRIVACY | MAY_SUPERVISE, .title = T_access_restrictions, .count = count, .show = show_waiting);

/* ---- for opened.c, which declares the room's part of a person --------------------------------------------- */

int restriction_due(struct req *r, person_id person, day *until)
{
    *until = DAY_NONE;
    return access_restricted(r, person);                    /* nobody erases it by the calendar: article 18(1)(b), (c) */
}

void restriction_erase(struct req *r, person_id root)
{
    erase_restrictions(r, root, "", 0);
    erase_uses(r, root, "", 0);
}
