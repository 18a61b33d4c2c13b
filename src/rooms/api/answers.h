/* SPDX-License-Identifier: EUPL-1.2
** answers.h - a screening as JSON, the same for the API and for `pronoia screen`. */
#ifndef API_ANSWERS_H
#define API_ANSWERS_H
#include "base/json.h"
#include "rooms/api/household.h"

/* Engine, rules, date, language, then the household's result, or "households": [...]. */
void asked_json(struct json *, const struct asking *, const struct asked *);
/* The same for people: a line for each programme with answer and amount, then its explanation. */
void answers_text(struct out *, const struct screening *, const struct texts *, int lang);
/* Problems as problem+json (RFC 9457); status 400 or 422. */
void problems_json(struct json *, int status, const char *title, const struct json_problems *);
/* A text that may be absent: "" then. */
const char *text_or(const struct texts *, int lang, int number);
const char *text_called(struct mem *, const struct texts *, int lang, const char *before, const char *id);
const char *fact_type_name(const struct fact *);
#endif
