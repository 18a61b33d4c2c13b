-- SPDX-License-Identifier: EUPL-1.2
-- feed.sql - calendars that leave by a link.

-- maybe feed_of(token blob) -> resource resource_id, name text, secret bool
SELECT f.resource, x.name, coalesce(u.secret, 0) AS secret
  FROM appointments_feed f JOIN appointments_resource x ON x.id = f.resource LEFT JOIN access_open_unit u ON u.id = x.unit
 WHERE f.token = :token AND f.revoked IS NULL AND x.closed = 0;

-- many feed_events(resource resource_id, since instant, until instant) -> id booking_id, starts instant, ends instant, row_version int, made instant
SELECT b.id, h.starts, h.ends, b.row_version, b.made
  FROM appointments_hold h JOIN appointments_booking b ON b.id = h.booking JOIN access_open_unit u ON u.id = b.unit AND u.secret = 0
 WHERE h.resource = :resource AND h.live = 1 AND h.starts >= :since AND h.starts < :until ORDER BY h.starts LIMIT 2000;

-- many feed_duties(resource resource_id, since instant, until instant) -> id duty_id, kind text, starts instant, ends instant, made instant
SELECT id, kind, starts, ends, made FROM appointments_duty WHERE resource = :resource AND starts >= :since AND starts < :until ORDER BY starts LIMIT 1000;

-- many feeds_of(resource resource_id) -> id feed_id, made instant, revoked instant?
SELECT id, made, revoked FROM appointments_feed WHERE resource = :resource ORDER BY id DESC LIMIT 20;

-- change add_feed(resource resource_id, token blob, now instant, by account_id) -> id feed_id
INSERT INTO appointments_feed(resource, token, made, by) VALUES(:resource, :token, :now, :by) RETURNING id;

-- change revoke_feed(id feed_id, resource resource_id, now instant)
UPDATE appointments_feed SET revoked = :now WHERE id = :id AND resource = :resource AND revoked IS NULL;
