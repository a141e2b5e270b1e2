-- Runs by side
-- Every score.
--
-- score_id: key of the score
-- side: the side
-- runs: its runs
-- played: the day

SELECT score_id, sides.name AS side, runs, played FROM scores JOIN sides USING (side_id)
ORDER BY runs DESC
