-- How many soldiers, and who says so
-- Every number of North Korean soldiers sent, deployed, wounded or killed, as each claimant gives it.
--
-- key: the figure
-- measure: what is counted, by its key
-- panel: what is counted
-- claimants: who claims it
-- as_written: the numeral, as the article has it
-- value: what the numeral literally reads as; empty for a vague quantity
-- lower: least value that the words allow
-- upper: greatest value that the words allow
-- qualifier: how the words limit the value
-- corrected: the right value, where the numeral is plainly wrong
-- earliest: first day of the time for which it is claimed
-- latest: last day of that time
-- place: the place for which it is claimed
-- article: the article that says it
-- quote: the passage, verbatim

SELECT
  figures.figure_id AS "key",
  figures.measure,
  measures.label AS panel,
  (SELECT json_group_array(actor_id) FROM (
    SELECT actor_id FROM figure_actors
    WHERE figure_actors.figure_id = figures.figure_id AND role = 'claimant' ORDER BY attribution_id
  )) AS claimants,
  figures.as_written,
  figures.value,
  figures.lower,
  figures.upper,
  figures.qualifier,
  figures.value_corrected AS corrected,
  figures.as_of_earliest AS earliest,
  figures.as_of_latest AS latest,
  places.name AS place,
  figures.seed_id AS article,
  figures.quote
FROM figures
JOIN measures USING (measure)
LEFT JOIN places USING (place_id)
WHERE figures.unit = 'person'
ORDER BY max(coalesce(figures.value_corrected, figures.value, 0)) OVER (PARTITION BY figures.measure) DESC, measures.label,
  figures.as_of_earliest, figures.figure_id
