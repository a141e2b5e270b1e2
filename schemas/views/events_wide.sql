-- Events, with names
-- One row per event, with names instead of keys: who took part in which role, when and where, how sure
-- it is, which articles tell it, and the passage that reports it best with its sentence and translation.
-- Precision is coded as by UCDP GED 25.1. The states are those that actors stand for: a state for itself, others
-- for the state that they are part of, a group for its members where a source lists them; views that say more
-- of them are event_states and dyads. A larger event and its parts are rows alike: leave out those with part_of
-- to count the larger ones alone. Several values of one cell are set apart by "; " in the columns of states and
-- numbers, in actors, links, linked_from and disagreements, by ", " in all others. The keys of what is named
-- here (type, place, treaty, larger event) stand in the table events.
--
-- event_id: key of the event
-- label: the event in a few words, in the mood of its status: what is planned "is to", what is possible "might", what is alleged "is said to"
-- event_type: label of its type, which the table event_types defines; its key, which dyads has, stands in events
-- class: act (something is done), speech (something is said) or state (a condition lasts)
-- status: how real it is, by all articles together: occurred, planned, conditional (hangs on a condition), possible, alleged (on the word of others alone) or denied. What is known from elsewhere does not change it
-- plover: its class by the PLOVER Manual, draft version 2.0 of 2024-02-04; empty where that has none
-- plover_mode: its mode within that class; empty where that has none, or none that the articles bear out
-- date: when it happened or is to happen, or the bounds within which that lies, in Extended Date/Time Format (ISO 8601-2:2019): a day, month or year, or the first and last with / between, .. for an end that is open; earliest and latest say the same in days
-- earliest: first day of the date; empty where that is open
-- latest: last day of the date; empty where that is open. Of what lasts, the day up to which an article tells of it: that it ended then none says
-- date_prec [Date precision]: the span from first to last day: 1 one day, 2 two to six days, 3 seven days, 4 eight to thirty-one days, 5 more; empty where either end is open
-- date_basis: from what the date is known: stated (by the article), seed_relative (to the publication of the article), event_relative (to another event), other_seed, world_knowledge (from outside the articles: reference_uses has the source)
-- date_as_written: the expression of time from which the date was taken, in Hindi; empty where it was taken from none
-- place: where it happened, by its name in English; a country as a place is told from the state by "(territory)"; empty where no article says
-- where_prec [Precision of the place]: 1 a city, 4 a region of one country, 5 a region across countries or an area without borders, 6 a country; empty where no place is given
-- treaty: name of the treaty that it is about; empty where it is about none
-- part_of: label of the larger event of which this is a part; empty where it is none's
-- source_states [Who acts]: the states that act: for which an initiator, speaker, visitor, ratifier, participant or signatory stands; empty where no actor that stands for a state does
-- source_gwno [Who acts, Gleditsch–Ward]: their numbers in Gleditsch and Ward's list, in the same order
-- target_states [On or with whom]: the states acted upon: those for which it is done or with which (recipient, addressee, host, counterpart) and those against which (target), which dyads tells apart by target_roles; of participants and signatories of several states, all of them; empty where there are none
-- target_gwno [On or with whom, Gleditsch–Ward]: their numbers in Gleditsch and Ward's list, in the same order
-- actors: everyone who takes part, by role
-- initiator: names of those who do it
-- recipient: names of those for whom or to whom it is done
-- target: names of those against whom it is aimed
-- participant: names of those who do it to or with one another, or are brought into it, as soldiers are
-- signatory: names of those who sign
-- ratifier: names of those who ratify, the state and whoever does it for it
-- counterpart: names of the other party to the treaty
-- host: names of those who are visited
-- visitor: names of those who visit
-- speaker: names of those who say it, the medium of a report among them
-- addressee: names of those to whom it is said
-- reporter: names of those who carry on a saying of somebody else's
-- topic: names of those of whom is spoken, and who take no part themselves
-- affected: names of those who bear the consequences
-- attribution: on whose word its passages rest, with the number of passages in brackets: own_word (the article's), named (of those in attributed_to) or unnamed (a source without a name)
-- attributed_to: names of those on whose word passages that report it rest; empty where none is named
-- modalities: how sure the passages are of it, with the number of passages in brackets: asserted, estimated, probable, planned, conditional, speculated or denied
-- mentions: how many passages report it, over all articles
-- sources [Articles]: the articles that report it, by their keys in the table seeds
-- number_of_sources [How many articles]: how many articles report it; they may draw on the same agencies
-- links: labels of the events that it bears on, each after the kind of link: that it tells of (content), depends on (condition), aims at (purpose) or comes from (cause); their keys stand in event_links
-- linked_from: the events that bear on it in these ways
-- summary: what the articles tell of it
-- discrepancies: labels of what the sources disagree or err in about it; discrepancies_wide has the assessment
-- seed_id: the article of the passage that reports it best
-- start: first code point of that passage in the article, counted from zero: in R substr(text, start + 1, end), in Python text[start:end]
-- end: code point after the last
-- quote: the passage, verbatim, in Hindi
-- sentence: the sentence or sentences that the passage stands in, in Hindi
-- translation: their translation into English, ours

-- Materialised, since it would else be worked out anew for each row.
WITH sided AS MATERIALIZED (SELECT event_id, side, state_id, state, gwno FROM event_states),
named AS (
  SELECT
    events.*,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'initiator') AS initiator,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'recipient') AS recipient,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'target') AS target,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'participant') AS participant,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'signatory') AS signatory,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'ratifier') AS ratifier,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'counterpart') AS counterpart,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'host') AS host,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'visitor') AS visitor,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'speaker') AS speaker,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'addressee') AS addressee,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'reporter') AS reporter,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'topic') AS topic,
    (SELECT actors FROM event_roles WHERE event_id = events.event_id AND role = 'affected') AS affected
  FROM events
)
SELECT
  named.event_id,
  named.label,
  event_types.label AS event_type,
  named.class,
  named.status,
  named.plover,
  named.plover_mode,
  named.date,
  named.earliest,
  named.latest,
  event_precision.date_prec,
  named.date_basis,
  dates.quote AS date_as_written,
  places.name AS place,
  event_precision.where_prec,
  treaties.name AS treaty,
  whole.label AS part_of,
  (SELECT group_concat(state, '; ') FROM (
    SELECT state FROM sided
    WHERE sided.event_id = named.event_id AND sided.side = 'source' ORDER BY state_id
  )) AS source_states,
  (SELECT group_concat(gwno, '; ') FROM (
    SELECT gwno FROM sided
    WHERE sided.event_id = named.event_id AND sided.side = 'source' ORDER BY state_id
  )) AS source_gwno,
  (SELECT group_concat(state, '; ') FROM (
    SELECT state FROM sided
    WHERE sided.event_id = named.event_id AND sided.side = 'target' ORDER BY state_id
  )) AS target_states,
  (SELECT group_concat(gwno, '; ') FROM (
    SELECT gwno FROM sided
    WHERE sided.event_id = named.event_id AND sided.side = 'target' ORDER BY state_id
  )) AS target_gwno,
  nullif(substr(
    coalesce('; initiator: ' || named.initiator, '')
    || coalesce('; recipient: ' || named.recipient, '')
    || coalesce('; target: ' || named.target, '')
    || coalesce('; participant: ' || named.participant, '')
    || coalesce('; signatory: ' || named.signatory, '')
    || coalesce('; ratifier: ' || named.ratifier, '')
    || coalesce('; counterpart: ' || named.counterpart, '')
    || coalesce('; host: ' || named.host, '')
    || coalesce('; visitor: ' || named.visitor, '')
    || coalesce('; speaker: ' || named.speaker, '')
    || coalesce('; addressee: ' || named.addressee, '')
    || coalesce('; reporter: ' || named.reporter, '')
    || coalesce('; topic: ' || named.topic, '')
    || coalesce('; affected: ' || named.affected, '')
  , 3), '') AS actors,
  named.initiator,
  named.recipient,
  named.target,
  named.participant,
  named.signatory,
  named.ratifier,
  named.counterpart,
  named.host,
  named.visitor,
  named.speaker,
  named.addressee,
  named.reporter,
  named.topic,
  named.affected,
  (SELECT group_concat(attribution || ' (' || passages || ')', ', ') FROM (
    SELECT attribution, count(*) AS passages
    FROM event_mentions WHERE event_mentions.event_id = named.event_id
    GROUP BY attribution ORDER BY passages DESC, attribution
  )) AS attribution,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name
    FROM event_mentions JOIN mention_actors USING (mention_id) JOIN actors USING (actor_id)
    WHERE event_mentions.event_id = named.event_id AND mention_actors.role = 'claimant'
    GROUP BY actors.actor_id ORDER BY actors.actor_id
  )) AS attributed_to,
  (SELECT group_concat(modality || ' (' || passages || ')', ', ') FROM (
    SELECT modality, count(*) AS passages
    FROM event_mentions WHERE event_mentions.event_id = named.event_id
    GROUP BY modality ORDER BY passages DESC, modality
  )) AS modalities,
  (SELECT count(*) FROM event_mentions WHERE event_mentions.event_id = named.event_id) AS mentions,
  (SELECT group_concat(seed_id, ', ') FROM (
    SELECT DISTINCT seed_id FROM event_mentions
    WHERE event_mentions.event_id = named.event_id ORDER BY seed_id
  )) AS sources,
  event_precision.number_of_sources,
  (SELECT group_concat(kind || ': ' || label, '; ') FROM (
    SELECT DISTINCT event_links.kind, other.event_id, other.label
    FROM event_links JOIN events AS other ON other.event_id = event_links.other_event_id
    WHERE event_links.event_id = named.event_id ORDER BY event_links.kind, other.event_id
  )) AS links,
  (SELECT group_concat(kind || ': ' || label, '; ') FROM (
    SELECT DISTINCT event_links.kind, other.event_id, other.label
    FROM event_links JOIN events AS other ON other.event_id = event_links.event_id
    WHERE event_links.other_event_id = named.event_id ORDER BY event_links.kind, other.event_id
  )) AS linked_from,
  named.summary,
  (SELECT group_concat(label, '; ') FROM (
    SELECT discrepancies.label
    FROM discrepancies
    WHERE discrepancies.discrepancy_id IN (
      SELECT discrepancy_id FROM discrepancy_members
      WHERE discrepancy_members.record_id = named.event_id
      UNION
      SELECT discrepancy_id FROM event_mentions
      JOIN discrepancy_members ON discrepancy_members.record_id = event_mentions.mention_id
      WHERE event_mentions.event_id = named.event_id
    )
    ORDER BY discrepancies.discrepancy_id
  )) AS discrepancies,
  named.seed_id,
  named.start,
  named."end",
  named.quote,
  evidence.sentence,
  evidence.translation
FROM named
JOIN event_types USING (event_type)
JOIN event_precision USING (event_id)
JOIN evidence ON evidence."key" = named.event_id
LEFT JOIN dates ON dates.date_id = named.date_id
LEFT JOIN places ON places.place_id = named.place_id
LEFT JOIN treaties ON treaties.treaty_id = named.treaty_id
LEFT JOIN events AS whole ON whole.event_id = named.part_of
ORDER BY named.event_id
