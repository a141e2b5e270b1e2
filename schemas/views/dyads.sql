-- Dyads: pairs of states that an event joins
-- One row per event and ordered pair of different states that it joins, so that an event stands in as many
-- rows as it has pairs: count distinct event_id for events. Actors stand for the state that they are part of,
-- groups for their members; topics, reporters and those that merely bear the consequences join nobody. All
-- statuses are here, planned, alleged and denied events among them: filter by status. To join to data by state
-- and year take year with source_gwno and target_gwno; letters of ISO are not those of Gleditsch and Ward.
--
-- event_id: the event
-- label: the event in a few words
-- event_type: what sort of event it is
-- class: act (something is done), speech (something is said) or state (a condition lasts)
-- status: how real it is, by all seeds together
-- plover: its class in PLOVER; empty where that has none
-- relation: directed (the source does it to the target), mutual (both take part on equal terms, or both sign, and the pair stands here in both orders) or joint (both do the same side by side, not to one another; both orders too)
-- source_state: the state that acts
-- source_gwno: its number in Gleditsch and Ward's list, which UCDP uses too
-- source_cow: its number in the Correlates of War's list
-- source_iso3: its three letters in ISO 3166-1
-- source_roles: the roles by which it acts: initiator, speaker, visitor, ratifier, participant or signatory
-- target_state: the other state
-- target_gwno: its number in Gleditsch and Ward's list
-- target_cow: its number in the Correlates of War's list
-- target_iso3: its three letters in ISO 3166-1
-- target_roles: the roles of the other: recipient, target, addressee, host or counterpart where directed, else as of the source
-- date: when it happened or is to happen, in Extended Date/Time Format (ISO 8601-2:2019)
-- earliest: first day of the date; empty where that is open
-- latest: last day of the date; empty where that is open
-- date_prec: precision of the date as UCDP codes it: 1 one day, 2 two to six days, 3 seven days, 4 eight to thirty-one days, 5 more; empty where either end is open
-- date_basis: from what the date is known
-- year: the year of its first day, or of its last where the first is open; none in which either state is not yet in Gleditsch and Ward's list
-- number_of_sources: how many seeds report it

WITH through AS (
  SELECT event_sides.event_id, event_sides.role, event_sides.side, actor_states.state_id
  FROM event_sides JOIN actor_states USING (actor_id)
),
joined AS (
  SELECT
    source.event_id,
    source.state_id AS source_id,
    target.state_id AS target_id,
    source.role AS source_role,
    target.role AS target_role,
    CASE
      WHEN target.side = 'target' THEN 'directed'
      WHEN source.side = 'equal' AND target.role = source.role THEN 'mutual'
      ELSE 'joint'
    END AS relation
  FROM through AS source
  JOIN through AS target
    ON target.event_id = source.event_id AND target.state_id <> source.state_id
  WHERE source.side <> 'target'
),
-- What holds of a pair in more than one way is what says most of it.
pair AS (
  SELECT event_id, source_id, target_id, CASE
      WHEN sum(relation = 'directed') THEN 'directed'
      WHEN sum(relation = 'mutual') THEN 'mutual'
      ELSE 'joint'
    END AS relation
  FROM joined GROUP BY event_id, source_id, target_id
),
-- The first day of a number in the list, whichever of our states has it then.
listed AS (SELECT gwno, min(valid_from) AS first_day FROM states GROUP BY gwno)
SELECT
  events.event_id,
  events.label,
  events.event_type,
  events.class,
  events.status,
  events.plover,
  pair.relation,
  source.name AS source_state,
  source_codes.gwno AS source_gwno,
  source_codes.cow AS source_cow,
  source_codes.iso3 AS source_iso3,
  (SELECT group_concat(source_role, '; ') FROM (
    SELECT DISTINCT source_role FROM joined
    WHERE joined.event_id = pair.event_id AND joined.source_id = pair.source_id
      AND joined.target_id = pair.target_id AND joined.relation = pair.relation
    ORDER BY source_role
  )) AS source_roles,
  target.name AS target_state,
  target_codes.gwno AS target_gwno,
  target_codes.cow AS target_cow,
  target_codes.iso3 AS target_iso3,
  (SELECT group_concat(target_role, '; ') FROM (
    SELECT DISTINCT target_role FROM joined
    WHERE joined.event_id = pair.event_id AND joined.source_id = pair.source_id
      AND joined.target_id = pair.target_id AND joined.relation = pair.relation
    ORDER BY target_role
  )) AS target_roles,
  events.date,
  events.earliest,
  events.latest,
  event_precision.date_prec,
  events.date_basis,
  CAST(strftime('%Y', max(
    coalesce(events.earliest, events.latest), source_listed.first_day, target_listed.first_day
  )) AS INTEGER) AS year,
  event_precision.number_of_sources
FROM pair
JOIN events USING (event_id)
JOIN event_precision USING (event_id)
JOIN actors AS source ON source.actor_id = pair.source_id
JOIN states AS source_codes ON source_codes.actor_id = pair.source_id
JOIN listed AS source_listed ON source_listed.gwno = source_codes.gwno
JOIN actors AS target ON target.actor_id = pair.target_id
JOIN states AS target_codes ON target_codes.actor_id = pair.target_id
JOIN listed AS target_listed ON target_listed.gwno = target_codes.gwno
ORDER BY events.event_id, pair.source_id, pair.target_id
