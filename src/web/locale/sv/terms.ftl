# Klassificeringarnas namn: nyckelns slut är klassens kod.
service-line-lapset_nuoret_perheet = Barn, unga och familjer
service-line-tyoikaiset = Personer i arbetsför ålder
service-line-iakkaat = Äldre
service-line-vammaispalvelut = Funktionshinderservice
service-line-paihde_mielenterveys = Missbruks- och mentalvård
service-line-terveyssosiaalityo = Hälsosocialt arbete
service-line-muu = Något annat

reporter-asukas = Invånare
reporter-asiakas = Klient eller närstående
reporter-ammattilainen = Yrkesutbildad person inom social- och hälsovården
reporter-jarjesto = Företrädare för en organisation
reporter-kunta = Anställd i en kommun
reporter-muu = Någon annan

language-fi = finska
language-sv = svenska
language-other = annat språk
