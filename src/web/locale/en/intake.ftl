# What the import of a file tells on the command line.
import-result = { $file }: accepted { $accepted }, already known { $known }, refused { $refused }.
import-result-dry-run = { $file }: would be accepted { $accepted }, already known { $known }, would be refused { $refused }. Dry run: nothing was stored.
import-refused-rows = Refused rows:
import-refused-row = Line { $line }:
import-refused-row-id = Line { $line } (id { $id }):
import-more-refused = … and { $count } more refused rows.
import-accepted-values = Accepted values: { $values }.
import-notices = Worth knowing:
import-notice-rows = { $message } (rows { $rows }, the first { $lines })
import-left-out = Columns that were not read: { $columns }.
import-broke-off = Before it broke off, { $stored } observations were stored. Import the file again once the cause is mended: nothing is stored twice.
import-database-refused = The database could not store it: { $value }
import-reader-broke = Reading the file failed on an internal error. Check that the file is whole.
