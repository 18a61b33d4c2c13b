/* SPDX-License-Identifier: EUPL-1.2
** wording.c - what a message says, in the language of who reads it. */
#include "rooms/messages/inside.h"
#include "rooms/portal/portal.h"
#include "base/date.h"

static const char *link_said(struct req *r, const char *url, enum links links)
{
    return links == LINKS_WHOLE ? url : links == LINKS_HIDDEN ? "…" : text(r, T_messages_link_paper);
}

/* message_day, message_time, message_word, message_link, message_event of the door */
static const char *said(struct req *r, const char *s, enum links links)
{
    if (*s != '\001') return s;
    if (s[1] == 'l') return link_said(r, s + 2, links);
    if (s[1] == 'c') return "";
    int64_t v = strtoll(s + 2, NULL, 10);
    if (s[1] == 'd') return day_said(r, (day){ (int32_t)v });
    if (s[1] == 'w') return text_named(r, s + 2);
    int minute = greek_minute((instant){ v });
    return fmt(r, "%s, %02d:%02d", day_said(r, greek_day((instant){ v })), minute / 60, minute % 60);
}

const char *sender_name(struct req *r)
{
    const char *name = text_named(r, "town.name");

    return *name ? name : text(r, T_web_town);
}

static const char *companion(struct req *r, const char *id, const char *suffix, int n, const char *const *values)
{
    int number = texts_find(r->house->texts, fmt(r, "%s%s", id, suffix));

    return number < 0 ? NULL : text_of(r, number, n, values);
}

int language_of(struct req *r, const char *code)
{
    int lang = texts_language_find(r->house->texts, code);

    return lang < 0 ? 0 : lang;
}

static struct wording neutral_words(struct req *r, const char *own)
{
    struct wording w = { .subject = text(r, T_messages_neutral_subject) };

    w.body = w.brief = w.plain = own ? fmt(r, "%s: %s", sender_name(r), own) : text_with(r, T_messages_neutral, sender_name(r), text_named(r, "town.phone"));
    return w;
}

struct wording wording_of(struct req *r, const struct stored *s, const char *lang, enum plainness neutral, enum links links)
{
    const char *values[10];
    struct wording w;
    int before = r->lang;

    r->lang = language_of(r, lang);
    for (int i = 0; i < s->nparams; i++) values[i] = said(r, s->params[i], links);
    const char *body = companion(r, s->text, "", s->nparams, values), *subject = companion(r, s->text, "_subject", s->nparams, values),
               *brief = companion(r, s->text, "_sms", s->nparams, values);
    const char *own = neutral == NEUTRAL_OWN ? companion(r, s->text, "_neutral", s->nparams, values) : NULL;
    if (neutral || !body) w = neutral_words(r, own);    /* a text that a newer version no longer has */
    else w = (struct wording){ .subject = subject ? subject : text(r, T_messages_neutral_subject), .brief = brief ? brief : body, .plain = body,
            .body = fmt(r, "%s\n\n%s\n%s\n", body, sender_name(r), text_named(r, "town.phone")) };
    w.lang = texts_language(r->house->texts, r->lang)->code;
    r->lang = before;
    return w;
}
