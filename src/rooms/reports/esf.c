/* SPDX-License-Identifier: EUPL-1.2
** esf.c - the funder's indicators: the common output indicators of ESF+ (Regulation (EU) 2021/1057, annex I) by sex, each participant
** once (RP1).  "Would not say" is a value of its own, beside what nobody asked (RP5).  For others than who counts the unit: hide=1, of a
** period that is over, with small figures hidden and those from which one would follow (RP6: esf_hide.c). */
#include "rooms/reports/esf.h"
#include "rooms/access/access.h"
#include "rooms/facts/facts.h"
#include "rooms/portal/portal.h"
#include "base/fold.h"
#include "esf.sql.h"

enum says { SAYS_NO, SAYS_YES, SAYS_REFUSED, SAYS_NOTHING };
enum known_of { OF_WORK, OF_MONTHS, OF_SCHOOL, OF_DISABILITY, OF_STATUS, OF_ORIGIN, OF_MINORITY, OF_EDUCATION, KNOWN_OF };
static const char *const variables[KNOWN_OF] = { "work", "unemployed_months", "schooling", "disability_pct", "status", "foreign_origin",
    "minority", "education" };

struct participant { struct human is; const char *said[KNOWN_OF]; enum says homeless, rural; };
struct participants { int n; struct participant *at; };

/* ---- who they are ---- */

static struct participant *found(struct participants *all, int64_t who)
{
    int lo = 0, hi = all->n - 1;

    while (lo <= hi) {
        int mid = (lo + hi) / 2;
        if (all->at[mid].is.id.v == who) return &all->at[mid];
        if (all->at[mid].is.id.v < who) lo = mid + 1; else hi = mid - 1;
    }
    return NULL;
}

static void ask_facts(struct req *r, struct participants *all, day at)
{
    for (int v = 0; v < KNOWN_OF; v++) {
        const struct fact_counted *f;
        int n = facts_counted(r, variables[v], at, &f);
        int64_t *who = mem_get(&r->mem, (size_t)(n + 1) * sizeof *who);
        for (int i = 0; i < n; i++) who[i] = f[i].person.v;
        to_roots(r, who, n);
        for (int i = 0; i < n; i++) {
            struct participant *p = found(all, who[i]);
            if (p && (!p->said[v] || who[i] == f[i].person.v)) p->said[v] = f[i].value;         /* a merged record's: their own stands */
        }
    }
}

static bool is_rural(struct req *r, const struct words *rural, const char *place)
{
    const char *plain = fold_plain(&r->mem, place);

    for (int i = 0; i < rural->n; i++) if (!strcmp(plain, fold_plain(&r->mem, rural->at[i]))) return true;
    return false;
}

/* Where somebody lives, by their own record before a merged one; a town that named no rural settlement says nothing of them. */
static void ask_homes(struct req *r, struct participants *all, day at)
{
    const struct words *rural = town_rural(r->house->town);
    struct homes_on h = homes_on(r, at);
    int64_t *who = mem_get(&r->mem, (size_t)(h.n + 1) * sizeof *who);

    for (int i = 0; i < h.n; i++) who[i] = h.at[i].person.v;
    to_roots(r, who, h.n);
    for (int i = 0; i < h.n; i++) {
        struct participant *p = found(all, who[i]);
        if (!p || (p->homeless != SAYS_NOTHING && who[i] != h.at[i].person.v)) continue;
        p->homeless = h.at[i].homeless ? SAYS_YES : SAYS_NO;
        bool told = rural->n && (*h.at[i].place || *h.at[i].area);
        p->rural = !told ? SAYS_NOTHING : is_rural(r, rural, h.at[i].place) || is_rural(r, rural, h.at[i].area) ? SAYS_YES : SAYS_NO;
    }
}

static struct participants participants_of(struct req *r, unit_id unit, const struct period *p)
{
    const struct share *s;
    int n = ledger_shares(r, unit, p->since, p->until, &s);
    struct humans h = humans_of(r, s, n, (day){ p->until.v - 1 });
    struct participants all = { .at = mem_get(&r->mem, (size_t)(h.n + 1) * sizeof *all.at) };

    for (; all.n < h.n; all.n++) all.at[all.n] = (struct participant){ .is = h.at[all.n], .homeless = SAYS_NOTHING, .rural = SAYS_NOTHING };
    ask_facts(r, &all, (day){ p->until.v - 1 });
    ask_homes(r, &all, (day){ p->until.v - 1 });
    return all;
}

/* ---- what each indicator says of one of them ---- */

static enum says known(const char *said)
{
    if (!said || !*said || !strcmp(said, "unknown")) return SAYS_NOTHING;
    return strcmp(said, "refused") ? SAYS_YES : SAYS_REFUSED;
}

/* One of these words, blanks between. */
static enum says among(const char *said, const char *words)
{
    enum says k = known(said);
    size_t n = said ? strlen(said) : 0;

    if (k != SAYS_YES) return k;
    for (const char *at = words; (at = strstr(at, said)); at += n)
        if ((at == words || at[-1] == ' ') && (!at[n] || at[n] == ' ')) return SAYS_YES;
    return SAYS_NO;
}

static enum says everybody(const struct participant *p) { (void)p; return SAYS_YES; }
static enum says unemployed(const struct participant *p) { return among(p->said[OF_WORK], "unemployed_card unemployed_no_card"); }
/* More than 12 months; below the age of 25 more than 6: that age is not among the bands, so 12 holds for all. */
static enum says long_unemployed(const struct participant *p)
{
    enum says u = unemployed(p), k = known(p->said[OF_MONTHS]);

    return u != SAYS_YES ? u : k != SAYS_YES ? k : atoi(p->said[OF_MONTHS]) > 12 ? SAYS_YES : SAYS_NO;
}
static enum says inactive(const struct participant *p) { return among(p->said[OF_WORK], "pensioner student at_home conscript unable"); }
static enum says employed(const struct participant *p) { return among(p->said[OF_WORK], "employee self_employed farmer"); }
static enum says aged(const struct participant *p, int from, int to)
{
    return p->is.age == AGES - 1 ? SAYS_NOTHING : p->is.age >= from && p->is.age <= to ? SAYS_YES : SAYS_NO;
}
static enum says child(const struct participant *p) { return aged(p, 0, 0); }
static enum says young(const struct participant *p) { return aged(p, 1, 1); }
static enum says older(const struct participant *p) { return aged(p, 3, 4); }
/* The highest level that was recorded; else, of somebody at school, the level before: who has finished says nothing of a level. */
static enum says level(const struct participant *p, const char *education, const char *schools)
{
    enum says k = among(p->said[OF_EDUCATION], education);

    if (k != SAYS_NOTHING) return k;
    return among(p->said[OF_SCHOOL], "finished dropped_out") == SAYS_YES ? SAYS_NOTHING : among(p->said[OF_SCHOOL], schools);
}
static enum says lower(const struct participant *p) { return level(p, "isced02", "not_yet nursery kindergarten primary secondary"); }
static enum says middle(const struct participant *p) { return level(p, "isced34", "tertiary vocational"); }
static enum says higher(const struct participant *p) { return level(p, "isced58", "none"); }
static enum says disabled(const struct participant *p)
{
    enum says k = known(p->said[OF_DISABILITY]);

    return k != SAYS_YES ? k : atoi(p->said[OF_DISABILITY]) > 0 ? SAYS_YES : SAYS_NO;
}
static enum says third_country(const struct participant *p)
{
    return among(p->said[OF_STATUS], "refugee subsidiary humanitarian stateless temporary_protection asylum_seeker permit pending none");
}
static enum says without_home(const struct participant *p) { return p->homeless; }
static enum says foreign(const struct participant *p) { return among(p->said[OF_ORIGIN], "yes"); }
static enum says minority(const struct participant *p) { return among(p->said[OF_MINORITY], "yes"); }
static enum says rural(const struct participant *p) { return p->rural; }

static const struct indicator { int name; enum says (*of)(const struct participant *); } indicators[ESF_INDICATORS] = {
    { T_reports_esf01, everybody }, { T_reports_esf02, unemployed }, { T_reports_esf03, long_unemployed }, { T_reports_esf04, inactive },
    { T_reports_esf05, employed }, { T_reports_esf06, child }, { T_reports_esf07, young }, { T_reports_esf08, older },
    { T_reports_esf09, lower }, { T_reports_esf10, middle }, { T_reports_esf11, higher }, { T_reports_esf12, disabled },
    { T_reports_esf13, third_country }, { T_reports_esf14, foreign }, { T_reports_esf15, minority }, { T_reports_esf16, without_home },
    { T_reports_esf17, rural } };
const struct esf_question esf_questions[ESF_QUESTIONS] = { { ESF_UNEMPLOYED, ESF_EMPLOYED, true }, { ESF_CHILD, ESF_OLDER, false },
    { ESF_LOWER, ESF_HIGHER, true } };

static struct esf_counts counts_of(const struct participants *who)
{
    struct esf_counts c = { 0 };

    for (int k = 0; k < ESF_INDICATORS; k++)
        for (int i = 0; i < who->n; i++) {
            enum says it = indicators[k].of(&who->at[i]);
            int sex = who->at[i].is.sex;
            if (it == SAYS_YES) c.at[k][0]++, c.at[k][1 + sex]++;
            c.at[k][ESF_REFUSED] += it == SAYS_REFUSED, c.at[k][ESF_NOTHING] += it == SAYS_NOTHING;
            c.silent[k][sex] += it == SAYS_REFUSED || it == SAYS_NOTHING;
        }
    return c;
}

static void table(struct sheets *all, unit_id unit, const struct period *p, bool hide)
{
    struct req *r = all->r;
    struct participants who = participants_of(r, unit, p);
    struct esf_counts c = counts_of(&who);
    bool hidden[ESF_INDICATORS][ESF_CELLS] = { { false } };
    const char *note = text(r, T_reports_esf_note);

    if (hide)
        esf_hide(r, unit, p, &c, hidden), note = fmt(r, "%s %s",
            text_with(r, T_reports_esf_hidden, fmt(r, "%d", town_disclosure(r->house->town))), note);
    struct sheet *s = sheet_new(all, text(r, T_reports_esf_title), note, HEADS(text(r, T_reports_indicator), text(r, T_reports_together),
        sex_in_words(r, 0), sex_in_words(r, 1), sex_in_words(r, 2), sex_in_words(r, 3), text(r, T_reports_refused_answer),
        text(r, T_reports_not_asked)), ESF_INDICATORS);
    for (int k = 0; k < ESF_INDICATORS; k++) {
        put_word(r, s, text(r, indicators[k].name));
        for (int i = 0; i < ESF_CELLS; i++) if (hidden[k][i]) put_hidden(s); else put_number(s, c.at[k][i]);
    }
}

/* ---- the page ---- */

struct esf_page { const char *title, *problem, *period, *href, *other; bool hide; struct unit_options units; };
#include "esf.html.h"

static void get(struct req *r)
{
    struct period p;
    int wrong = period_asked(r, &p);
    struct unit_options u = units_to_report(r, (unit_id){ in_id(r, "unit") });
    struct sheets all = { .r = r, .title = text(r, T_reports_esf_title) };
    const struct unit_option *it = NULL;
    bool hide = in_has(r, "hide"), over = wrong < 0 && period_over(r, &p);

    for (int i = 0; i < u.n; i++) if (u.at[i].on) it = &u.at[i];
    if (!it) { refuse(r, 404, T_access_unit_gone); return; }
    struct esf_page page = { .title = all.title, .problem = "", .period = wrong < 0 ? p.said : in(r, "period"), .units = u, .hide = hide,
        .href = "", .other = "" };
    if (wrong < 0 && hide && !over) wrong = T_reports_not_over;
    if (wrong < 0) {
        const char *whole = fmt(r, "/reports/esf?unit=%lld&%s", (long long)it->id.v, p.href), *hidden = fmt(r, "%s&hide=1", whole);
        page.href = hide ? hidden : whole, page.other = hide ? whole : over ? hidden : "";
        page.title = all.title = fmt(r, "%s · %s · %s", text(r, T_reports_esf_title), it->name, p.said);
        all.name = fmt(r, "ESF+ %s", p.typed), all.file = fmt(r, "esf-%lld-%s%s", (long long)it->id.v, p.typed, hide ? "-public" : "");
        table(&all, it->id, &p, hide);
        act(r, "counted the funder's indicators", "unit", it->id.v);
        r->no_store = true;
        if (sheets_as_file(&all)) return;
    } else page.problem = text(r, wrong), r->status = 422;
    page_begin(r, page.title, .back = "/reports", .problem = wrong >= 0, .wide = true);
    esf_html(r, &page);
    sheets_show(r, &all);
    page_end(r);
}
PAGE(reports_esf, .path = "/reports/esf", .may = MAY_REPORT, .get = get, .slow = true,
     .help = "The common indicators of ESF+ of a unit or of the town: page, XLSX, CSV, PDF.");
