-- Statements: who said what, when
-- One row per actor and thing said: speech acts, figures claimed, and what passages report on the actor's word.
--
-- actor_id: key of the actor who says it
-- actor: its name
-- kind: speech (an event of which the actor is the speaker), claim (a figure of which it is the claimant) or report (a passage that rests on its word)
-- key: key of the event, figure or passage
-- statement: what is said, in a few words
-- date: when it was said; for a claim, the time that it is about
-- earliest: first day of that date
-- latest: last day of that date
-- addressee: to whom it was said
-- seed_id: the article that reports it
-- quote: the passage, verbatim
-- sentence: the sentence that the passage stands in
-- translation: its translation

SELECT said.*, evidence.seed_id, evidence.quote, evidence.sentence, evidence.translation
FROM (
  SELECT
    actors.actor_id,
    actors.name AS actor,
    'speech' AS kind,
    events.event_id AS "key",
    events.label AS statement,
    events.date,
    events.earliest,
    events.latest,
    (SELECT actors FROM event_roles
      WHERE event_id = events.event_id AND role = 'addressee') AS addressee
  FROM event_actors JOIN events USING (event_id) JOIN actors USING (actor_id)
  WHERE event_actors.role = 'speaker'
  UNION ALL
  SELECT actors.actor_id, actors.name, 'claim', figures.figure_id, figures.label,
    figures.as_of, figures.as_of_earliest, figures.as_of_latest, NULL
  FROM figure_actors JOIN figures USING (figure_id) JOIN actors USING (actor_id)
  WHERE figure_actors.role = 'claimant'
  UNION ALL
  SELECT actors.actor_id, actors.name, 'report', event_mentions.mention_id, events.label,
    NULL, NULL, NULL, NULL
  FROM event_mentions JOIN events USING (event_id)
  JOIN mention_actors USING (mention_id) JOIN actors USING (actor_id)
  WHERE mention_actors.role = 'claimant'
) AS said
JOIN evidence ON evidence."key" = said."key"
ORDER BY said.earliest IS NULL, said.earliest, said.actor_id, said."key"
