-- Actors and the states they stand for
-- One row per actor and state that it stands for: a state for itself; a person, body, force or agency for the
-- state that it is part of, at however many removes; a group for each state that its members stand for. An
-- actor that is part of no state (an independent agency, the United Nations) and a group whose members no
-- source lists stand for none.
--
-- actor_id: key of the actor
-- actor: its name
-- state_id: key of the state, an actor too
-- state: the name of the state
-- way: itself (the actor is the state), part (it is part of the state) or member (one of its members is or belongs to the state)
-- iso3: three letters of ISO 3166-1
-- gwno: number in Gleditsch and Ward's list, which UCDP uses too
-- cow: number in the Correlates of War's list

WITH RECURSIVE
step (actor_id, next_id, way) AS (
  SELECT actor_id, part_of, 'part' FROM actors WHERE part_of IS NOT NULL
  UNION ALL
  SELECT group_id, member_id, 'member' FROM group_members
),
-- UNION, not UNION ALL: a circle in part_of ends here.
reached (actor_id, next_id, way) AS (
  SELECT actor_id, actor_id, 'itself' FROM actors
  UNION
  SELECT
    reached.actor_id,
    step.next_id,
    CASE WHEN 'member' IN (reached.way, step.way) THEN 'member' ELSE 'part' END
  FROM reached JOIN step ON step.actor_id = reached.next_id
)
SELECT
  actors.actor_id,
  actors.name AS actor,
  states.actor_id AS state_id,
  state.name AS state,
  min(reached.way) AS way,
  states.iso3,
  states.gwno,
  states.cow
FROM reached
JOIN actors ON actors.actor_id = reached.actor_id
JOIN states ON states.actor_id = reached.next_id
JOIN actors AS state ON state.actor_id = states.actor_id
GROUP BY actors.actor_id, states.actor_id
ORDER BY actors.actor_id, states.actor_id
