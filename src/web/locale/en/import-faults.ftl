# Why a file cannot be read.
import-unreadable = The file cannot be read: { $value }
import-empty = The file is empty.
import-no-rows = The file has a header but no observations.
import-unknown-kind = The kind of file cannot be told. Give its name the ending .csv, .xlsx or .jsonl.
import-not-what-its-name-says = The file’s name says { $value }, but its contents are { $detail }. Check that you chose the right file.
import-header-too-long = The header is longer than { $value } bytes. Check separator and quotes.
import-workbook-unreadable = The workbook cannot be read: { $value }
import-too-large = The workbook is too large: { $value } MB, and at most { $detail } MB are read. Save it as CSV.
import-sheet-missing = The workbook has no sheet “{ $value }”. It has: { $detail }
import-column-missing = The file has no column “{ $value }”. It has: { $detail }
import-field-missing = No column is called “{ $value }”. Name one in a mapping. The file has: { $detail }
import-mapping-unreadable = The mapping cannot be read: { $detail }
import-mapping-value = In the mapping, { $key } is “{ $value }”. It should be: { $detail }
