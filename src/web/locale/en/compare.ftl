# Two phenomena beside each other.
compare-title = Two phenomena beside each other
compare-lead = On average, a report of one and a report of the other are { $share } alike.
compare-apart = What they share and what sets them apart
compare-only = Only in “{ $name }”
compare-merge = Merge these phenomena
compare-share = { $count } ({ $share })
compare-pairs = The reports that are most alike
compare-pairs-text = Pairs of one report from each phenomenon.
compare-with = Compare
compare-with-of = Compare with “{ $name }”
