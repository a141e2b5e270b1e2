"""Which states act on or with one another, by month and class of event: the ties of a network.

Run it with the folder of the CSV downloads: python network.py FOLDER
"""

import sys

import pandas as pd

dyads = pd.read_csv(f"{sys.argv[1]}/dyads.csv")

# What the articles tell as having happened, within a month (UCDP's precision 1 to 4); what two
# states merely do side by side is no tie between them.
ties = dyads[
    (dyads["status"] == "occurred") & (dyads["relation"] != "joint") & (dyads["date_prec"] <= 4)
].copy()

# A tie is the same in both directions: the state with the lower number comes first.
lower = ties["source_gwno"] < ties["target_gwno"]
ties["state"] = ties["source_state"].where(lower, ties["target_state"])
ties["other"] = ties["target_state"].where(lower, ties["source_state"])
ties["month"] = ties["earliest"].str[:7]

edges = ties.groupby(["month", "class", "state", "other"])["event_id"].nunique()
print(edges.reset_index(name="events").to_csv(index=False, lineterminator="\n"), end="")
