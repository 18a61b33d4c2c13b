/* SPDX-License-Identifier: EUPL-1.2
** room.h - what every room starts from.  Include it first; what a room may not say is refused after it. */
#ifndef ROOM_H
#define ROOM_H
#include "web/page.h"
#include "web/html.h"
#include "web/layout.h"
#include "host/db.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/banned.h"
#endif
