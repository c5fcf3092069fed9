"""The real intake with one trivial route beside it, on the same server, for the same load."""

import datetime as dt
import sys
from pathlib import Path

from litestar import Response, post

from service.bootstrap.intake import open_intake
from service.bootstrap.keeper import open_keeper
from service.kernel.clock import SystemClock
from service.policy.service import load_policies
from service.serving import serve
from service.settings import Folders, IntakeSettings
from service.web.app import build_app
from service.web.headers import DATA_HEADERS


@post("/niets")
async def nothing() -> Response[bytes]:
    """Answer as every route does, with the same headers, and do nothing else."""
    content = b'{"ontvangen":true}'
    return Response(content, status_code=201, media_type="application/json", headers=dict(DATA_HEADERS))


def main(kind: str, data: Path, port: int) -> None:
    policies = load_policies(Path("policies"))
    if kind == "trivial":
        serve(build_app([nothing]), "127.0.0.1", port)
        return
    folders = Folders(data=data)
    with open_keeper(folders, policies) as keeper:
        keeper.keeper.prepare_keys(dt.datetime.now(tz=dt.UTC).date())
        verifier_key = keeper.verifier_key
    settings = IntakeSettings(
        store=folders.store,
        public=folders.public,
        private=folders.intake,
        keeper_key=verifier_key,
    )
    with open_intake(settings, SystemClock()) as process:
        serve(process.app, "127.0.0.1", port)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
