# Which states act on or with one another, by month and class of event: the ties of a network.
# Run it with the folder of the CSV downloads: Rscript network.R FOLDER

folder <- commandArgs(trailingOnly = TRUE)[1]
dyads <- read.csv(file.path(folder, "dyads.csv"), encoding = "UTF-8", na.strings = "")

# What the articles tell as having happened, within a month (UCDP's precision 1 to 4); what two
# states merely do side by side is no tie between them.
ties <- subset(dyads, status == "occurred" & relation != "joint" & date_prec <= 4)

# A tie is the same in both directions: the state with the lower number comes first.
lower <- ties$source_gwno < ties$target_gwno
ties$state <- ifelse(lower, ties$source_state, ties$target_state)
ties$other <- ifelse(lower, ties$target_state, ties$source_state)
ties$month <- substr(ties$earliest, 1, 7)

edges <- aggregate(event_id ~ month + class + state + other, ties, function(keys) length(unique(keys)))
names(edges)[names(edges) == "event_id"] <- "events"
edges <- edges[do.call(order, c(edges[c("month", "class", "state", "other")], method = "radix")), ]
write.csv(edges, quote = FALSE, row.names = FALSE)
