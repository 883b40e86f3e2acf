# Aviseringar.
alerts-title = Aviseringar
alerts-lead = En avisering berättar att det har samlats tillräckligt många observationer om samma fenomen för att överväga en social rapport. Arbetsgruppen beslutar.
alerts-states = Aviseringarnas status
alerts-new = Nya
alerts-acknowledged = Under behandling
alerts-dismissed = Avfärdade
alerts-none = Det finns inga aviseringar med denna status
alerts-none-text = En ny avisering kommer när det har samlats tillräckligt många observationer om samma fenomen.
alerts-none-link = Se fenomenen
alerts-decided = Aviseringen ”{ $name }”: { $state }.
alert-new = Ny
alert-acknowledged = Under behandling
alert-dismissed = Avfärdad
alert-sentence = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
} under { $days } dagar, från { $voices ->
    [one] { $voices } håll
   *[other] { $voices } olika håll
}; nästa avisering vid { $next } observationer.
alert-counted = Observationer
alert-voices = Olika håll
alert-of-needed = { $count } (det behövdes { $needed })
alert-period = Tid
alert-near-identical = Nästan likadana texter som utelämnats
alert-observations = Siffror och observationer som aviseringen grundar sig på
alert-observation = Observation { $number }
alert-acknowledge = Ta upp till behandling
alert-dismiss-open = Avfärda aviseringen
alert-dismiss = Avfärda
alert-note = Motivering
alert-take-back = Återställ som ny
alert-done-taken-back = { $who } återställde aviseringen som ny
alert-done-acknowledged = { $who } tog upp aviseringen till behandling
alert-done-dismissed = { $who } avfärdade aviseringen
progress-reports = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
} under { $days } dagar. { $more ->
    [one] En observation till ger nästa avisering.
   *[other] { $more } observationer till ger nästa avisering.
}
progress-voices = Observationerna är tillräckligt många ({ $reports }), men { $missing ->
    [one] en röst från ett annat håll saknas
   *[other] röster från { $missing } andra håll saknas
}.
progress-both = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
} under { $days } dagar. För en avisering behövs ännu { $more ->
    [one] en observation
   *[other] { $more } observationer
} och { $missing ->
    [one] en röst från ett annat håll
   *[other] röster från { $missing } andra håll
}.
