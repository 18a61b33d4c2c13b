-- one probe() -> ok int
-- A question that any healthy database answers.
SELECT 1 AS ok;
