# Meddelanden om aviseringar: e-post, flöde och webhook.
notify-accumulation = { $reports } observationer under { $days } dagar från { $voices } olika håll
notify-surge = { $reports } observationer under { $days } dagar, då { $expected } var att vänta
notify-card-title = Ny avisering i Ilmiötutka
notify-card-open = Öppna aviseringen
digest-subject = { $count ->
    [one] En ny avisering i Ilmiötutka
   *[other] { $count } nya aviseringar i Ilmiötutka
}
digest-lead = Det har kommit så många observationer om de här fenomenen att det är skäl att se närmare på dem.
digest-all = Alla aviseringar
digest-no-text = Meddelandet innehåller inga observationstexter. De kan läsas i tjänsten.
digest-settings = Ändra inställningarna
digest-unsubscribe = Avsluta meddelandena
feed-title = Aviseringar i Ilmiötutka
menu-notifications = Meddelanden
notifications-title = Meddelanden
notifications-lead = Välj hur du får veta om nya aviseringar. Meddelandena innehåller aldrig observationstexter.
notifications-mail = Sammandrag per e-post
notifications-mail-lead = Sammandraget skickas till { $email } bara när det finns något nytt.
notifications-no-mail = Ingen e-postserver är inställd än, så inga sammandrag skickas.
notifications-rhythm = Hur ofta?
notifications-never = Aldrig
notifications-daily = Varje dag
notifications-weekly = En gång i veckan
notifications-weekday = Veckodag (för sammandrag en gång i veckan)
notifications-hour = Klockslag
notifications-next = Nästa sammandrag skickas tidigast { $time }.
notifications-save = Spara
notifications-feed = Flöde
notifications-feed-lead = Flödet (Atom) kan öppnas i en flödesläsare. Adressen är hemlig: alla som känner till den kan läsa aviseringarnas namn och siffror.
notifications-feed-once = Kopiera adressen nu. Den visas inte igen.
notifications-feed-make = Skapa en adress för flödet
notifications-feed-renew = Skapa en ny adress och ta bort den gamla
notifications-feed-end = Ta bort flödet
notifications-done-digest = Inställningarna för sammandraget har sparats.
notifications-done-digest-off = Inga fler sammandrag skickas.
notifications-done-feed-off = Flödet har tagits bort. Adressen fungerar inte längre.
notifications-done-webhook-off = Webhooken har tagits bort.
notifications-done-retried = Meddelanden som inte gick i väg skickas på nytt.
webhooks-title = Webhookar
webhooks-lead = För varje ny avisering skickas ett meddelande till de här adresserna.
webhook-generic = Allmän (JSON)
webhook-teams = Microsoft Teams (arbetsflöde)
webhook-kind = Mottagare
webhook-address = Adress
webhook-add = Lägg till webhook
webhook-remove = Ta bort
webhook-remove-of = Ta bort webhooken { $host }
webhook-secret-once = Webhooken har lagts till. Kopiera underskriftens hemlighet nu. Den visas inte igen.
webhook-fault-address = Ange en adress som börjar med https://.
webhook-fault-open = Adressen måste börja med https:// så att ingen kan läsa meddelandet på vägen.
outbox-title = Utgående meddelanden
outbox-waiting = { $count ->
    [0] Inget meddelande väntar på att skickas.
    [one] Ett meddelande väntar på att skickas.
   *[other] { $count } meddelanden väntar på att skickas.
}
outbox-none-failed = Alla meddelanden har skickats.
outbox-retry = Försök igen
unsubscribe-title = Avsluta sammandragen
unsubscribe-lead = Du får inte längre sammandrag om nya aviseringar per e-post.
unsubscribe = Avsluta sammandragen
unsubscribe-ended = Sammandragen har avslutats
unsubscribe-ended-lead = Du kan ta dem i bruk igen i tjänstens inställningar för meddelanden.
weekday-monday = måndag
weekday-tuesday = tisdag
weekday-wednesday = onsdag
weekday-thursday = torsdag
weekday-friday = fredag
weekday-saturday = lördag
weekday-sunday = söndag
fault-parameter-rhythm = Välj hur ofta sammandraget skickas.
fault-parameter-webhook-kind = Välj mottagare i listan.
