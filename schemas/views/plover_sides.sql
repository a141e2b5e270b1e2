-- Actors and recipients as PLOVER tells them apart
-- One row per event that has a PLOVER class and actor in it, groups replaced by their members. Those who act
-- are actors, and so are all who take part on equal terms. Recipients are, in classes of cooperation, those to
-- or for whom it is done (not those against whom), in classes of conflict those against whom, and in either
-- those who bear the consequences.
--
-- event_id: the event
-- actor_id: the actor
-- side: actor or recipient, as PLOVER uses the words
-- equal: 1 for an actor that takes part on equal terms with others
-- participation_id: the first participation that says so

WITH part AS (
  SELECT event_id, actor_id, participation_id, role, side FROM event_sides
  UNION ALL
  SELECT event_id, coalesce(member_id, actor_id), participation_id, role, 'target'
  FROM event_actors LEFT JOIN group_members ON group_id = actor_id
  WHERE role = 'affected'
),
coded AS (
  SELECT part.*, events.plover, plover_scale.quad_code <= 2 AS cooperative
  FROM part JOIN events USING (event_id)
  JOIN plover_scale ON plover_scale.class = events.plover AND plover_scale.mode IS NULL
)
SELECT event_id, actor_id, 'actor' AS side, max(side = 'equal') AS equal,
  min(participation_id) AS participation_id
FROM coded WHERE side <> 'target'
GROUP BY event_id, actor_id
UNION ALL
SELECT event_id, actor_id, 'recipient', 0, min(participation_id)
FROM coded
WHERE role IN ('recipient', 'counterpart', 'affected')
  OR (cooperative AND role IN ('addressee', 'host'))
  OR (NOT cooperative AND role = 'target')
  OR (plover IN ('REQUEST', 'REJECT', 'THREATEN') AND role = 'addressee')
GROUP BY event_id, actor_id
