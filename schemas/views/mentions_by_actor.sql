-- Mentions by actor
-- One row per actor and article: how often, by which words and by what kind of expression the article names it.
--
-- actor_id: key of the actor
-- actor: its name
-- seed_id: the article
-- mentions: how many times the article names it
-- names: of these, by a name
-- adjectives: by the adjective of a state
-- titles: by a definite description
-- metonyms: by another name that stands for it
-- named_as: the expressions, with their number
-- offices: the offices, ranks and epithets that the article gives it

SELECT
  actors.actor_id,
  actors.name AS actor,
  mention.seed_id,
  count(*) AS mentions,
  sum(mention.form = 'name') AS names,
  sum(mention.form = 'adjective') AS adjectives,
  sum(mention.form = 'title') AS titles,
  sum(mention.form = 'metonym') AS metonyms,
  (SELECT group_concat(quote || ' (' || times || ')', ', ') FROM (
    SELECT quote, count(*) AS times FROM actor_mentions
    WHERE actor_mentions.actor_id = mention.actor_id AND actor_mentions.seed_id = mention.seed_id
    GROUP BY quote ORDER BY times DESC, quote
  )) AS named_as,
  (SELECT group_concat(office, '; ') FROM (
    SELECT DISTINCT office FROM actor_mentions
    WHERE actor_mentions.actor_id = mention.actor_id AND actor_mentions.seed_id = mention.seed_id
      AND office IS NOT NULL
    ORDER BY office
  )) AS offices
FROM actor_mentions AS mention JOIN actors USING (actor_id)
GROUP BY mention.actor_id, mention.seed_id
ORDER BY mention.actor_id, mention.seed_id
