"""How people type questions, put into the words and the form the rest of the understanding is made for."""
