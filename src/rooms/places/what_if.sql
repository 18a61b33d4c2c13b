-- SPDX-License-Identifier: EUPL-1.2
-- what_if.sql - an application by its code.

-- maybe wish_coded(call call_id, code text) -> id wish_id
SELECT id FROM places_wish WHERE call = :call AND code = :code;
