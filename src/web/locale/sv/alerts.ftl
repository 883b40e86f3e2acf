# Aviseringar.
alerts-title = Aviseringar
alerts-lead = En avisering berättar att det har samlats tillräckligt många observationer om samma fenomen för att överväga en social rapport. Arbetsgruppen beslutar.
alerts-states = Aviseringarnas status
alerts-new = Nya
alerts-acknowledged = Noterade
alerts-dismissed = Avfärdade
alerts-none = Det finns inga aviseringar med denna status
alerts-none-text = En ny avisering kommer när det har samlats tillräckligt många observationer om samma fenomen.
alerts-none-link = Se fenomenen
alerts-decided = Aviseringen ”{ $name }”: { $state }.
alert-new = Ny
alert-acknowledged = Noterad
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
alert-acknowledge = Markera som noterad
alert-dismiss-open = Avfärda aviseringen
alert-dismiss = Avfärda
alert-note = Motivering
alert-take-back = Återställ som ny
alert-done-taken-back = { $who } återställde aviseringen som ny
alert-done-acknowledged = { $who } markerade aviseringen som noterad
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

alerts-in-work = Under behandling
alerts-reported = Rapporterade
alerts-snoozed = Väntande
alerts-superseded = Ersatta
alert-in-work = Under behandling
alert-reported = Rapporterad
alert-snoozed = Väntar
alert-superseded = Ersatt av en nyare
alerts-of-mine = Visa bara mina
alerts-of-all = Visa allas aviseringar
alerts-bulk = Valda aviseringar
alerts-bulk-lead = Välj aviseringar i listan och gör samma sak med alla. Åtgärden kan ångras.
alerts-changed = { $count ->
    [0] Ingen avisering ändrades: de hade redan den statusen eller någon annan hann ändra dem.
    [one] En avisering ändrades.
   *[other] { $count } aviseringar ändrades.
}
alerts-undo = Ångra
alerts-undone = { $count ->
    [0] Inget ångrades: aviseringarna har ändrats efter det.
    [one] En avisering återställdes.
   *[other] { $count } aviseringar återställdes.
}
alert-title = Avisering: { $name }
alert-choose = Välj
alert-open = Aviseringen och dess behandling: { $name }
alert-phenomenon = Till fenomenets sida
alert-next = Vad görs med aviseringen?
alert-take = Ta den till mig
alert-work = Ta upp till behandling
alert-snooze = Låt vänta
alert-snooze-title = Skjut upp
alert-snooze-lead = Aviseringen blir ny igen på den valda dagen eller när fler observationer har kommit in, beroende på vilket som sker först.
alert-snooze-until = Återkommer senast
alert-snooze-more = Återkommer efter så här många nya observationer
alert-sleeps-day = Återkommer { $day }
alert-sleeps-reports = Återkommer vid { $reports } observationer
alert-sleeps-both = Återkommer { $day } eller vid { $reports } observationer
alert-owner = Ansvarig person
alert-owner-who = Vem följer aviseringen?
alert-owner-nobody = Ingen ansvarig
alert-owner-save = Spara ansvarig
alert-owned-by = Ansvarig: { $owner }
alert-report-title = Aviseringen ledde till en rapport
alert-report = Rapportens namn eller datum
alert-report-save = Markera som rapporterad
alert-history = Behandlingens gång
alert-others = Andra aviseringar om samma fenomen
alert-done-in-work = { $who } tog upp aviseringen till behandling
alert-done-reported = { $who } markerade aviseringen som rapporterad
alert-done-snoozed = { $who } lät aviseringen vänta
alert-done-owned = { $who } valde ansvarig: { $owner }
alert-done-disowned = { $who } tog bort den ansvariga
alert-done-day = Aviseringen blev ny igen eftersom den valda dagen kom
alert-done-reports = Aviseringen blev ny igen eftersom fler observationer har kommit in
alert-done-superseded = En nyare avisering om samma fenomen ersatte aviseringen
alert-fault-day = Ange dagen i formen åååå-mm-dd.
alert-fault-number = Ange antalet observationer med siffror, minst 1.
alert-fault-endless = Ange en dag eller ett antal observationer efter vilket aviseringen återkommer.
alert-fault-past = Välj en dag efter i dag.
alert-fault-owner = Personen finns inte.
alert-fault-nothing-chosen = Välj först minst en avisering.
alert-usual-title = Är nivån nu den vanliga?
alert-usual-lead = När fenomenets nya nivå har blivit bestående kan den markeras som vanlig. Sedan jämförs nya ökningar med den nivån.
alert-usual = Markera som vanlig
alert-usual-since = Nivån är markerad som vanlig från och med { $day }.
alert-usual-not = Ta bort markeringen
