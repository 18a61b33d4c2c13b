-- SPDX-License-Identifier: EUPL-1.2
-- consent.sql - what a person agreed to: RF1.

-- many consents(person person_id, body body_id, today day, now instant) -> id agreement_id, parts text
SELECT id, parts FROM referrals_agreement
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) AND body = :body AND until > :today AND made <= :now AND revoked IS NULL ORDER BY id DESC;

-- change add_consent(person person_id, body body_id, parts text, form text, witness text, until day, now instant, by int) -> id agreement_id
INSERT INTO referrals_agreement(person, body, parts, form, witness, until, made, made_by)
VALUES(:person, :body, :parts, :form, :witness, :until, :now, :by)
RETURNING id;

-- maybe consent_row(id agreement_id) -> person person_id, body body_id, parts text, form text, witness text, until day, made instant, revoked instant?
SELECT person, body, parts, form, witness, until, made, revoked FROM referrals_agreement WHERE id = :id;

-- change revoke_consent(id agreement_id, now instant, by int)
UPDATE referrals_agreement SET revoked = :now, revoked_by = :by WHERE id = :id AND revoked IS NULL;

-- many stand_on(consent agreement_id) -> id referral_id
SELECT id FROM referrals_referral WHERE consent = :consent AND state NOT IN ('refused', 'done', 'withdrawn') ORDER BY id;
