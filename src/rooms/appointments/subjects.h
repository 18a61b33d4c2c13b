/* SPDX-License-Identifier: EUPL-1.2
** subjects.h - SUBJECT(word, special, home): what somebody comes for; texts appointments.subject_<word>.  special: the appointment itself
** says something of health, so it is the unit's own.  home: the unit comes to them, and asks where they live. */
SUBJECT(doctor, 1, 0)
SUBJECT(child_doctor, 1, 0)
SUBJECT(nurse, 1, 0)
SUBJECT(nurse_home, 1, 1)
SUBJECT(vaccination, 1, 0)
SUBJECT(dentist, 1, 0)
SUBJECT(psychologist, 1, 0)
SUBJECT(speech, 1, 0)
SUBJECT(lawyer, 0, 0)
SUBJECT(counselling, 0, 0)
SUBJECT(job, 0, 0)
SUBJECT(social_worker, 0, 0)
SUBJECT(disability, 0, 0)
SUBJECT(papers, 0, 0)
SUBJECT(other, 0, 0)
