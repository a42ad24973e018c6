"""The index: Chroma (passage vectors), Tantivy (German lexical search), sentence vectors, and their generation."""
