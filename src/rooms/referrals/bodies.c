/* SPDX-License-Identifier: EUPL-1.2
** bodies.c - the outside bodies that people are referred to: a name, an address to write to. */
#include "rooms/referrals/inside.h"
#include "host/mail.h"
#include "bodies.sql.h"

struct body_shown { struct isolated name; struct ltr email, phone; };
struct bodies_page { const char *problem, *name, *email, *phone; struct { int n; struct body_shown *at; } bodies; };
#include "bodies.html.h"

static void show_bodies(struct req *r, int status, const char *problem)
{
    struct bodies all = bodies(r);
    struct bodies_page p = { .problem = problem, .name = in(r, "name"), .email = in(r, "email"), .phone = in(r, "phone") };

    p.bodies.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.bodies.at);
    for (int i = 0; i < all.n; i++) p.bodies.at[p.bodies.n++] = (struct body_shown){ { all.at[i].name }, { all.at[i].email }, { all.at[i].phone } };
    r->status = status;
    page_begin(r, text(r, T_referrals_bodies), .back = "/referrals", .problem = *problem != 0);
    bodies_html(r, &p);
    page_end(r);
}

static void get_bodies(struct req *r) { show_bodies(r, 200, ""); }

static void post_bodies(struct req *r)
{
    struct add_body_row row;

    if (!*in(r, "name") || !mail_address_fine(in(r, "email"))) { show_bodies(r, 422, text(r, T_referrals_body_wrong)); return; }
    if (!add_body(r, in(r, "name"), in(r, "email"), in(r, "phone"), "el", r->now, access_reader(r).account.v, &row)) fault(&r->fate, "the body was not written");
    act(r, "wrote down an outside body", "body", row.id.v);
    see_other(r, "/referrals/bodies");
}
PAGE(referral_bodies, .path = "/referrals/bodies", .may = MAY_REFER, .get = get_bodies, .post = post_bodies, .help = "Outside bodies that people are referred to.");
