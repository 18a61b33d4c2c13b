-- SPDX-License-Identifier: EUPL-1.2
-- 0043-known: of whom a room has anything.  A person's page asks all rooms in one question whether they know the person, and asks only those
-- that do for more.  Each view names every table from which its room shows something of a person on that page.

CREATE VIEW care_open_about(person) AS
SELECT person FROM care_note UNION ALL SELECT person FROM care_task UNION ALL SELECT person FROM care_plan UNION ALL SELECT person FROM care_assessment
UNION ALL SELECT person FROM care_attended UNION ALL SELECT person FROM care_alert UNION ALL SELECT person FROM care_handed;
CREATE VIEW aid_open_about(person) AS SELECT person FROM aid_award UNION ALL SELECT person FROM aid_payee;
CREATE VIEW referrals_open_about(person) AS SELECT person FROM referrals_referral;
CREATE VIEW places_open_about(person) AS SELECT person FROM places_wish UNION ALL SELECT person FROM places_seat;
CREATE VIEW appointments_open_about(person) AS SELECT person FROM appointments_booking WHERE person IS NOT NULL;
CREATE VIEW stays_open_about(person) AS SELECT person FROM stays_stay;
CREATE VIEW stock_open_about(person) AS SELECT person FROM stock_card UNION ALL SELECT person FROM stock_handout WHERE person IS NOT NULL;
CREATE VIEW events_open_about(person) AS SELECT person FROM events_signup WHERE person IS NOT NULL;
CREATE VIEW cooperative_open_about(person) AS SELECT person FROM cooperative_membership WHERE person IS NOT NULL;
CREATE VIEW certificates_open_about(person) AS SELECT person FROM certificates_issued;
CREATE VIEW ledger_open_about(person) AS SELECT person FROM ledger_line WHERE person IS NOT NULL;
CREATE VIEW messages_open_about(person) AS SELECT person FROM messages_message WHERE person IS NOT NULL;
CREATE VIEW resident_open_about(person) AS SELECT person FROM resident_identity WHERE person IS NOT NULL;
