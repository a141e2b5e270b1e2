-- Where articles disagree, in short
-- How many disagreements and slips there are, and what became of them.
--
-- total: how many in all
-- substantive: how many change what one would believe happened
-- open: how many of those nobody can settle from the articles
-- lesser: how many others nobody can settle either
-- corrected: how many of all are plain slips, shown with what is meant
-- explained: how many of all can be explained
-- numbers: how many of the open ones are about how many

SELECT count(*) AS total,
  sum(weight = 'substantive') AS substantive,
  sum(weight = 'substantive' AND resolution = 'open') AS "open",
  sum(weight <> 'substantive' AND resolution = 'open') AS lesser,
  sum(resolution = 'corrected') AS corrected,
  sum(resolution = 'explained') AS explained,
  sum(weight = 'substantive' AND resolution = 'open' AND kind = 'value') AS numbers
FROM discrepancies
