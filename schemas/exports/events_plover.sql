-- Events as PLOVER records
-- One record per event that has a PLOVER class, by the fields of the PLOVER Manual (Open Event Data Alliance,
-- draft version 2.0 of 2024-02-04): alleged events are among them, what is only possible or is denied is not.
-- The required date is the first day on which the event can have happened, or the last where the first is open;
-- comment tells the status and the whole date. An event without any date has no record. Those who take part on
-- equal terms are all actors; in COOPERATE, AID and SANCTION, which ask for a recipient, they are the recipients
-- too. Where no source says who acts, the list of actors is empty. Fields that are not coded are left out.
--
-- record: the record, a JSON object that schemas/exports/events_plover.json describes

WITH entity AS (
  SELECT event_id, side, actor_id, equal, json_patch('{}', json_object(
    'code', country,
    'sector', sector,
    'entity_text', raw,
    'identifier_id', wikidata,
    'identifier_text', name,
    'office', office
  )) AS object
  FROM plover_entities
),
recipient AS (
  SELECT event_id, actor_id, object FROM entity WHERE side = 'recipient'
  UNION ALL
  SELECT event_id, actor_id, object FROM entity JOIN events USING (event_id)
  WHERE equal AND plover IN ('COOPERATE', 'AID', 'SANCTION') AND NOT EXISTS (
    SELECT * FROM plover_sides
    WHERE plover_sides.event_id = events.event_id AND plover_sides.side = 'recipient'
  )
)
SELECT json_patch('{}', json_object(
  'id', events.event_id,
  'date', coalesce(events.earliest, events.latest),
  'enddate', CASE WHEN events.latest > events.earliest THEN events.latest END,
  'actor', json((SELECT json_group_array(json(object)) FROM (
    SELECT object FROM entity
    WHERE entity.event_id = events.event_id AND side = 'actor' ORDER BY actor_id
  ))),
  'recipient', json((SELECT nullif(json_group_array(json(object)), '[]') FROM (
    SELECT object FROM recipient WHERE recipient.event_id = events.event_id ORDER BY actor_id
  ))),
  'event', json_array(events.plover),
  'mode', json(CASE WHEN events.plover_mode IS NOT NULL THEN json_array(events.plover_mode) END),
  'quad_code', plover_scale.quad_code,
  'event_scale', plover_scale.scale,
  'event_text', json_array(events.quote),
  'event_loc', json(CASE WHEN places.place_id IS NOT NULL THEN json_object(
    'extracted_place', places.quote,
    'resolved_place', places.name,
    'lat', places.latitude,
    'lon', places.longitude,
    'city', CASE WHEN places.kind = 'city' THEN places.name END,
    'province', CASE WHEN places.kind = 'region' AND places.country IS NOT NULL
      THEN places.name END,
    'country_code', places.country,
    'resolution', CASE
      WHEN places.kind = 'city' THEN 4
      WHEN places.kind = 'region' AND places.country IS NOT NULL THEN 2
      WHEN places.kind = 'country' THEN 1
    END
  ) END),
  'link', events.part_of,
  'text_info', json_object(
    'sequence', (SELECT count(*) FROM sentences
      WHERE sentences.seed_id = events.seed_id AND sentences.start <= events.start),
    'start', events.start,
    'end', events."end"
  ),
  'cite_info', json_object(
    'corpus', (SELECT value FROM meta WHERE name = 'name'),
    'citation', events.seed_id,
    'title', seeds.headline,
    'language', seeds.language,
    'publication', seeds.credit,
    'codebook', 'PLOVER Manual, draft 2.0 (2024-02-04)',
    'version', (SELECT value FROM meta WHERE name = 'version')
  ),
  'comment', 'Status: ' || events.status || '. Date: ' || events.date || '. ' || events.label || '.'
)) AS record
FROM events
JOIN plover_scale ON plover_scale.class = events.plover AND plover_scale.mode IS events.plover_mode
JOIN seeds ON seeds.seed_id = events.seed_id
LEFT JOIN places ON places.place_id = events.place_id
WHERE coalesce(events.earliest, events.latest) IS NOT NULL
ORDER BY events.event_id
