/* SPDX-License-Identifier: EUPL-1.2
** follow.h - a resident follows an application: with its number and its code (CW15, pages under /follow), or signed in at home, as an
** application of their own file (pages under /my-file).  follow.c (the door), follow_case.c (its page), follow_do.c (papers, taking back,
** objecting).
**
** FO1  Number and code together make one hash; the one look-up for it is the same for an unknown number and for a wrong code.
** FO2  What opened it lies sealed in a cookie of this browser for an hour, in no address; Finish takes it away.
** FO3  A file that became invisible is answered as an unknown number.
** FO4  Nothing of other records is shown: names are those of the record that the application was sent for, whatever it was linked to.
** FO6  Signed in, it is an application of one's own file, and each look is in the diary that the file's shield asks for.
** FO7  Of others in the household whose file is shielded nothing is shown and nothing is taken: not their papers, not their consent.
** FO8  Of others only what the resident wrote is told back: of whom staff put into the household, the given name alone. */
#ifndef CASEWORK_FOLLOW_H
#define CASEWORK_FOLLOW_H
#include "rooms/casework/inside.h"

/* The one that was named, and what was sent with it; own: all of one's own file, code NULL. */
struct follow { const char *code; int n; const struct case_file **cases; bool own; };
void follow_remember(struct req *, const char *code, int64_t year, int64_t number);
bool follow_read(struct req *, struct follow *);        /* from the cookie, or of who is signed in; n > 0 */
/* The one of them that the field n names; NULL after sending the visitor to the door. */
const struct case_file *follow_here(struct req *, struct follow *);
const struct case_file *follow_open(struct req *, struct follow *);     /* the same, with its line in the diary: FO6 */
const char *follow_door(struct req *);                  /* /follow or /my-file */
bool follow_hides(struct req *, const struct case_file *, person_id);   /* FO7 */
const char *follow_name(struct req *, const struct case_file *, person_id);              /* FO8 */
void follow_show(struct req *, const struct follow *, const struct case_file *, int status, const char *problem);
const char *follow_path(struct req *, const struct case_file *, const char *done);
bool follow_may_send(const struct case_file *, const char *paper_state);
bool follow_may_object(struct req *, const struct case_file *, day *due);       /* *due: DAY_NONE or the last day */
#endif
