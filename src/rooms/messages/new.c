/* SPDX-License-Identifier: EUPL-1.2
** new.c - a member of staff lets a person be written to: one of a few texts that exist in every language, never free words. */
#include "rooms/messages/inside.h"
#include "rooms/messages/shown.h"
#include "rooms/access/access.h"
#include "base/date.h"
#include "host/chance.h"

enum { WHATS = 3, CHANNELS = 4 };
static const struct { const char *word; int text, label; bool day; } whats[WHATS] = {
    { "call", T_messages_call_us, T_messages_new_call, false }, { "come", T_messages_come_on, T_messages_new_come, true },
    { "papers", T_messages_bring_papers, T_messages_new_papers, true } };
static const struct { const char *word; int said; } channels[CHANNELS] = {
    { "best", T_messages_how_best }, { "sms", T_messages_how_sms }, { "email", T_messages_how_email }, { "letter", T_messages_how_hand } };

struct choice { const char *word, *said; bool on; };
struct new_page {
    const char *problem, *once, *day, *shape; struct isolated name; int64_t person;
    struct { int n; struct choice at[WHATS]; } whats;
    struct { int n; struct choice at[CHANNELS]; } channels;
};
#include "new.html.h"

static int index_of_what(const char *word)
{
    for (int i = 0; i < WHATS; i++) if (!strcmp(whats[i].word, word)) return i;
    return 0;
}

static int index_of_channel(const char *word)
{
    for (int i = 0; i < CHANNELS; i++) if (!strcmp(channels[i].word, word)) return i;
    return 0;
}

static const char *new_once(struct req *r)
{
    unsigned char b[12];

    chance(b, sizeof b);
    return base64url(&r->mem, b, sizeof b);
}

static void show_new(struct req *r, int status, person_id person, const char *problem)
{
    struct new_page p = { .problem = problem, .once = in_has(r, "once") ? in(r, "once") : new_once(r), .day = in(r, "day"), .person = person.v,
                          .shape = *problem ? "bad" : "" };
    int what = index_of_what(in(r, "what")), channel = index_of_channel(in(r, "channel"));

    letter_address(r, person, &p.name.text);
    for (int i = 0; i < WHATS; i++) p.whats.at[p.whats.n++] = (struct choice){ whats[i].word, text(r, whats[i].label), i == what };
    for (int i = 0; i < CHANNELS; i++) p.channels.at[p.channels.n++] = (struct choice){ channels[i].word, text(r, channels[i].said), i == channel };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_messages_new), .back = "/messages", .problem = *problem != 0);
    new_html(r, &p);
    page_end(r);
}

static void get_new(struct req *r)
{
    person_id person = { in_id(r, "person") };

    if (access_open(r, person, "opened the form of a message")) show_new(r, 200, person, "");
}

static void post_new(struct req *r)
{
    static const enum channel by[CHANNELS] = { BY_BEST, BY_SMS, BY_EMAIL, BY_LETTER };
    person_id person = { in_id(r, "person") };
    int what = index_of_what(in(r, "what"));
    day d = r->today;

    if (!access_open(r, person, "opened the form of a message")) return;
    if (whats[what].day && (!day_read_forgiving(in(r, "day"), &d) || d.v < r->today.v)) {
        show_new(r, 422, person, text(r, T_messages_new_day_wrong));
        return;
    }
    if (!access_use(r, person, "wrote to a person")) return;
    message_id id = message_send(r, &(struct message){ .person = person, .text = whats[what].text,
        MESSAGE_PARAMS(message_day(r, d)), .channel = by[index_of_channel(in(r, "channel"))], .about_kind = "person", .about = person.v,
        .once_key = *in(r, "once") ? fmt(r, "form %lld %s", (long long)person.v, in(r, "once")) : NULL });
    act(r, "wrote to a person", "person", person.v);
    see_other(r, "/messages/message?id=%lld&saved=1", (long long)id.v);
}
PAGE(message_new, .path = "/messages/new", .may = MAY_ADVISE | MAY_RECEIVE, .get = get_new, .post = post_new,
     .help = "Write to a person: one of a few texts, in the person's language.");
