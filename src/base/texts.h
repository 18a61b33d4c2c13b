/* SPDX-License-Identifier: EUPL-1.2
** texts.h - every sentence of the product, in every language, loaded at start.
**
** A texts file is a table: id <TAB> note <TAB> el <TAB> en <TAB> ...  First line = header, naming the
** languages.  Many files make one house of texts; ids are unique over all of them, except that a later
** file may reword an id of an earlier one (a town overrides).  A file whose folder is
** programmes/<id>/ prefixes its ids with "<id>.".
**
** T1  Greek exists for every id, English for every id: else a complaint.
** T2  Another language that lacks an id answers the Greek text and says so (fell_back).
** T3  A language no native speaker has read is not `reviewed`; the page says so.  Built in: base/locale.c;
**     a language met only in a header (a town adds a column) is never reviewed.
** T4  A cell left empty by a later file keeps the earlier words.
**
** Ids known at build time have the numbers of enum text (text.h, made from src/ texts.tsv), in the
** same order, that of their bytes; ids met only at run time (programmes, towns) follow.  Plural forms: an id with the suffix
** .zero .one .two .few .many .other, where at least .one and .other are there (a base the code asks for needs only .other); the base id has a number of its
** own (texts_find knows it) and is asked for with a count.  Substitution: {0} {1} in the text.
** A file may begin with a byte order mark, have CRLF, and comment lines that begin with #. */
#ifndef TEXTS_H
#define TEXTS_H
#include "base/source.h"
#include "base/out.h"
#include <stdbool.h>

struct texts;
struct locale;                                                    /* base/locale.h */
struct language { const char *code, *name; bool rtl, reviewed; int missing; };   /* "ar", "العربية"; missing: texts it lacks */

/* builtin: the ids of enum text in order.  Never NULL; check complaints. */
struct texts *texts_read(struct mem *, const struct sources *, const char *const *builtin, int nbuiltin,
                         struct complaints *);
bool texts_file(const char *path);                               /* is it a table of texts? */
int  texts_languages(const struct texts *);                       /* how many; 0 is Greek, 1 English */
const struct language *texts_language(const struct texts *, int lang);
int  texts_language_find(const struct texts *, const char *code); /* -1 when absent */
const struct locale *texts_locale(const struct texts *, int lang);   /* figures, months, plural rule */
int  texts_find(const struct texts *, const char *id);            /* number of an id, -1 when absent */
const char *texts_get(const struct texts *, int lang, int number, bool *fell_back /* may be NULL */);
/* The plural form of base id for n, by the CLDR rule of the language actually used. */
const char *texts_plural(const struct texts *, int lang, int number, int64_t n, bool *fell_back);
/* Writes a text with {0}..{9} replaced; values are written as they are. */
void texts_fill(struct out *, const char *pattern, int n, const char *const *values);
#endif
