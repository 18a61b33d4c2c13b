/* SPDX-License-Identifier: EUPL-1.2
** who.c - who may open one file, and why; a supervisor gives and takes, and shields it.
**
** AC5  A shield always leaves somebody who may open the file: who sets it keeps a grant, and an invisible file needs a unit too.  Broken
**      glass is no such grant: it ends by itself, and at once when the file becomes invisible (AC3).
** AC6  A shield has a reason and a day on which somebody asks again whether it is needed; at most a year ahead. */
#include "rooms/access/inside.h"
#include "rooms/access/who.h"
#include "who.sql.h"

struct grant_shown { grant_id id; const char *whom, *why, *opens; bool special, takes; instant starts, ends; };
struct purpose_shown { const char *word, *name; bool on; };
enum { PURPOSES = 5, CONCEALED_MONTHS = 12 };
struct who_page {
    person_id id; const char *name, *problem, *level, *tone, *by, *reason, *typed, *review_typed, *until, *rule; bool done, may, open, restricted, invisible;
    instant since; day review;
    struct picks accounts, units;
    struct { int n; struct purpose_shown at[PURPOSES]; } purposes;
    struct { int n; struct grant_shown *at; } grants;
};
#include "who.html.h"

static const struct { const char *word; int name; } purposes[] = {
    { "case", T_access_for_case }, { "referral", T_access_for_referral }, { "stay", T_access_for_stay }, { "care", T_access_for_care },
    { "list", T_access_for_list }, { "glass", T_access_for_glass }, { "review", T_access_for_review } };

const char *purpose_said(struct req *r, const char *word)
{
    for (size_t i = 0; i < sizeof purposes / sizeof *purposes; i++) if (!strcmp(purposes[i].word, word)) return text(r, purposes[i].name);
    return word;
}

const char *needed_said(struct req *r, const char *part)
{
    int words = texts_find(r->house->texts, fmt(r, "access.part_%s", part));

    return words < 0 ? part : text(r, words);
}

/* AC16, in words. */
static const char *opens_said(struct req *r, const char *purpose)
{
    struct opens all = opens(r, purpose);
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < all.n; i++) {
        if (!strcmp(all.at[i].part, "file")) return text(r, T_access_opens_file);
        out_fmt(&o, "%s%s", i ? "; " : "", needed_said(r, all.at[i].part));
    }
    return out_text(&o);
}

int level_name(int level) { return level == 2 ? T_access_level_2 : level == 1 ? T_access_level_1 : T_access_level_0; }

static void list_grants(struct req *r, person_id root, struct who_page *p)
{
    struct grants_of all = grants_of(r, root, r->now, access_reader(r).account, r->today);

    p->grants.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->grants.at);
    for (int i = 0; i < all.n; i++) {
        struct grants_of_row *g = &all.at[i];
        const char *whom = g->unit.v ? g->unit_name ? text_with(r, T_access_all_of, g->unit_name) : text(r, T_access_all_of_unnamed) : g->account_name ? g->account_name : "";
        p->grants.at[p->grants.n++] = (struct grant_shown){ g->id, whom, purpose_said(r, g->purpose), opens_said(r, g->purpose), g->special, p->may && g->holds, g->starts, g->ends };
    }
}

static void read_shield(struct req *r, person_id root, int level, struct who_page *p)
{
    struct shield_now_row s;

    p->level = text(r, level_name(level));
    p->tone = level ? "err" : "ok";
    p->rule = text(r, level == 0 ? T_access_rule_0 : level == 1 ? T_access_rule_1 : T_access_rule_2);
    p->open = level == 0;
    p->restricted = level == 1;
    p->invisible = level == 2;
    p->review = DAY_NONE;
    if (!shield_now(r, root, &s) || !s.level) return;
    p->reason = reason_open(r, s.reason, s.reason_n);
    p->by = account_said(r, s.by);
    p->since = s.at;
    p->review = s.review;
}

static void show_who(struct req *r, int status, person_id root, const char *problem)
{
    const struct person *who = registry_person(r, root);
    struct who_page p = { .id = root, .name = person_name(r, who), .problem = problem, .done = in_has(r, "saved"), .may = (r->keys & MAY_SUPERVISE) != 0,
        .reason = "", .typed = in(r, "reason"), .review_typed = in(r, "review"), .until = in(r, "until"),
        .accounts = pick_accounts(r, in_id(r, "account")), .units = pick_units(r, in_id(r, "unit")) };

    read_shield(r, root, who->shield, &p);
    for (int i = 0; i < PURPOSES; i++) p.purposes.at[p.purposes.n++] = (struct purpose_shown){ purposes[i].word, text(r, purposes[i].name), !strcmp(purposes[i].word, in(r, "purpose")) };
    list_grants(r, root, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_access_who_title), .back = fmt(r, "/person?id=%lld", (long long)root.v), .problem = *problem != 0);
    who_html(r, &p);
    page_end(r);
}

#define LOOKED "looked at who may open a file"

/* The file that this visit is about; v 0 after answering 404.  A refusal shows its page: it was looked at, and nothing was done. */
static person_id file_of_form(struct req *r)
{
    person_id id = { in_id(r, "id") }, root = { 0 };

    if (!access_open(r, id, LOOKED)) return root;
    root = registry_root(r, id);
    if (registry_person(r, root)->shield == 2) r->hidden = root.v;              /* AC3: also when it is one's own access that ends */
    return root;
}

static void get(struct req *r)
{
    person_id root = file_of_form(r);

    if (root.v) show_who(r, 200, root, "");
}
PAGE(access, .path = "/access", .may = MAY_SUPERVISE | MAY_PRIVACY | MAY_DECIDE, .get = get, .help = "Who may open a file and why; its shield.");

static void back(struct req *r, person_id root) { see_other(r, "/access?id=%lld&saved=1", (long long)root.v); }

static void done(struct req *r, person_id root, const char *what)
{
    act(r, what, "person", root.v);
    back(r, root);
}

static void post_end(struct req *r)
{
    person_id root = file_of_form(r);

    if (!root.v) return;
    grant_id grant = { in_id(r, "grant") };
    if (registry_person(r, root)->shield && !remaining(r, root, grant, r->now).n) { show_who(r, 409, root, text(r, T_access_last_grant)); return; }      /* AC5 */
    if (!end_grant(r, grant, root, r->now)) { show_who(r, 409, root, text(r, T_access_grant_gone)); return; }
    done(r, root, "took access to a file away");
}
PAGE(access_end, .path = "/access/end", .may = MAY_SUPERVISE, .post = post_end, .help = "Take a grant away.");

/* A unit that the reader is not shown is none: its number says nothing of it. */
static bool may_pick(struct req *r, unit_id unit)
{
    struct picks all = pick_units(r, 0);

    for (int i = 0; i < all.n; i++) if (all.at[i].id == unit.v) return true;
    return false;
}

static void post_give(struct req *r)
{
    person_id root = file_of_form(r);
    struct grant g = { .person = root, .unit = { in_id(r, "unit") }, .account = { in_id(r, "account") }, .purpose = in(r, "purpose"),
        .special = in_has(r, "special"), .about_kind = "person", .about = root.v };
    day until = DAY_NONE;
    bool purpose = false;

    if (!root.v) return;
    for (int i = 0; i < PURPOSES; i++) purpose |= !strcmp(purposes[i].word, g.purpose);
    bool whom = !g.unit.v != !g.account.v && (g.unit.v ? may_pick(r, g.unit) : *account_said(r, g.account) != 0);
    if (!whom || !purpose) { show_who(r, 422, root, text(r, T_access_nobody_chosen)); return; }
    if (*in(r, "until") && (!day_read_forgiving(in(r, "until"), &until) || until.v <= r->today.v)) { show_who(r, 422, root, text(r, T_access_dates_wrong)); return; }
    if (until.v != DAY_NONE.v) g.ends.v = (int64_t)until.v * 86400;
    access_give(r, &g);
    done(r, root, "gave access to a file");
}
PAGE(access_give, .path = "/access/give", .may = MAY_SUPERVISE, .post = post_give, .help = "Give somebody, or a unit, access to a file.");

/* ---- the shield -------------------------------------------------------------------------------------- */

/* NULL: it can be set so. */
static const char *shield_wrong(struct req *r, person_id root, int level, unit_id unit, day *review)
{
    if (letters(in(r, "reason")) < REASON_LEAST || strlen(in(r, "reason")) > WORDS_MOST) return text(r, T_access_reason_wrong);
    if (!level) return NULL;
    if (unit.v && !may_pick(r, unit)) return text(r, T_access_unit_gone);
    if (!day_read_forgiving(in(r, "review"), review) || review->v <= r->today.v || review->v > r->today.v + 366) return text(r, T_access_review_wrong);     /* AC6 */
    return level == 2 && !unit.v && !units_holding(r, root, r->now).n ? text(r, T_access_unit_needed) : NULL;                                             /* AC5 */
}

static void leave_somebody(struct req *r, person_id root, unit_id unit, shield_id shield)
{
    account_id me = access_reader(r).account;
    struct grant g = { .person = root, .purpose = "review", .about_kind = "shield", .about = shield.v };

    if (!granted_to(r, root, (unit_id){ 0 }, me, r->now).n) { g.account = me; access_give(r, &g); }
    g.account.v = 0;
    if (unit.v && !granted_to(r, root, unit, (account_id){ 0 }, r->now).n) { g.unit = unit; access_give(r, &g); }
}

const char *shield_file(struct req *r, person_id root, int level, unit_id unit)
{
    day review = DAY_NONE;
    struct add_shield_row row;
    size_t n;

    const char *wrong = shield_wrong(r, root, level, unit, &review);
    if (wrong) return wrong;
    if (level == 2) r->hidden = root.v;             /* from this line on */
    act(r, level == 2 ? "made a file invisible" : level ? "restricted a file" : "opened a file to all", "person", root.v);
    const unsigned char *reason = reason_seal(r, in(r, "reason"), &n);
    replace_shield(r, root);
    if (!add_shield(r, root, level, reason, n, level ? review : DAY_NONE, r->now, access_reader(r).account, &row)) fault(&r->fate, "the shield was not written");
    registry_shield(r, root, level);
    if (level == 2) end_glass_grants(r, root, r->now);
    if (level) leave_somebody(r, root, unit, row.id);
    else access_take(r, "shield", row.id.v);
    return NULL;
}

void access_conceal(struct req *r, person_id root, account_id by, const char *why)
{
    struct add_shield_row row;
    size_t n;
    const unsigned char *reason = reason_seal(r, why, &n);

    r->hidden = root.v;
    if (!add_shield(r, root, 2, reason, n, day_add_months(r->today, CONCEALED_MONTHS), r->now, by, &row))
        fault(&r->fate, "the shield was not written");
    registry_shield(r, root, 2);
    end_glass_grants(r, root, r->now);
    act(r, "made a file invisible", "person", root.v);
}

static void post_shield(struct req *r)
{
    const char *typed = in(r, "level");
    int level = *typed >= '0' && *typed <= '2' && !typed[1] ? *typed - '0' : 1;
    person_id id = { in_id(r, "id") };

    if (!access_sees(r, id)) { refuse(r, 404, T_access_unknown); return; }
    person_id root = registry_root(r, id);
    const char *wrong = shield_file(r, root, level, (unit_id){ in_id(r, "unit") });
    if (!wrong) { back(r, root); return; }
    act(r, LOOKED, "person", root.v);
    show_who(r, 422, root, wrong);
}
PAGE(access_shield, .path = "/access/shield", .may = MAY_SUPERVISE, .post = post_shield, .help = "Restrict a file, make it invisible, or open it again.");

void access_merged(struct req *r, person_id root)
{
    struct file_shield_row f = file_shield(r, root);

    if (f.shield) registry_shield(r, root, (int)f.shield);
}
