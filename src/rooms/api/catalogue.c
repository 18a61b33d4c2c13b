/* SPDX-License-Identifier: EUPL-1.2
** catalogue.c - GET /api/v1/programmes and GET /api/v1/services: what can be asked for, and where.
**
** Both speak the language of ?lang=.  /services takes kind= and open=1 like the page of the same name. */
#include "web/house.h"
#include "rooms/api/answers.h"
#include "rooms/portal/portal.h"
#include "rooms/room.h"

static const char *words(struct req *r, const char *before, const char *id)
{
    return text_called(&r->mem, r->house->texts, r->lang, before, id);
}

static void some(struct json *j, const char *key, const char *value)
{
    if (value && *value) json_key_str(j, key, value);
}

static void list(struct json *j, const char *key, int n, const char *const *at)
{
    json_key(j, key);
    json_array(j);
    for (int i = 0; i < n; i++) json_str(j, at[i]);
    json_end_array(j);
}

static void begin(struct req *r, struct json *j)
{
    r->type = "application/json";
    *j = (struct json){ .out = &r->out };
    json_object(j);
    json_key_str(j, "rules", book_hash(r->house->book));
    json_key_str(j, "town", r->house->town_id);
    json_key_str(j, "lang", texts_language(r->house->texts, r->lang)->code);
}

/* ---- programmes ------------------------------------------------------------------------------------ */

static void papers(struct req *r, struct json *j, const struct programme *p)
{
    json_key(j, "papers");
    json_array(j);
    for (int i = 0; i < p->npapers; i++) {
        json_object(j);
        json_key_str(j, "id", p->papers[i].id);
        json_key_str(j, "name", words(r, "paper.", p->papers[i].id));
        json_key_str(j, "of", p->papers[i].of);
        some(j, "when", p->papers[i].when);
        json_end_object(j);
    }
    json_end_array(j);
}

static void programme(struct req *r, struct json *j, const struct programme *p)
{
    const struct texts *t = r->house->texts;

    json_object(j);
    json_key_str(j, "programme", p->id);
    json_key_str(j, "name", text_or(t, r->lang, p->name));
    json_key_str(j, "kind", p->kind);
    json_key_str(j, "unit", p->per_person ? "person" : "household");
    json_key_str(j, "gives", text_or(t, r->lang, p->gives));
    json_key_str(j, "apply", text_or(t, r->lang, p->apply));
    some(j, "deadline", text_or(t, r->lang, p->deadline));
    some(j, "renewal", text_or(t, r->lang, p->renewal));
    some(j, "note", text_or(t, r->lang, p->note));
    json_key_str(j, "given_by", words(r, "body.", p->given_by));
    list(j, "where", p->nwhere, p->where);
    some(j, "online", p->online);
    papers(r, j, p);
    list(j, "incompatible", p->nincompatible, p->incompatible);
    if (p->clock_days) json_key_int(j, "clock_days", p->clock_days);
    if (p->appeal_days) json_key_int(j, "appeal_days", p->appeal_days);
    if (p->renewal_months) json_key_int(j, "renewal_months", p->renewal_months);
    json_key_bool(j, "hidden_address", p->hidden_address);
    json_end_object(j);
}

static void get_programmes(struct req *r)
{
    struct json j;

    begin(r, &j);
    json_key(&j, "programmes");
    json_array(&j);
    for (int i = 0; i < book_programmes(r->house->book); i++) programme(r, &j, book_programme(r->house->book, i));
    json_end_array(&j);
    json_end_object(&j);
}
PAGE(api_programmes, .path = "/api/v1/programmes", .may = MAY_ANYBODY, .get = get_programmes, .api = true,
     .help = "Every benefit, place and service as JSON.");

/* ---- services -------------------------------------------------------------------------------------- */

static void clock_time(struct req *r, struct json *j, const char *key, int minute)
{
    json_key_str(j, key, fmt(r, "%02d:%02d", minute / 60 % 24 + (minute == 1440 ? 24 : 0), minute % 60));
}

static void hours(struct req *r, struct json *j, const struct structure *s)
{
    static const char *const days_of[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

    json_key(j, "hours");
    json_array(j);
    for (int i = 0; i < s->nhours; i++) {
        json_object(j);
        json_key_str(j, "day", days_of[s->hours[i].weekday]);
        clock_time(r, j, "from", s->hours[i].from);
        clock_time(r, j, "to", s->hours[i].to);
        if (s->hours[i].shift) json_key_int(j, "shift", s->hours[i].shift);
        json_end_object(j);
    }
    json_end_array(j);
}

static void made_up(struct json *j, const struct structure *s)
{
    static const char *const fields[] = { "phone", "hours", "access", "languages", "address" };

    json_key(j, "made_up");
    json_array(j);
    for (int i = 0; i < 5; i++) if (s->demo & (1u << i)) json_str(j, fields[i]);
    json_end_array(j);
}

/* P5, P6: as its page shows it; no photo of a structure that is not to be found. */
static void photo(struct json *j, const struct place_said *said)
{
    if (!*said->photo) return;
    json_key(j, "photo");
    json_object(j);
    json_key_str(j, "path", said->photo);
    json_key_str(j, "words", said->photo_words);
    json_key_int(j, "width", said->photo_wide);
    json_key_int(j, "height", said->photo_high);
    json_end_object(j);
}

static void service(struct req *r, struct json *j, const struct structure *s, const struct place_said *said)
{
    json_object(j);
    json_key_str(j, "service", s->id);
    json_key_str(j, "name", said->name.text);
    json_key_str(j, "kind", s->kind);
    json_key_str(j, "kind_name", said->kind);
    some(j, "street", s->street);
    some(j, "area", s->area);
    some(j, "postcode", s->postcode);
    some(j, "geo", s->geo);
    some(j, "phone", s->phone);
    some(j, "email", s->email);
    some(j, "web", s->web);
    if (s->count > 1) json_key_int(j, "count", s->count);
    json_key_bool(j, "always", s->always);
    hours(r, j, s);
    json_key_bool(j, "open_now", said->is_open);
    json_key_str(j, "opening", said->open);
    list(j, "access", s->access.n, s->access.at);
    list(j, "languages", s->languages.n, s->languages.at);
    list(j, "interpreters", s->interpreters.n, s->interpreters.at);
    list(j, "services", s->services.n, s->services.at);
    some(j, "note", said->note);
    photo(j, said);
    made_up(j, s);
    json_end_object(j);
}

static void get_services(struct req *r)
{
    const struct town *t = r->house->town;
    const char *kind = in(r, "kind");
    bool only_open = *in(r, "open") != 0;
    struct json j;

    begin(r, &j);
    json_key(&j, "services");
    json_array(&j);
    for (int i = 0; i < town_structures(t); i++) {
        const struct structure *s = town_structure(t, i);
        struct place_said said = place_say(r, s);
        if ((*kind && strcmp(kind, s->kind)) || (only_open && !said.is_open)) continue;
        service(r, &j, s, &said);
    }
    json_end_array(&j);
    json_end_object(&j);
}
PAGE(api_services, .path = "/api/v1/services", .may = MAY_ANYBODY, .get = get_services, .api = true,
     .help = "The town's structures as JSON: kind=..., open=1.");
