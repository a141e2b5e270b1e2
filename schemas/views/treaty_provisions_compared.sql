-- Treaty provisions compared
-- One row per passage on what a treaty provides, those on the same matter together, so that articles can be compared.
--
-- treaty: the treaty
-- kind: what sort of provision it is
-- provision_id: key of the passage
-- summary: the provision in English, as this passage has it
-- seed_id: the article that says it
-- published_earliest: first day on which that article can have been published
-- quote: the passage, verbatim
-- sentence: the sentence that the passage stands in
-- translation: its translation

SELECT
  treaties.name AS treaty,
  provisions.kind,
  provisions.provision_id,
  provisions.summary,
  provisions.seed_id,
  seeds.published_earliest,
  provisions.quote,
  evidence.sentence,
  evidence.translation
FROM provisions
JOIN treaties USING (treaty_id)
JOIN seeds ON seeds.seed_id = provisions.seed_id
JOIN evidence ON evidence."key" = provisions.provision_id
ORDER BY treaties.signed DESC, provisions.kind, seeds.published_earliest, provisions.provision_id
