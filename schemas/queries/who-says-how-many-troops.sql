-- Who says how many troops?
-- Every number of soldiers sent, deployed, wounded or killed, as each claimant gives it: by what is counted, then by time.
--
-- figure_id: key of the figure
-- measure: what is counted
-- claimant: who claims it; the reporter, where the source names no claimant
-- as_written: the numeral, as the source has it
-- value: what it reads as, or the right value where the numeral is plainly wrong
-- qualifier: how the words limit the value
-- place: the place for which it is claimed
-- as_of: the time for which it is claimed
-- seed_id: the seed that says it
-- quote: the passage, verbatim
-- translation: the sentence in English

SELECT figure_id, measure, coalesce(claimant, reporter, 'not named') AS claimant, as_written,
  coalesce(value_corrected, value) AS value, qualifier, place, as_of, seed_id, quote, translation
FROM figures_wide
WHERE unit = 'person'
ORDER BY measure, as_of_earliest IS NULL, as_of_earliest, value, figure_id
