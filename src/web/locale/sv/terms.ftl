# Klassificeringarnas namn: nyckelns slut är klassens kod.
language-fi = finska
language-sv = svenska
language-other = annat språk
