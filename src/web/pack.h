/* SPDX-License-Identifier: EUPL-1.2
** pack.h - gzip for answers worth it: text over 1 KB, when the browser takes it. */
#ifndef PACK_H
#define PACK_H
#include "web/req.h"
bool takes_gzip(const char *accept_encoding);       /* NULL = no */
void pack(struct req *);                            /* r->out becomes gzip; on any trouble it stays as it is */
#endif
