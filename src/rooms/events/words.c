/* SPDX-License-Identifier: EUPL-1.2
** words.c - what the pages of events say and read: kinds, days and hours, a course in the reader's language, sealed words. */
#include "rooms/events/inside.h"
#include "base/locale.h"
#include "host/crypto.h"
#include "web/edge.h"
#include "web/house.h"

static const struct { const char *word, *service; } kinds[] = {
#define KIND(word, service) { #word, service },
#include "rooms/events/kinds.h"
#undef KIND
};
static const char *const audiences[] = {
#define AUDIENCE(word) #word,
#include "rooms/events/kinds.h"
#undef AUDIENCE
};
enum { KINDS = sizeof kinds / sizeof *kinds, AUDIENCES = sizeof audiences / sizeof *audiences };

const char *events_said(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "events.%s_%s", prefix, word));

    return number < 0 ? word : text(r, number);
}

struct choices kinds_of(struct req *r, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, KINDS * sizeof *c.at) };

    for (int i = 0; i < KINDS; i++)
        c.at[c.n++] = (struct choice){ kinds[i].word, events_said(r, "kind", kinds[i].word), !strcmp(kinds[i].word, held) };
    return c;
}

struct choices audiences_of(struct req *r, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, AUDIENCES * sizeof *c.at) };

    for (int i = 0; i < AUDIENCES; i++)
        c.at[c.n++] = (struct choice){ audiences[i], events_said(r, "audience", audiences[i]), !strcmp(audiences[i], held) };
    return c;
}

bool kind_is(const char *word)
{
    for (int i = 0; i < KINDS; i++) if (!strcmp(kinds[i].word, word)) return true;
    return false;
}

bool audience_is(const char *word)
{
    for (int i = 0; i < AUDIENCES; i++) if (!strcmp(audiences[i], word)) return true;
    return false;
}

const char *service_of(const char *kind)
{
    for (int i = 0; i < KINDS; i++) if (!strcmp(kinds[i].word, kind)) return kinds[i].service;
    return kind;
}

struct choices my_units(struct req *r, int64_t held)
{
    struct unit_kept *all;
    int n = access_units_kept(r, NULL, &all);
    struct choices c = { .at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *c.at) };

    for (int i = 0; i < n; i++) c.at[c.n++] = (struct choice){ fmt(r, "%lld", (long long)all[i].id.v), all[i].name, all[i].id.v == held };
    return c;
}

const char *languages_said(struct req *r, const char *codes)
{
    struct out o = { .mem = &r->mem };

    for (const char *s = codes + strspn(codes, " "); *s; s += strspn(s, " ")) {
        size_t n = strcspn(s, " ");
        const struct locale *l = locale_find(fmt(r, "%.*s", (int)n, s));
        if (l) out_fmt(&o, "%s%s", o.n ? ", " : "", l->name);
        s += n;
    }
    return out_text(&o);
}

/* ---- a course in the reader's language ---- */

struct course_said course_said(struct req *r, course_id id)
{
    struct titles all = titles(r, id);
    const char *mine = texts_language(r->house->texts, r->lang)->code;
    struct course_said s = { { "" }, "", true, true };

    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].lang, "el")) s = (struct course_said){ { all.at[i].title }, all.at[i].about, r->lang != 0, r->lang != 0 };
    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].lang, mine)) {
            s.title.text = all.at[i].title, s.greek = false;
            if (*all.at[i].about) s.about = all.at[i].about, s.about_greek = false;
        }
    return s;
}

const char *seats_wrong(struct req *r, const struct course_row *c)
{
    return text_with(r, T_events_seats_wrong, fmt(r, "%lld", (long long)(c->places < SEATS_MOST ? c->places : SEATS_MOST)));
}

const char *course_title(struct req *r, course_id id) { return course_said(r, id).title.text; }

/* ---- days and hours ---- */

const char *lesson_said(struct req *r, instant starts, instant ends)
{
    bool same = greek_day(starts).v == greek_day(ends).v;

    return fmt(r, "%s – %s", when_said(r, starts), same ? hour_said(r, ends) : when_said(r, ends));
}

/* ---- whose, sealed ---- */

bool works_there(struct req *r, unit_id unit)
{
    unit_id *all;
    int n = access_units_of(r, &all);

    for (int i = 0; i < n; i++) if (all[i].v == unit.v) return true;
    return false;
}

const void *events_seal(struct req *r, const char *kind, const char *words, size_t *n)
{
    *n = 0;
    return words && *words ? seal(&r->mem, r->house->secret, fmt(r, "event %s", kind), words, strlen(words), n) : NULL;
}

const char *events_unseal(struct req *r, const char *kind, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed ? (const char *)unseal(&r->mem, r->house->secret, fmt(r, "event %s", kind), sealed, n, &plain_n) : "";

    return s ? s : "";
}

const char *events_tone(const char *state)
{
    return !strcmp(state, "registered") || !strcmp(state, "open") ? "ok" : !strcmp(state, "offered") ? "warn" : !strcmp(state, "waiting")
        || !strcmp(state, "draft") ? "info" : "no";
}

/* ---- whose course ---- */

bool course_mine(struct req *r, course_id id, struct course_row *c)
{
    if (course(r, id, c) && works_there(r, c->unit)) return true;
    refuse(r, 404, T_events_gone);
    return false;
}

bool course_public(const struct course_row *c)
{
    return !c->secret && !c->shut && (!strcmp(c->state, "open") || !strcmp(c->state, "cancelled"));
}

bool course_tells(const struct course_row *c) { return c->sensitive || c->secret || c->quiet; }

bool course_takes(struct req *r, course_id id, const struct course_row *c)
{
    struct next_lesson_row next;

    return !strcmp(c->state, "open") && !c->shut && (c->since.v == DAY_NONE.v || c->since.v <= r->today.v)
        && (c->until.v == DAY_NONE.v || c->until.v >= r->today.v) && next_lesson(r, id, r->now, &next);
}

const char *signup_name(struct req *r, person_id person, int shield, const void *name, size_t n)
{
    if (person.v && shield && !access_sees(r, person)) return "";
    return events_unseal(r, "name", name, n);
}
