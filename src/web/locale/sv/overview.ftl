# Översikten.
overview-title = Översikt
overview-lead = Vad som har lyfts fram, vad som blir vanligare och vad som är nytt.
overview-empty = Det finns inga observationer ännu
overview-empty-text = När observationer kommer in via blanketten eller importeras från en fil visas här vad de berättar.
overview-empty-link = Importera observationer från en fil
overview-open-alerts = { $count ->
    [one] avisering väntar på beslut
   *[other] aviseringar väntar på beslut
}
overview-new-observations = { $count ->
    [one] observation under 30 dagar
   *[other] observationer under 30 dagar
}
overview-phenomena = { $count ->
    [one] fenomen
   *[other] fenomen
}
overview-ungrouped = { $count ->
    [one] { $count } observation väntar ännu på att grupperas.
   *[other] { $count } observationer väntar ännu på att grupperas.
}
overview-proposed = Förslag till rapport
overview-proposed-none = Inga nya aviseringar. En avisering kommer när det har samlats tillräckligt många observationer om samma fenomen.
overview-decide = Ta ställning till aviseringen
overview-all-alerts = Alla { $count } aviseringar
overview-growing = Blir vanligare
overview-growing-text = Det finns fler observationer under de senaste 90 dagarna än under de 90 dagarna före dem.
overview-growing-none = Inget fenomen har blivit vanligare.
overview-growth = { $now } (tidigare { $before })
overview-born = Nya fenomen
overview-born-text = Upptäckta under de senaste 30 dagarna.
overview-born-none = Inga nya fenomen har upptäckts.
overview-latest = Senaste observationer
overview-to-review = { $count ->
    [one] Gå igenom { $count } ny observation
   *[other] Gå igenom { $count } nya observationer
}
overview-nothing-to-review = De nya observationerna är genomgångna.
overview-since = Sedan ditt förra besök { $date }: { $observations ->
    [one] { $observations } ny observation
   *[other] { $observations } nya observationer
}, { $phenomena ->
    [one] { $phenomena } nytt fenomen
   *[other] { $phenomena } nya fenomen
} och { $alerts ->
    [one] { $alerts } avisering
   *[other] { $alerts } aviseringar
}.
overview-since-nothing = Sedan ditt förra besök { $date } har inget nytt kommit in.
