#!/usr/bin/env python3
"""Measures how long the service takes for each of its pages over so many observations, and how large they are.

    python3 benches/pages/measure.py PROGRAM MODELS [--observations 10000] [--store DIR] [--rounds 15]

PROGRAM is a release build, MODELS the folder with the encoder's weights. The observations are put together from the
sentences of the training texts and the test corpus, spread over three years. A store that DIR has already is used again.
Serves on loopback; prints a line a page: the median and the slowest time of a request in milliseconds, from its first
byte to the answer's last, and the bytes of the page itself, plain and compressed.
"""
import argparse
import gzip
import http.cookiejar
import json
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMAIL, PASSWORD = "mittaaja@example.org", "oikea hevonen paristo"
# The limit of an issue: half the requests of a page are answered within so many milliseconds.
GOAL = 50
# How long pages wait for a grouping that is at work, less a little.
BUSY = 1900

OPEN = ["/", "/receipts", "/privacy", "/accessibility", "/sign-in", "/api"]
INTERNAL = [
    "/app", "/app/review", "/app/help", "/app/places", "/app/places?period=all", "/app/phenomena",
    "/app/phenomena?order=name", "/app/phenomena/map", "/app/phenomena/timeline", "/app/search",
    "/app/search?q=vuokra", "/app/search?q=hyra+vr%C3%A4kning&language=fi", "/app/terms", "/app/account", "/app/requests",
    "/app/audit", "/app/observations/new", "/app/alerts", "/app/watch-topics", "/app/watch-topics/new", "/app/decisions",
    "/app/suggestions", "/app/rules", "/app/replays/new", "/app/known-events", "/app/notifications", "/app/imports",
    "/app/campaigns", "/app/accounts", "/app/status",
]
# Pages of one thing: on which page the first link to one stands, and how the link begins.
OF_ONE = [
    ("/app/phenomena?order=largest", r"/app/phenomena/[0-9a-f-]{36}"),
    ("/app/phenomena/map", r"/app/phenomena/[0-9a-f-]{36}/with/[0-9a-f-]{36}"),
    ("/app/search?q=vuokra", r"/app/observations/[0-9a-f-]{36}"),
    ("/app/alerts", r"/app/alerts/[0-9a-f-]{36}"),
]


def sentences():
    texts = [line for path in [*ROOT.glob("data/train/*.jsonl"), *ROOT.glob("tests/fixtures/corpus/dev*/observations.jsonl")]
             for line in path.read_text(encoding="utf-8").splitlines()]
    by_language = {"fi": [], "sv": []}
    for line in texts:
        observation = json.loads(line)
        language = observation.get("lang", "fi")
        if language in by_language:
            by_language[language] += re.split(r"(?<=[.!?])\s+", observation["text"])
    return by_language


def write_observations(path, count):
    chance = random.Random(20260101)
    pools, now = sentences(), datetime.now(timezone.utc)
    # Sentences near each other in the corpus speak of the same: two from one place make one text.
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            language = "sv" if chance.random() < 0.25 else "fi"
            pool = pools[language]
            start = chance.randrange(len(pool) - 2)
            received = now - timedelta(minutes=chance.randrange(3 * 365 * 24 * 60))
            out.write(json.dumps({
                "id": f"P{number}",
                "received_at": received.isoformat(timespec="seconds"),
                "lang": language,
                "text": " ".join(pool[start:start + chance.choice([1, 2, 2])]),
                "municipality": chance.choice(["Tampere", "Vaasa", "Inari", "Espoo", "Kuopio", "Porvoo", "Lahti"]),
                "service_line": chance.choice(["tyoikaiset", "iakkaat", "vammaispalvelut", None]),
                "reporter": chance.choice(["ammattilainen", "asukas", "asiakas", "kunta", "jarjesto"]),
            }, ensure_ascii=False) + "\n")


def prepare(program, models, store, count):
    if (store / "ilmiotutka.sqlite").exists():
        return
    store.mkdir(parents=True, exist_ok=True)
    shutil.copytree(models, store / "models", dirs_exist_ok=True)
    lines = store / "observations.jsonl"
    write_observations(lines, count)
    subprocess.run([program, "--data-dir", store, "import", lines], check=True, stdout=subprocess.DEVNULL)
    lines.unlink()
    subprocess.run([program, "--data-dir", store, "user", "add", EMAIL, "--role", "administrator", "--password-stdin"],
                   input=PASSWORD + "\n", text=True, check=True, stdout=subprocess.DEVNULL)


class Reader:
    def __init__(self, base):
        self.base = base
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.opener.addheaders = [("accept-encoding", "gzip"), ("accept-language", "fi")]

    def get(self, address, form=None):
        data = urllib.parse.urlencode(form).encode() if form else None
        start = time.perf_counter()
        with self.opener.open(self.base + address, data, timeout=120) as answer:
            body = answer.read()
            took = (time.perf_counter() - start) * 1000
            plain = gzip.decompress(body) if answer.headers.get("content-encoding") == "gzip" else body
        return took, plain.decode("utf-8"), len(body)

    def sign_in(self):
        page = self.get("/sign-in")[1]
        token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        self.get("/sign-in", {"csrf": token, "email": EMAIL, "password": PASSWORD})


def wait_until_grouped(reader, limit):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            page = reader.get("/app")[1]
        except OSError:
            page = ""
        # While the grouping is at work, pages wait for it and then do without what is compared.
        if page and "ryhmittely" not in page and max(reader.get("/app/review")[0] for _ in range(2)) < BUSY:
            return
        time.sleep(5)
    sys.exit("the observations were not grouped in time")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--observations", type=int, default=10_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    store = asked.store or Path(tempfile.mkdtemp(prefix="ilmiotutka-pages-"))
    prepare(asked.program, asked.models, store, asked.observations)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    service = subprocess.Popen([asked.program, "--data-dir", store, "serve", "--listen", f"127.0.0.1:{port}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "RUST_LOG": "error"})
    try:
        reader = Reader(f"http://127.0.0.1:{port}")
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                reader.get("/healthz")
                break
            except OSError:
                time.sleep(0.5)
        reader.sign_in()
        wait_until_grouped(reader, 3600)
        found = [re.search(r'href="(%s)"' % link, reader.get(page)[1]) for page, link in OF_ONE]
        one = [match[1] for match in found if match]
        if one:
            one += [f"{one[0]}/merges/new", f"{one[0]}/splits/new"]
        print(f"{'page':60} {'median':>8} {'slowest':>8} {'bytes':>8} {'sent':>7}")
        slow = 0
        for address in OPEN + INTERNAL + one:
            reader.get(address)
            times, page, sent = [], "", 0
            for _ in range(asked.rounds):
                took, page, sent = reader.get(address)
                times.append(took)
            median = statistics.median(times)
            slow += median > GOAL
            shown = re.sub(r"[0-9a-f-]{36}", "…", address)
            print(f"{shown:60} {median:8.1f} {max(times):8.1f} {len(page.encode()):8} {sent:7}", flush=True)
        print(f"{slow} of {len(OPEN + INTERNAL + one)} pages take longer than {GOAL} ms at the median")
    finally:
        service.terminate()
        service.wait(timeout=60)


if __name__ == "__main__":
    main()
