"""Score a scrubber on the development corpus.

Run as a program it shows the score and every miss; with `--write-floor` it sets the floor anew.
"""

import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "data" / "narratives_dev.jsonl"
FLOOR = HERE / "floor.json"


def reports():
    """Return the reports of the corpus."""
    with CORPUS.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def uncovered(span, masks):
    """Return the letters and digits of `span` that no mask covers, and how many it has."""
    places = [span["start"] + at for at, character in enumerate(span["text"]) if character.isalnum()]
    covered = {place for mask in masks for place in range(mask.start, mask.end)}
    return [place for place in places if place not in covered], len(places)


def score(scrubber):
    """Return full-mask recall by tier and type, the damage to what must stay, and each miss and false mask."""
    full, total, misses, spurious, damaged = Counter(), Counter(), [], [], 0
    for report in reports():
        masks = scrubber.scrub(report["text"], report["lang"]).masks
        for span in report["spans"]:
            open_places, size = uncovered(span, masks)
            told = (report["id"], span["tier"], span["type"], span["text"])
            if span["tier"] in ("direct", "quasi"):
                for key in (span["tier"], f"{span['tier']} {span['type']}"):
                    total[key] += 1
                    full[key] += not open_places
                misses += [told] if open_places else []
            elif span["tier"] == "keep" and len(open_places) < size:
                damaged += 1
                misses.append(told)
        spurious += false_masks(report, masks)
    recall = {key: round(full[key] / total[key], 3) for key in sorted(total)}
    return {"recall": recall, "keep_damaged": damaged, "spurious": len(spurious)}, misses, spurious


def false_masks(report, masks):
    """Return the masks in a report that holds no personal data."""
    if "neg" not in report["tags"]:
        return []
    neutral = [span for span in report["spans"] if span["tier"] == "opt"]
    return [
        (report["id"], mask.kind, report["text"][mask.start : mask.end])
        for mask in masks
        if not any(span["start"] < mask.end and mask.start < span["end"] for span in neutral)
    ]


if __name__ == "__main__":
    from service.intake.scrub.engine import Scrubber

    result, misses, spurious = score(Scrubber())
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    sys.stdout.writelines(f"{entry}\n" for entry in [*misses, "false masks:", *spurious])
    if "--write-floor" in sys.argv:
        FLOOR.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
