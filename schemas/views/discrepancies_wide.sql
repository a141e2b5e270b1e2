-- Disagreements, side by side
-- One row per disagreement, with our assessment and every passage that bears on it.
--
-- discrepancy_id: key of the disagreement
-- label: the disagreement in a few words
-- weight: substantive (it changes what one would believe happened) or editorial (spelling, wording, lost words)
-- kind: in what the sources disagree or err
-- assessment: what we make of it, and why
-- resolution: how it stands
-- members: how many rows take part
-- sources [Articles]: the articles that take part
-- records: the rows that take part, each in a few words
-- quotes: the passages that bear on it, each after its article

SELECT
  discrepancies.discrepancy_id,
  discrepancies.label,
  discrepancies.weight,
  discrepancies.kind,
  discrepancies.assessment,
  discrepancies.resolution,
  (SELECT count(*) FROM discrepancy_members
    WHERE discrepancy_members.discrepancy_id = discrepancies.discrepancy_id) AS members,
  (SELECT group_concat(seed_id, ', ') FROM (
    SELECT DISTINCT seed_id FROM discrepancy_members
    WHERE discrepancy_members.discrepancy_id = discrepancies.discrepancy_id ORDER BY seed_id
  )) AS sources,
  (SELECT group_concat(label, '; ') FROM (
    SELECT records.label || ' (' || records."key" || ')' AS label
    FROM discrepancy_members JOIN records ON records."key" = discrepancy_members.record_id
    WHERE discrepancy_members.discrepancy_id = discrepancies.discrepancy_id
    GROUP BY records."key" ORDER BY min(discrepancy_members.member_id)
  )) AS records,
  (SELECT group_concat(quote, '; ') FROM (
    SELECT seed_id || ': “' || quote || '”' AS quote FROM discrepancy_members
    WHERE discrepancy_members.discrepancy_id = discrepancies.discrepancy_id
    GROUP BY seed_id, start, "end" ORDER BY seed_id, start, "end"
  )) AS quotes
FROM discrepancies
ORDER BY discrepancies.discrepancy_id
