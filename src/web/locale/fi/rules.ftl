# Nostojen säännöt.
kind-accumulation = Kertymä
kind-surge = Kasvu
rules-title = Nostojen säännöt
rules-lead = Säännöt määräävät, milloin Ilmiötutka ehdottaa ilmiön tarkastelua. Ne koskevat uusia nostoja.
rules-accumulation = Nosto tehdään, kun samasta ilmiöstä on { $reports } havaintoa { $days } päivän aikana vähintään { $voices } eri taholta. Uusi nosto tehdään, kun havaintoja on { $twice }, ja aina kun määrä kaksinkertaistuu.
rules-accumulation-note = Lähes samat tekstit ja saman tahon saman päivän havainnot lasketaan kerran.
rules-surge = Nosto tehdään, kun ilmiöstä tulee enemmän havaintoja kuin sen oma historia ja koko havaintovirta selittävät. Vääriä nostoja sallitaan enintään noin { $budget } vuodessa.
rules-test-share = Osuus: ilmiön osuus kaikista havainnoista on kasvanut. Kampanja, joka lisää kaikkia havaintoja, ei vaikuta tähän.
rules-test-load = Määrä: havaintoja on enemmän kuin ilmiön aiempi taso antaa odottaa.
rules-test-gaps = Väli: viimeiset havainnot ovat tulleet tavallista tiheämmin.
rules-test-drift = Hidas kasvu: havaintojen määrä on noussut vähitellen vuoden aikana.
rules-try = Kokeile toisia sääntöjä
rules-try-lead = Esikatselu näyttää, mitä nostoja säännöt olisivat tehneet viimeisten kahden vuoden aikana.
rules-reports = Havaintoja vähintään
rules-days = Enintään näin monen päivän aikana
rules-voices = Eri tahoja vähintään
rules-false-alarms = Vääriä nostoja vuodessa enintään
rules-reason = Perustelu muutokselle
rules-preview = Esikatsele
rules-save = Tallenna säännöt
rules-saved = Säännöt on tallennettu. Uudet nostot tehdään niiden mukaan.
rules-who = Säännöt tallentaa koordinaattori tai pääkäyttäjä.
rules-history = Aiemmat säännöt
rules-restore = Palauta nämä säännöt
rules-restore-of = Palauta säännöt, jotka tallennettiin { $when }
rules-in-short = { $reports } havaintoa { $days } päivässä, { $voices } tahoa; enintään { $budget } väärää nostoa vuodessa
rules-faults = Tarkista merkityt kohdat.
rules-fault-reports = Anna luku väliltä 2–1 000.
rules-fault-days = Anna luku väliltä 1–3 650.
rules-fault-voices = Anna luku väliltä 1–100.
rules-fault-false-alarms = Anna luku väliltä 0–1 000.
replay-title = Toista mennyt jakso
replay-lead = Valitse jakso ja säännöt. Näet, mitä nostoja olisi tehty ja milloin.
replay-from = Ensimmäinen päivä
replay-to = Viimeinen päivä
replay-grouped = Ilmiöt
replay-grouped-now = Ilmiöt sellaisina kuin ne ovat nyt (nopea)
replay-grouped-anew = Ilmiöt sellaisina kuin ne olisi silloin löydetty (hidas)
replay-run = Toista jakso
replay-fault-day = Anna päivä muodossa vvvv-kk-pp.
replay-fault-to = Anna päivä, joka ei ole ennen ensimmäistä.
replay-busy = Kaksi jaksoa on jo laskettavana. Yritä hetken kuluttua uudelleen.
replay-of = Nostot { $from } – { $to }
replay-running = Jaksoa lasketaan
replay-no-encoder = Jaksoa ei voi laskea, koska kielimallia ei ole asennettu.
replay-failed = Laskenta keskeytyi. Vika on meidän; se on kirjattu.
replay-found = { $alerts ->
    [one] Yksi nosto
   *[other] { $alerts } nostoa
} jaksolla, jolla tuli { $observations ->
    [one] yksi havainto
   *[other] { $observations } havaintoa
}: noin { $year } nostoa vuodessa.
replay-compared = Näillä säännöillä { $alerts ->
    [one] yksi nosto
   *[other] { $alerts } nostoa
} eli noin { $year } vuodessa. Nykyisillä säännöillä { $before ->
    [one] yksi nosto
   *[other] { $before } nostoa
} eli noin { $yearbefore } vuodessa.
replay-now-note = Laskettu nykyisistä ilmiöistä: silloin ilmiöiden rajat saattoivat olla toiset.
replay-anew-note = Ilmiöt on ryhmitelty uudelleen päivä kerrallaan ilman ihmisten päätöksiä.
replay-picture = Havainnot ja nostot ajassa
replay-picture-described = Kuvassa on rivi kullekin ilmiölle, pisteet havainnoille ja merkit nostoille. Samat tiedot ovat taulukossa.
replay-key-report = Havainto
replay-left-out = { $count ->
    [one] Yksi ilmiö on vain taulukossa.
   *[other] { $count } ilmiötä on vain taulukossa.
}
replay-parts = Nostot hyvinvointialueittain ja palvelulinjoittain
replay-part = Alue tai palvelulinja
replay-before = Nykyisin
replay-after = Muutettuna
replay-none = Ei nostoja
replay-none-text = Näillä säännöillä jaksolla ei olisi tehty yhtään nostoa.
replay-alerts = Nostot
replay-when = Päivä
replay-phenomenon = Ilmiö
replay-kind = Laji
replay-reports = Havaintoja
replay-change = Muutos
replay-same = ennallaan
replay-new = uusi
replay-gone = poistuisi
replay-export = Lataa nostot tiedostona (CSV)
