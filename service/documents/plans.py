"""Reading a policy and its library for a plan, also when the policy is not ready yet."""

import datetime as dt
import hashlib
import tomllib
from pathlib import Path
from typing import Any

from service.documents.errors import PolicyUnreadable
from service.documents.openings import fill_openings
from service.documents.plan import make_plan
from service.documents.plan_source import PlanSource
from service.documents.sheet import Sheet
from service.policy.convert import convert_all
from service.policy.findings import Finding
from service.policy.library import read_library
from service.policy.service import lint_files
from service.policy.shape.meldpunt import PolicyFile


def read_plan(policies: Path, name: str, today: dt.date) -> Sheet:
    """Return the plan of `policies/NAME.toml`.

    Raises:
        PolicyUnreadable: there is no such file, it is no TOML, or a value has the wrong shape.
    """
    return make_plan(read_source(policies, name, today))


def read_source(policies: Path, name: str, today: dt.date) -> PlanSource:
    """Return what a plan of `policies/NAME.toml` is made from.

    Required fields that are missing are told as open; everything that the linter says comes with it.

    Raises:
        PolicyUnreadable: there is no such file, it is no TOML, or a value has the wrong shape.
    """
    path = policies / f"{name}.toml"
    content, raw = _read(path)
    filled, missing = fill_openings(raw, PolicyFile)
    file, shape = convert_all(filled, PolicyFile, path.name)
    library, of_library = read_library(policies / "library")
    if file is None or library is None:
        raise PolicyUnreadable((*shape, *of_library))
    linted = lint_files((path,), today)
    policy = next(iter(linted.policies), None)
    return PlanSource(
        file=file,
        library=library,
        findings=linted.findings,
        missing=missing,
        digest=hashlib.sha256(content).hexdigest() if policy is None else policy.digest,
        compiled=policy is not None,
    )


def _read(path: Path) -> tuple[bytes, dict[str, Any]]:
    try:
        content = path.read_bytes()
        return content, tomllib.loads(content.decode("utf-8"))
    except OSError:
        finding = Finding(file=path.name, path="", code="onleesbaar", right="dit bestand is er niet of niet te lezen")
    except (ValueError, RecursionError) as error:
        finding = Finding(file=path.name, path="", code="geen-toml", right=f"dit moet TOML zijn: {error}")
    raise PolicyUnreadable((finding,))
