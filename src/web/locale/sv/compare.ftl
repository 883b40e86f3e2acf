# Två fenomen bredvid varandra.
compare-title = Två fenomen bredvid varandra
compare-lead = Den genomsnittliga likheten mellan fenomenens observationer är { $share }.
compare-apart = Vad förenar och vad skiljer
compare-only = Bara i fenomenet ”{ $name }”
compare-merge = Slå ihop de här fenomenen
compare-share = { $count } ({ $share })
compare-pairs = De observationer som liknar varandra mest
compare-pairs-text = Par med en observation ur vartdera fenomenet.
compare-with = Jämför
compare-with-of = Jämför med fenomenet ”{ $name }”
