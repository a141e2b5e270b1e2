-- Runs
-- Runs by side, to be drawn.
--
-- side: the side
-- runs: its runs

SELECT sides.name AS side, runs FROM scores JOIN sides USING (side_id) ORDER BY runs DESC
