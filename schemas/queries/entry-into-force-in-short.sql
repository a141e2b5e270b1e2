-- From signing to entry into force, in short
-- The days in the answer to the question how the treaty of 2024 came into force.
--
-- signed: when it was signed
-- russia: when Russia ratified it
-- russia_days: days from the signing to that
-- north_korea: when North Korea ratified it
-- north_korea_days: days from the signing to that
-- exchanged: when the instruments of ratification were exchanged, as is known from outside the articles
-- exchanged_days: days from the signing to that
-- articles: how many articles tell of a step

WITH step AS (
  SELECT event_id, event_type, earliest, seed_id,
    (SELECT actors.iso FROM (
      SELECT event_actors.event_id, actors.country AS iso FROM event_actors JOIN actors USING (actor_id)
      WHERE event_actors.role = 'ratifier' AND actors.kind = 'state'
    ) AS actors WHERE actors.event_id = events.event_id) AS ratifier
  FROM events
  WHERE treaty_id = 'T0001' AND event_type IN ('signing', 'ratification', 'entry_into_force')
),
day AS (
  SELECT
    (SELECT min(earliest) FROM step WHERE event_type = 'signing') AS signed,
    (SELECT min(earliest) FROM step WHERE ratifier = 'RUS') AS russia,
    (SELECT min(earliest) FROM step WHERE ratifier = 'PRK') AS north_korea,
    (SELECT min(earliest) FROM step WHERE event_type = 'entry_into_force') AS exchanged
)
SELECT signed,
  russia, CAST(julianday(russia) - julianday(signed) AS INTEGER) AS russia_days,
  north_korea, CAST(julianday(north_korea) - julianday(signed) AS INTEGER) AS north_korea_days,
  exchanged, CAST(julianday(exchanged) - julianday(signed) AS INTEGER) AS exchanged_days,
  (SELECT count(DISTINCT event_mentions.seed_id) FROM event_mentions JOIN step USING (event_id)) AS articles
FROM day
