# Miksi tiedostoa ei voi lukea.
import-unreadable = Tiedostoa ei voi lukea: { $value }
import-empty = Tiedosto on tyhjä.
import-no-rows = Tiedostossa on otsikkorivi mutta ei yhtään havaintoa.
import-unknown-kind = Tiedoston muotoa ei tunnisteta. Anna nimelle pääte .csv, .xlsx tai .jsonl.
import-not-what-its-name-says = Tiedoston nimi sanoo { $value }, mutta sisältö on { $detail }. Tarkista, että valitsit oikean tiedoston.
import-header-too-long = Otsikkorivi on pidempi kuin { $value } tavua. Tarkista erotin ja lainausmerkit.
import-workbook-unreadable = Työkirjaa ei voi lukea: { $value }
import-too-large = Työkirja on liian suuri: { $value } Mt, kun enintään { $detail } Mt luetaan. Tallenna se CSV-muodossa.
import-sheet-missing = Työkirjassa ei ole taulukkoa ”{ $value }”. Siinä on: { $detail }
import-column-missing = Tiedostossa ei ole saraketta ”{ $value }”. Siinä on: { $detail }
import-field-missing = Mikään sarake ei ole nimeltään ”{ $value }”. Nimeä sarake kuvauksessa. Tiedostossa on: { $detail }
import-mapping-unreadable = Kuvausta ei voi lukea: { $detail }
import-mapping-value = Kuvauksen kohdassa { $key } on ”{ $value }”. Siinä pitäisi olla: { $detail }
