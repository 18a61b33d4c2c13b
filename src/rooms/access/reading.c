/* SPDX-License-Identifier: EUPL-1.2
** reading.c - unusual reading: flags for a supervisor, from limits that the town sets.
**
** AC10  A flag never blocks anybody and says nothing by itself: a supervisor, never the same person, says what it was.
**       The supervisors are told at once, once a day and account (AC13).
** AC11  It is counted from sealed lines, each once, in their order; a file counts once a day and account. */
#include "rooms/access/inside.h"
#include "rooms/about.h"
#include "base/fold.h"
#include "web/chore.h"
#include "reading.sql.h"

enum { AT_ONCE = 1000, PAST = 50, SAME_LEAST = 4, ENDING_MOST = 3 };
struct flag_shown { flag_id id; struct isolated name; day day; const char *kind, *verdict, *words, *reviewer; int64_t n, most; bool mine; };
struct flag_list { int n; struct flag_shown *at; };
struct setting_shown { const char *word, *name; int64_t value; };
struct reading_page { bool done; const char *problem; struct flag_list waiting, past; struct { int n; struct setting_shown at[SETTINGS]; } settings; };
#include "reading.html.h"

/* ---- counting ---------------------------------------------------------------------------------------- */

/* A word of the account's name is the family name, but for its ending (Papadakis, Papadaki). */
static bool kin(struct req *r, const char *account, const char *family)
{
    const char *of = fold_plain(&r->mem, family ? family : ""), *s = fold_plain(&r->mem, account);
    size_t whole = strlen(of);

    for (; *s; s += strcspn(s, " "), s += *s == ' ') {
        size_t n = strcspn(s, " "), same = 0;
        while (same < n && same < whole && s[same] == of[same]) same++;
        if (same >= SAME_LEAST && n - same <= ENDING_MOST && whole - same <= ENDING_MOST) return true;
    }
    return false;
}

struct touched { account_id account; day day; };

static void raise_flags(struct req *r, struct touched t)
{
    bool weekend = weekday(t.day) > 4;
    struct day_sums_row s = day_sums(r, t.account, t.day, weekend ? 24 : setting(r, SET_OPENS), setting(r, SET_CLOSES));
    const struct { const char *kind; int64_t n; enum setting most; } all[] = { { "views", s.views, SET_VIEWS }, { "files", s.files, SET_FILES },
        { "caseless", s.caseless, SET_CASELESS }, { "missed", s.missed, SET_MISSED }, { "kin", s.kin, SET_KIN }, { "hours", s.outside, SET_OUTSIDE } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        int64_t most = setting(r, all[i].most);
        if (all[i].n < most || !raise_flag(r, t.account, t.day, all[i].kind, all[i].n, most, r->now)) continue;
        tell_supervisors(r, t.account, (person_id){ 0 }, T_access_notice_reading, fmt(r, "reading %lld %d", (long long)t.account.v, (int)t.day.v));
    }
}

void flag_glass(struct req *r, account_id account, int64_t n)
{
    int64_t most = setting(r, SET_GLASSES);

    if (n >= most) raise_flag(r, account, r->today, "glass", n, most, r->now);
}

static bool count_one(struct req *r, const struct looks_after_row *l, struct touched *to)
{
    bool missed = !strcmp(l->act, "asked for a file that is not there");

    if (!l->account.v || !l->reads || strcmp(l->kind, "person") || (missed && (l->shield_is_null || !l->shield))) return false;
    *to = (struct touched){ l->account, greek_day(l->at) };
    count_look(r, l->account, to->day, greek_minute(l->at) / 60, !missed, missed);
    if (!missed) count_file(r, l->account, to->day, l->about, !l->granted, kin(r, l->name, l->family));
    return true;
}

static int64_t counted_so_far(struct req *r)
{
    struct counted_row c;

    return counted(r, &c) ? c.seq : 0;
}

static bool reading_due(struct req *r) { return more_after(r, counted_so_far(r)).n != 0; }

static void read_on(struct req *r)
{
    struct looks_after all = looks_after(r, counted_so_far(r), AT_ONCE);
    struct touched *seen = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *seen), one;
    int n = 0;

    for (int i = 0; i < all.n; i++) {
        int k = 0;
        if (!count_one(r, &all.at[i], &one)) continue;
        while (k < n && (seen[k].account.v != one.account.v || seen[k].day.v != one.day.v)) k++;
        seen[k] = one;
        if (k == n) n++;
    }
    for (int i = 0; i < n; i++) raise_flags(r, seen[i]);
    if (all.n) set_counted(r, all.at[all.n - 1].seq);
}
CHORE(reading, .every = 20, .due = reading_due, .run = read_on);

/* ---- the supervisor's list ----------------------------------------------------------------------------- */

static const char *kind_said(struct req *r, const char *kind)
{
    for (int i = 0; i < SETTINGS; i++) if (!strcmp(settings[i].word, kind)) return text(r, settings[i].name);
    return text(r, T_access_set_outside);
}

static const char *verdict_said(struct req *r, const char *v)
{
    return !*v ? "" : text(r, !strcmp(v, "explained") ? T_access_flag_explained : !strcmp(v, "talked") ? T_access_flag_talked : T_access_flag_reported);
}

static struct flag_list list_of(struct req *r, bool open)
{
    struct flags all = flags(r, open, open ? 500 : PAST);
    struct flag_list l = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l.at) };

    for (int i = 0; i < all.n; i++) {
        struct flags_row *f = &all.at[i];
        l.at[l.n++] = (struct flag_shown){ f->id, { f->name ? f->name : "" }, f->day, kind_said(r, f->kind), verdict_said(r, f->verdict), f->words,
            f->reviewer ? f->reviewer : "", f->n, f->most, f->account.v == access_reader(r).account.v };
    }
    return l;
}

static void show_list(struct req *r, int status, const char *problem)
{
    struct reading_page p = { .done = in_has(r, "saved"), .problem = problem, .waiting = list_of(r, true), .past = list_of(r, false) };

    for (int i = 0; i < SETTINGS; i++) p.settings.at[p.settings.n++] = (struct setting_shown){ settings[i].word, text(r, settings[i].name), setting(r, (enum setting)i) };
    act(r, "looked at unusual reading", "flag", 0);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_access_reading), .problem = *problem != 0);
    reading_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { show_list(r, 200, ""); }

static void post(struct req *r)
{
    flag_id id = { in_id(r, "id") };
    const char *v = in(r, "verdict"), *words = in(r, "words");
    bool known = !strcmp(v, "explained") || !strcmp(v, "talked") || !strcmp(v, "reported");
    struct flag_row f;

    if (!flag(r, id, &f)) { show_list(r, 404, text(r, T_access_glass_gone)); return; }
    if (f.account.v == access_reader(r).account.v) { show_list(r, 403, text(r, T_access_flag_own)); return; }            /* AC10 */
    if (!known || !letters(words) || strlen(words) > WORDS_MOST) { show_list(r, 422, text(r, T_access_verdict_missing)); return; }
    if (!set_flag(r, id, v, words, r->now, access_reader(r).account)) { show_list(r, 409, text(r, T_access_glass_gone)); return; }
    act(r, fmt(r, "reviewed unusual reading: %s", v), "flag", id.v);
    see_other(r, "/reading?saved=1");
}
PAGE(reading, .path = "/reading", .may = MAY_SUPERVISE, .get = get, .post = post, .help = "Unusual reading of files, for a supervisor to look at; its limits.",
     .nav = T_access_reading, .nav_at = 65);

static void post_settings(struct req *r)
{
    for (int i = 0; i < SETTINGS; i++) {
        int64_t v = in_id(r, settings[i].word);
        const char *typed = in(r, settings[i].word);
        if (!*typed) continue;
        if (strspn(typed, "0123456789") != strlen(typed) || v < settings[i].least || v > settings[i].most) {
            show_list(r, 422, text_with(r, T_access_setting_wrong, text(r, settings[i].name), fmt(r, "%d", settings[i].least), fmt(r, "%d", settings[i].most)));
            return;
        }
    }
    for (int i = 0; i < SETTINGS; i++) if (*in(r, settings[i].word)) setting_change(r, (enum setting)i, in_id(r, settings[i].word));
    act(r, "changed the limits of reading", "flag", 0);
    see_other(r, "/reading?saved=1");
}
PAGE(reading_settings, .path = "/reading/settings", .may = MAY_SUPERVISE, .post = post_settings, .help = "The town's limits for unusual reading and for broken glass.");

static int waits(struct req *r, bool team) { return team ? 0 : (int)flags_wait(r, access_reader(r).account).n; }
static void show_waiting(struct req *r, bool team)
{
    (void)team;
    out_fmt(&r->out, "<p><a href=\"/reading\">%s</a></p>", text_count(r, T_access_flags_wait, flags_wait(r, access_reader(r).account).n));
}
MY_DAY(reading, .at = 12, .may = MAY_SUPERVISE, .title = T_access_reading, .count = waits, .show = show_waiting);
