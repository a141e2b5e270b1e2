-- How precisely an event is placed
-- One row per event: the precision of its date and place in the codes of UCDP GED 25.1, and the number of its
-- sources.
--
-- event_id: the event
-- date_prec [Date precision]: the span from first to last day: 1 one day, 2 two to six days, 3 seven days, 4 eight to thirty-one days, 5 more; empty where either end is open
-- where_prec [Precision of the place]: 1 a city, 4 a region of one country, 5 a region across countries or an area without borders, 6 a country; empty where no place is given; 2 (near a place), 3 (a district) and 7 (sea or air) do not occur
-- number_of_sources [How many articles]: how many articles report it

SELECT
  events.event_id,
  CASE
    WHEN events.earliest IS NULL OR events.latest IS NULL THEN NULL
    WHEN events.latest = events.earliest THEN 1
    WHEN julianday(events.latest) - julianday(events.earliest) < 6 THEN 2
    WHEN julianday(events.latest) - julianday(events.earliest) < 7 THEN 3
    WHEN julianday(events.latest) - julianday(events.earliest) < 31 THEN 4
    ELSE 5
  END AS date_prec,
  CASE
    WHEN places.kind = 'city' THEN 1
    WHEN places.kind = 'region' AND places.country IS NOT NULL THEN 4
    WHEN places.kind IN ('region', 'area') THEN 5
    WHEN places.kind = 'country' THEN 6
  END AS where_prec,
  (SELECT count(DISTINCT seed_id) FROM event_mentions
    WHERE event_mentions.event_id = events.event_id) AS number_of_sources
FROM events LEFT JOIN places USING (place_id)
