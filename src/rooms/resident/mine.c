/* SPDX-License-Identifier: EUPL-1.2
** mine.c - "my file": one's applications, messages, certificates, who opened the file, one's requests.  RE4, RE8. */
#include "rooms/resident/inside.h"
#include "rooms/casework/casework.h"
#include "rooms/certificates/certificates.h"
#include "rooms/messages/messages.h"
#include "rooms/privacy/privacy.h"
#include "rooms/resident/asked.h"
#include "base/date.h"
#include "mine.sql.h"

struct my_case { const char *path, *programme, *state, *tone, *decision; struct ltr number; day opened; struct { int n; struct time_said *at; } times; };
struct my_message { instant at; const char *how, *words; };
struct my_certificate { const char *path, *name, *state; struct ltr number; day issued, until; };
struct my_request { const char *kind, *state, *outcome, *copy; day received, due; };
struct opened_shown { instant at; struct isolated whom; const char *why; bool looked; };
struct opened_list { int n; struct opened_shown *at; };
struct mine_page {
    const char *done; int64_t entries;
    struct { int n; struct my_case *at; } cases;
    struct { int n; struct my_message *at; } messages;
    struct { int n; struct my_certificate *at; } certificates;
    struct opened_list opened;
    struct { int n; struct my_request *at; } requests;
};
#include "mine.html.h"
struct unlinked_page { struct ltr code; struct isolated name; };
#include "unlinked.html.h"
struct opened_page { const char *older; struct opened_list lines; };
#include "opened.html.h"

enum { MESSAGES = 20, OPENED_FIRST = 5, A_PAGE = 100 };

/* ---- may it be shown ---- */

/* RE4: the same page, whether nobody knows whose file it is, or it is shielded, closed, or its person's life has ended. */
static void send_to_desk(struct req *r)
{
    identity_id me = { r->session->resident };

    r->no_store = true;
    page_begin(r, text(r, T_resident_title), .back = "/");
    unlinked_html(r, &(struct unlinked_page){ { code_said(r, my_code(r, me).code) }, { r->session->name } });
    page_end(r);
}

bool own_open(struct req *r, const char *what, person_id *root)
{
    *root = (person_id){ r->session->person };
    if (root->v) { access_own(r, *root, what); return true; }
    if (!strcmp(r->path, "/my-file")) send_to_desk(r);
    else see_other(r, "/my-file");
    return false;
}

/* ---- the parts ---- */

static const char *tone_of(enum case_state s)
{
    return s == CASE_GRANTED ? "ok" : s == CASE_REFUSED ? "no" : s == CASE_WAITING || s == CASE_SUSPENDED ? "warn" : s <= CASE_PROPOSED ? "info" : "";
}

static struct my_case case_line(struct req *r, const struct case_file *c)
{
    struct case_decided d;
    enum case_state stands = case_stands(r, c->state, c->ends);
    struct my_case l = { .path = case_own_path(r, c), .programme = case_programme(r, c), .state = case_state_said(r, case_state_word(stands)),
        .tone = tone_of(stands), .decision = "", .number = { case_number(r, c) }, .opened = greek_day(c->opened) };

    l.times.n = case_times_said(r, c, &l.times.at);
    if (case_decision(r, c->id, &d)) l.decision = fmt(r, "%lld/%lld", (long long)d.number, (long long)d.year);
    return l;
}

static void take_cases(struct req *r, person_id root, struct mine_page *p)
{
    const struct case_file **all;
    int n = cases_of_own(r, root, &all);

    p->cases.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->cases.at);
    for (int i = 0; i < n; i++) p->cases.at[p->cases.n++] = case_line(r, all[i]);
}

static void take_messages(struct req *r, person_id root, struct mine_page *p)
{
    const struct message_said *all;
    int n = messages_told(r, root, MESSAGES, &all);

    p->messages.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->messages.at);
    for (int i = 0; i < n; i++) p->messages.at[p->messages.n++] = (struct my_message){ all[i].at, all[i].came ? all[i].how : "", all[i].words };
}

static void take_certificates(struct req *r, person_id root, struct mine_page *p)
{
    const struct certificate_said *all;
    int n = certificates_said(r, root, &all);

    p->certificates.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->certificates.at);
    for (int i = 0; i < n; i++)
        p->certificates.at[p->certificates.n++] = (struct my_certificate){ all[i].holds ? fmt(r, "/my-file/certificate?id=%lld", (long long)all[i].id.v) : "",
            all[i].name, all[i].state, { all[i].number }, all[i].issued, all[i].until };
}

static struct opened_list opened_of(struct req *r, person_id root, instant before, int most)
{
    const struct opened_line *all;
    int n = access_opened(r, root, before, most, &all);
    struct opened_list l = { .at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *l.at) };

    for (int i = 0; i < n; i++) l.at[l.n++] = (struct opened_shown){ all[i].at, { all[i].whom }, all[i].why, all[i].looked };
    return l;
}

static void take_requests(struct req *r, person_id root, struct mine_page *p)
{
    const struct privacy_asked *all;
    int n = privacy_requests_of(r, root, &all);

    p->requests.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->requests.at);
    for (int i = 0; i < n; i++)
        p->requests.at[p->requests.n++] = (struct my_request){ asked_kind(r, all[i].kind), asked_state(r, all[i].state), all[i].running ? "" : all[i].outcome,
            all[i].copy ? fmt(r, "/my-file/copy?request=%lld", (long long)all[i].id.v) : "", all[i].received, all[i].running ? all[i].due : DAY_NONE };
}

/* ---- the pages ---- */

static void get(struct req *r)
{
    struct mine_page *p = mem_get(&r->mem, sizeof *p);
    person_id root;

    if (!own_open(r, "saw their own file", &root)) return;
    p->done = in_has(r, "asked") ? text(r, T_resident_asked) : "";
    p->entries = my_entries(r, (identity_id){ r->session->resident }, r->now).n;
    take_cases(r, root, p);
    take_messages(r, root, p);
    take_certificates(r, root, p);
    p->opened = opened_of(r, root, (instant){ r->now.v + 1 }, OPENED_FIRST);
    take_requests(r, root, p);
    r->no_store = true;
    page_begin(r, text(r, T_resident_title), .back = "/");
    mine_html(r, p);
    page_end(r);
}
PAGE(my_file, .path = "/my-file", .may = MAY_OWN, .get = get, .help = "A resident's own file: applications, messages, certificates, who opened it, requests.");

static void get_opened(struct req *r)
{
    int64_t before = in_id(r, "before");
    person_id root;

    if (!own_open(r, "saw who opened their own file", &root)) return;
    struct opened_page p = { .older = "", .lines = opened_of(r, root, (instant){ before ? before : r->now.v + 1 }, A_PAGE) };
    if (p.lines.n == A_PAGE) p.older = fmt(r, "/my-file/opened?before=%lld", (long long)p.lines.at[A_PAGE - 1].at.v);
    r->no_store = true;
    page_begin(r, text(r, T_resident_opened), .back = "/my-file");
    opened_html(r, &p);
    page_end(r);
}
PAGE(my_opened, .path = "/my-file/opened", .may = MAY_OWN, .get = get_opened, .help = "Who opened one's own file, when and for what.");

static void get_certificate(struct req *r)
{
    person_id root;

    if (!own_open(r, "took their own certificate", &root)) return;
    if (!certificates_paper(r, (issued_id){ in_id(r, "id") }, root)) { refuse(r, 404, T_web_why_404); return; }
}
PAGE(my_certificate, .path = "/my-file/certificate", .may = MAY_OWN, .get = get_certificate, .slow = true, .help = "One's own certificate, as it was given (PDF).");
