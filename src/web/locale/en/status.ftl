# The status page.
status-title = Service status
status-lead = The parts of the service, how they are, and what to do if something needs attention.
status-observations = observations
status-ungrouped = waiting to be grouped
status-parts = Parts of the service
status-part = Part
status-condition = Condition
status-good = Good
status-busy = In progress
status-poor = Lacking
status-database = Database
status-database-state = { $kind }, schema version { $version }
status-index = Search index
status-index-current = Up to date
status-index-behind = { $count ->
    [one] { $count } change behind
   *[other] { $count } changes behind
}
status-index-behind-advice = The index follows the database by itself. If it does not catch up, run “ilmiotutka reindex”.
status-encoder = Language model
status-encoder-missing = Not installed
status-encoder-missing-advice = Search and grouping work on words alone. Run “ilmiotutka model install” and restart the service.
status-encoder-busy = { $vectors } of { $observations } vectors have been computed. The rest follow in the background.
status-similarity = Similarity of observations
status-similarity-built-in = As it came with the program
status-similarity-learned = Learned on { $date } from { $decisions } decisions
status-similarity-change = The nearest observation was of the same phenomenon in { $after } per cent of cases, before in { $before } per cent, measured on decisions that were not learned from. To go back, run “ilmiotutka train --revert” and restart the service.
status-voikko = Voikko (Finnish words)
status-voikko-missing = Not in use
status-voikko-missing-advice = Base forms of words are less exact. Install the packages libvoikko1 and voikko-fi and restart the service.
status-pipeline = Handling of observations
status-pipeline-idle = Every observation has been handled
status-pipeline-busy = { $count ->
    [one] { $count } observation waits
   *[other] { $count } observations wait
}
status-jobs = Background jobs
status-jobs-state = { $due } waiting, { $failed } failed
status-jobs-advice = Why a job failed is in the service’s log.
status-versions = Versions
status-version-program = Program
status-version-schema = Database schema
status-version-text = Text analysis
status-index-anew = The index is being made anew: { $done } / { $all } observations
status-index-anew-advice = Meanwhile the search answers with the earlier index.
