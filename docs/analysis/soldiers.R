# How many soldiers who claims, by day and place: as written, and as corrected.
# Run it with the folder of the CSV downloads: Rscript soldiers.R FOLDER

folder <- commandArgs(trailingOnly = TRUE)[1]
ranges <- read.csv(file.path(folder, "figures_range.csv"), encoding = "UTF-8", na.strings = "")

soldiers <- subset(ranges, unit == "person")
soldiers <- soldiers[do.call(order, c(soldiers[c("measure", "day", "place")], method = "radix")), ]
columns <- c("measure", "day", "place", "lowest", "highest", "lowest_corrected", "highest_corrected",
             "lower", "upper", "claims", "articles", "claimed_by")
write.csv(soldiers[columns], quote = FALSE, row.names = FALSE, na = "")
