"""The dialect of Data Package that is read: what the standard has, and what is taken of it."""
