/* SPDX-License-Identifier: EUPL-1.2
** xml.h - XML from outside as a tree (expat): whole or not at all.
**
** XM1  A file with a document type is refused: so there are no entities of its own, nothing is fetched, nothing grows.
** XM2  At most XML_DEEP levels, XML_NODES elements, XML_BYTES bytes.
** XM3  Blanks around a text are not part of it; a text beside elements is left out. */
#ifndef XML_H
#define XML_H
#include "base/mem.h"
#include <stdbool.h>

enum { XML_DEEP = 40, XML_NODES = 200000, XML_BYTES = 8 << 20 };
enum xml_fault { XML_FINE, XML_BROKEN, XML_DOCTYPE, XML_LARGE };
struct xml { const char *space, *name, *text, *ccy; const struct xml *first, *next; };    /* ccy: the attribute Ccy; "" */

enum xml_fault xml_read(struct mem *, const char *bytes, size_t n, const struct xml **root);
const struct xml *xml_child(const struct xml *, const char *name);         /* the first; NULL, also of NULL */
const struct xml *xml_again(const struct xml *, const char *name);         /* the next of its siblings with that name */
const struct xml *xml_at(const struct xml *, const char *path);            /* "Refs/EndToEndId" */
const char *xml_text(const struct xml *, const char *path);                /* "" when it is not there */
#endif
