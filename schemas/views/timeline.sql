-- Timeline
-- Every event whose date is known, however roughly, in the order in which the events can have begun.
--
-- earliest: first day on which it can have happened; empty where that is open
-- latest: last day on which it can have happened; empty where that is open
-- date: the date in Extended Date/Time Format (ISO 8601-2:2019)
-- date_basis: from what the date is known
-- event_id: key of the event
-- label: the event in a few words
-- event_type: what sort of event it is
-- status: how real it is, by all articles together
-- actors: everyone who takes part, by role
-- place: where it happened
-- sources [Articles]: the articles that report it

SELECT earliest, latest, date, date_basis, event_id, label, event_type, status, actors, place, sources
FROM events_wide
WHERE date IS NOT NULL
ORDER BY coalesce(earliest, latest), latest, event_id
