-- Dyads: pairs of states that an event joins
-- One row per event and ordered pair of different states that it joins, so that an event stands in as many
-- rows as it has pairs: count distinct event_id for events. Actors stand for the state that they are part of,
-- groups for their members; topics, reporters and those that merely bear the consequences join nobody. All
-- statuses are here, planned, alleged and denied events among them: filter by status. A larger event and its
-- parts are all here: leave out those with part_of to count the larger ones alone. To join to data by state
-- and year take year with source_gwno and target_gwno; letters of ISO are not those of Gleditsch and Ward. What
-- lasts for several years stands in the first of them alone. Several values of one cell are set apart by "; ".
--
-- event_id: key of the event, in events and events_wide
-- label: the event in a few words
-- event_type: key of its type, which event_types defines
-- class: act (something is done), speech (something is said) or state (a condition lasts)
-- status: how real it is, by all articles together: occurred, planned, conditional (hangs on a condition), possible, alleged (on the word of others alone) or denied
-- plover: its class in PLOVER, where the pair is one of actor and recipient as PLOVER tells them apart; empty where it is not (those against whom cooperation is aimed, those who do it side by side), and where PLOVER has no class. Category and score stand in events_polecat
-- relation: directed (the source does it to the target), mutual (both take part on equal terms, or both sign, and the pair stands here in both orders) or joint (both do the same side by side, not to one another; both orders too)
-- source_state [Who acts]: the state that acts, by its name in English
-- source_gwno [Who acts, Gleditsch–Ward]: its number in Gleditsch and Ward's list, which UCDP uses too; 365 for Russia and the Soviet Union alike
-- source_cow [Who acts, Correlates of War]: its number in the Correlates of War's list
-- source_iso3 [Who acts, ISO alpha-3]: its three letters in ISO 3166-1
-- source_roles [Roles of who acts]: the roles by which it acts: initiator, speaker, visitor, ratifier, participant or signatory
-- target_state [On or with whom]: the other state, by its name in English
-- target_gwno [On or with whom, Gleditsch–Ward]: its number in Gleditsch and Ward's list
-- target_cow [On or with whom, Correlates of War]: its number in the Correlates of War's list
-- target_iso3 [On or with whom, ISO alpha-3]: its three letters in ISO 3166-1
-- target_roles [Roles of the other]: the roles of the other: recipient (for whom it is done), target (against whom), addressee, host or counterpart (the other party to a treaty) where directed; where mutual the same as of the source; where joint any by which one acts
-- date: when it happened or is to happen, in Extended Date/Time Format (ISO 8601-2:2019): a day, month or year, or the first and last with / between, .. for an end that is open; earliest and latest say the same in days
-- earliest: first day of the date; empty where that is open
-- latest: last day of the date; empty where that is open
-- date_prec [Date precision]: precision of the date as UCDP codes it: 1 one day, 2 two to six days, 3 seven days, 4 eight to thirty-one days, 5 more; empty where either end is open
-- date_basis: from what the date is known: stated (by the article), seed_relative (to the publication of the article), event_relative (to another event), other_seed, world_knowledge (from outside the articles)
-- year: the year of its first day, or of its last where the first is open (earliest is empty then, and it may have been years before); where that is before either state entered Gleditsch and Ward's list, the year in which the later of the two did
-- part_of: key of the larger event of which it is a part, which is in events and events_wide; here only if it joins states, too
-- number_of_sources [How many articles]: how many articles report it

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
listed AS (SELECT gwno, min(valid_from) AS first_day FROM states GROUP BY gwno),
-- The pairs for which PLOVER's class holds: its actors and recipients, and all who do it on equal terms.
classed AS (
  SELECT DISTINCT actor.event_id, source.state_id AS source_id, target.state_id AS target_id
  FROM plover_sides AS actor
  JOIN plover_sides AS other ON other.event_id = actor.event_id
    AND (other.side = 'recipient' OR (actor.equal AND other.equal))
  JOIN actor_states AS source ON source.actor_id = actor.actor_id
  JOIN actor_states AS target ON target.actor_id = other.actor_id
  WHERE actor.side = 'actor'
)
SELECT
  events.event_id,
  events.label,
  events.event_type,
  events.class,
  events.status,
  CASE WHEN classed.event_id IS NOT NULL THEN events.plover END AS plover,
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
  events.part_of,
  event_precision.number_of_sources
FROM pair
JOIN events USING (event_id)
JOIN event_precision USING (event_id)
LEFT JOIN classed USING (event_id, source_id, target_id)
JOIN actors AS source ON source.actor_id = pair.source_id
JOIN states AS source_codes ON source_codes.actor_id = pair.source_id
JOIN listed AS source_listed ON source_listed.gwno = source_codes.gwno
JOIN actors AS target ON target.actor_id = pair.target_id
JOIN states AS target_codes ON target_codes.actor_id = pair.target_id
JOIN listed AS target_listed ON target_listed.gwno = target_codes.gwno
ORDER BY events.event_id, pair.source_id, pair.target_id
