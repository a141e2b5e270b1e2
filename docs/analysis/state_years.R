# How many events each state acts in, by year: joined to a frame of states and years.
# Run it with the folder of the CSV downloads: Rscript state_years.R FOLDER

folder <- commandArgs(trailingOnly = TRUE)[1]
dyads <- read.csv(file.path(folder, "dyads.csv"), encoding = "UTF-8", na.strings = "")
states <- read.csv(file.path(folder, "states.csv"), encoding = "UTF-8", na.strings = "")

# Any frame with Gleditsch and Ward's numbers will do; here each state from its first year on.
first <- aggregate(valid_from ~ gwno, states, min)
first$year <- as.integer(substr(first$valid_from, 1, 4))
frame <- do.call(rbind, Map(function(gwno, start) data.frame(gwno, year = start:2025),
                            first$gwno, first$year))

# What the articles tell as having happened. Where the first day is open, the year is but the last.
acts <- subset(dyads, status == "occurred" & class == "act" & !is.na(earliest))
counts <- aggregate(event_id ~ source_gwno + year, acts, function(keys) length(unique(keys)))
names(counts) <- c("gwno", "year", "events")
joined <- merge(frame, counts, all.x = TRUE)

told <- na.omit(joined)
told <- told[order(told$gwno, told$year), ]
write.csv(told, quote = FALSE, row.names = FALSE)
cat(nrow(joined), "states and years,", sum(is.na(joined$events)), "of them empty\n")
