# Names of classes: the end of a key is the class's code.
service-line-lapset_nuoret_perheet = Children, young people and families
service-line-tyoikaiset = People of working age
service-line-iakkaat = Older people
service-line-vammaispalvelut = Disability services
service-line-paihde_mielenterveys = Substance use and mental health
service-line-terveyssosiaalityo = Social work in health care
service-line-muu = Something else

reporter-asukas = Resident
reporter-asiakas = Client or someone close to a client
reporter-ammattilainen = Health or social care professional
reporter-jarjesto = Representative of an NGO
reporter-kunta = Municipal employee
reporter-muu = Someone else

language-fi = Finnish
language-sv = Swedish
language-other = other language
