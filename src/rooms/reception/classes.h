/* SPDX-License-Identifier: EUPL-1.2
** classes.h - classes of the queue and their head start in minutes, unless the town says otherwise (/reception/classes).
** Included with CLASS defined; no guard.  Texts: reception.class_<word>.  The last has no head start.
** The minutes are our proposal: no law sets them. */
CLASS(baby, 30) CLASS(disability, 30) CLASS(appointment, 30) CLASS(elderly, 20) CLASS(other, 0)
