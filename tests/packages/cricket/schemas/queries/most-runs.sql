-- Most runs, in short
-- The side with the most runs.
--
-- side: the side
-- runs: its runs
-- overs: the overs in which it made them

SELECT sides.name AS side, runs, overs FROM scores JOIN sides USING (side_id)
ORDER BY runs DESC LIMIT 1
