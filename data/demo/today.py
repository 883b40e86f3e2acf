"""Writes the demo's observations as if the latest had come in within the last week: all are moved by whole weeks.

Usage: python3 data/demo/today.py > observations.jsonl
"""

import datetime
import json
import pathlib

FILE = pathlib.Path(__file__).with_name("observations.jsonl")


def main() -> None:
    observations = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    latest = max(datetime.datetime.fromisoformat(one["received_at"]) for one in observations)
    since = datetime.datetime.now(datetime.timezone.utc) - latest
    weeks = datetime.timedelta(weeks=since // datetime.timedelta(weeks=1))
    for one in observations:
        moved = datetime.datetime.fromisoformat(one["received_at"]) + weeks
        print(json.dumps({**one, "received_at": moved.isoformat()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
