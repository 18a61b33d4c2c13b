/* SPDX-License-Identifier: EUPL-1.2
** purposes.h - why people come.  Included with PURPOSE defined; no guard.  Texts: reception.purpose_<word>. */
PURPOSE(information) PURPOSE(application) PURPOSE(papers) PURPOSE(certificate) PURPOSE(appointment) PURPOSE(food)
PURPOSE(housing) PURPOSE(work) PURPOSE(health) PURPOSE(family) PURPOSE(migration) PURPOSE(other)
