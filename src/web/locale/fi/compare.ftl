# Kaksi ilmiötä rinnakkain.
compare-title = Kaksi ilmiötä rinnakkain
compare-lead = Ilmiöiden havaintojen keskimääräinen samankaltaisuus on { $share }.
compare-apart = Mikä yhdistää, mikä erottaa
compare-only = Vain ilmiössä ”{ $name }”
compare-merge = Yhdistä nämä ilmiöt
compare-share = { $count } ({ $share })
compare-pairs = Samankaltaisimmat havainnot
compare-pairs-text = Parit, joissa toinen havainto on toisesta ilmiöstä ja toinen toisesta.
compare-with = Vertaa
compare-with-of = Vertaa ilmiöön ”{ $name }”
