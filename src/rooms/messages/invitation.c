/* SPDX-License-Identifier: EUPL-1.2
** invitation.c - the event that a message carries, as calendar programs read it: ME10.  Who invites is the address that sends, no unit. */
#include "rooms/messages/inside.h"
#include "rooms/portal/portal.h"
#include "host/ical.h"

enum { WORD_MOST = 80 };

const char *invitation_of(struct req *r, const struct stored *s, const struct mail_server *server, const char *to, const char *lang,
    const char **method)
{
    long long starts, ends, stamp;
    int sequence, cancelled, before = r->lang, i = 0;
    char summary[WORD_MOST], uid[WORD_MOST];

    while (i < s->nparams && strncmp(s->params[i], "\001c", 2)) i++;
    if (i == s->nparams || sscanf(s->params[i] + 2, "%lld %lld %lld %d %d %79s %79s", &starts, &ends, &stamp, &sequence, &cancelled,
        summary, uid) != 7) return "";
    r->lang = language_of(r, lang);
    struct ical_event e = { uid, text_named(r, summary), "", { starts }, { ends }, { stamp }, sequence, cancelled };
    const char *text = ical_invite(&r->mem, &e, &(struct ical_between){ server->from, server->name ? server->name : sender_name(r), to });
    r->lang = before;
    *method = cancelled ? "CANCEL" : "REQUEST";
    return text;
}
