# Luokitusten nimet: avaimen loppu on luokan koodi.
language-fi = suomi
language-sv = ruotsi
language-other = muu kieli
