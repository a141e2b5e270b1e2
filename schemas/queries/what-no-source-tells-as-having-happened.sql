-- What no article tells as having happened
-- Events that no article tells on its own word as having happened: those planned, held possible or conditional,
-- alleged by others, or denied. Some may have happened since, or without an article saying so: a date that is
-- known from elsewhere says as much in its basis.
--
-- status: planned, possible, conditional, alleged or denied, by all articles together
-- class: act (something is done), speech (something is said) or state (a condition lasts)
-- event_id: key of the event
-- label: the event in a few words
-- date: when it is to happen or is said to have happened, in Extended Date/Time Format (ISO 8601-2:2019)
-- date_basis: from what the date is known
-- actors: everyone who takes part, by role
-- modalities: how sure the passages are of it, with their number
-- attribution: on whose word they rest, with their number
-- attributed_to: those who are named for it
-- sources [Articles]: the articles that report it
-- quote: the passage that reports it best
-- translation: its sentence in English

SELECT status, class, event_id, label, date, date_basis, actors, modalities, attribution,
  attributed_to, sources, quote, translation
FROM events_wide
WHERE status <> 'occurred'
ORDER BY status, event_id
