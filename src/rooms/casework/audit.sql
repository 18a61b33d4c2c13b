-- SPDX-License-Identifier: EUPL-1.2
-- audit.sql - decisions, and what they stand on, for whoever derives them again.

-- maybe next_decision(after decision_id) -> id decision_id, filed case_id
SELECT id, filed FROM casework_decision WHERE id > :after ORDER BY id LIMIT 1;

-- many rules_of(book text) -> path text, hash text, bytes blob
SELECT b.path, f.hash, f.bytes FROM casework_rulebook b JOIN casework_rulefile f ON f.id = b.file WHERE b.book = :book ORDER BY b.path;

-- maybe erased_at(filed case_id) -> at instant, ground text
-- CW17: taken away in the transaction in which two people erased somebody's file, and not otherwise.
SELECT s.at, g.ground FROM casework_step s JOIN privacy_open_gone g ON g.at = s.at WHERE s.filed = :filed AND s.code = 'erased' ORDER BY s.id LIMIT 1;

-- maybe last_step(filed case_id) -> state text
SELECT state FROM casework_step WHERE filed = :filed ORDER BY id DESC LIMIT 1;

-- one decided_steps(filed case_id, outcome text) -> n int
SELECT count(*) AS n FROM casework_step WHERE filed = :filed AND was = 'proposed' AND state = :outcome;

-- one board_decided(filed case_id, board board_id, outcome text) -> n int
SELECT count(*) AS n FROM casework_agenda a JOIN casework_board b ON b.id = a.board
 WHERE a.filed = :filed AND a.board = :board AND a.outcome = :outcome AND a.objection IS NULL AND b.closed IS NOT NULL;

-- many number_gaps() -> kind text, year int, last int, n int, high int
SELECT s.kind, s.year, s.last,
       CASE WHEN s.kind = 'protocol' THEN (SELECT count(*) FROM casework_case c WHERE c.protocol_year = s.year)
            WHEN s.kind = 'decision' THEN (SELECT count(*) FROM casework_decision d WHERE d.year = s.year) + (SELECT count(*) FROM casework_objection o WHERE o.year = s.year)
            ELSE (SELECT count(*) FROM casework_board b WHERE b.act_year = s.year) END AS n,
       CASE WHEN s.kind = 'protocol' THEN (SELECT coalesce(max(c.protocol_no), 0) FROM casework_case c WHERE c.protocol_year = s.year)
            WHEN s.kind = 'decision' THEN (SELECT coalesce(max(x.number), 0) FROM (SELECT d.number FROM casework_decision d WHERE d.year = s.year
                                           UNION ALL SELECT o.number FROM casework_objection o WHERE o.year = s.year) x)
            ELSE (SELECT coalesce(max(b.act_no), 0) FROM casework_board b WHERE b.act_year = s.year) END AS high
  FROM casework_series s ORDER BY s.kind, s.year;

-- many strayed() -> id case_id, state text
-- A state that no step explains.
SELECT c.id, c.state FROM casework_case c
 WHERE c.state <> coalesce((SELECT s.state FROM casework_step s WHERE s.filed = c.id ORDER BY s.id DESC LIMIT 1), '') ORDER BY c.id;

-- many undecided() -> id case_id, state text
-- Granted or refused, and no decision says so.
SELECT c.id, c.state FROM casework_case c
 WHERE c.state IN ('granted', 'refused', 'objected', 'suspended') AND NOT EXISTS (SELECT 1 FROM casework_decision d WHERE d.filed = c.id) ORDER BY c.id;
