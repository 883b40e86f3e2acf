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
alert-left-out = Utelämnade som nästan likadana eller från samma håll samma dag
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
surge-sentence = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
} under { $days } dagar, då { $expected } var att vänta. Det sker av en slump { $rarity }.
surge-years = ungefär en gång på { $years } år
surge-months = ungefär en gång { $months ->
    [one] i månaden
   *[other] på { $months } månader
}
surge-rarer = mera sällan än en gång på { $years } år
surge-expected = Att vänta
surge-onset = Observationerna började komma tätare
surge-rarity = Av en slump
surge-threshold = Tröskel för avisering
surge-own-history = enligt det egna materialet, högst ungefär { $budget } falska aviseringar om året
surge-simulation = beräknad, tills det egna materialet räcker; högst ungefär { $budget } falska aviseringar om året
surge-test = { $reports } observationer på { $days } dagar, { $expected } att vänta; sannolikhet för slump { $probability }
surge-test-share = Andel av alla observationer
surge-test-load = Antal observationer
surge-test-gaps = Tid mellan observationerna
surge-test-drift = Långsam ökning under året
alert-reporter-groups = Rapportörgrupper
alert-more-than-elsewhere = Oftare än vanligt
alert-concentration = { $name }: { $observed } observationer, { $expected } att vänta
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
