"""The steps of the pipeline and its composers. They do not import each other; ``assistant/assembly.py`` joins them."""
