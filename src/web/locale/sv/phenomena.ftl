# Listan över fenomen och det som visningen av fenomen har gemensamt.
phenomena-title = Fenomen
phenomena-lead = Observationer om samma sak har samlats till fenomen, de finska och de svenska tillsammans.
phenomena-none = Det finns inga fenomen ännu
phenomena-none-text = Ett fenomen uppstår när minst tre observationer berättar om samma sak.
phenomena-none-here = Det finns inga fenomen med denna status
phenomena-none-here-text = Välj en annan status.
phenomena-state = Status
phenomena-state-active = Aktuella
phenomena-state-faded = Avtagna
phenomena-state-dismissed = Avfärdade
phenomena-order = Ordning
phenomena-order-latest = Senaste observation först
phenomena-order-largest = Flest observationer först
phenomena-order-newest = Nyaste fenomen först
phenomena-order-name = Efter namn
phenomena-show = Visa
phenomena-seen = Observerat { $first }–{ $last }
phenomena-count = { $count ->
    [one] { $count } observation
   *[other] { $count } observationer
}
phenomena-count-unit = { $count ->
    [one] observation
   *[other] observationer
}
phenomena-name = Fenomen
phenomena-table = Observationer per månad som tabell

phenomenon-nameless = Fenomen utan namn
course-month = Månad
course-reports = Observationer
certainty-confirmed = Bekräftad av en människa
certainty-clear = Hör tydligt ihop med de andra
certainty-probable = Hör sannolikt ihop med de andra
certainty-possible = Hör möjligen ihop med de andra
by-program = Ilmiötutka
not-compared = Jämförelsen är inte tillgänglig just nu. Ladda sidan på nytt om en stund.
report-link = Observation { $date }
timeline-title = Fenomenens skeden
timeline-lead = När fenomenen har uppstått, slagits ihop, delats och ebbat ut.
phenomena-find = I namnet eller nyckelorden
