"""How many soldiers who claims, by day and place: as written, and as corrected.

Run it with the folder of the CSV downloads: python soldiers.py FOLDER
"""

import sys

import pandas as pd

ranges = pd.read_csv(f"{sys.argv[1]}/figures_range.csv")

soldiers = ranges[ranges["unit"] == "person"].sort_values(["measure", "day", "place"])
numbers = ["lowest", "highest", "lowest_corrected", "highest_corrected", "lower", "upper"]
soldiers[numbers] = soldiers[numbers].astype("Int64")
columns = ["measure", "day", "place", *numbers, "claims", "articles", "claimed_by"]
print(soldiers[columns].to_csv(index=False, lineterminator="\n"), end="")
