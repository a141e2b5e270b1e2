-- Who says how many soldiers?
-- Every number of soldiers sent, deployed, wounded or killed, as each claimant gives it, in the order of the days that
-- it is given for. A number that is plainly wrong stands as written, with what it should be beside it.
--
-- figure_id: key of the figure
-- measure: what is counted
-- claimant: who claims it; empty where the source names nobody
-- reporter: who reports the claim, where that is another than the source
-- as_written: the numeral, as the source has it
-- value: what the numeral literally reads as; empty for a vague quantity
-- value_corrected: the right value, where the numeral is plainly wrong; empty else
-- lower: least value that the words allow; exclusive where the qualifier is more_than
-- upper: greatest value that the words allow
-- qualifier: how the words limit the value
-- place: the place for which it is claimed
-- as_of: the time for which it is claimed, in Extended Date/Time Format (ISO 8601-2:2019)
-- discrepancies: where the sources disagree or err about it
-- seed_id: the article that says it
-- quote: the passage, verbatim
-- translation: the sentence in English

SELECT figure_id, measure, claimant, reporter, as_written, value, value_corrected, lower, upper,
  qualifier, place, as_of, discrepancies, seed_id, quote, translation
FROM figures_wide
WHERE unit = 'person'
ORDER BY as_of_earliest IS NULL, as_of_earliest, as_of_latest, measure, value IS NULL, value, figure_id
