"""Words wherever they stand: stems, families, exchangeable words, endings, the lists of the data files."""
