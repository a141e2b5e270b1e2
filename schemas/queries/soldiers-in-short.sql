-- How many soldiers, in short
-- The numbers in the answer to the question how many soldiers there are: the least and the greatest that anyone gives
-- for autumn 2024, what is told of June 2025, and how far the articles agree.
--
-- least: the smallest number of soldiers deployed or sent that is given for 2024, a plain slip taken as it is meant
-- greatest: the greatest such number
-- claimants: how many claimants give a number for 2024
-- written: the numeral of the slip, as it is written
-- meant: what that numeral is meant to say
-- slip: the claimants to whom it is ascribed, by the article that errs
-- sent_later: the number sent that is told in 2025
-- casualties: the number of wounded and killed that is told then
-- dead: the number of dead among them
-- articles: how many articles give numbers of soldiers
-- disputes: how many disagreements and slips touch on these numbers
-- open: how many of them stand open

WITH soldiers AS (
  SELECT figures.*, coalesce(value_corrected, value) AS meant
  FROM figures WHERE unit = 'person'
),
autumn AS (
  SELECT * FROM soldiers
  WHERE measure IN ('troops_sent', 'troops_deployed') AND as_of_latest < '2025-01-01' AND meant IS NOT NULL
),
disputed AS (
  SELECT DISTINCT discrepancy_id, resolution
  FROM discrepancy_members JOIN discrepancies USING (discrepancy_id)
  WHERE record_id IN (SELECT figure_id FROM soldiers)
)
SELECT
  (SELECT min(meant) FROM autumn) AS least,
  (SELECT max(meant) FROM autumn) AS greatest,
  (SELECT count(DISTINCT actor_id) FROM figure_actors JOIN autumn USING (figure_id)
    WHERE role = 'claimant') AS claimants,
  (SELECT min(as_written) FROM soldiers WHERE value_corrected IS NOT NULL) AS written,
  (SELECT min(value_corrected) FROM soldiers WHERE value_corrected IS NOT NULL) AS meant,
  (SELECT group_concat(name, ' and ') FROM (
    SELECT DISTINCT actors.name FROM figure_actors JOIN actors USING (actor_id)
    JOIN soldiers USING (figure_id)
    WHERE figure_actors.role = 'claimant' AND soldiers.value_corrected IS NOT NULL ORDER BY 1
  )) AS slip,
  (SELECT max(meant) FROM soldiers WHERE measure = 'troops_sent' AND as_of_earliest >= '2025-01-01') AS sent_later,
  (SELECT max(meant) FROM soldiers WHERE measure = 'troops_killed_or_wounded') AS casualties,
  (SELECT max(meant) FROM soldiers WHERE measure = 'troops_dead') AS dead,
  (SELECT count(DISTINCT seed_id) FROM soldiers) AS articles,
  (SELECT count(*) FROM disputed) AS disputes,
  (SELECT count(*) FROM disputed WHERE resolution = 'open') AS "open"
