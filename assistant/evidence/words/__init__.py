"""What words of a question a text says, whatever their form: stems, compounds, verbs in two parts, series."""
