/* SPDX-License-Identifier: EUPL-1.2
** kinds.h - what a course is, for whom, and the questions that every language has.
** KIND(word, service): text events.kind_<word>; service: what the ledger calls it (a programme, or text service.<word>).
** AUDIENCE(word): text events.audience_<word>.  QUESTION(word, kind): text events.ask_<word>. */
#ifdef KIND
KIND(parents_school, "parents-school")
KIND(prevention, "prevention")
KIND(new_mothers, "new_mothers")
KIND(seminar, "seminar")
KIND(learning_city, "learning_city")
KIND(volunteers, "volunteering")
KIND(day_event, "day_event")
KIND(activity, "activity")
#endif
#ifdef AUDIENCE
AUDIENCE(anybody)
AUDIENCE(parents)
AUDIENCE(mothers)
AUDIENCE(pupils)
AUDIENCE(teachers)
AUDIENCE(young)
AUDIENCE(seniors)
AUDIENCE(migrants)
AUDIENCE(volunteers)
#endif
#ifdef QUESTION
QUESTION(know, scale)               /* how much do you know about the subject */
QUESTION(sure, scale)               /* how sure are you that you can cope with it */
QUESTION(talk, scale)               /* how easy is it to talk about it at home or at school */
QUESTION(where, yes_no)             /* do you know where to ask for help */
QUESTION(useful, scale)             /* was it useful */
QUESTION(clear, scale)              /* was it clear */
QUESTION(again, yes_no)             /* would you tell others to come */
#endif
