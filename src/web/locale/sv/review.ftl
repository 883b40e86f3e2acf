# Genomgång av nya observationer.
review-title = Genomgång
review-left = { $count ->
    [one] { $count } observation kvar
   *[other] { $count } observationer kvar
}
review-observation = Observation
review-none = Inget nytt att gå igenom
review-none-text = Alla observationer från de senaste 60 dagarna är genomgångna.
review-overview = Till översikten
review-end = Du är i slutet av kön
review-passed = { $count ->
    [one] Du hoppade över { $count } observation.
   *[other] Du hoppade över { $count } observationer.
}
review-back = Tillbaka till de överhoppade
review-alerted = Fenomenet har en avisering som väntar på ett beslut
review-nearly = En observation till kan ge en avisering
review-proposal = Vart hör observationen?
review-pair = Observationen liknar en annan som inte heller hör till något fenomen.
review-alone = Inte till något fenomen ännu. Observationen är med när nya observationer jämförs.
review-accept = Hör hit
review-accept-pair = Gör dessa till ett fenomen
review-accept-alone = Läst
review-next = Hoppa över
review-elsewhere = Eller något annat
review-move = Flytta hit
review-also = Hör också hit
review-new = Gör ett nytt fenomen
review-apart = Inte till något fenomen
review-mask = Dölj uppgifter
review-all = Övriga fenomen
review-other = Fenomen
review-reasons = Fenomenets mest liknande observationer
review-reasons-pair = Paret
review-reasons-alone = De närmaste observationerna
review-keys = Använd snabbtangenter
review-undone = Svaret togs tillbaka. Observationen väntar igen.
review-said-accepted = Observationen { $reference } är bekräftad.
review-said-moved = Observationen { $reference } har flyttats till ett annat fenomen.
review-said-also = Observationen { $reference } hör nu till två fenomen.
review-said-new = Observationen { $reference } har blivit ett nytt fenomen.
review-said-apart = Observationen { $reference } hör nu inte till något fenomen.
review-said-seen = Observationen { $reference } är markerad som läst.
review-key-accept = h
review-key-next = o
review-key-new = n
review-key-apart = i
review-key-mask = d
review-key-undo = å
