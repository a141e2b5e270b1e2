-- Figures, with names
-- One row per figure, with names instead of keys: what is counted, as written, as read and as corrected,
-- who claims it and who reports the claim, for which time and place, and the passage that says it.
--
-- figure_id: key of the figure
-- label: the figure in a few words
-- measure: what is counted
-- as_written: the numeral alone, verbatim
-- value: what the numeral literally reads as; empty for a vague quantity
-- lower: least value that the words allow; exclusive where the qualifier is more_than
-- upper: greatest value that the words allow
-- qualifier: how the words limit the value
-- unit: unit of the value
-- value_corrected: the right value, where the numeral is plainly wrong
-- as_of: the time for which it is claimed, in Extended Date/Time Format (ISO 8601-2:2019)
-- as_of_earliest: first day of that time
-- as_of_latest: last day of that time
-- subject: who is counted
-- claimant: names of those who claim it, set apart by ", "; empty where none is named
-- reporter: names of those who carry the claim on
-- event: the event that it measures
-- place: the place for which it is claimed
-- part_of: the figure of which this one is a part
-- discrepancies: where the sources disagree or err about it
-- seed_id: the article that says it
-- start: first code point of the passage in the article, counted from zero
-- end: code point after the last
-- quote: the passage, verbatim
-- sentence: the sentence that the passage stands in
-- translation: its translation

SELECT
  figures.figure_id,
  figures.label,
  measures.label AS measure,
  figures.as_written,
  figures.value,
  figures.lower,
  figures.upper,
  figures.qualifier,
  figures.unit,
  figures.value_corrected,
  figures.as_of,
  figures.as_of_earliest,
  figures.as_of_latest,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM figure_actors JOIN actors USING (actor_id)
    WHERE figure_actors.figure_id = figures.figure_id AND role = 'subject' ORDER BY attribution_id
  )) AS subject,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM figure_actors JOIN actors USING (actor_id)
    WHERE figure_actors.figure_id = figures.figure_id AND role = 'claimant' ORDER BY attribution_id
  )) AS claimant,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM figure_actors JOIN actors USING (actor_id)
    WHERE figure_actors.figure_id = figures.figure_id AND role = 'reporter' ORDER BY attribution_id
  )) AS reporter,
  events.label AS event,
  places.name AS place,
  whole.label AS part_of,
  (SELECT group_concat(label, '; ') FROM (
    SELECT discrepancies.label
    FROM discrepancy_members JOIN discrepancies USING (discrepancy_id)
    WHERE discrepancy_members.record_id = figures.figure_id
    GROUP BY discrepancy_id ORDER BY discrepancy_id
  )) AS discrepancies,
  figures.seed_id,
  figures.start,
  figures."end",
  figures.quote,
  evidence.sentence,
  evidence.translation
FROM figures
JOIN measures USING (measure)
JOIN evidence ON evidence."key" = figures.figure_id
LEFT JOIN events ON events.event_id = figures.event_id
LEFT JOIN places ON places.place_id = figures.place_id
LEFT JOIN figures AS whole ON whole.figure_id = figures.part_of
ORDER BY figures.figure_id
