-- The sides of events
-- One row per actor that acts or is acted upon in an event, a group replaced by its members where a source
-- lists them. Topics, reporters and those that merely bear the consequences act on nobody and are left out.
--
-- participation_id: key of the participation that says so
-- event_id: the event
-- actor_id: the actor; a member, where the source names a group
-- group_id: the group that the source names, where the actor is a member of it
-- role: the part taken in it
-- side: source (initiator, speaker, visitor, ratifier: acts), target (recipient, target, addressee, host, counterpart: is acted upon) or equal (participant, signatory: acts with others of the same role)

SELECT
  event_actors.participation_id,
  event_actors.event_id,
  coalesce(group_members.member_id, event_actors.actor_id) AS actor_id,
  CASE WHEN group_members.member_id IS NOT NULL THEN event_actors.actor_id END AS group_id,
  event_actors.role,
  CASE
    WHEN event_actors.role IN ('initiator', 'speaker', 'visitor', 'ratifier') THEN 'source'
    WHEN event_actors.role IN ('participant', 'signatory') THEN 'equal'
    ELSE 'target'
  END AS side
FROM event_actors
LEFT JOIN group_members ON group_members.group_id = event_actors.actor_id
WHERE event_actors.role IN (
  'initiator', 'speaker', 'visitor', 'ratifier', 'participant', 'signatory',
  'recipient', 'target', 'addressee', 'host', 'counterpart'
)
