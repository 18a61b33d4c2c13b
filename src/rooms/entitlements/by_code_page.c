/* SPDX-License-Identifier: EUPL-1.2
** by_code_page.c - the pages of by_code.h: the one that asks for number and code, the one that says that nothing is left. */
#include "rooms/room.h"
#include "rooms/entitlements/by_code.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/spoken.h"

enum { AN_HOUR = 3600, CODE_BYTES = 16 };
struct by_code_page { const char *problem, *title, *lead, *path, *label, *number, *typed, *also, *also_words; };
#include "by_code.html.h"
struct by_code_closed_page { const char *words; };
#include "by_code_closed.html.h"

void by_code_ask(struct req *r, const struct by_code_form *f, int status, const char *problem)
{
    struct by_code_page p = { problem, text(r, f->title), text(r, f->lead), f->path, text(r, f->label), in(r, "number"), in(r, "code"),
        f->also ? f->also : "", f->also ? text(r, f->also_words) : "" };

    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = f->back, .problem = *problem != 0);
    by_code_html(r, &p);
    page_end(r);
}

bool by_code_typed(struct req *r, const struct by_code_form *f, int64_t *number, const char **code)
{
    char *said = mem_get(&r->mem, CODE_BYTES);

    *number = in_id(r, "number"), *code = said;
    if (!*number) by_code_ask(r, f, 422, text(r, f->wrong_number));
    else if (!spoken_read(said, in(r, "code"))) by_code_ask(r, f, 422, text(r, T_check_err_code));
    else if (code_too_often(r, f->what)) r->retry_after = AN_HOUR, by_code_ask(r, f, 429, text(r, T_check_err_too_often));
    else return true;
    return false;
}

void by_code_closed(struct req *r, const char *what, int words)
{
    by_code_forget(r, what);
    r->clears = true;                   /* nor does the way back show it */
    page_begin(r, text(r, T_check_closed_title));
    by_code_closed_html(r, &(struct by_code_closed_page){ text(r, words) });
    page_end(r);
}
