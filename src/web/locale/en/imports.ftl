# The import pages.
imports-title = Import
imports-lead = Import observations from a file, such as an export from Forms or Webropol.
imports-file = File
imports-file-hint = CSV, Excel (XLSX) or JSON Lines.
imports-earlier = Description of the columns
imports-earlier-hint = Choose an earlier import if the file comes from the same form.
imports-earlier-none = Tell columns by their names
imports-mapping-own = Write a description of the columns
imports-mapping = Description (TOML)
imports-mapping-hint = Say which column holds what. For example: [columns] text = "What have you observed?"
imports-try = Check the file
imports-no-file = Choose a file that is not empty.
imports-how = How importing works
imports-how-try = The file is read and every row checked. Nothing is stored yet.
imports-how-look = You see how many observations would be stored and which rows are refused.
imports-how-import = When you agree, the observations are stored.
imports-how-twice = A file can be imported again: what has been stored is not added a second time.
imports-how-kept = The file is deleted when it has been imported, after a day at the latest.
imports-latest = Latest files
imports-none = No files have been imported yet
imports-none-text = When you check a file, it appears here.
imports-when = Sent
imports-who = Sender
imports-state = Stage
imports-state-running = In progress
imports-state-imported = Imported
imports-state-tried = Checked
imports-state-cut-off = Interrupted
imports-file-gone = The file has been deleted already. Send it again.

upload-sent = { $who } sent the file { $when }.
upload-trying = Checking the file
upload-importing = Storing observations
upload-rows-read = { $rows ->
    [one] { $rows } row read
   *[other] { $rows } rows read
}
upload-reload = Reload the page
upload-tried = The file has been checked. Nothing has been stored yet.
upload-nothing-new = The file holds no new observations that could be stored.
upload-done = The observations have been stored. They are grouped in the background.
upload-failed = The file could not be handled because something went wrong in the service. The error has been recorded. Try again later.
upload-cut-off = The work was interrupted because the service was restarted. Nothing has been stored twice.
upload-again = Continue
upload-acceptable = can be stored
upload-accepted = stored
upload-known = were there already
upload-refused = refused
upload-go = { $count ->
    [one] Store { $count } observation
   *[other] Store { $count } observations
}
upload-left-out = Columns that are not imported
upload-left-out-text = Nothing of an observation was recognised in these columns.
upload-notices = Notices
upload-notice = Notice
upload-rows = Rows
upload-refused-rows = Refused rows
upload-refused-text = Mend the rows in the file and import it again: what has been stored is not added a second time.
upload-line = Line
upload-reason = Reason
upload-more-refused = The list shows the first { $shown } refused rows.
