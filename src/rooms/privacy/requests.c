/* SPDX-License-Identifier: EUPL-1.2
** requests.c - the list of requests, and writing one down at any desk: PV1, PV6. */
#include "rooms/privacy/inside.h"
#include "rooms/privacy/request.h"
#include "requests.sql.h"

struct request_shown { request_id id; const char *kind, *state; struct isolated name; person_id person; day received, due; bool late, sees, letter; };
struct request_list { int n; struct request_shown *at; };
struct requests_page { bool done; struct request_list open, past; };
#include "requests.html.h"
struct kind_shown { const char *word, *name, *hint; bool on; };
struct file_page {
    const char *name, *problem, *received, *identity, *words; person_id person;
    struct { int n; struct kind_shown at[8]; } kinds, channels;
};
#include "file.html.h"

const struct privacy_word privacy_kinds[] = { { "access", T_privacy_access, T_privacy_access_hint }, { "correct", T_privacy_correct, T_privacy_correct_hint },
    { "export", T_privacy_export, T_privacy_export_hint }, { "restrict", T_privacy_restrict, T_privacy_restrict_hint },
    { "object", T_privacy_object, T_privacy_object_hint }, { "erase", T_privacy_erase, T_privacy_erase_hint }, { 0 } };
const struct privacy_word privacy_channels[] = { { "desk", T_privacy_by_desk, -1 }, { "letter", T_privacy_by_letter, -1 }, { "email", T_privacy_by_email, -1 },
    { "phone", T_privacy_by_phone, -1 }, { "online", T_privacy_by_online, -1 }, { 0 } };
const struct privacy_word privacy_states[] = { { "open", T_privacy_is_open, -1 }, { "proposed", T_privacy_is_proposed, -1 }, { "done", T_privacy_is_done, -1 },
    { "refused", T_privacy_is_refused, -1 }, { "withdrawn", T_privacy_is_withdrawn, -1 }, { 0 } };

const struct privacy_word *privacy_word(const struct privacy_word *all, const char *word)
{
    for (; all->word; all++) if (!strcmp(all->word, word)) return all;
    return NULL;
}

const char *privacy_said(struct req *r, const struct privacy_word *all, const char *word)
{
    const struct privacy_word *w = privacy_word(all, word);

    return w ? text(r, w->name) : word;
}

/* ---- the list ---------------------------------------------------------------------------------------- */

static struct request_list list_of(struct req *r, bool open)
{
    struct reader me = access_reader(r);
    struct requests all = requests(r, open, me.account, r->now, me.files, open ? 500 : 50);
    struct request_list l = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l.at) };

    for (int i = 0; i < all.n; i++) {
        struct requests_row *q = &all.at[i];
        const struct person *who = q->seen ? registry_person(r, q->person) : NULL;
        l.at[l.n++] = (struct request_shown){ q->id, privacy_said(r, privacy_kinds, q->kind), privacy_said(r, privacy_states, q->state),
            { who ? person_name(r, who) : "" }, q->person, q->received, q->due,
            open && q->due.v < r->today.v, q->seen, q->seen || privacy_letter_stands(r, q->ended) };
    }
    return l;
}

static void get_list(struct req *r)
{
    struct requests_page p = { in_has(r, "saved"), list_of(r, true), list_of(r, false) };

    act(r, "looked at the privacy requests", "privacy", 0);
    r->no_store = true;
    page_begin(r, text(r, T_privacy_requests), .wide = true);
    requests_html(r, &p);
    page_end(r);
}
PAGE(privacy_requests, .path = "/privacy/requests", .may = MAY_PRIVACY, .get = get_list, .help = "Requests of the people themselves, with their clocks.",
     .nav = T_privacy_requests, .nav_at = 66);

static int count(struct req *r, bool team) { return team ? 0 : (int)requests_wait(r, r->today).open; }
static void show_waiting(struct req *r, bool team)
{
    struct requests_wait_row n = requests_wait(r, r->today);

    (void)team;
    out_fmt(&r->out, "<p><a href=\"/privacy/requests\">%s</a>", text_count(r, T_privacy_waits, n.open));
    if (n.late) out_fmt(&r->out, " <span class=\"tag err\">%s</span>", text_count(r, T_privacy_waits_late, n.late));
    out_str(&r->out, "</p>");
}
MY_DAY(privacy, .at = 66, .may = MAY_PRIVACY, .title = T_privacy_requests, .count = count, .show = show_waiting);

/* A way in that staff write down; the last one is the person's own. */
static bool at_desk(const struct privacy_word *w) { return w && w->word && strcmp(w->word, "online"); }

/* ---- a new one ----------------------------------------------------------------------------------------- */

static void show_new(struct req *r, int status, person_id person, const char *problem)
{
    struct file_page p = { person_name(r, registry_person(r, person)), problem, in(r, "received"), in(r, "identity"), in(r, "words"), person, .kinds.n = 0 };

    for (const struct privacy_word *w = privacy_kinds; w->word; w++) p.kinds.at[p.kinds.n++] = (struct kind_shown){ w->word, text(r, w->name), text(r, w->hint), !strcmp(w->word, in(r, "kind")) };
    for (const struct privacy_word *w = privacy_channels; at_desk(w); w++) p.channels.at[p.channels.n++] = (struct kind_shown){ w->word, text(r, w->name), "", !strcmp(w->word, in(r, "channel")) };
    if (!*p.received) p.received = day_iso(r->today, mem_get(&r->mem, 11));
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_privacy_new), .back = fmt(r, "/person?id=%lld", (long long)person.v), .problem = *problem != 0);
    file_html(r, &p);
    page_end(r);
}

static void get_new(struct req *r)
{
    person_id person = { in_id(r, "person") };

    if (access_open(r, person, "opened the form of a privacy request")) show_new(r, 200, registry_root(r, person), "");
}

static void post_new(struct req *r)
{
    person_id person = { in_id(r, "person") };
    const struct privacy_word *kind = privacy_word(privacy_kinds, in(r, "kind"));
    struct add_request_row row;
    day received;
    size_t n;

    if (!access_open(r, person, "opened the form of a privacy request")) return;
    person = registry_root(r, person);
    if (!kind) { show_new(r, 422, person, text(r, T_privacy_kind_wrong)); return; }
    if (!day_read_forgiving(in(r, "received"), &received) || received.v > r->today.v || received.v < r->today.v - 366) { show_new(r, 422, person, text(r, T_privacy_received_wrong)); return; }
    if (!at_desk(privacy_word(privacy_channels, in(r, "channel"))) || strlen(in(r, "words")) > WORDS_MOST || strlen(in(r, "identity")) > WORDS_MOST) { show_new(r, 422, person, text(r, T_privacy_words_wrong)); return; }
    const unsigned char *words = seal(&r->mem, r->house->secret, "privacy words", in(r, "words"), strlen(in(r, "words")), &n);
    if (!add_request(r, person, kind->word, received, in(r, "channel"), in(r, "identity"), words, n, day_add_months(received, 1) /* PV1 */, r->now, access_reader(r).account, &row))
        fault(&r->fate, "the request was not written");
    act(r, "wrote down a privacy request", "person", person.v);
    see_other(r, r->keys & MAY_PRIVACY ? "/privacy/request?id=%lld&saved=1" : "/person?id=%lld&saved=1", (long long)(r->keys & MAY_PRIVACY ? row.id.v : person.v));
}
PAGE(privacy_new, .path = "/privacy/new", .may = MAY_FILE, .get = get_new, .post = post_new, .help = "Write down what a person asks about their own data.");

static void panel(struct req *r, person_id person, bool some)
{
    (void)some;
    out_fmt(&r->out, "<p class=\"noprint\"><a class=\"btn s sm\" href=\"/privacy/new?person=%lld\">%s</a></p>", (long long)person.v, text(r, T_privacy_new));
}
ABOUT_PERSON(privacy, .at = 910, .may = MAY_FILE, .title = T_privacy_panel, .panel = panel);
