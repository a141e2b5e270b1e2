-- The range of figures
-- One row per measure, place and day for which it is claimed: between which numbers the claims lie, how many
-- there are, whose they are and in how many articles. Each claim stands in one row; nothing is averaged, and a
-- number that is plainly wrong counts as written in one pair of columns and as corrected in another.
--
-- measure: what is counted
-- kind: stock (at a time), flow (up to a time), duration, ordinal or count
-- unit: unit of the numbers
-- place: the place for which it is claimed; empty where none is given
-- day: the day for which it is claimed; the last one where the claim is for a span
-- earliest: the first day for which one of these claims can be meant: the day itself, but for claims for a span; empty where that is open
-- lowest: least number, as the sources write it; empty where all claims are vague
-- highest: greatest number, as the sources write it; empty where all claims are vague
-- lowest_corrected: least number, with the correction in place of each number that is plainly wrong; as lowest where none is
-- highest_corrected: greatest number, with the correction in place of each number that is plainly wrong; as highest where none is
-- corrected: how many of the claims have a correction
-- lower: least of the lower bounds that the words give, vague words among them; empty where no words give one
-- upper: greatest of the upper bounds that the words give; empty where no words give one
-- claims: how many figures there are
-- vague: how many of them are words without a number
-- claimants: how many actors claim them
-- claimed_by: the names of these
-- unattributed: how many of the figures name no claimant
-- articles: how many articles hold them
-- sources [Articles]: these articles
-- figures: the keys of the figures

WITH claim AS (
  SELECT
    figures.*,
    coalesce(value_corrected, value) AS mended,
    EXISTS (
      SELECT * FROM figure_actors
      WHERE figure_actors.figure_id = figures.figure_id AND role = 'claimant'
    ) AS attributed
  FROM figures
),
whose AS (
  SELECT DISTINCT figures.measure, figures.place_id, figures.as_of_latest,
    actors.actor_id, actors.name
  FROM figures
  JOIN figure_actors USING (figure_id)
  JOIN actors USING (actor_id)
  WHERE figure_actors.role = 'claimant'
)
SELECT
  measures.label AS measure,
  measures.kind,
  measures.unit,
  places.name AS place,
  claim.as_of_latest AS day,
  CASE WHEN count(claim.as_of_earliest) = count(*) THEN min(claim.as_of_earliest) END AS earliest,
  min(claim.value) AS lowest,
  max(claim.value) AS highest,
  min(claim.mended) AS lowest_corrected,
  max(claim.mended) AS highest_corrected,
  count(claim.value_corrected) AS corrected,
  min(claim.lower) AS lower,
  max(claim.upper) AS upper,
  count(*) AS claims,
  sum(claim.value IS NULL) AS vague,
  (SELECT count(*) FROM whose
    WHERE whose.measure = claim.measure AND whose.place_id IS claim.place_id
      AND whose.as_of_latest IS claim.as_of_latest) AS claimants,
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM whose
    WHERE whose.measure = claim.measure AND whose.place_id IS claim.place_id
      AND whose.as_of_latest IS claim.as_of_latest
    ORDER BY actor_id
  )) AS claimed_by,
  sum(NOT claim.attributed) AS unattributed,
  count(DISTINCT claim.seed_id) AS articles,
  (SELECT group_concat(seed_id, '; ') FROM (
    SELECT DISTINCT seed_id FROM figures
    WHERE figures.measure = claim.measure AND figures.place_id IS claim.place_id
      AND figures.as_of_latest IS claim.as_of_latest
    ORDER BY seed_id
  )) AS sources,
  (SELECT group_concat(figure_id, '; ') FROM (
    SELECT figure_id FROM figures
    WHERE figures.measure = claim.measure AND figures.place_id IS claim.place_id
      AND figures.as_of_latest IS claim.as_of_latest
    ORDER BY figure_id
  )) AS figures
FROM claim
JOIN measures USING (measure)
LEFT JOIN places USING (place_id)
GROUP BY claim.measure, claim.place_id, claim.as_of_latest
ORDER BY measures.label, places.name, claim.as_of_latest
