"""The check of a package part by part, by workers in other processes or on other machines."""
