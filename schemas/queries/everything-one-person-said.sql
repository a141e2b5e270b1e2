-- Everything one person said
-- What a person, state or body says, claims or is reported to have said, each with the passage that tells it.
--
-- name: part of a name, in English or Hindi; Kim Jong Un where nothing is given
-- actor: who says it
-- kind: speech (a speech act), claim (a figure) or report (a passage that rests on the actor's word)
-- key: key of the event, figure or passage
-- statement: what is said, in a few words
-- date: when it was said; for a claim, the time that it is about
-- seed_id: the article that reports it
-- quote: the passage, verbatim
-- translation: its sentence in English

SELECT statements.actor, statements.kind, statements."key", statements.statement, statements.date,
  statements.seed_id, statements.quote, statements.translation
FROM statements JOIN actors USING (actor_id)
WHERE actors.actor_id IN (
  SELECT actor_id FROM actors
  WHERE instr(lower(name), lower(coalesce(nullif(trim(:name), ''), 'Kim Jong Un')))
  UNION
  SELECT actor_id FROM actor_mentions WHERE form = 'name' AND instr(quote, nullif(trim(:name), ''))
)
ORDER BY statements.actor_id, statements.earliest IS NULL, statements.earliest, statements."key"
