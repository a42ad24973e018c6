"""Sets the authored documents of the starter corpus: one Markdown source becomes md, html, eml or pdf."""
