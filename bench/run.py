"""One run, one machine, ratios: the whole intake against its parts and against a plain service."""

import contextlib
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = 3
SECONDS = 3.0
CONNECTIONS = 64
REPORT = {
    "rol": "zelf",
    "wat": ["fluiten", "volgen"],
    "wijk": "WK075801",
    "plek": "halte",
    "tijd": "avond",
    "verhaal": (
        "Gisteravond stond ik bij de halte toen een man mij nariep. Hij kwam steeds dichterbij en liep achter mij aan "
        "tot voorbij de brug. Ik belde mijn vriendin Samira Jansen op 06-12345678, zij kwam mij tegemoet. De man riep "
        "nog iets over mijn kleding en sloeg tegen het bushokje. Daarna ging hij weg. Ik durf daar nu niet meer alleen "
        "te staan en neem een andere bus. Mail mij niet, maar het adres is s.jansen@voorbeeld.nl. Een andere vrouw bij "
        "de halte zei dat hij dit vaker doet, ook overdag, en dat niemand er iets van zegt."
    ),
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def started(*command: str, port: int) -> Iterator[None]:
    child = subprocess.Popen([sys.executable, *command])
    try:
        deadline = time.monotonic() + 90
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if child.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"did not start: {command}")
            time.sleep(0.1)
        yield
    finally:
        child.terminate()
        child.wait()


def load(port: int, path: str, body: bytes, seconds: float = SECONDS) -> dict[str, float]:
    command = [sys.executable, str(HERE / "load.py"), str(port), path, str(CONNECTIONS), str(seconds)]
    return json.loads(subprocess.run(command, input=body, capture_output=True, check=True).stdout)


def main() -> None:
    body = json.dumps(REPORT).encode()
    whole, trivial, plain = [], [], []
    with tempfile.TemporaryDirectory() as scratch, contextlib.ExitStack() as stack:
        folder = Path(scratch)
        ports = {name: free_port() for name in ("whole", "trivial", "plain")}
        own, other = str(HERE / "own_service.py"), str(HERE / "plain_service.py")
        stack.enter_context(started(own, "whole", str(folder / "data"), str(ports["whole"]), port=ports["whole"]))
        stack.enter_context(started(own, "trivial", str(folder), str(ports["trivial"]), port=ports["trivial"]))
        stack.enter_context(started(other, str(folder / "plain.sqlite"), str(ports["plain"]), port=ports["plain"]))
        path = "/v1/meldpunten/breda/meldingen"
        for port, where in ((ports["whole"], path), (ports["trivial"], "/niets"), (ports["plain"], "/meldingen")):
            load(port, where, body, 1.0)
        for _ in range(ROUNDS):
            whole.append(load(ports["whole"], path, body))
            trivial.append(load(ports["trivial"], "/niets", body))
            plain.append(load(ports["plain"], "/meldingen", body))
        command = [sys.executable, str(HERE / "stages.py"), scratch]
        stages = json.loads(subprocess.run(command, input=body, capture_output=True, check=True).stdout)
    report(median(whole), median(trivial), median(plain), stages)


def median(runs: list[dict[str, float]]) -> dict[str, float]:
    return sorted(runs, key=lambda run: run["per_second"])[len(runs) // 2]


def report(
    whole: dict[str, float], trivial: dict[str, float], plain: dict[str, float], stages: dict[str, float]
) -> None:
    http = 1 / trivial["per_second"]
    summed = http + sum(value for name, value in stages.items() if name != "store_commit_each")
    result = {
        "whole": whole,
        "trivial": trivial,
        "plain_fastapi": plain,
        "stages_us": {name: value * 1e6 for name, value in {"http": http, **stages}.items()},
        "ratios": {
            "whole_to_trivial": whole["per_second"] / trivial["per_second"],
            "whole_to_sum_of_stages": whole["per_second"] * summed,
            "group_commit_to_commit_each": stages["store_commit_each"] / stages["store_grouped"],
            "whole_to_plain_fastapi": whole["per_second"] / plain["per_second"],
        },
        "goal": {"whole_to_sum_of_stages": 0.9},
    }
    print(json.dumps(result))
    print(f"\n{'service':<24}{'req/s':>10}{'p50 ms':>10}{'p99 ms':>10}{'failed':>8}")
    for name in ("whole", "trivial", "plain_fastapi"):
        row = result[name]
        print(f"{name:<24}{row['per_second']:>10.0f}{row['p50_ms']:>10.1f}{row['p99_ms']:>10.1f}{row['failed']:>8.0f}")
    print(f"\n{'stage':<28}{'us/report':>12}")
    for name, value in result["stages_us"].items():
        print(f"{name:<28}{value:>12.0f}")
    print(f"\n{'ratio':<32}{'value':>8}")
    for name, value in result["ratios"].items():
        print(f"{name:<32}{value:>8.2f}")


if __name__ == "__main__":
    main()
