/* SPDX-License-Identifier: EUPL-1.2
** subjects.h - SUBJECT(word, special): what somebody comes for; texts appointments.subject_<word>.  special: the appointment itself says
** something of health, so it is the unit's own. */
SUBJECT(doctor, 1)
SUBJECT(child_doctor, 1)
SUBJECT(nurse, 1)
SUBJECT(vaccination, 1)
SUBJECT(dentist, 1)
SUBJECT(psychologist, 1)
SUBJECT(speech, 1)
SUBJECT(lawyer, 0)
SUBJECT(counselling, 0)
SUBJECT(job, 0)
SUBJECT(social_worker, 0)
SUBJECT(disability, 0)
SUBJECT(papers, 0)
SUBJECT(other, 0)
