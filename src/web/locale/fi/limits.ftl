# Kun lomake on lähetettävä uudelleen tai lähetyksiä on liikaa.
form-too-fast = Lomake lähetettiin niin nopeasti, että sen saattoi lähettää ohjelma. Tekstisi on tallella: lähetä lomake uudelleen.
form-trap = Jätä tämä kenttä tyhjäksi
form-trap-filled = Lomakkeella oli täytetty kenttä, joka pitää jättää tyhjäksi, joten sen saattoi lähettää ohjelma. Kenttä on nyt tyhjennetty ja tekstisi on tallella: lähetä lomake uudelleen.
form-too-many = Samasta verkosta on lähetetty lyhyessä ajassa paljon lomakkeita. Havaintoa ei vielä tallennettu, mutta tekstisi on tallella: lähetä lomake uudelleen { $minutes ->
    [one] minuutin
   *[other] { $minutes } minuutin
} kuluttua.
form-repeated = Sama teksti on jo lähetetty monta kertaa, eikä sitä tarvitse lähettää uudelleen. Jos tarkoitit kertoa eri havainnosta, muuta tekstiä.
fault-links = Teksteissä on { $value } verkko-osoitetta. Poista niistä osa: niitä saa olla enintään { $limit }.
error-too-many = Pyyntöjä on liikaa
error-too-many-advice = Samasta verkosta on tullut lyhyessä ajassa paljon pyyntöjä. Yritä uudelleen { $minutes ->
    [one] minuutin
   *[other] { $minutes } minuutin
} kuluttua.
audit-kept = Rivejä säilytetään { $days } päivää. Sitä vanhemmat poistetaan kerran päivässä, ja poistosta jää merkintä lokiin.
audit-kept-for-ever = Rivejä säilytetään toistaiseksi.
audit-forgotten = poisti vanhat rivit
