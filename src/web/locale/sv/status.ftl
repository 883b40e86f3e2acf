# Statussidan.
status-title = Tjänstens status
status-lead = Tjänstens delar, deras skick och anvisningar om något behöver åtgärdas.
status-observations = observationer
status-ungrouped = väntar på gruppering
status-parts = Tjänstens delar
status-part = Del
status-condition = Skick
status-good = I skick
status-busy = Pågår
status-poor = Bristfällig
status-database = Databas
status-database-state = { $kind }, strukturens version { $version }
status-index = Sökindex
status-index-current = Aktuellt
status-index-behind = { $count ->
    [one] { $count } ändring efter
   *[other] { $count } ändringar efter
}
status-index-behind-advice = Indexet följer databasen av sig självt. Om skillnaden inte minskar, kör kommandot ”ilmiotutka reindex”.
status-encoder = Språkmodell
status-encoder-missing = Inte installerad
status-encoder-missing-advice = Sökning och gruppering fungerar enbart utifrån orden. Kör kommandot ”ilmiotutka model install” och starta om tjänsten.
status-encoder-busy = { $vectors } av { $observations } vektorer har beräknats. Resten beräknas i bakgrunden.
status-similarity = Likhet mellan observationer
status-similarity-built-in = Den som följde med programmet
status-similarity-learned = Inlärd { $date } utifrån { $decisions } beslut
status-similarity-change = Den närmaste observationen gällde samma fenomen i { $after } procent av fallen, tidigare i { $before } procent. Siffrorna har räknats på beslut som inte användes i inlärningen. För att återgå: kör ”ilmiotutka train --revert” och starta om tjänsten.
status-voikko = Voikko (finska ord)
status-voikko-missing = Används inte
status-voikko-missing-advice = Ordens grundformer blir mindre exakta. Installera paketen libvoikko1 och voikko-fi och starta om tjänsten.
status-pipeline = Behandling av observationer
status-pipeline-idle = Alla observationer har behandlats
status-pipeline-busy = { $count ->
    [one] { $count } observation väntar
   *[other] { $count } observationer väntar
}
status-jobs = Bakgrundsarbeten
status-jobs-state = { $due } väntar, { $failed } har misslyckats
status-jobs-advice = Orsaken till att ett arbete misslyckades finns i tjänstens logg.
status-versions = Versioner
status-version-program = Program
status-version-schema = Databasens struktur
status-version-text = Textbehandling
status-index-anew = Indexet görs om: { $done } / { $all } observationer
status-index-anew-advice = Sökningen svarar under tiden med det tidigare indexet.
