/* SPDX-License-Identifier: EUPL-1.2
** messages.c - a message becomes a row: ME1, ME6, ME7. */
#include "rooms/messages/inside.h"
#include "rooms/access/access.h"
#include "rooms/portal/portal.h"
#include "web/edge.h"
#include "messages.sql.h"

static const char *const channels[] = { [BY_BEST] = "best", [BY_EMAIL] = "email", [BY_SMS] = "sms", [BY_LETTER] = "letter" };

const char *message_day(struct req *r, day d) { return fmt(r, "\001d%d", (int)d.v); }
const char *message_time(struct req *r, instant t) { return fmt(r, "\001t%lld", (long long)t.v); }
const char *message_word(struct req *r, int number) { return fmt(r, "\001w%s", text_ids[number]); }
const char *message_link(struct req *r, const char *url) { return fmt(r, "\001l%s", url); }

const char *message_event(struct req *r, const struct message_event *e)
{
    return fmt(r, "\001c%lld %lld %lld %d %d %s %s", (long long)e->starts.v, (long long)e->ends.v, (long long)r->now.v, e->sequence,
        e->cancelled, text_ids[e->summary], e->uid);
}

message_id message_send(struct req *r, const struct message *m)
{
    struct add_row row;
    size_t params_n, address_n = 0, pdf_n = 0;
    const void *address = NULL, *pdf = NULL, *params = words_seal(r, m->nparams, m->params, &params_n);
    instant due = m->due.v > r->now.v ? m->due : r->now, next = due;

    if (m->email) address = words_seal(r, 2, (const char *const[]){ m->email, m->to_name ? m->to_name : "" }, &address_n);
    if (m->pdf) pdf = seal(&r->mem, r->house->secret, "message pdf", m->pdf, m->pdf_n, &pdf_n);
    if (!m->email && !m->at_once) next = town_may_ring(r->house->town, due);            /* ME7 */
    if (add(r, m->once_key, m->person, address, address_n, m->lang ? m->lang : "", text_ids[m->text], params, params_n, pdf, pdf_n,
            m->pdf_name ? m->pdf_name : "", channels[m->channel], m->neutral, m->at_once, m->allowed || (m->person.v && r->session && access_used(r, m->person)), due, m->ends, m->about_kind ? m->about_kind : "",
            m->about, next, r->now, staff_here(r).v, &row)) return row.id;
    return said_before(r, m->once_key).id;
}

int message_cancel(struct req *r, const char *kind, int64_t about, const char *why) { return cancel_about(r, kind, about, "", why); }

int message_cancel_text(struct req *r, const char *kind, int64_t about, int number, const char *why)
{
    return cancel_about(r, kind, about, text_ids[number], why);
}

int message_cancel_to(struct req *r, const char *kind, int64_t about, person_id person, const char *why)
{
    return cancel_to(r, kind, about, person, why);
}

int message_left_last(struct req *r, const char *kind, int64_t about, person_id person)
{
    struct left_last_row row;

    return left_last(r, kind, about, person, &row) ? texts_find(r->house->texts, row.text) : -1;
}

int message_stuck(struct req *r, const char *kind, int64_t about) { return (int)stuck(r, kind, about).n; }

bool stored_read(struct req *r, message_id id, struct stored *s)
{
    struct stored_row row;
    const char *address[2] = { NULL, NULL };

    *s = (struct stored){ .id = id };
    if (!stored(r, id, &row)) return false;
    s->person = row.person;
    if (row.address_n && words_open(r, row.address, row.address_n, address, 2) == 2) { s->email = address[0]; s->to_name = address[1]; }
    s->lang = row.lang;
    s->text = row.text;
    s->nparams = words_open(r, row.params, row.params_n, s->params, 10);
    if (row.attachment_n) s->pdf = unseal(&r->mem, r->house->secret, "message pdf", row.attachment, row.attachment_n, &s->pdf_n);
    s->pdf_name = row.name;
    s->channel = row.channel;
    s->state = row.state;
    s->neutral = row.neutral;
    s->at_once = row.at_once;
    s->allowed = row.allowed;
    s->next = row.next;
    s->ends = row.ends;
    s->tries = (int)row.tries;
    return true;
}
