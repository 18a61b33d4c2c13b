/* SPDX-License-Identifier: EUPL-1.2
** html.h - the only ways a value enters a page, always escaped for the place it stands in.
**
** Templates (tools/tplgen.c) call these; a .c file rarely does.
**
** X1  Text is escaped; quotes too, so that the same characters are safe in an attribute.
** X2  A whole address in href/src/action is http, https, tel, mailto, geo or relative, else it becomes "#".
**     A value that stands inside an address ("/code/{code}") is percent-encoded.
** X3  In running text, identifiers, amounts and phones stand in <bdi dir="ltr">, names and dates (whose month is a
**     word) in <bdi>.
**     Not in attributes, <title>, <option>, <textarea>.
** X4  A text that fell back to Greek stands in <span lang="el" dir="ltr"> in running text. */
#ifndef HTML_H
#define HTML_H
#include "web/req.h"
#include "base/say.h"
#include "ids.h"
#include "text.h"

struct isolated { const char *text; };      /* a person's or place's name: <bdi> */
struct ltr { const char *text; };           /* a phone, code, register number: <bdi dir="ltr"> */
struct sentence { int number; };            /* a text known only at run time (fact->question ...); -1 = none */

enum where { IN_TEXT, IN_PLAIN /* title, option, textarea */, IN_ATTR, IN_URL /* the whole address */, IN_URL_PART };
enum how { AS_PLAIN, AS_NAME, AS_LTR, AS_GREEK };
struct shown { const char *text; enum how how; };

/* Sentences as plain text in the reader's language (for titles, messages, page structs). */
const char *text(const struct req *, int number);
const char *text_of(struct req *, int number, int n, const char *const *values);     /* {0}.. filled */
const char *text_count(struct req *, int number, int64_t n);                          /* plural, {0} = n */
#define text_with(r, number, ...) text_of((r), (number), \
    (int)(sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *)), (const char *const[]){ __VA_ARGS__ })

const char *day_said(struct req *, day);             /* "22 November 2026"; "" for DAY_NONE */
const char *day_field(struct req *, day);            /* "22/11/2026", as one types it; "" for DAY_NONE */
const char *month_said(struct req *, day);           /* "11/2026", as one types it too */
const char *money_said(struct req *, cents);         /* "1.234,50 €" */
const char *money_typed(struct req *, cents);        /* "1234,50", as one types it */

/* Generated code. */
void put_raw(struct req *, const char *, size_t);
void put_str(struct req *, const char *);
void put_shown(struct req *, enum where, struct shown);
void put_text(struct req *, enum where, int number, int n, const struct shown *);
void put_plural(struct req *, enum where, int number, int64_t count, int n, const struct shown *);
void put_csrf(struct req *);
void put_draft_note(struct req *, const char *about);       /* before and inside <form data-draft="about">: web/draft.h */
void put_draft_fields(struct req *, const char *about);

/* A value as its reader sees it; in attributes and addresses in its plain spelling (ISO dates, 1234.50). */
struct shown show_str(struct req *, enum where, const char *);
struct shown show_int(struct req *, enum where, int64_t);
struct shown show_id(struct req *, enum where, int64_t);
struct shown show_isolated(struct req *, enum where, struct isolated);
struct shown show_ltr(struct req *, enum where, struct ltr);
struct shown show_sentence(struct req *, enum where, struct sentence);
struct shown show_cents(struct req *, enum where, cents);
struct shown show_day(struct req *, enum where, day);
struct shown show_instant(struct req *, enum where, instant);

#define SHOW_FN(n) static inline struct shown show_##n##_id(struct req *r, enum where w, n##_id x) \
    { return show_id(r, w, x.v); }
EACH_ID(SHOW_FN)
#define SHOW_CASE(n) , n##_id: show_##n##_id
#define show(r, w, x) _Generic((x), const char *: show_str, char *: show_str, \
    int: show_int, unsigned: show_int, long: show_int, long long: show_int, \
    struct isolated: show_isolated, struct ltr: show_ltr, struct sentence: show_sentence, \
    cents: show_cents, day: show_day, instant: show_instant EACH_ID(SHOW_CASE))((r), (w), (x))
#define put(r, w, x) put_shown((r), (w), show((r), (w), (x)))

/* {if x}: is it there? */
static inline bool is_str(const char *s) { return s && *s; }
static inline bool is_int(int64_t i) { return i != 0; }
static inline bool is_bool(bool b) { return b; }
static inline bool is_ptr(const void *p) { return p != 0; }
static inline bool is_isolated(struct isolated s) { return is_str(s.text); }
static inline bool is_ltr(struct ltr s) { return is_str(s.text); }
static inline bool is_sentence(struct sentence s) { return s.number >= 0; }
static inline bool is_cents(cents c) { return c.v != 0; }
static inline bool is_day(day d) { return d.v != DAY_NONE.v; }
static inline bool is_instant(instant i) { return i.v != 0; }
#define IS_FN(n) static inline bool is_##n##_id(n##_id x) { return x.v != 0; }
EACH_ID(IS_FN)
#define IS_CASE(n) , n##_id: is_##n##_id
#define is(x) _Generic((x), const char *: is_str, char *: is_str, bool: is_bool, \
    int: is_int, unsigned: is_int, long: is_int, long long: is_int, \
    struct isolated: is_isolated, struct ltr: is_ltr, struct sentence: is_sentence, \
    cents: is_cents, day: is_day, instant: is_instant EACH_ID(IS_CASE), default: is_ptr)(x)
#endif
