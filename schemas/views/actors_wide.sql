-- Actors, with names
-- One row per actor, with names instead of keys: what it belongs to, by which words and offices the articles
-- name it and how often, the parts that it takes in events and figures, and the passage that identifies it.
--
-- actor_id: key of the actor
-- name: name in English
-- name_hi: the name in Hindi, as one would cite it
-- kind: what sort of actor it is
-- country: the country to which it belongs, ISO 3166-1 alpha-3
-- part_of: the actor of which it is an organ, force or member
-- members: the actors that are part of it
-- wikidata: Wikidata item, where it is certain
-- description: who this is
-- named_as: every expression by which an article names it, with its number of mentions
-- offices: the offices, ranks and epithets that the articles give it, in English
-- mentions: how many times it is named
-- sources [Articles]: the articles that name it
-- events: how many events it takes part in
-- roles: its roles in events, with their number
-- figures: how many figures it has a part in
-- figure_roles: its roles in figures, with their number
-- discrepancies: where the sources disagree or err about it
-- seed_id: the article of the passage that identifies it best
-- start: first code point of that passage in the article, counted from zero
-- end: code point after the last
-- quote: the passage, verbatim
-- sentence: the sentence that the passage stands in
-- translation: its translation

SELECT
  actors.actor_id,
  actors.name,
  actors.name_hi,
  actors.kind,
  actors.country,
  whole.name AS part_of,
  (SELECT group_concat(name, ', ') FROM (
    SELECT member.name FROM actors AS member
    WHERE member.part_of = actors.actor_id ORDER BY member.actor_id
  )) AS members,
  actors.wikidata,
  actors.description,
  (SELECT group_concat(quote || ' (' || times || ')', ', ') FROM (
    SELECT quote, count(*) AS times FROM actor_mentions
    WHERE actor_mentions.actor_id = actors.actor_id
    GROUP BY quote ORDER BY times DESC, quote
  )) AS named_as,
  (SELECT group_concat(office, '; ') FROM (
    SELECT DISTINCT office FROM actor_mentions
    WHERE actor_mentions.actor_id = actors.actor_id AND office IS NOT NULL ORDER BY office
  )) AS offices,
  (SELECT count(*) FROM actor_mentions WHERE actor_mentions.actor_id = actors.actor_id) AS mentions,
  (SELECT group_concat(seed_id, ', ') FROM (
    SELECT DISTINCT seed_id FROM actor_mentions
    WHERE actor_mentions.actor_id = actors.actor_id ORDER BY seed_id
  )) AS sources,
  (SELECT count(DISTINCT event_id) FROM event_actors
    WHERE event_actors.actor_id = actors.actor_id) AS events,
  (SELECT group_concat(role || ' (' || times || ')', ', ') FROM (
    SELECT role, count(*) AS times FROM event_actors
    WHERE event_actors.actor_id = actors.actor_id
    GROUP BY role ORDER BY times DESC, role
  )) AS roles,
  (SELECT count(DISTINCT figure_id) FROM figure_actors
    WHERE figure_actors.actor_id = actors.actor_id) AS figures,
  (SELECT group_concat(role || ' (' || times || ')', ', ') FROM (
    SELECT role, count(*) AS times FROM figure_actors
    WHERE figure_actors.actor_id = actors.actor_id
    GROUP BY role ORDER BY times DESC, role
  )) AS figure_roles,
  (SELECT group_concat(label, '; ') FROM (
    SELECT discrepancies.label
    FROM discrepancies
    WHERE discrepancies.discrepancy_id IN (
      SELECT discrepancy_id FROM discrepancy_members
      WHERE discrepancy_members.record_id = actors.actor_id
      UNION
      SELECT discrepancy_id FROM actor_mentions
      JOIN discrepancy_members ON discrepancy_members.record_id = actor_mentions.mention_id
      WHERE actor_mentions.actor_id = actors.actor_id
    )
    ORDER BY discrepancies.discrepancy_id
  )) AS discrepancies,
  actors.seed_id,
  actors.start,
  actors."end",
  actors.quote,
  evidence.sentence,
  evidence.translation
FROM actors
JOIN evidence ON evidence."key" = actors.actor_id
LEFT JOIN actors AS whole ON whole.actor_id = actors.part_of
ORDER BY actors.actor_id
