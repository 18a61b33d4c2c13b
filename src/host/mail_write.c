/* SPDX-License-Identifier: EUPL-1.2
** mail_write.c - an e-mail as bytes: E1, E2, E5 of mail.h. */
#include "host/mail.h"
#include "base/date.h"
#include <string.h>

static const char boundary[] = "=_pronoia_part";        /* quoted-printable and base64 can never hold "=_" (RFC 2045, 6.7) */
enum { LINE = 76, WORD = 39 /* bytes in an encoded word: 52 of base64, 12 around, "Subject: " before */ };

bool mail_address_fine(const char *s)
{
    const char *at = strchr(s, '@');

    if (!at || at == s || !at[1] || strchr(at + 1, '@') || strlen(s) > 254 || *s == '-') return false;
    for (; *s; s++) if ((unsigned char)*s <= ' ' || (unsigned char)*s >= 127 || strchr("<>()[]\\,;:\"", *s)) return false;
    return true;
}

static void base64(struct out *o, const unsigned char *s, size_t n, size_t line)
{
    static const char sign[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t column = 0;

    for (size_t i = 0; i < n; i += 3) {
        unsigned v = (unsigned)s[i] << 16 | (i + 1 < n ? (unsigned)s[i + 1] << 8 : 0) | (i + 2 < n ? s[i + 2] : 0);
        out_char(o, sign[v >> 18]);
        out_char(o, sign[v >> 12 & 63]);
        out_char(o, i + 1 < n ? sign[v >> 6 & 63] : '=');
        out_char(o, i + 2 < n ? sign[v & 63] : '=');
        if (line && (column += 4) >= line && i + 3 < n) { out_str(o, "\r\n"); column = 0; }
    }
}

static bool plain_words(const char *s)
{
    for (; *s; s++) if ((unsigned char)*s < ' ' || (unsigned char)*s >= 127 || strchr("=?\"\\<>()@,;:[]", *s)) return false;
    return true;
}

/* The header's value: as it is, or in encoded words that never cut a letter in two. */
static void words(struct out *o, const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    size_t left = strlen(s);

    if (plain_words(s) && left < 60) { out_str(o, s); return; }
    while (left) {
        size_t n = left < WORD ? left : WORD;
        while (n < left && (u[n] & 0xc0) == 0x80) n--;
        out_str(o, "=?UTF-8?B?");
        base64(o, u, n, 0);
        out_str(o, "?=");
        u += n;
        left -= n;
        if (left) out_str(o, "\r\n ");
    }
}

static void hex(struct out *o, char mark, unsigned char c) { out_fmt(o, "%c%02X", mark, c); }

/* RFC 2045 6.7: a line has at most 76 characters, its last one is no blank. */
static void quoted_printable(struct out *o, const char *s)
{
    size_t column = 0;

    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '\r') continue;
        if (c == '\n') { out_str(o, "\r\n"); column = 0; continue; }
        bool blank_end = (c == ' ' || c == '\t') && (s[1] == '\n' || s[1] == '\r' || !s[1]);
        bool coded = c >= 127 || c == '=' || (c < ' ' && c != '\t') || blank_end || (c == '.' && !column) || (c == 'F' && !column);
        if (column + (coded ? 3 : 1) > LINE - 1) { out_str(o, "=\r\n"); column = 0; }
        if (coded) hex(o, '=', c);
        else out_char(o, (char)c);
        column += coded ? 3 : 1;
    }
    out_str(o, "\r\n");
}

static void date(struct out *o, instant t)
{
    static const char weekdays[] = "MonTueWedThuFriSatSun", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    day d = { (int32_t)(t.v / 86400) };
    struct civil c = day_civil(d);
    int s = (int)(t.v % 86400);

    out_fmt(o, "Date: %.3s, %d %.3s %d %02d:%02d:%02d +0000\r\n", weekdays + 3 * weekday(d), c.day, months + 3 * (c.month - 1), c.year,
            s / 3600, s / 60 % 60, s % 60);
}

static void text_part(struct out *o, const struct mail *m)
{
    out_fmt(o, "Content-Type: text/plain; charset=utf-8\r\nContent-Language: %s\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", m->lang);
    quoted_printable(o, m->text);
}

static void file_name(struct out *o, const char *s)
{
    out_str(o, "UTF-8''");
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("-_.", c)) out_char(o, (char)c);
        else hex(o, '%', c);
    }
}

static void file_part(struct out *o, const struct mail *m)
{
    out_fmt(o, "--%s\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n", boundary);
    out_str(o, "Content-Disposition: attachment;\r\n filename*=");
    file_name(o, m->name);
    out_str(o, "\r\n\r\n");
    base64(o, m->bytes, m->n, LINE);
    out_str(o, "\r\n");
}

static void calendar_part(struct out *o, const struct mail *m)                                /* E5 */
{
    out_fmt(o, "--%s\r\nContent-Type: text/calendar; charset=utf-8; method=%s\r\n", boundary, m->method);
    out_str(o, "Content-Transfer-Encoding: base64\r\n\r\n");
    base64(o, (const unsigned char *)m->calendar, strlen(m->calendar), LINE);
    out_str(o, "\r\n");
}

const char *mail_write(struct mem *mem, const struct mail_server *server, const char *sender, const struct mail *m, size_t *n)
{
    struct out o = { .mem = mem };

    date(&o, m->at);
    out_str(&o, "From: ");
    words(&o, server->name ? server->name : sender);
    out_fmt(&o, "\r\n <%s>\r\nTo: <%s>\r\nSubject: ", server->from, m->to);
    words(&o, m->subject);
    out_fmt(&o, "\r\nMessage-ID: <%s>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n", m->id);        /* RFC 3834: no machine answers it */
    if (!m->bytes && !m->calendar) text_part(&o, m);
    else {
        out_fmt(&o, "Content-Type: multipart/%s; boundary=\"%s\"\r\n\r\n--%s\r\n", m->bytes ? "mixed" : "alternative", boundary,
                boundary);
        text_part(&o, m);
        if (m->calendar) calendar_part(&o, m);
        if (m->bytes) file_part(&o, m);
        out_fmt(&o, "--%s--\r\n", boundary);
    }
    *n = o.n;
    return out_text(&o);
}
