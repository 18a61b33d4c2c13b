/* SPDX-License-Identifier: EUPL-1.2
** kinds.h - KIND(word, WORD): what can be delivered; the same words as the CHECK of ledger_line.kind.
** Texts: ledger.kind.<word>, ledger.measure.<word>. */
KIND(meal, MEAL)                    /* meals */
KIND(ration, RATION)                /* a household's turn at the grocery, a parcel */
KIND(item, ITEM)                    /* pieces: clothes, equipment, school things */
KIND(medicine, MEDICINE)            /* packs */
KIND(night, NIGHT)                  /* a bed, one night */
KIND(presence, PRESENCE)            /* a child or an elderly person in a place, one shift of one day */
KIND(lesson, LESSON)                /* heads at one meeting of a course */
KIND(session, SESSION)              /* counselling: one talk with one person; a group: heads */
KIND(appointment, APPOINTMENT)      /* kept appointments */
KIND(visit, VISIT)                  /* visits at home */
KIND(certificate, CERTIFICATE)      /* papers given */
KIND(money, MONEY)                  /* payments; the sum is its worth */
KIND(minutes, MINUTES)              /* volunteers' and workers' time */
