"""Question → ranked passages: four retrievers, their fusion, passages handed in, a second opinion on the order."""
