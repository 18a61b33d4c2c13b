/* SPDX-License-Identifier: EUPL-1.2
** state.c - noise for the reader of the state's userinfo: nobody is named by what is refused, and nothing is read past a value's end. */
#include "host/state_sign_in.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void fits(const char *s) { if (strlen(s) > 200 || s[0] == ' ' || (*s && s[strlen(s) - 1] == ' ')) abort(); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fate fate;
    static struct mem mem;
    struct state_person p;

    mem_open(&mem, &fate, 1 << 20);
    if (setjmp(fate.edge)) abort();
    const char *why = state_person_read(&mem, (const char *)data, size, &p);
    if (why && (*p.userid || *p.taxid || *p.family || p.birth_year)) abort();
    if (!why && (!*p.userid || strlen(p.taxid) != 9)) abort();
    if (memmem(data, size, "<!DOCTYPE", 9) == data && !why) abort();
    fits(p.userid); fits(p.taxid); fits(p.family); fits(p.given); fits(p.father); fits(p.mother);
    mem_close(&mem);
    return 0;
}
