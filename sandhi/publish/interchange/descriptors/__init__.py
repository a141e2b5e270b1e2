"""What describes the dataset and its files, each in the words of an ecosystem."""
