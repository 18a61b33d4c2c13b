-- SPDX-License-Identifier: EUPL-1.2
-- decider.sql - who decides a case with which money is proposed (CW18).

-- maybe money_level(filed case_id) -> level text
SELECT level FROM aid_open_award WHERE filed = :filed AND state = 'proposed';
