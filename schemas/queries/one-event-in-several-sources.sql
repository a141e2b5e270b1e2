-- One event in several articles
-- The events that at least two articles report, passage beside passage: whose words they use, and how sure they are.
--
-- event_id: key of the event
-- label: the event in a few words
-- sources [Articles]: how many articles report it
-- seed_id: the article of the passage
-- modality: how sure the passage is of it
-- attribution: on whose word it rests: own_word (the article's), named (of those in attributed_to) or unnamed (a source without a name)
-- attributed_to: the actors on whose word the passage rests
-- quote: the passage, verbatim
-- translation: its sentence in English

WITH shared AS (
  SELECT event_id, count(DISTINCT seed_id) AS sources FROM event_mentions
  GROUP BY event_id HAVING sources > 1
)
SELECT events.event_id, events.label, shared.sources, mention.seed_id, mention.modality,
  mention.attribution,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM mention_actors JOIN actors USING (actor_id)
    WHERE mention_actors.mention_id = mention.mention_id AND mention_actors.role = 'claimant'
    ORDER BY mention_actors.source_id
  )) AS attributed_to, mention.quote, evidence.translation
FROM shared
JOIN events USING (event_id)
JOIN event_mentions AS mention USING (event_id)
JOIN evidence ON evidence."key" = mention.mention_id
ORDER BY shared.sources DESC, events.event_id, mention.seed_id, mention.start
