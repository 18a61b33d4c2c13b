/* SPDX-License-Identifier: EUPL-1.2
** kinds.h - what is built for accessibility.  Included with KIND defined; no guard.  Texts: works.kind_<word>. */
KIND(ramp) KIND(pavement) KIND(tactile) KIND(crossing) KIND(sound) KIND(toilet) KIND(lift) KIND(entrance) KIND(parking) KIND(bus_stop)
KIND(playground) KIND(park) KIND(sign) KIND(other)
