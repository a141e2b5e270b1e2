-- Events with POLECAT's columns
-- One row per event that has a PLOVER class, actor and recipient, with the columns of POLECAT (Political Event
-- Classification, Attributes, and Types) in its order and spelling: those of its yearly files, doi:10.7910/DVN/AJGVIT;
-- its monthly files of 2018 to 2022 call Event Intensity Intensity. An event stands in as many rows as it has
-- pairs: count distinct Event ID. Where all take part on equal terms, each is the actor towards each that stands
-- for another state. Events without a PLOVER class (statements, reports, what is only possible, what is denied)
-- are not here; alleged, planned and conditional ones are: join events_wide by Event ID for the status. What is
-- not coded is empty, where POLECAT's own files write None. Several values of one cell are set apart by "; ".
--
-- Event ID: key of the event, which has as many rows as it has pairs of actor and recipient
-- Event Date: first day on which it can have happened; empty where that is open. Of what is promised, planned or owed (AGREE), the day on which it is to be done or first can be, not that of the promise, so that it may lie after Publication Date
-- Event Type: class of the event by the PLOVER Manual, draft version 2.0 of 2024-02-04
-- Event Mode: mode within the class; empty where it has none
-- Event Intensity: the score that the manual gives class and mode, from -10 (conflict) to 10 (cooperation)
-- Quad Code: VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT or MATERIAL CONFLICT
-- Contexts: empty: not coded
-- Actor Name: name of the actor in English, a state, person, body, force or agency; empty where no source says who acts
-- Actor Country: its country, ISO 3166-1 alpha-3, SUN for the Soviet Union; empty for who belongs to no one country
-- Actor COW: number of that country in the Correlates of War's list
-- Primary Actor Sector: GOV for states and for persons who are part of one, MIL for forces, JRN for agencies; empty else
-- Actor Sectors: the same: no second sector is coded
-- Actor Title: offices and titles that the article gives the actor, in English, anywhere in it, past ones among them; empty but for persons
-- Actor Name Raw: the words for the actor in the passage, in Hindi; empty where the passage names it by a group or a pronoun
-- Wikipedia Actor ID: empty: the table of actors has Wikidata items, which are others
-- Recipient Name: name of the recipient; empty where there is none
-- Recipient Country: as of the actor
-- Recipient COW: number of that country in the Correlates of War's list
-- Primary Recipient Sector: as of the actor
-- Recipient Sectors: the same: no second sector is coded
-- Recipient Title: as of the actor
-- Recipient Name Raw: the words for the recipient in the passage, in Hindi; empty where the passage names it by a group or a pronoun
-- Wikipedia Recipient ID: empty: the table of actors has Wikidata items, which are others
-- Placename: name of the place, in English; a country as a place is told from the state by "(territory)"; empty where none is told
-- City: the same, where it is a city
-- District: empty: no place is a district
-- Province: the same, where it is a region of one country
-- Country: country of the place, ISO 3166-1 alpha-3
-- Latitude: latitude of the place in degrees, WGS 84, where it is a city
-- Longitude: longitude of the place in degrees, WGS 84, where it is a city
-- GeoNames ID: empty: places are not matched with GeoNames
-- Raw Placename: the words for the place in an article, in Hindi
-- Feature Type: empty: it is a code of GeoNames
-- Source: the agency that the article credits, in Hindi, of the article whose passage reports the event best; empty where it credits none: no article names its publisher
-- Publication Date: first day on which that article can have been published: no article states the day
-- Story People: the persons that that article names, wherever in it
-- Story Organizations: the bodies, agencies and forces that that article names
-- Story Locations: the states that that article names, and the places where its events happen
-- Language: language of that article, ISO 639-1
-- Version: empty: the version of the program that codes POLECAT; these rows were coded by hand

-- Materialised, since these would else be worked out anew for each row.
-- Sides with a plus, so that they are joined by event: SQLite would take a side for rare, and pair all with all.
WITH sided AS MATERIALIZED (SELECT * FROM plover_sides),
entity AS MATERIALIZED (SELECT * FROM plover_entities),
standing AS MATERIALIZED (SELECT actor_id, state_id FROM actor_states),
pair AS (
  SELECT actor.event_id, actor.actor_id, recipient.actor_id AS recipient_id
  FROM sided AS actor JOIN sided AS recipient USING (event_id)
  WHERE +actor.side = 'actor' AND +recipient.side = 'recipient'
    AND actor.actor_id <> recipient.actor_id
  UNION
  SELECT one.event_id, one.actor_id, two.actor_id
  FROM sided AS one JOIN sided AS two USING (event_id)
  WHERE one.equal AND two.equal AND one.actor_id <> two.actor_id AND NOT EXISTS (
    SELECT * FROM standing AS own JOIN standing AS other USING (state_id)
    WHERE own.actor_id = one.actor_id AND other.actor_id = two.actor_id
  )
),
-- Who is in no pair, and events in which nobody is told, have a row as well.
row AS (
  SELECT * FROM pair
  UNION ALL
  SELECT event_id, actor_id, NULL FROM sided AS alone
  WHERE side = 'actor' AND NOT EXISTS (
    SELECT * FROM pair
    WHERE pair.event_id = alone.event_id AND alone.actor_id IN (pair.actor_id, pair.recipient_id)
  )
  UNION ALL
  SELECT event_id, NULL, actor_id FROM sided AS alone
  WHERE side = 'recipient' AND NOT EXISTS (
    SELECT * FROM pair
    WHERE pair.event_id = alone.event_id AND alone.actor_id IN (pair.actor_id, pair.recipient_id)
  )
  UNION ALL
  SELECT event_id, NULL, NULL FROM events
  WHERE plover IS NOT NULL AND event_id NOT IN (SELECT event_id FROM sided)
)
SELECT
  events.event_id AS "Event ID",
  events.earliest AS "Event Date",
  events.plover AS "Event Type",
  events.plover_mode AS "Event Mode",
  plover_scale.scale AS "Event Intensity",
  plover_scale.quad AS "Quad Code",
  NULL AS "Contexts",
  actor.name AS "Actor Name",
  actor.country AS "Actor Country",
  actor.cow AS "Actor COW",
  actor.sector AS "Primary Actor Sector",
  actor.sector AS "Actor Sectors",
  actor.office AS "Actor Title",
  actor.raw AS "Actor Name Raw",
  NULL AS "Wikipedia Actor ID",
  recipient.name AS "Recipient Name",
  recipient.country AS "Recipient Country",
  recipient.cow AS "Recipient COW",
  recipient.sector AS "Primary Recipient Sector",
  recipient.sector AS "Recipient Sectors",
  recipient.office AS "Recipient Title",
  recipient.raw AS "Recipient Name Raw",
  NULL AS "Wikipedia Recipient ID",
  places.name AS "Placename",
  CASE WHEN places.kind = 'city' THEN places.name END AS "City",
  NULL AS "District",
  CASE WHEN places.kind = 'region' AND places.country IS NOT NULL THEN places.name END AS "Province",
  places.country AS "Country",
  places.latitude AS "Latitude",
  places.longitude AS "Longitude",
  NULL AS "GeoNames ID",
  places.quote AS "Raw Placename",
  NULL AS "Feature Type",
  seeds.credit AS "Source",
  seeds.published_earliest AS "Publication Date",
  (SELECT group_concat(name, '; ') FROM (
    SELECT DISTINCT actors.actor_id, actors.name FROM actor_mentions JOIN actors USING (actor_id)
    WHERE actor_mentions.seed_id = events.seed_id AND actors.kind = 'person' ORDER BY actor_id
  )) AS "Story People",
  (SELECT group_concat(name, '; ') FROM (
    SELECT DISTINCT actors.actor_id, actors.name FROM actor_mentions JOIN actors USING (actor_id)
    WHERE actor_mentions.seed_id = events.seed_id AND actors.kind IN ('body', 'agency', 'force')
    ORDER BY actor_id
  )) AS "Story Organizations",
  (SELECT group_concat(name, '; ') FROM (
    SELECT actors.actor_id AS "key", actors.name FROM actor_mentions JOIN actors USING (actor_id)
    WHERE actor_mentions.seed_id = events.seed_id AND actors.kind = 'state'
    UNION
    SELECT where_it_was.place_id, where_it_was.name
    FROM event_mentions JOIN events AS told USING (event_id)
    JOIN places AS where_it_was ON where_it_was.place_id = told.place_id
    WHERE event_mentions.seed_id = events.seed_id AND where_it_was.kind <> 'country'
    ORDER BY "key"
  )) AS "Story Locations",
  seeds.language AS "Language",
  NULL AS "Version"
FROM row
JOIN events ON events.event_id = row.event_id
JOIN plover_scale ON plover_scale.class = events.plover AND plover_scale.mode IS events.plover_mode
JOIN seeds ON seeds.seed_id = events.seed_id
LEFT JOIN entity AS actor
  ON actor.event_id = row.event_id AND actor.actor_id = row.actor_id AND actor.side = 'actor'
LEFT JOIN entity AS recipient
  ON recipient.event_id = row.event_id AND recipient.actor_id = row.recipient_id
  AND recipient.side = CASE WHEN EXISTS (
    SELECT * FROM sided
    WHERE sided.event_id = row.event_id AND sided.actor_id = row.recipient_id
      AND sided.side = 'recipient'
  ) THEN 'recipient' ELSE 'actor' END
LEFT JOIN places ON places.place_id = events.place_id
ORDER BY events.event_id, row.actor_id, row.recipient_id
