/* SPDX-License-Identifier: EUPL-1.2
** accounts.c - the administrator's list of accounts, and an account: S4, S6, S7 of room.md. */
#include "rooms/staff/inside.h"
#include "rooms/staff/provider.h"
#include "base/fold.h"
#include "host/chance.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "accounts.sql.h"

struct account_row_shown {
    account_id id; struct isolated name; struct ltr sign_in; const char *roles; bool second, disabled, invited; instant created;
};
struct accounts_page { const char *done; bool alone; int64_t count; struct { int n; struct account_row_shown *at; } accounts; };
#include "accounts.html.h"
struct role_shown { const char *word, *name, *help; bool held; };
struct account_page {
    const char *title, *done, *problem, *action, *about, *name, *typed; struct ltr link, sign_in; account_id id;
    bool second, disabled;
    struct { int n; struct role_shown at[ROLES_MAX]; } roles;
    struct conflict_was_page was;
};
#include "account.html.h"

static void get_list(struct req *r)
{
    struct accounts all = accounts(r);
    struct accounts_page p = { .done = in_has(r, "saved") ? text(r, T_staff_saved) : "", .count = all.n };

    p.accounts.at = mem_get(&r->mem, (size_t)all.n * sizeof *p.accounts.at + 1);
    for (int i = 0; i < all.n; i++) {
        struct accounts_row *a = &all.at[i];
        p.alone |= (a->roles & MAY_STAFF) && !a->second_step && !a->disabled;
        p.accounts.at[p.accounts.n++] = (struct account_row_shown){ a->id, { a->name }, { a->sign_in },
            roles_said(r, (unsigned)a->roles), a->second_step, a->disabled, a->invited, a->created };
    }
    page_begin(r, text(r, T_staff_accounts), .wide = true);
    accounts_html(r, &p);
    page_end(r);
}
PAGE(staff, .path = "/staff", .may = MAY_STAFF, .get = get_list, .help = "All accounts, with roles and state.",
     .nav = T_staff_accounts, .nav_at = 60);

/* ---- one account ---------------------------------------------------------------------------------- */

static unsigned roles_of_form(struct req *r)
{
    unsigned all = 0;

    for (int i = 0; i < staff_nroles; i++) if (*in(r, staff_roles[i].word)) all |= staff_roles[i].may;
    return all;
}

static const char *tick(unsigned roles, int i) { return (roles & staff_roles[i].may) == staff_roles[i].may ? "1" : ""; }

static void render(struct req *r, int status, struct account_page *p, unsigned roles)
{
    for (int i = 0; i < staff_nroles; i++)
        p->roles.at[p->roles.n++] = (struct role_shown){ staff_roles[i].word, text(r, staff_roles[i].name),
            text(r, staff_roles[i].help), *tick(roles, i) != 0 };
    p->action = p->id.v ? "/staff/account" : "/staff/new";
    p->about = p->id.v ? fmt(r, "%lld", (long long)p->id.v) : "";
    r->status = status;
    r->no_store = true;
    page_begin(r, p->title, .back = "/staff", .problem = *p->problem != 0);
    account_html(r, p);
    link_panel(r, p->id);
    page_end(r);
}

/* What the form starts from, so that a change by somebody else in between is seen. */
static struct conflict_was_page was_of(struct req *r, const struct account_row *a)
{
    struct kept was[ROLES_MAX + 1];
    int n = 0;

    was[n++] = (struct kept){ "name", a->name };
    for (int i = 0; i < staff_nroles; i++) was[n++] = (struct kept){ staff_roles[i].word, tick((unsigned)a->roles, i) };
    return conflict_was(r, a->row_version, n, was);
}

/* The account as it is, or as it was typed: in a draft, or in a form that was refused. */
static void show_account(struct req *r, int status, account_id id, const char *problem, const char *done, const char *link)
{
    struct account_row a;
    struct account_page p = { .id = id, .problem = problem, .done = done, .link = { link }, .typed = "" };
    bool is_typed = draft_used(r, fmt(r, "%lld", (long long)id.v)) || *problem;

    if (!account(r, id, &a)) { refuse(r, 404, T_staff_account_gone); return; }
    p.title = a.name;
    p.name = is_typed ? typed(r, "name", a.name) : a.name;
    p.sign_in = (struct ltr){ a.sign_in };
    p.second = a.second_step;
    p.disabled = a.disabled;
    p.was = was_of(r, &a);
    render(r, status, &p, is_typed && in_has(r, "name") ? roles_of_form(r) : (unsigned)a.roles);
}

void account_show(struct req *r, int status, account_id id, const char *problem) { show_account(r, status, id, problem, "", ""); }

static void get_account(struct req *r)
{
    account_id id = { in_id(r, "id") };

    act(r, "looked at an account", "account", id.v);
    show_account(r, 200, id, "", in_has(r, "saved") ? text(r, T_staff_saved) : "", "");
}

/* S6: the last administrator stays one. */
static bool last_one(struct req *r, account_id id, const struct account_row *a)
{
    return (a->roles & MAY_STAFF) && !a->disabled && !a->invited && !other_administrators(r, id, MAY_STAFF).n;
}

bool account_last_without_link(struct req *r, account_id id)
{
    struct account_row a;

    return account(r, id, &a) && !a.own_password && last_one(r, id, &a);
}

/* S10 */
static void show_conflict(struct req *r, account_id id, const struct account_row *a)
{
    struct conflict_field f[ROLES_MAX + 1];
    struct kept own = { "id", fmt(r, "%lld", (long long)id.v) };
    int n = 0;

    f[n++] = (struct conflict_field){ "name", text(r, T_staff_person), a->name, NULL };
    for (int i = 0; i < staff_nroles; i++)
        f[n++] = (struct conflict_field){ staff_roles[i].word, text(r, staff_roles[i].name), tick((unsigned)a->roles, i), conflict_yes_no };
    conflict_page(r, &(struct conflict){ .title = a->name, .action = "/staff/account", .version = a->row_version,
        .back = fmt(r, "/staff/account?id=%s", own.value), .carry = { 1, &own }, .n = n, .at = f });
}

static void post_account(struct req *r)
{
    account_id id = { in_id(r, "id") };
    struct account_row a;
    unsigned roles = roles_of_form(r);
    const char *name = in(r, "name");

    if (!account(r, id, &a)) { refuse(r, 404, T_staff_account_gone); return; }
    if (!*name || strlen(name) > NAME_MOST) { show_account(r, 422, id, text(r, T_staff_person_wrong), "", ""); return; }
    if (!(roles & MAY_STAFF) && last_one(r, id, &a)) { show_account(r, 409, id, text(r, T_staff_last_admin), "", ""); return; }
    if (!set_roles(r, id, name, roles, in_id(r, "row_version"))) { show_conflict(r, id, &a); return; }
    act(r, fmt(r, "changed an account: roles %d to %d", (int)a.roles, (int)roles), "account", id.v);
    see_other(r, "/staff/account?id=%lld&saved=1", (long long)id.v);
}
PAGE(staff_account, .path = "/staff/account", .may = MAY_STAFF, .get = get_account, .post = post_account,
     .help = "One account: name, roles, invitation, switching off.");

static void post_disable(struct req *r)
{
    account_id id = { in_id(r, "id") };
    bool off = !strcmp(in(r, "to"), "1");
    struct account_row a;

    if (!account(r, id, &a)) { refuse(r, 404, T_staff_account_gone); return; }
    if (off && last_one(r, id, &a)) { show_account(r, 409, id, text(r, T_staff_last_admin), "", ""); return; }
    set_disabled(r, id, off);
    if (off) end_account_sessions(r, id);               /* S4 */
    act(r, off ? "switched an account off" : "switched an account on", "account", id.v);
    see_other(r, "/staff/account?id=%lld&saved=1", (long long)id.v);
}
PAGE(staff_disable, .path = "/staff/disable", .may = MAY_STAFF, .post = post_disable, .help = "Switch an account off (ends its sessions) or on.");

static void post_second(struct req *r)
{
    account_id id = { in_id(r, "id") };

    if (!drop_second_step(r, id)) { refuse(r, 404, T_staff_account_gone); return; }
    drop_account_recovery(r, id);
    act(r, "removed the second step of an account", "account", id.v);
    see_other(r, "/staff/account?id=%lld&saved=1", (long long)id.v);
}
PAGE(staff_second, .path = "/staff/second-step", .may = MAY_STAFF, .post = post_second, .help = "Remove an account's second step (lost telephone).");

/* ---- invitations ---------------------------------------------------------------------------------- */

const char *invitation_path(struct req *r, account_id id)
{
    unsigned char token[24], hash[HASH_BYTES];
    struct add_invitation_row row;

    chance(token, sizeof token);
    keyed_hash(hash, r->house->secret, "invitation", token, sizeof token);
    void_invitations(r, id, r->now);                    /* S7 */
    if (!add_invitation(r, id, hash, sizeof hash, r->now, (instant){ r->now.v + INVITED }, &row))
        fault(&r->fate, "the invitation was not written");
    return fmt(r, "/invitation/%s", base64url(&r->mem, token, sizeof token));
}

static const char *link_of(struct req *r, const char *path)
{
    return *r->host ? fmt(r, "%s://%s%s", r->secure ? "https" : "http", r->host, path) : path;
}

static void post_invite(struct req *r)
{
    account_id id = { in_id(r, "id") };
    struct account_row a;

    if (!account(r, id, &a) || a.disabled) { refuse(r, 404, T_staff_account_gone); return; }
    const char *path = invitation_path(r, id);
    act(r, "made an invitation", "account", id.v);
    show_account(r, 200, id, "", "", link_of(r, path));
}
PAGE(staff_invite, .path = "/staff/invite", .may = MAY_STAFF, .post = post_invite, .help = "A new one-time link for setting a password.");

/* ---- a new account -------------------------------------------------------------------------------- */

const char *sign_in_name(struct req *r, const char *typed)
{
    const char *s = fold_plain(&r->mem, typed);

    return strlen(s) > NAME_MOST ? "" : s;
}

const char *staff_add(struct req *r, const char *name, const char *typed, unsigned roles)
{
    struct add_account_row row;
    const char *sign_in = sign_in_name(r, typed);

    if (!*sign_in || !*name || !add_account(r, name, sign_in, "!", roles, r->now, &row)) return NULL;
    act(r, fmt(r, "made an account: roles %d", (int)roles), "account", row.id.v);
    return invitation_path(r, row.id);
}

static void get_new(struct req *r)
{
    unsigned roles = draft_used(r, "") ? roles_of_form(r) : MAY_ADVISE;

    render(r, 200, &(struct account_page){ .title = text(r, T_staff_account_new), .name = typed(r, "name", ""),
        .typed = typed(r, "sign_in", ""), .problem = "", .done = "" }, roles);
}

static void post_new(struct req *r)
{
    struct account_page p = { .name = in(r, "name"), .typed = in(r, "sign_in"), .problem = "", .done = "",
                              .title = text(r, T_staff_account_new) };
    const char *path;

    if (!*p.name || strlen(p.name) > NAME_MOST) p.problem = text(r, T_staff_person_wrong);
    else if (!*sign_in_name(r, p.typed) || strchr(sign_in_name(r, p.typed), ' ')) p.problem = text(r, T_staff_sign_in_wrong);
    else if (!(path = staff_add(r, p.name, p.typed, roles_of_form(r)))) p.problem = text(r, T_staff_sign_in_taken);
    if (*p.problem) { render(r, 422, &p, roles_of_form(r)); return; }
    p.done = text_with(r, T_staff_account_made, sign_in_name(r, p.typed));
    p.link.text = link_of(r, path);
    p.name = p.typed = "";
    render(r, 200, &p, MAY_ADVISE);
}
PAGE(staff_new, .path = "/staff/new", .may = MAY_STAFF, .get = get_new, .post = post_new, .help = "A new account, with a one-time link for its owner.");

const char *staff_invite_again(struct req *r, const char *typed)
{
    struct active_account_row row;

    if (!active_account(r, sign_in_name(r, typed), &row)) return NULL;
    act(r, "made an invitation", "account", row.id.v);
    return invitation_path(r, row.id);
}

/* ---- the demonstration ---------------------------------------------------------------------------- */

static const char *const demo_names[] = { "Ρένα Υποδοχή", "Δέσποινα Δοκιμαστική", "Υγεία Δοκιμίου", "Κώστας Κελάρης",
    "Μαρία Μέτρου", "Αριστέα Υπογραφή", "Τάσος Ταμίας", "Τεύκρος Τεχνίτης", "Πηνελόπη Απορρήτου", "Πέτρος Παράδειγμα", "Δήμητρα Δείγμα",
    "Ευγενία Επίδειξη" };

/* The team of the demonstration's women's shelter: nobody else works there, and it works nowhere else. */
static const char demo_shelter[] = "shelter", demo_shelter_name[] = "Στέλλα Σκέπη";

const char *staff_demo_words(struct mem *m)
{
    struct out o = { .mem = m };

    for (int i = 0; i < staff_nroles; i++) out_fmt(&o, "%s / demo-%s-2026\n", staff_roles[i].word, staff_roles[i].word);
    out_fmt(&o, "%s / demo-%s-2026\n", demo_shelter, demo_shelter);
    return out_text(&o);
}

static void demo_account(struct req *r, const char *sign_in, const char *name, unsigned may)
{
    const char *hash = password_hash(&r->mem, fmt(r, "demo-%s-2026", sign_in));
    struct add_account_row row;

    if (!add_account(r, fmt(r, "%s (demo)", name), sign_in, hash, may, r->now, &row)) fault(&r->fate, "a demo account was not written");
    act(r, "made a demo account", "account", row.id.v);
}

bool staff_demo(struct req *r)
{
    struct how_many_row n = how_many(r);

    if (!r->house->demo || n.others) return false;                      /* S9 */
    if (n.demo) return true;
    if (staff_nroles != sizeof demo_names / sizeof *demo_names) fault(&r->fate, "a role of the demonstration has no name");
    for (int i = 0; i < staff_nroles; i++) demo_account(r, staff_roles[i].word, demo_names[i], staff_roles[i].may);
    demo_account(r, demo_shelter, demo_shelter_name, MAY_KEEP | MAY_ADVISE);
    return true;
}
