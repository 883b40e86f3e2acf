# Importsidorna.
imports-title = Import
imports-lead = Importera observationer från en fil, till exempel en export från Forms eller Webropol.
imports-file = Fil
imports-file-hint = CSV, Excel (XLSX) eller JSON Lines.
imports-earlier = Beskrivning av kolumnerna
imports-earlier-hint = Välj en tidigare import om filen kommer från samma blankett.
imports-earlier-none = Känn igen kolumnerna på deras namn
imports-mapping-own = Skriv en egen beskrivning av kolumnerna
imports-mapping = Beskrivning (TOML)
imports-mapping-hint = Ange i vilken kolumn varje uppgift finns. Till exempel: [columns] text = "Vad har du observerat?"
imports-try = Kontrollera filen
imports-no-file = Välj en fil som inte är tom.
imports-how = Så går importen till
imports-how-try = Filen läses och varje rad kontrolleras. Ingenting sparas ännu.
imports-how-look = Du ser hur många observationer som skulle sparas och vilka rader som avvisas.
imports-how-import = När du godkänner sparas observationerna.
imports-how-twice = Samma fil kan importeras på nytt: observationer som redan har sparats läggs inte till en andra gång.
imports-how-kept = Filen raderas när den har importerats, senast efter ett dygn.
imports-latest = Senaste filerna
imports-none = Inga filer har importerats ännu
imports-none-text = När du kontrollerar en fil visas den här.
imports-when = Skickad
imports-who = Avsändare
imports-state = Skede
imports-state-running = Pågår
imports-state-imported = Importerad
imports-state-tried = Kontrollerad
imports-state-cut-off = Avbruten
imports-file-gone = Filen har redan raderats. Skicka den på nytt.

upload-sent = { $who } skickade filen { $when }.
upload-trying = Filen kontrolleras
upload-importing = Observationerna sparas
upload-rows-read = { $rows ->
    [one] { $rows } rad har lästs
   *[other] { $rows } rader har lästs
}
upload-reload = Uppdatera sidan
upload-tried = Filen har kontrollerats. Ingenting har sparats ännu.
upload-nothing-new = Filen innehåller inga nya observationer som kan sparas.
upload-done = Observationerna har sparats. De grupperas i bakgrunden.
upload-failed = Filen kunde inte behandlas på grund av ett fel i tjänsten. Felet har registrerats. Försök igen senare.
upload-cut-off = Behandlingen avbröts eftersom tjänsten startades om. Ingenting har sparats två gånger.
upload-again = Fortsätt
upload-acceptable = kan sparas
upload-accepted = sparade
upload-known = fanns redan
upload-refused = avvisade
upload-go = { $count ->
    [one] Spara { $count } observation
   *[other] Spara { $count } observationer
}
upload-left-out = Kolumner som inte importeras
upload-left-out-text = I dessa kolumner kändes ingen uppgift om observationen igen.
upload-notices = Iakttagelser
upload-notice = Iakttagelse
upload-rows = Rader
upload-refused-rows = Avvisade rader
upload-refused-text = Rätta raderna i filen och importera den på nytt: de som redan har sparats läggs inte till en andra gång.
upload-line = Rad
upload-reason = Orsak
upload-more-refused = Listan visar de { $shown } första avvisade raderna.
