-- Quad categories and scores of PLOVER
-- One row per PLOVER class, and one per mode of it: the numbers that the PLOVER Manual (Open Event Data
-- Alliance, draft version 2.0 of 2024-02-04) gives them. The manual prints the score of ACCUSE without its sign,
-- and has SANCTION as verbal conflict in one table, as material conflict in its chapter and in another: here
-- it is material.
--
-- class: the class of events
-- mode: the mode; empty for the class as a whole
-- quad_code: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- quad: the quad category in words, as POLECAT writes it
-- scale: the score on the scale from conflict (-10) to cooperation (10)

WITH score (class, mode, scale) AS (VALUES
  ('AGREE', NULL, 2.5),
  ('CONSULT', NULL, 2.5), ('CONSULT', 'visit', 4.0), ('CONSULT', 'third-party', 1.0),
  ('CONSULT', 'multilateral', 4.0), ('CONSULT', 'phone', 1.5),
  ('SUPPORT', NULL, 5.0),
  ('CONCEDE', NULL, 4.5),
  ('COOPERATE', NULL, 9.5),
  ('AID', NULL, 10.0),
  ('RETREAT', NULL, 6.5), ('RETREAT', 'withdraw', 8.0), ('RETREAT', 'release', 6.5),
  ('RETREAT', 'disarm', 10.0), ('RETREAT', 'ceasefire', 7.5), ('RETREAT', 'access', 6.5),
  ('RETREAT', 'resign', 4.5),
  ('REQUEST', NULL, 0.0), ('REQUEST', 'assist', 0.5), ('REQUEST', 'change', -1.0),
  ('REQUEST', 'yield', -1.0), ('REQUEST', 'meet', 0.0),
  ('ACCUSE', NULL, -3.0), ('ACCUSE', 'disapprove', -2.0), ('ACCUSE', 'investigate', -3.5),
  ('ACCUSE', 'allege', -3.5),
  ('REJECT', NULL, -2.0), ('REJECT', 'assist', -1.5), ('REJECT', 'change', -2.0),
  ('REJECT', 'yield', -2.0), ('REJECT', 'meet', -2.0),
  ('THREATEN', NULL, -3.5), ('THREATEN', 'restrict', -3.0), ('THREATEN', 'arrest', -3.5),
  ('THREATEN', 'relations', -3.5), ('THREATEN', 'expel', -3.5), ('THREATEN', 'territory', -4.0),
  ('THREATEN', 'violence', -3.5),
  ('PROTEST', NULL, -5.0), ('PROTEST', 'demo', -5.0), ('PROTEST', 'riot', -7.0),
  ('PROTEST', 'strike', -5.0), ('PROTEST', 'hunger', -4.5), ('PROTEST', 'boycott', -4.5),
  ('PROTEST', 'obstruct', -4.5),
  ('SANCTION', NULL, -6.0), ('SANCTION', 'convict', -6.0), ('SANCTION', 'expel', -5.5),
  ('SANCTION', 'withdraw', -6.0), ('SANCTION', 'discontinue', -6.0),
  ('MOBILIZE', NULL, -5.5), ('MOBILIZE', 'troops', -6.5), ('MOBILIZE', 'weapons', -6.5),
  ('MOBILIZE', 'police', -5.5), ('MOBILIZE', 'militia', -6.0),
  ('COERCE', NULL, -7.0), ('COERCE', 'seize', -7.0), ('COERCE', 'restrict', -7.0),
  ('COERCE', 'censor', -6.5), ('COERCE', 'curfew', -6.5), ('COERCE', 'martial-law', -7.5),
  ('COERCE', 'arrest', -7.0), ('COERCE', 'deport', -7.0), ('COERCE', 'withhold', -7.0),
  ('COERCE', 'misinformation', -6.5), ('COERCE', 'cyber', -7.0),
  ('ASSAULT', NULL, -9.0), ('ASSAULT', 'abduct', -8.5), ('ASSAULT', 'beat', -7.5),
  ('ASSAULT', 'torture', -8.5), ('ASSAULT', 'sexual', -8.5), ('ASSAULT', 'targeted', -9.5),
  ('ASSAULT', 'destroy', -8.5), ('ASSAULT', 'primitive', -8.0), ('ASSAULT', 'firearms', -9.0),
  ('ASSAULT', 'explosives', -9.0), ('ASSAULT', 'suicide-attack', -9.5), ('ASSAULT', 'aerial', -9.5),
  ('ASSAULT', 'drone', -9.5), ('ASSAULT', 'heavy-weapons', -9.5), ('ASSAULT', 'crowd-control', -7.5),
  ('ASSAULT', 'unconventional', -10.0)
),
category (class, quad_code) AS (VALUES
  ('AGREE', 1), ('CONSULT', 1), ('SUPPORT', 1), ('CONCEDE', 1),
  ('COOPERATE', 2), ('AID', 2), ('RETREAT', 2),
  ('REQUEST', 3), ('ACCUSE', 3), ('REJECT', 3), ('THREATEN', 3),
  ('PROTEST', 4), ('SANCTION', 4), ('MOBILIZE', 4), ('COERCE', 4), ('ASSAULT', 4)
)
SELECT class, mode, quad_code, CASE quad_code
    WHEN 1 THEN 'VERBAL COOPERATION'
    WHEN 2 THEN 'MATERIAL COOPERATION'
    WHEN 3 THEN 'VERBAL CONFLICT'
    ELSE 'MATERIAL CONFLICT'
  END AS quad, scale
FROM score JOIN category USING (class)
