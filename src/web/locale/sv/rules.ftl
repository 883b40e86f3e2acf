# Regler för aviseringar.
kind-accumulation = Ansamling
kind-surge = Ökning
rules-title = Regler för aviseringar
rules-lead = Reglerna avgör när Ilmiötutka föreslår att ett fenomen granskas. De gäller nya aviseringar.
rules-accumulation = En avisering görs när det finns { $reports } observationer om samma fenomen under { $days } dagar från minst { $voices } olika håll. En ny avisering görs vid { $twice } observationer och varje gång antalet fördubblas.
rules-accumulation-note = Nästan likadana texter och observationer från samma håll samma dag räknas en gång.
rules-surge = En avisering görs när det kommer fler observationer om ett fenomen än dess egen historia och hela flödet förklarar. Högst ungefär { $budget } felaktiga aviseringar om året tillåts.
rules-test-share = Andel: fenomenets andel av alla observationer har ökat. En kampanj som ökar alla observationer påverkar inte detta.
rules-test-load = Antal: det finns fler observationer än fenomenets tidigare nivå låter vänta.
rules-test-gaps = Avstånd: de senaste observationerna har kommit tätare än vanligt.
rules-test-drift = Långsam ökning: antalet observationer har stigit så småningom under ett år.
rules-try = Pröva andra regler
rules-try-lead = Förhandsvisningen visar vilka aviseringar reglerna skulle ha gjort under de senaste två åren.
rules-reports = Minst så här många observationer
rules-days = Under högst så här många dagar
rules-voices = Minst så här många olika håll
rules-false-alarms = Högst så här många felaktiga aviseringar om året
rules-reason = Motivering till ändringen
rules-preview = Förhandsvisa
rules-save = Spara reglerna
rules-saved = Reglerna har sparats. Nya aviseringar görs enligt dem.
rules-who = Reglerna sparas av en koordinator eller huvudanvändare.
rules-history = Tidigare regler
rules-restore = Återställ de här reglerna
rules-restore-of = Återställ reglerna som sparades { $when }
rules-in-short = { $reports } observationer på { $days } dagar, { $voices } håll; högst { $budget } felaktiga aviseringar om året
rules-faults = Kontrollera de markerade punkterna.
rules-fault-reports = Ange ett tal mellan 2 och 1 000.
rules-fault-days = Ange ett tal mellan 1 och 3 650.
rules-fault-voices = Ange ett tal mellan 1 och 100.
rules-fault-false-alarms = Ange ett tal mellan 0 och 1 000.
replay-title = Spela upp en tidigare period
replay-lead = Välj period och regler. Du ser vilka aviseringar som skulle ha gjorts och när.
replay-from = Första dag
replay-to = Sista dag
replay-grouped = Fenomen
replay-grouped-now = Fenomenen som de är nu (snabbt)
replay-grouped-anew = Fenomenen som de skulle ha hittats då (långsamt)
replay-run = Spela upp perioden
replay-fault-day = Ange dagen i formen åååå-mm-dd.
replay-fault-to = Ange en dag som inte är före den första.
replay-busy = Två perioder beräknas redan. Försök igen om en stund.
replay-of = Aviseringar { $from } – { $to }
replay-running = Perioden beräknas
replay-no-encoder = Perioden kan inte beräknas eftersom språkmodellen inte är installerad.
replay-failed = Beräkningen avbröts. Felet är vårt och har antecknats.
replay-found = { $alerts ->
    [one] En avisering
   *[other] { $alerts } aviseringar
} under perioden, då det kom { $observations ->
    [one] en observation
   *[other] { $observations } observationer
}: ungefär { $year } aviseringar om året.
replay-compared = Med dessa regler { $alerts ->
    [one] en avisering
   *[other] { $alerts } aviseringar
}, det vill säga ungefär { $year } om året. Med de nuvarande reglerna { $before ->
    [one] en avisering
   *[other] { $before } aviseringar
}, det vill säga ungefär { $yearbefore } om året.
replay-now-note = Beräknat utifrån de nuvarande fenomenen: fenomenens gränser kan ha varit andra då.
replay-anew-note = Fenomenen har grupperats på nytt en dag i taget utan människors beslut.
replay-picture = Observationer och aviseringar över tid
replay-picture-described = Bilden har en rad för varje fenomen, prickar för observationer och märken för aviseringar. Samma uppgifter finns i tabellen.
replay-key-report = Observation
replay-left-out = { $count ->
    [one] Ett fenomen finns bara i tabellen.
   *[other] { $count } fenomen finns bara i tabellen.
}
replay-parts = Aviseringar per välfärdsområde och servicelinje
replay-part = Område eller servicelinje
replay-before = Nu
replay-after = Efter ändringen
replay-none = Inga aviseringar
replay-none-text = Med dessa regler skulle ingen avisering ha gjorts under perioden.
replay-alerts = Aviseringar
replay-when = Dag
replay-phenomenon = Fenomen
replay-kind = Slag
replay-reports = Observationer
replay-change = Ändring
replay-same = oförändrad
replay-new = ny
replay-gone = försvinner
replay-export = Ladda ner aviseringarna som fil (CSV)
