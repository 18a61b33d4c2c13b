/* SPDX-License-Identifier: EUPL-1.2
** areas.h - areas of an assessment.  Included with AREA defined; no guard.  Texts: care.area_<word>.
** AREA(word, special): special 1 = a special category of GDPR article 9; kept sealed, level too. */
AREA(housing, 0) AREA(income, 0) AREA(work, 0) AREA(food, 0) AREA(papers, 0) AREA(language, 0) AREA(education, 0)
AREA(family, 0) AREA(network, 0) AREA(health, 1) AREA(mental, 1) AREA(safety, 1)
