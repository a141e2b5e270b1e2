-- What has not happened
-- Events that the sources plan, fear, allege, deny or make depend on something, with how sure their passages are.
--
-- status: planned, possible, conditional, alleged or denied, by all seeds together
-- event_id: key of the event
-- label: the event in a few words
-- actors: everyone who takes part, by role
-- modalities: how sure the passages are of it, with their number
-- attributed_to: those on whose word they rest
-- sources: the seeds that report it
-- quote: the passage that reports it best
-- translation: its sentence in English

SELECT status, event_id, label, actors, modalities, attributed_to, sources, quote, translation
FROM events_wide
WHERE status <> 'occurred'
ORDER BY status, event_id
