# Den öppna observationsblanketten och kvittot.
form-title = Berätta om din observation
form-lead = Har du lagt märke till något som försvårar människors vardag eller liv? Berätta kort om det. Av observationerna sammanställs information till stöd för beslutsfattandet.
form-no-names = Skriv inte namn, personbeteckningar, adresser eller andra uppgifter som någon kan kännas igen av. Skriv om fenomenet, inte om en enskild människa.
form-stale = Blanketten hade varit öppen så länge att dess säkerhetskod hade gått ut. Din text finns kvar: skicka blanketten på nytt.
form-faults = Kontrollera dessa punkter
form-text = Vad har du observerat?
form-text-hint = Vad händer, vem berör det och vad leder det till? Några meningar räcker.
form-municipality = I vilken kommun?
form-service-line = Vilken service gäller saken?
form-service-line-none = Jag vet inte
form-proposal = Vad borde göras åt saken?
form-proposal-hint = Om du har ett förslag kan du berätta om det här.
form-reporter = Vem är du?
form-reporter-hint = Vi frågar inte efter namn. Gruppen räcker.
form-send = Skicka observationen
form-after = Blanketten samlar varken in namn eller kontaktuppgifter, så vi kan inte svara personligen på observationen.

receipt-title = Tack för din observation
receipt-lead = Observationen har sparats.
receipt-number = Referensnummer
receipt-number-use = Med referensnumret kan du senare be att din observation raderas.
receipt-masked = Personuppgifter i din text doldes innan den sparades.
receipt-next-title = Vad händer härnäst?
receipt-next = Arbetsgruppen för strukturellt socialt arbete läser observationen. När det har kommit flera observationer om samma fenomen kan arbetsgruppen föreslå att en social rapport om det görs för beslutsfattarna.
receipt-another = Berätta om en annan observation
