# SPDX-License-Identifier: EUPL-1.2
# ical_read.py FILE - the invitation in an e-mail, read strictly (RFC 5545, 5546, 6047); prints its properties, times as UTC by the VTIMEZONE
# that came along.  Ends with 1 and the reason when there is none or it is not right.
import datetime as dt, email, email.policy, re, sys

def must(right, why):
    if not right: print(why); sys.exit(1)

mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
parts = [p for p in mail.walk() if p.get_content_type() == 'text/calendar']
must(len(parts) == 1, 'no invitation')
must(mail.get_content_type() == 'multipart/alternative', 'not an alternative')
must([p.get_content_type() for p in mail.iter_parts()] == ['text/plain', 'text/calendar'], 'the words come first')
raw = parts[0].get_payload(decode=True)
must(raw.endswith(b'\r\n') and b'\n' not in raw.replace(b'\r\n', b'') and all(len(x) <= 75 for x in raw.split(b'\r\n')), 'lines')
lines = raw.decode('utf-8').replace('\r\n ', '').replace('\r\n\t', '').split('\r\n')[:-1]

root, stack = None, []
for line in lines:
    m = re.fullmatch(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line)
    must(m, 'no content line: ' + line)
    name, params, value = m.groups()
    if name == 'BEGIN':
        c = (value, [], [])
        if stack: stack[-1][2].append(c)
        else: must(root is None, 'two calendars'); root = c
        stack.append(c)
    elif name == 'END': must(stack and stack.pop()[0] == value, 'nesting')
    else: stack[-1][1].append((name, dict(x.split('=', 1) for x in re.findall(r';([^;=]+=(?:"[^"]*"|[^;]*))', params)), value))
must(root and root[0] == 'VCALENDAR' and not stack, 'no calendar')

def one(c, name):
    all = [p for p in c[1] if p[0] == name]
    must(len(all) == 1, '%d x %s' % (len(all), name))
    return all[0]

events, zones = [c for c in root[2] if c[0] == 'VEVENT'], [c for c in root[2] if c[0] == 'VTIMEZONE']
must(one(root, 'VERSION')[2] == '2.0' and one(root, 'PRODID') and len(events) == 1, 'calendar')
method, e = one(root, 'METHOD')[2], events[0]
must(parts[0]['Content-Type'].params['method'] == method, 'method of the part')

def offset(s): return dt.timedelta(hours=int(s[:3]), minutes=int(s[0] + s[3:5]))
def onset(c, year):                                     # the last Sunday of a month, as the rule says
    rule, start = one(c, 'RRULE')[2], one(c, 'DTSTART')[2]
    parts = dict(x.split('=') for x in rule.split(';'))
    must(sorted(parts) == ['BYDAY', 'BYMONTH', 'FREQ'] and parts['FREQ'] == 'YEARLY' and parts['BYDAY'] == '-1SU', 'rule ' + rule)
    day = dt.date(year, int(parts['BYMONTH']) % 12 + 1, 1) - dt.timedelta(1)
    while day.weekday() != 6: day -= dt.timedelta(1)
    return dt.datetime.combine(day, dt.datetime.strptime(start, '%Y%m%dT%H%M%S').time())
def utc(p):
    if p[2].endswith('Z'): must('TZID' not in p[1], 'UTC with a zone'); return p[2]
    at, zone = dt.datetime.strptime(p[2], '%Y%m%dT%H%M%S'), [z for z in zones if one(z, 'TZID')[2] == p[1].get('TZID')]
    must(len(zone) == 1, 'no zone of ' + p[2])
    past = [(onset(c, y), c) for c in zone[0][2] for y in (at.year - 1, at.year) if onset(c, y) <= at]
    return (at - offset(one(max(past, key=lambda x: x[0])[1], 'TZOFFSETTO')[2])).strftime('%Y%m%dT%H%M%SZ')

must(one(e, 'DTSTAMP')[2].endswith('Z'), 'DTSTAMP is UTC')
print('METHOD', method)
for name in 'UID', 'SEQUENCE', 'STATUS', 'SUMMARY', 'ORGANIZER', 'ATTENDEE': print(name, one(e, name)[2])
for name in 'DTSTART', 'DTEND': print(name, utc(one(e, name)))
print('CN', one(e, 'ORGANIZER')[1].get('CN'))
print('ALL', *sorted(p[0] for p in e[1]))
