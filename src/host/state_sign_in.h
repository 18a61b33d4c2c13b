/* SPDX-License-Identifier: EUPL-1.2
** state_sign_in.h - the state's OAuth2 (TAXISnet for residents, another server for public servants), whose userinfo is XML.
**
** Source: the public clients of GSIS's service: <server>/oauth/authorize (scope read), <server>/oauth/token (POST, client and secret in
** the form; JSON with access_token), <server>/logout/<client>/?url=<where to go on>, and <server>/userinfo?format=xml with the token as Bearer:
**     <root><userinfo userid="User000000001   " taxid="000000001   " lastname=".." firstname=".." fathername=".." mothername=".." birthyear="1970"/></root>
** Values are padded with blanks, and "null" where the state knows none.  There is no AMKA, no address and no full date of birth in
** it.  A company has an account too: then there is no first name and no year of birth.
**
** SI1  The XML is read by expat without entities: a document type, hence any entity of its own or from elsewhere, is refused at its
**      first byte, and so are more than DEPTH levels, a second userinfo, another root, and bytes that are not XML.
** SI2  Whoever is named has a user name and an AFM of nine figures; its check figure is the state's business. */
#ifndef STATE_SIGN_IN_H
#define STATE_SIGN_IN_H
#include "host/oidc.h"

struct state_person { const char *userid, *taxid, *family, *given, *father, *mother; int birth_year; };    /* trimmed; "" and 0: not said */
/* Slow lane only.  The code, redirect and verifier are used; the state has no nonce. */
enum oidc state_sign_in(struct mem *, const struct provider *, const struct oidc_code *, struct state_person *, const char **why);
/* NULL: right; else what is wrong. */
const char *state_person_read(struct mem *, const char *xml, size_t n, struct state_person *);
#endif
