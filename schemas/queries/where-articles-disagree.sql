-- Where do the articles disagree?
-- Every disagreement of substance that nobody can settle from the articles: what is at issue, and how we read it.
--
-- discrepancy_id: key of the disagreement
-- label: what is at issue
-- kind: what it is about
-- assessment: how we read it, and why it stays open
-- articles: how many articles take part

SELECT discrepancy_id, discrepancies.label, discrepancies.kind, discrepancies.assessment,
  (SELECT count(DISTINCT records.seed_id)
    FROM discrepancy_members JOIN records ON records."key" = discrepancy_members.record_id
    WHERE discrepancy_members.discrepancy_id = discrepancies.discrepancy_id) AS articles
FROM discrepancies
WHERE weight = 'substantive' AND resolution = 'open'
ORDER BY discrepancy_id
