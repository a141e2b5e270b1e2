"""The dataset and its texts as other ecosystems have them, each derived of the package.

What a format keeps, loses or renames, ``fidelity`` says; tests read each with its own library.
"""
