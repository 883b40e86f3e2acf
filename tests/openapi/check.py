"""Tries every operation of the API with some thousand requests, fit and unfit, made from its own description.

The requests are schemathesis's, the program runs on the demo's observations. Any answer that the description does not
allow fails, above all a server error. Usage: python3 tests/openapi/check.py [options of schemathesis], with
ILMIOTUTKA_PROGRAM and ILMIOTUTKA_TEST_MODELS set as .ci/test does.
"""

import hashlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ["ILMIOTUTKA_PROGRAM"]).resolve()
MODELS = pathlib.Path(os.environ["ILMIOTUTKA_TEST_MODELS"]).resolve()
# An empty parameter counts as left out, a number as its digits; and there are rules that a schema cannot say.
LENIENT = "positive_data_acceptance,negative_data_rejection"
OBSERVATIONS = 60
LONGEST_START = 60


def packages() -> pathlib.Path:
    """Installs schemathesis apart from the system's packages, once for each list of versions."""
    wanted = ROOT / "tests/openapi/requirements.txt"
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "ilmiotutka/tools"
    folder = cache / f"openapi-{hashlib.sha256(wanted.read_bytes()).hexdigest()[:12]}"
    if not (folder / ".complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--root-user-action", "ignore"]
        subprocess.run([*pip, "--target", folder, "--requirement", wanted], check=True)
        (folder / ".complete").touch()
    return folder


def run(store: pathlib.Path, *command: str) -> str:
    """Runs a command of the program and returns what it prints."""
    done = subprocess.run([PROGRAM, "--data-dir", store, *command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stderr}")
    return done.stdout.strip()


def get(address: str, token: str = "") -> bytes:
    """Reads an address."""
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"} if token else {})
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.read()


def wait_for(address: str, server: subprocess.Popen, log: pathlib.Path) -> None:
    """Waits until the service is ready."""
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and server.poll() is None:
        try:
            get(address)
            return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"the service did not become ready:\n{log.read_text()}")


def check(store: pathlib.Path) -> int:
    """Sets a service up in a folder, tries it, and returns how it went."""
    (store / "models").symlink_to(MODELS)
    lines = (ROOT / "data/demo/observations.jsonl").read_text().splitlines(keepends=True)
    (store / "some.jsonl").write_text("".join(lines[:OBSERVATIONS]))
    run(store, "import", str(store / "some.jsonl"))
    run(store, "user", "add", "kokeet@example.org", "--role", "administrator")
    token = run(store, "token", "create", "kokeet@example.org")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = store / "log"
    serve = [PROGRAM, "--data-dir", store, "serve", "--listen", f"127.0.0.1:{port}"]
    with log.open("w") as output, subprocess.Popen(serve, stdout=output, stderr=output) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz", server, log)
            api = f"http://127.0.0.1:{port}/api/v1"
            (store / "openapi.json").write_bytes(get(f"{api}/openapi.json", token))
            folder = packages()
            tried = subprocess.run(
                [sys.executable, "-m", "schemathesis.cli", "run", "openapi.json", "--url", api]
                + ["--header", f"Authorization: Bearer {token}", "--checks", "all", "--exclude-checks", LENIENT]
                + ["--max-examples", "40", "--seed", "20260101", "--continue-on-failure", "--warnings", "off"]
                + sys.argv[1:],
                cwd=store,
                env={**os.environ, "PYTHONPATH": str(folder)},
            )
        finally:
            server.terminate()
    if tried.returncode != 0:
        print("".join(line for line in log.open() if "ERROR" in line or "panicked" in line), file=sys.stderr)
    return tried.returncode


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ilmiotutka-openapi-") as made:
        sys.exit(check(pathlib.Path(made)))
