# Ilmoitukset nostoista: sähköposti, syöte ja webhook.
notify-accumulation = { $reports } havaintoa { $days } päivän aikana { $voices } eri taholta
notify-surge = { $reports } havaintoa { $days } päivän aikana, kun odotettavissa oli { $expected }
notify-card-title = Uusi nosto Ilmiötutkassa
notify-card-open = Avaa nosto
digest-subject = { $count ->
    [one] Yksi uusi nosto Ilmiötutkassa
   *[other] { $count } uutta nostoa Ilmiötutkassa
}
digest-lead = Näistä ilmiöistä on kertynyt havaintoja niin, että niitä kannattaa tarkastella.
digest-all = Kaikki nostot
digest-no-text = Viestissä ei ole havaintojen tekstejä. Ne voi lukea palvelussa.
digest-settings = Muuta ilmoitusten asetuksia
digest-unsubscribe = Lopeta nämä viestit
feed-title = Ilmiötutkan nostot
menu-notifications = Ilmoitukset
notifications-title = Ilmoitukset
notifications-lead = Valitse, miten saat tiedon uusista nostoista. Ilmoituksissa ei koskaan ole havaintojen tekstejä.
notifications-mail = Kooste sähköpostiin
notifications-mail-lead = Kooste lähetetään osoitteeseen { $email } vain, kun on uutta.
notifications-no-mail = Sähköpostipalvelinta ei ole vielä asetettu, joten koosteita ei lähetetä.
notifications-rhythm = Kuinka usein?
notifications-never = Ei koskaan
notifications-daily = Joka päivä
notifications-weekly = Kerran viikossa
notifications-weekday = Viikonpäivä (kerran viikossa lähetettävä)
notifications-hour = Kellonaika
notifications-next = Seuraava kooste lähtee aikaisintaan { $time }.
notifications-save = Tallenna
notifications-feed = Syöte
notifications-feed-lead = Syötteen (Atom) voi avata syötteenlukijassa. Osoite on salainen: kuka tahansa, joka tietää sen, voi lukea nostojen nimet ja luvut.
notifications-feed-once = Kopioi osoite nyt. Sitä ei näytetä uudelleen.
notifications-feed-make = Luo syötteen osoite
notifications-feed-renew = Luo uusi osoite ja poista vanha
notifications-feed-end = Poista syöte
notifications-done-digest = Koosteen asetukset on tallennettu.
notifications-done-digest-off = Koosteita ei enää lähetetä.
notifications-done-feed-off = Syöte on poistettu. Sen osoite ei enää toimi.
notifications-done-webhook-off = Webhook on poistettu.
notifications-done-retried = Lähettämättä jääneet ilmoitukset yritetään lähettää uudelleen.
webhooks-title = Webhookit
webhooks-lead = Jokaisesta uudesta nostosta lähetetään viesti näihin osoitteisiin.
webhook-generic = Yleinen (JSON)
webhook-teams = Microsoft Teams (työnkulku)
webhook-kind = Vastaanottaja
webhook-address = Osoite
webhook-add = Lisää webhook
webhook-remove = Poista
webhook-remove-of = Poista webhook { $host }
webhook-secret-once = Webhook on lisätty. Kopioi allekirjoituksen salaisuus nyt. Sitä ei näytetä uudelleen.
webhook-fault-address = Anna osoite, joka alkaa https://.
webhook-fault-open = Osoitteen on alettava https://, jotta viestiä ei voi lukea matkalla.
outbox-title = Lähtevät ilmoitukset
outbox-waiting = { $count ->
    [0] Mikään ilmoitus ei odota lähettämistä.
    [one] Yksi ilmoitus odottaa lähettämistä.
   *[other] { $count } ilmoitusta odottaa lähettämistä.
}
outbox-none-failed = Kaikki ilmoitukset on lähetetty.
outbox-retry = Yritä uudelleen
unsubscribe-title = Lopeta koosteet
unsubscribe-lead = Et enää saa sähköpostiin koosteita uusista nostoista.
unsubscribe = Lopeta koosteet
unsubscribe-ended = Koosteet on lopetettu
unsubscribe-ended-lead = Voit ottaa ne uudelleen käyttöön palvelun ilmoitusasetuksissa.
weekday-monday = maanantai
weekday-tuesday = tiistai
weekday-wednesday = keskiviikko
weekday-thursday = torstai
weekday-friday = perjantai
weekday-saturday = lauantai
weekday-sunday = sunnuntai
fault-parameter-rhythm = Valitse, kuinka usein kooste lähetetään.
fault-parameter-webhook-kind = Valitse vastaanottaja luettelosta.
