# Mitä tiedoston tuonti kertoo komentorivillä.
import-result = { $file }: hyväksytty { $accepted }, jo tallessa { $known }, hylätty { $refused }.
import-result-dry-run = { $file }: hyväksyttäisiin { $accepted }, jo tallessa { $known }, hylättäisiin { $refused }. Koeajo: mitään ei tallennettu.
import-refused-rows = Hylätyt rivit:
import-refused-row = Rivi { $line }:
import-refused-row-id = Rivi { $line } (tunniste { $id }):
import-more-refused = … ja { $count } muuta hylättyä riviä.
import-accepted-values = Hyväksytyt arvot: { $values }.
import-notices = Huomattavaa:
import-notice-rows = { $message } (rivejä { $rows }, ensimmäiset { $lines })
import-left-out = Sarakkeet, joita ei luettu: { $columns }.
import-broke-off = Ennen keskeytystä tallennettiin { $stored } havaintoa. Kun syy on korjattu, tuo tiedosto uudelleen: mitään ei tallennu kahdesti.
import-database-refused = Tietokantaan ei voitu tallentaa: { $value }
import-reader-broke = Tiedoston lukeminen epäonnistui sisäiseen virheeseen. Tarkista, että tiedosto on ehjä.
