/* SPDX-License-Identifier: EUPL-1.2
** about.c - the messages of a person: timeline, the person's own copy, erasing. */
#include "rooms/messages/inside.h"
#include "rooms/messages/shown.h"
#include "rooms/about.h"
#include "base/json.h"
#include "about.sql.h"

struct panel_page { person_id person; };
#include "panel.html.h"

static void panel(struct req *r, person_id person, bool some) { (void)some; panel_html(r, &(struct panel_page){ person }); }

static void ask_ahead(struct events *e, person_id person) { of_person_ahead(e->r, person, e->before, e->most); }

static void timeline(struct events *e, person_id person)
{
    struct of_person all = of_person(e->r, person, e->before, e->most);

    for (int i = 0; i < all.n; i++)
        event_put(e, &(struct event){ all.at[i].sent, text_with(e->r, T_messages_timeline, how_said(e->r, all.at[i].sent_by)),
                                      fmt(e->r, "/messages/message?id=%lld", (long long)all.at[i].id.v), NULL });
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct of_person all = of_person(r, person, (instant){ INT64_MAX }, 1000);
    struct json j = { .out = o };

    out_str(o, "\"messages\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        const char *words[2] = { "", "" };
        words_open(r, all.at[i].words, all.at[i].words_n, words, 2);
        json_object(&j);
        json_key_int(&j, "sent", all.at[i].sent.v);
        json_key_str(&j, "to", words[0]);
        json_key_str(&j, "words", words[1]);
        json_end_object(&j);
    }
    json_end_array(&j);
}

static void forget(struct req *r, person_id person) { erase(r, person); }

ABOUT_PERSON(messages, .at = 80, .may = MAY_ADVISE | MAY_RECEIVE | MAY_PRIVACY, .title = T_messages_title, .has = ABOUT_MESSAGES, .ask = ask_ahead, .panel = panel, .timeline = timeline, .copy = copy, .erase = forget);
