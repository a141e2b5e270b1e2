-- How does each article name an actor?
-- By which names, adjectives, titles and offices each article calls an actor, from the earliest article to the latest.
--
-- name: part of a name, in English or Hindi; everyone where nothing is given
-- actor_id: key of the actor
-- actor: the actor
-- seed_id: the article
-- published: first day on which the article can have been published
-- mentions: how many times the article names the actor
-- named_as: by which expressions, with their number
-- offices: the offices, ranks and epithets that it gives

SELECT by_seed.actor_id, by_seed.actor, by_seed.seed_id, seeds.published_earliest AS published,
  by_seed.mentions, by_seed.named_as, by_seed.offices
FROM mentions_by_actor AS by_seed JOIN actors USING (actor_id)
JOIN seeds ON seeds.seed_id = by_seed.seed_id
WHERE actors.actor_id IN (
  SELECT actor_id FROM actors WHERE instr(lower(name), lower(trim(:name)))
  UNION
  SELECT actor_id FROM actor_mentions WHERE form = 'name' AND instr(quote, trim(:name))
)
ORDER BY by_seed.actor_id, seeds.published_earliest, by_seed.seed_id
