# Luokitusten nimet: avaimen loppu on luokan koodi.
service-line-lapset_nuoret_perheet = Lapset, nuoret ja perheet
service-line-tyoikaiset = Työikäiset
service-line-iakkaat = Iäkkäät
service-line-vammaispalvelut = Vammaispalvelut
service-line-paihde_mielenterveys = Päihde- ja mielenterveyspalvelut
service-line-terveyssosiaalityo = Terveyssosiaalityö
service-line-muu = Jokin muu

reporter-asukas = Asukas
reporter-asiakas = Asiakas tai läheinen
reporter-ammattilainen = Sosiaali- ja terveysalan ammattilainen
reporter-jarjesto = Järjestön edustaja
reporter-kunta = Kunnan työntekijä
reporter-muu = Jokin muu

language-fi = suomi
language-sv = ruotsi
language-other = muu kieli
