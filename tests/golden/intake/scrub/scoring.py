"""Score a scrubber on a corpus of invented reports: every bar, with its interval.

Run as a program it shows the score of the development corpus (or of the files named, or of `--all`) and, with
`--misses`, each miss; `--write-floor` sets the floors anew. `--quiet` leaves out every word of the reports, for
held-back corpora.
"""

import json
import math
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "data"
CORPUS = DATA / "narratives_dev.jsonl"
CORPORA = (CORPUS, *sorted((DATA / "narratives").glob("*.jsonl")), *sorted((DATA / "held_back").glob("*.jsonl")))
FLOOR = HERE / "floor.json"
ORIGIN = "o:"
LENGTH = 1000


def reports(path=CORPUS):
    """Return the reports of the corpus."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def covered(masks):
    """Return every place that a mask covers."""
    return {place for mask in masks for place in range(mask.start, mask.end)}


def uncovered(span, places):
    """Return the letters and digits of `span` that are in no mask, and how many it has."""
    own = [span["start"] + at for at, character in enumerate(span["text"]) if character.isalnum()]
    return [place for place in own if place not in places], len(own)


def interval(full, total):
    """Return the 95 % interval of a share (Wilson)."""
    if not total:
        return 0.0, 1.0
    share, z = full / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return round(middle - half, 3), round(middle + half, 3)


class Tally:
    """What was found and damaged over a whole corpus."""

    def __init__(self):
        self.full, self.total = Counter(), Counter()
        self.misses, self.spurious = [], []
        self.origins = defaultdict(lambda: [0, 0])
        self.neg = [0, 0]

    def count(self, key, is_full):
        self.total[key] += 1
        self.full[key] += is_full

    def add(self, report, masks):
        """Count one report."""
        places = covered(masks)
        leaks = 0
        for span in report["spans"]:
            leaks += self.add_span(report, span, places)
        if any(span["tier"] == "direct" for span in report["spans"]):
            self.count("reports without a direct leak", leaks == 0)
        if "neg" in report["tags"]:
            self.add_neutral(report, masks, places)

    def add_span(self, report, span, places):
        open_places, size = uncovered(span, places)
        told = (report["id"], span["tier"], span["type"], span["text"])
        if span["tier"] in ("direct", "quasi"):
            for key in (span["tier"], f"{span['tier']} {span['type']}"):
                self.count(key, not open_places)
            self.misses += [told] if open_places else []
            if span["type"] == "PERSON":
                for tag in report["tags"]:
                    if tag.startswith(ORIGIN):
                        self.origins[tag][0] += not open_places
                        self.origins[tag][1] += 1
            return bool(open_places) and span["tier"] == "direct"
        if span["tier"] == "keep":
            damaged = len(open_places) < size
            self.count("keep undamaged", not damaged)
            taken = "".join(c if span["start"] + i in places else "_" for i, c in enumerate(span["text"]))
            self.misses += [(*told, taken.strip("_"))] if damaged else []
        return False

    def add_neutral(self, report, masks, places):
        opt = {at for s in report["spans"] if s["tier"] == "opt" for at in range(s["start"], s["end"])}
        own = [at for at, character in enumerate(report["text"]) if character.isalnum() and at not in opt]
        self.neg[0] += sum(at in places for at in own)
        self.neg[1] += len(own)
        self.spurious += [
            (report["id"], mask.kind, report["text"][mask.start : mask.end])
            for mask in masks
            if any(at not in opt for at in range(mask.start, mask.end))
        ]

    def result(self):
        """Return the floors: recall by tier and type, damage, and characters lost in reports without a person."""
        keep = "keep undamaged"
        recall = {key: round(self.full[key] / self.total[key], 3) for key in sorted(self.total) if key != keep}
        damage = 1 - self.full[keep] / max(1, self.total[keep])
        return {
            "recall": recall,
            "keep_damaged": round(damage, 4),
            "neg_masked": round(self.neg[0] / max(1, self.neg[1]), 4),
        }

    def lines(self):
        """Yield the score as lines for people."""
        for key in sorted(self.total):
            low, high = interval(self.full[key], self.total[key])
            share = self.full[key] / self.total[key]
            yield f"{key:32} {share:.3f}  [{low:.3f}, {high:.3f}]  {self.full[key]}/{self.total[key]}"
        result = self.result()
        yield f"{'keep damaged':32} {result['keep_damaged']:.3f}"
        yield f"{'neg characters masked':32} {result['neg_masked']:.4f}  of {self.neg[1]}"
        for origin, (full, total) in sorted(self.origins.items()):
            yield f"  {origin:30} {full / total:.3f}  {full}/{total}"


def score(scrubber, path=CORPUS):
    """Return the tally of a corpus."""
    tally = Tally()
    for report in reports(path):
        tally.add(report, scrubber.scrub(report["text"], report["lang"]).masks)
    return tally


def speed(scrubber, path=CORPUS, rounds=3):
    """Return p50 and p99 in milliseconds for texts of 1,000 characters, in this thread."""
    joined = "\n".join(report["text"] for report in reports(path))
    texts = [joined[at : at + LENGTH] for at in range(0, len(joined) - LENGTH, LENGTH)]
    for text in texts[:20]:
        scrubber.scrub(text, "nl")
    times = []
    for _ in range(rounds):
        for text in texts:
            before = time.perf_counter()
            scrubber.scrub(text, "nl")
            times.append((time.perf_counter() - before) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)]


def main(arguments):
    """Show the scores of the files named, or of the development corpus."""
    from service.intake.scrub.engine import Scrubber  # noqa: PLC0415

    scrubber = Scrubber()
    named = [Path(name) for name in arguments if not name.startswith("--")]
    floors = {}
    for path in named or (CORPORA if "--all" in arguments or "--write-floor" in arguments else [CORPUS]):
        tally = score(scrubber, path)
        floors[path.stem] = tally.result()
        out = [f"== {path.name}", *tally.lines()]
        out.append("p50 {:.3f} ms, p99 {:.3f} ms at 1,000 characters".format(*speed(scrubber, path)))
        if "--misses" in arguments and "--quiet" not in arguments:
            out += [str(entry) for entry in [*tally.misses, "false masks:", *tally.spurious]]
        sys.stdout.write("\n".join(out) + "\n")
    if "--write-floor" in arguments:
        FLOOR.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
