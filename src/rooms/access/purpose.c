/* SPDX-License-Identifier: EUPL-1.2
** purpose.c - what an act of the diary was for, as the person it is about reads it: few words, in every language.
**
** The diary's own words are the service's and change with it.  The first line that fits says what it was for; an act that none fits was a
** look at the file, or something written in it: that is always true. */
#include "rooms/access/inside.h"

static const struct { const char *word; int said; } known[] = {
    { "glass", T_access_why_emergency }, { "special", T_access_why_special },
    { "privacy request", T_access_why_data }, { "copy of a file", T_access_why_data }, { "who opened", T_access_why_data },
    { "erase", T_access_why_data }, { "no longer needed", T_access_why_data },
    { "restricted a file", T_access_why_safety }, { "invisible", T_access_why_safety }, { "to all", T_access_why_safety },
    { "may open", T_access_why_safety }, { "access to a file", T_access_why_safety }, { "online", T_access_why_safety },
    { "certificate", T_access_why_certificate }, { "message", T_access_why_message }, { "wrote to a person", T_access_why_message },
    { "referral", T_access_why_referral },
    { "application", T_access_why_application }, { "case", T_access_why_application }, { "decision", T_access_why_application },
    { "paper", T_access_why_application }, { "objection", T_access_why_application }, { "consent", T_access_why_application },
    { "visit", T_access_why_visit }, { "ticket", T_access_why_visit },
    { "note", T_access_why_care }, { "alert", T_access_why_care }, { "plan", T_access_why_care }, { "assessment", T_access_why_care },
    { "task", T_access_why_care }, { "group", T_access_why_care },
    { "fact", T_access_why_benefits }, { "answer", T_access_why_benefits }, { "try", T_access_why_benefits },
    { "name", T_access_why_record }, { "number", T_access_why_record }, { "contact", T_access_why_record }, { "address", T_access_why_record },
    { "need", T_access_why_record }, { "relation", T_access_why_record }, { "membership", T_access_why_record },
    { "household", T_access_why_record }, { "record", T_access_why_record }, { "a person", T_access_why_record },
};

const char *purpose_of(struct req *r, const char *act, bool looked)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) if (strstr(act, known[i].word)) return text(r, known[i].said);
    return text(r, looked ? T_access_why_looked : T_access_why_wrote);
}
