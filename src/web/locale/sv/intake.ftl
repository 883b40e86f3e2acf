# Vad importen av en fil berättar på kommandoraden.
import-result = { $file }: godkända { $accepted }, redan sparade { $known }, avvisade { $refused }.
import-result-dry-run = { $file }: skulle godkännas { $accepted }, redan sparade { $known }, skulle avvisas { $refused }. Provkörning: ingenting sparades.
import-refused-rows = Avvisade rader:
import-refused-row = Rad { $line }:
import-refused-row-id = Rad { $line } (beteckning { $id }):
import-more-refused = … och { $count } andra avvisade rader.
import-accepted-values = Godkända värden: { $values }.
import-notices = Att observera:
import-notice-rows = { $message } (rader { $rows }, de första { $lines })
import-left-out = Kolumner som inte lästes: { $columns }.
import-broke-off = Före avbrottet sparades { $stored } observationer. Importera filen på nytt när orsaken är åtgärdad: ingenting sparas två gånger.
import-database-refused = Det gick inte att spara i databasen: { $value }
import-reader-broke = Läsningen av filen misslyckades på grund av ett internt fel. Kontrollera att filen är hel.
