# Hakusanasto.
own-terms-title = Hakusanasto
own-terms-lead = Lisää tähän alueenne omat nimet ja lyhenteet. Haku pitää saman kohdan sanoja samaa tarkoittavina, myös suomen ja ruotsin välillä.
own-terms-none = Omia sanoja ei ole vielä
own-terms-none-text = Haku tuntee jo yleiset käsitteet, kuten Kelan ja FPA:n. Lisää ne, jotka vain te tunnette.
own-terms-new = Lisää sanoja
own-terms-finnish = Suomeksi
own-terms-swedish = Ruotsiksi
own-terms-hint = Erota sanat pilkuilla, esimerkiksi: Hyko, hyvinvointikeskus Koivu.
own-terms-add = Lisää
own-terms-remove = Poista
own-terms-by = Lisännyt { $who }, { $when }
own-terms-faults = Sanoja ei voitu lisätä
own-terms-fault-few = Kirjoita vähintään kaksi sanaa, jotka tarkoittavat samaa.
own-terms-fault-long = Kirjoita enintään 20 sanaa kummallakin kielellä, kukin enintään 100 merkkiä.
own-terms-fault-many = Sanastossa on jo 2 000 kohtaa. Poista ensin jokin.
