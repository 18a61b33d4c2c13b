/* SPDX-License-Identifier: EUPL-1.2
** words.c - amounts as they are typed and said. */
#include "rooms/aid/inside.h"
#include "web/edge.h"

const char *aid_word(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "%s%s", prefix, word));

    return number < 0 ? word : text(r, number);
}

const char *bank_reason(struct req *r, const char *code)
{
    char *id = mem_str(&r->mem, fmt(r, "aid.reason_%s", code));

    for (char *c = id; *c; c++) if (*c >= 'A' && *c <= 'Z') *c += 32;
    int number = texts_find(r->house->texts, id);
    return number < 0 ? code : text(r, number);
}

const char *aid_programme(struct req *r, const char *id)
{
    int at = book_programme_find(r->house->book, id), name = at < 0 ? -1 : book_programme(r->house->book, at)->name;

    return name < 0 ? id : text(r, name);
}

/* The last of point and comma is the decimal sign when one or two digits follow it; the other, and blanks, part thousands. */
bool euros_read(const char *s, cents *to)
{
    enum { MOST = 100000000 };
    int64_t whole = 0, part = 0;
    const char *end = s + strlen(s), *mark = NULL;
    int digits = 0;

    while (end > s && (end[-1] == ' ' || end[-1] == '\t')) end--;
    if (end - s >= 3 && !memcmp(end - 3, "€", 3)) end -= 3;
    while (end > s && end[-1] == ' ') end--;
    for (const char *c = s; c < end; c++) if (*c == '.' || *c == ',') mark = c;
    if (mark && (end - mark - 1 < 1 || end - mark - 1 > 2)) mark = NULL;
    for (const char *c = s; c < (mark ? mark : end); c++) {
        if (*c == '.' || *c == ',' || *c == ' ') continue;
        if (*c < '0' || *c > '9' || digits++ > 7) return false;
        whole = whole * 10 + *c - '0';
    }
    for (const char *c = mark ? mark + 1 : end; c < end; c++) {
        if (*c < '0' || *c > '9') return false;
        part = part * 10 + *c - '0';
    }
    if (mark && end - mark == 2) part *= 10;
    to->v = whole * 100 + part;
    return digits && to->v > 0 && to->v <= MOST;
}
