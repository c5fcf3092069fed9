"""Score a scrubber on the development corpus; `python scoring.py` shows, `--write-floor` sets the floor anew."""

import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "data" / "narratives_dev.jsonl"
FLOOR = HERE / "floor.json"


def reports():
    """The reports of the corpus."""
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def missed_characters(span, masks):
    """The letters and digits of `span` that no mask covers, and how many there are."""
    places = [span["start"] + at for at, character in enumerate(span["text"]) if character.isalnum()]
    covered = {place for mask in masks for place in range(mask.start, mask.end)}
    return [place for place in places if place not in covered], len(places)


def score(scrubber):
    """Full-mask recall by tier and type, damaged KEEP spans, masks in reports that hold nothing personal."""
    full, total, lost, spurious = Counter(), Counter(), [], []
    for report in reports():
        masks = scrubber.scrub(report["text"], report["lang"]).masks
        for span in report["spans"]:
            missed, size = missed_characters(span, masks)
            if span["tier"] in ("direct", "quasi"):
                for key in (span["tier"], f"{span['tier']} {span['type']}"):
                    total[key] += 1
                    full[key] += not missed
                if missed:
                    lost.append((report["id"], span["tier"], span["type"], span["text"]))
            elif span["tier"] == "keep" and len(missed) < size:
                total["keep damaged"] += 1
                lost.append((report["id"], "keep", span["type"], span["text"]))
        spurious += _spurious(report, masks)
    recall = {key: round(full[key] / total[key], 3) for key in sorted(total) if key != "keep damaged"}
    return {"recall": recall, "keep_damaged": total["keep damaged"], "spurious": len(spurious)}, lost, spurious


def _spurious(report, masks):
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

    result, lost, spurious = score(Scrubber())
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    if "--write-floor" in sys.argv:
        FLOOR.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    else:
        sys.stdout.writelines(f"{entry}\n" for entry in [*lost, "spurious", *spurious])
