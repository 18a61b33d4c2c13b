/* SPDX-License-Identifier: EUPL-1.2
** asked.c - a resident asks about their own data (GDPR articles 15 to 21), and takes the copy that was granted. */
#include "rooms/resident/inside.h"
#include "rooms/resident/asked.h"
#include "rooms/privacy/privacy.h"

struct kind_shown { const char *word, *name, *hint; bool on; };
struct ask_page { const char *problem, *words; struct { int n; struct kind_shown at[6]; } kinds; };
#include "ask.html.h"

static const struct { const char *word; int name, hint; } kinds[] = {
    { "access", T_resident_ask_access, T_resident_ask_access_hint }, { "export", T_resident_ask_export, T_resident_ask_export_hint },
    { "correct", T_resident_ask_correct, T_resident_ask_correct_hint }, { "restrict", T_resident_ask_restrict, T_resident_ask_restrict_hint },
    { "object", T_resident_ask_object, T_resident_ask_object_hint }, { "erase", T_resident_ask_erase, T_resident_ask_erase_hint } };
enum { KINDS = sizeof kinds / sizeof *kinds, OPEN_MOST = 5 };

const char *asked_kind(struct req *r, const char *kind)
{
    for (int i = 0; i < KINDS; i++) if (!strcmp(kinds[i].word, kind)) return text(r, kinds[i].name);
    return kind;
}

const char *asked_state(struct req *r, const char *state)
{
    return text(r, !strcmp(state, "done") ? T_resident_request_done : !strcmp(state, "refused") ? T_resident_request_refused
                 : !strcmp(state, "withdrawn") ? T_resident_request_withdrawn : T_resident_request_open);
}

static void show_form(struct req *r, int status, int problem)
{
    struct ask_page p = { .problem = problem ? text(r, problem) : "", .words = in(r, "words") };

    for (int i = 0; i < KINDS; i++)
        p.kinds.at[p.kinds.n++] = (struct kind_shown){ kinds[i].word, text(r, kinds[i].name), text(r, kinds[i].hint), !strcmp(kinds[i].word, in(r, "kind")) };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_resident_ask_title), .back = "/my-file", .problem = problem != 0);
    ask_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    if (r->session->person) show_form(r, 200, 0);
    else see_other(r, "/my-file");
}

/* Asked already and not answered yet, or too many at once. */
static int in_the_way(struct req *r, person_id root, const char *kind)
{
    const struct privacy_asked *all;
    int n = privacy_requests_of(r, root, &all), open = 0;

    for (int i = 0; i < n; i++) {
        if (!all[i].running) continue;
        open++;
        if (!strcmp(all[i].kind, kind)) return T_resident_asked_already;
    }
    return open >= OPEN_MOST ? T_resident_asked_many : 0;
}

static void post(struct req *r)
{
    person_id root = { r->session->person };
    const char *kind = in(r, "kind"), *words = in(r, "words");

    if (!root.v) { see_other(r, "/my-file"); return; }
    if (!*kind) { show_form(r, 422, T_resident_ask_nothing); return; }
    if (strlen(words) > PRIVACY_WORDS_MOST) { show_form(r, 422, T_resident_ask_long); return; }
    int wrong = in_the_way(r, root, kind);
    if (wrong) { show_form(r, 409, wrong); return; }
    if (!privacy_ask(r, root, kind, words).v) { show_form(r, 422, T_resident_ask_nothing); return; }
    access_own(r, root, "made a privacy request online");
    see_other(r, "/my-file?asked=1");
}
PAGE(my_ask, .path = "/my-file/ask", .may = MAY_OWN, .get = get, .post = post, .help = "A resident asks for a copy, a correction or the end of their own data.");

static void get_copy(struct req *r)
{
    int64_t id = in_id(r, "request");
    const struct privacy_asked *all;
    person_id root;

    if (!own_open(r, "took a copy of their own file", &root)) return;
    int n = privacy_requests_of(r, root, &all);
    for (int i = 0; i < n; i++)
        if (all[i].id.v == id && all[i].copy) { privacy_copy_answer(r, root, !strcmp(in(r, "as"), "pdf")); return; }
    refuse(r, 404, T_web_why_404);
}
PAGE(my_copy, .path = "/my-file/copy", .may = MAY_OWN, .get = get_copy, .slow = true, .help = "The copy of one's own data that was granted: JSON, or (as=pdf) PDF.");
