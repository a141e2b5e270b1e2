-- Actors as PLOVER describes them
-- One row per event, actor and side: country, sector, office and the words of the text for each actor and
-- recipient of an event that has a PLOVER class.
--
-- event_id: the event
-- side: actor or recipient, as PLOVER uses the words
-- actor_id: the actor
-- equal: 1 for an actor that takes part on equal terms with others
-- participation_id: the first participation that says so
-- name: its name
-- country: country, ISO 3166-1 alpha-3; of a former state, the letters that it had
-- cow: number of that country in the Correlates of War's list
-- sector: GOV for states and for persons who are part of one, MIL for forces, JRN for agencies; empty else, since bodies are not told apart as parliaments, ministries and services, and groups are mixed
-- office: offices and titles that the article gives a person, in English; empty for others, whose epithets are no offices
-- raw: the first words for the actor in the passage that shows its part; empty where that names it by a group or a pronoun
-- wikidata: Wikidata item, where it is certain

SELECT
  side.event_id,
  side.side,
  side.actor_id,
  side.equal,
  side.participation_id,
  actors.name,
  coalesce(actors.country, own.iso3) AS country,
  coalesce(own.cow, nation.cow) AS cow,
  CASE
    WHEN actors.kind = 'state' THEN 'GOV'
    WHEN actors.kind = 'person' AND EXISTS (
      SELECT * FROM actor_states WHERE actor_states.actor_id = actors.actor_id
    ) THEN 'GOV'
    WHEN actors.kind = 'force' THEN 'MIL'
    WHEN actors.kind = 'agency' THEN 'JRN'
  END AS sector,
  (SELECT group_concat(office, '; ') FROM (
    SELECT office FROM actor_mentions
    WHERE actor_mentions.actor_id = actors.actor_id AND actor_mentions.seed_id = part.seed_id
      AND office IS NOT NULL AND actors.kind = 'person'
    GROUP BY office ORDER BY min(start)
  )) AS office,
  (SELECT quote FROM actor_mentions
    WHERE actor_mentions.actor_id = actors.actor_id AND actor_mentions.seed_id = part.seed_id
      AND actor_mentions.start >= part.start AND actor_mentions."end" <= part."end"
    ORDER BY start, "end" DESC LIMIT 1
  ) AS raw,
  actors.wikidata
FROM plover_sides AS side
JOIN actors USING (actor_id)
JOIN event_actors AS part USING (participation_id)
LEFT JOIN states AS own ON own.actor_id = actors.actor_id
LEFT JOIN states AS nation ON nation.iso3 = actors.country
