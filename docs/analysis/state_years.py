"""How many events each state acts in, by year: joined to a frame of states and years.

Run it with the folder of the CSV downloads: python state_years.py FOLDER
"""

import sys

import pandas as pd

dyads = pd.read_csv(f"{sys.argv[1]}/dyads.csv")
states = pd.read_csv(f"{sys.argv[1]}/states.csv")

# Any frame with Gleditsch and Ward's numbers will do; here each state from its first year on.
first = states.groupby("gwno")["valid_from"].min().str[:4].astype(int)
years = [(gwno, year) for gwno, start in first.items() for year in range(start, 2026)]
frame = pd.DataFrame(years, columns=["gwno", "year"])

# What the articles tell as having happened. Where the first day is open, the year is but the last.
acts = dyads[
    (dyads["status"] == "occurred") & (dyads["class"] == "act") & dyads["earliest"].notna()
]
counts = acts.groupby(["source_gwno", "year"])["event_id"].nunique().rename("events")
joined = frame.join(counts, on=["gwno", "year"])

told = joined.dropna().astype(int).sort_values(["gwno", "year"])
print(told.to_csv(index=False, lineterminator="\n"), end="")
print(f"{len(joined)} states and years, {int(joined['events'].isna().sum())} of them empty")
