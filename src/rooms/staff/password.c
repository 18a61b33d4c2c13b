/* SPDX-License-Identifier: EUPL-1.2
** password.c - what a password must be, and that asking about nobody takes as long as asking about somebody (S5). */
#include "rooms/staff/inside.h"
#include "base/fold.h"
#include "base/letters.h"

/* The hash of something nobody typed, with the costs of host/crypto.c. */
static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$G9njYrnN8EWPusuwTjDZwA$YNPYLyay4cGIhT+TA5mKutMWUeLtwO4JjAcSKan9m94";

bool password_of(struct req *r, const char *hash, const char *password)
{
    bool somebody = hash && *hash == '$';

    risk(&r->fate, "check a password");
    return password_right(somebody ? hash : nobody, password) && somebody;
}

static int different(const char *s)
{
    bool seen[256] = { false };
    int n = 0;

    for (; *s; s++) {
        n += !seen[(unsigned char)*s];
        seen[(unsigned char)*s] = true;
    }
    return n;
}

int password_problem(const char *password, const char *sign_in)
{
    if (characters(password) < PASSWORD_LEAST || strlen(password) > PASSWORD_MOST) return T_staff_password_length;
    if (different(password) < 5) return T_staff_password_simple;
    if (*sign_in && strstr(password, sign_in)) return T_staff_password_name;
    return -1;
}
