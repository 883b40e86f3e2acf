# Varför en fil inte kan läsas.
import-unreadable = Filen kan inte läsas: { $value }
import-empty = Filen är tom.
import-no-rows = Filen har en rubrikrad men inga observationer.
import-unknown-kind = Filens format känns inte igen. Ge namnet ändelsen .csv, .xlsx eller .jsonl.
import-not-what-its-name-says = Filens namn säger { $value }, men innehållet är { $detail }. Kontrollera att du valde rätt fil.
import-header-too-long = Rubrikraden är längre än { $value } byte. Kontrollera avgränsare och citattecken.
import-workbook-unreadable = Arbetsboken kan inte läsas: { $value }
import-too-large = Arbetsboken är för stor: { $value } MB, högst { $detail } MB läses. Spara den som CSV.
import-sheet-missing = Arbetsboken har inget blad ”{ $value }”. Den har: { $detail }
import-column-missing = Filen har ingen kolumn ”{ $value }”. Den har: { $detail }
import-field-missing = Ingen kolumn heter ”{ $value }”. Ange en kolumn i beskrivningen. Filen har: { $detail }
import-mapping-unreadable = Beskrivningen kan inte läsas: { $detail }
import-mapping-value = I beskrivningens punkt { $key } står ”{ $value }”. Där borde stå: { $detail }
