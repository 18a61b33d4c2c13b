/* SPDX-License-Identifier: EUPL-1.2
** query.c - what somebody typed into the search field: see person_keys.h. */
#include "match/person_keys.h"
#include "match/compare.h"
#include "match/spelling.h"
#include "base/date.h"
#include <stdio.h>
#include <string.h>

/* ---- reading -------------------------------------------------------------------------------------- */

static bool read_date(const char *s, struct query *q)
{
    char plain[12];
    size_t n = strlen(s);
    day d;

    if (n < 6 || n > 10) return false;
    for (size_t i = 0; i <= n; i++) plain[i] = s[i] == '.' || s[i] == '-' ? '/' : s[i];
    if (!strchr(plain, '/')) return false;
    if (!day_read_forgiving(plain, &d) && !day_read(s, &d)) return false;
    struct civil c = day_civil(d);
    q->year = c.year, q->month = c.month, q->mday = c.day;
    return true;
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* A piece with a digit in it: a date, a year, a house number, or part of an identifier or telephone. */
static bool read_digits(const char *piece, struct query *q)
{
    size_t digits = 0, n = strlen(piece), have = strlen(q->number);
    int year = 0;

    for (size_t i = 0; i < n; i++) digits += digit(piece[i]);
    if (!digits) return false;
    if (read_date(piece, q)) return true;
    if (digits < n && digits < 3) return false;                         /* 8eodwros, Gi4nnis: a name */
    if (n == 4 && digits == 4) year = (int)(piece[0] - '0') * 1000 + (piece[1] - '0') * 100 + (piece[2] - '0') * 10 + piece[3] - '0';
    if (year >= 1900 && year < 2100 && !q->year) { q->year = year; return true; }
    if (n <= 4 && !*q->house) memcpy(q->house, piece, n);
    for (size_t i = 0; i < n && have + 1 < sizeof q->number; i++)
        if (!strchr(" .-/()", piece[i])) q->number[have++] = piece[i];
    q->number[have] = 0;
    return true;
}

static void read_words(const char *piece, struct query *q)
{
    int n = words_of(piece, q->word + q->nwords, QUERY_WORDS - q->nwords);

    for (int i = 0; i < n; i++) {
        int at = q->nwords + i;
        if (n == 1) snprintf(q->typed[at], sizeof q->typed[at], "%s", piece);
        else memcpy(q->typed[at], q->word[at].sound[0], SOUND_MOST);
        q->groups[at] = forename_groups(q->word[at].sound[0]);
        q->nbegins[at] = beginnings_of(q->typed[at], q->begins[at], 12);
    }
    q->nwords += n;
}

static bool only_particle(const char *piece)
{
    char bare[BARE_MOST];

    spelling_bare(piece, bare);
    return spelling_particle(bare);
}

static void read_pieces(const char *text, struct query *q, bool particles)
{
    char piece[64];

    while (*(text += strspn(text, " \t,;"))) {
        size_t n = strcspn(text, " \t,;"), k = n < sizeof piece ? n : sizeof piece - 1;

        while (k && k < n && (text[k] & 0xc0) == 0x80) k--;             /* never half a letter */
        memcpy(piece, text, k);
        piece[k] = 0;
        text += n;
        if (strchr(piece, '@')) snprintf(q->mail, sizeof q->mail, "%s", piece);
        else if (!read_digits(piece, q) && q->nwords < QUERY_WORDS && (particles || !only_particle(piece))) read_words(piece, q);
    }
}

void query_read(const char *text, struct query *q)
{
    memset(q, 0, sizeof *q);
    read_pieces(text, q, false);
    if (q->nwords) return;
    memset(q, 0, sizeof *q);
    read_pieces(text, q, true);
}

/* ---- fitting -------------------------------------------------------------------------------------- */

static float reading_alike(const struct word *typed, const struct word *name)
{
    float best = words_alike(typed, name);

    for (int i = 1; i < typed->readings && best < 1; i++) {
        size_t n = strlen(typed->sound[i]), m = strlen(name->sound[0]);
        float x = 1 - (float)slips_between(typed->sound[i], name->sound[0]) / (float)(n > m ? n : m);
        if (x > best) best = x;
    }
    return best;
}

static bool begins_so(const struct query *q, int i, const struct word *name)
{
    for (int k = 0; k < q->nbegins[i]; k++)
        for (int r = 0; r < name->readings; r++)
            if (!strncmp(name->sound[r], q->begins[i][k], strlen(q->begins[i][k]))) return true;
    return false;
}

/* ---- what was heard before: candidates share their names, so that each is compared once ------------ */

struct heard_word { float alike[QUERY_WORDS]; bool begun[QUERY_WORDS]; };
struct heard_name { struct heard_name *next; const char *text; bool forename; int n; struct heard_word word[WORDS_MOST]; };

static void hear(const struct query *q, const struct word *name, bool forename, struct heard_word *w)
{
    for (int i = 0; i < q->nwords; i++) {
        w->alike[i] = reading_alike(&q->word[i], name);
        if (w->alike[i] < .86f && forename && forename_in(q->groups[i], name->sound[0])) w->alike[i] = .86f;
        if (w->alike[i] < .9f && begins_so(q, i, name)) w->alike[i] = .9f, w->begun[i] = true;
    }
}

static const struct heard_name *heard(struct hearing *all, const char *text, bool forename)
{
    uint32_t hash = forename;
    struct heard_name **slot, *h;
    struct word word[WORDS_MOST];

    for (const char *c = text; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
    slot = &all->slot[hash % HEARING_SLOTS];
    for (h = *slot; h; h = h->next) if (h->forename == forename && !strcmp(h->text, text)) return h;
    h = mem_get(all->mem, sizeof *h);
    *h = (struct heard_name){ .next = *slot, .text = text, .forename = forename, .n = words_of(text, word, WORDS_MOST) };
    for (int i = 0; i < h->n; i++) hear(all->query, &word[i], forename, &h->word[i]);
    return *slot = h;
}

/* ---- the fit of a name ----------------------------------------------------------------------------- */

enum { PARTS_MOST = WORDS_MOST + 9 };
struct words { const struct heard_word *w[PARTS_MOST]; float worth[PARTS_MOST]; bool taken[PARTS_MOST]; int n; };

static void add_part(struct words *all, struct hearing *hearing, const char *part, int most, float worth, bool forename)
{
    const struct heard_name *h = heard(hearing, part, forename);

    for (int i = 0; i < h->n && i < most; i++, all->n++) {
        all->w[all->n] = &h->word[i];
        all->worth[all->n] = worth;
    }
}

static float one_fit(int i, struct words *all, struct fit *f)
{
    float best = 0;
    int with = -1;

    for (int k = 0; k < all->n; k++) {
        float x = all->w[k]->alike[i] * all->worth[k];
        if (!all->taken[k] && x > best) best = x, with = k;
    }
    if (with < 0) return 0;
    all->taken[with] = true;
    f->begun |= all->w[with]->begun[i];
    f->by_parent |= all->worth[with] < 1;
    f->exact &= all->w[with]->alike[i] >= 1;
    return best;
}

/* Letter for letter: of names that sound alike, the one that is spelt so comes first. */
static float spelt_so(const struct query *q, const struct name_parts *p)
{
    char name[2][BARE_MOST], typed[BARE_MOST];
    int n = 0;

    spelling_bare(p->family, name[0]);
    spelling_bare(p->given, name[1]);
    for (int i = 0; i < q->nwords; i++) {
        spelling_bare(q->typed[i], typed);
        n += strstr(name[0], typed) || strstr(name[1], typed);
    }
    return .02f * (float)n;
}

struct fit query_fit(struct hearing *hearing, const struct name_parts *p)
{
    const struct query *q = hearing->query;
    struct words all = { .n = 0 };
    struct fit f = { .exact = true };
    float least = 1;

    add_part(&all, hearing, p->family, 3, 1, false);
    add_part(&all, hearing, p->given, WORDS_MOST, 1, true);
    add_part(&all, hearing, p->father, 3, .9f, true);
    add_part(&all, hearing, p->mother, 3, .8f, true);
    for (int i = 0; i < q->nwords; i++) {
        float x = one_fit(i, &all, &f);
        f.score += x / (float)q->nwords;
        if (x < least) least = x;
    }
    if (least < .5f) f.score *= .8f;
    f.score += spelt_so(q, p);
    for (int k = 0; k < all.n; k++) if (all.worth[k] >= 1 && !all.taken[k]) f.score -= .01f;
    return f;
}

bool query_begins(const struct query *q, const struct name_parts *p)
{
    const char *const part[] = { p->family, p->given, p->father, p->mother };

    for (int i = 0; i < q->nwords; i++) {
        bool fits = false;
        for (int k = 0; k < 4 && !fits; k++) {
            struct word w[4];
            int n = words_of(part[k], w, 4);
            for (int j = 0; j < n && !fits; j++) fits = reading_alike(&q->word[i], &w[j]) >= .6f || forename_in(q->groups[i], w[j].sound[0]);
            if (!fits) fits = name_begins(part[k], q->typed[i]);
        }
        if (!fits) return false;
    }
    return true;
}
