"""The same release gives the same bytes, on any machine: other hash seed, zone, language and day."""

import os
import subprocess
import sys

import pytest
from support import ROOT
from unit.export.editions import PROOF, make_edition

from service.export.formats.files import files_of
from service.export.publication import encode_publication

PROGRAM = """
import sys
from unit.export.editions import PROOF, make_edition
from service.export.formats.files import files_of
from service.export.publication import encode_publication
sys.stdout.buffer.write(encode_publication(files_of(make_edition(), PROOF)[0]))
"""


@pytest.mark.parametrize(
    ("seed", "zone", "language"), [("1", "Pacific/Kiritimati", "tr_TR.UTF-8"), ("2", "America/Los_Angeles", "C")]
)
def test_another_process_writes_the_same_bytes(seed, zone, language):
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": language,
    }
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, env=environment, timeout=60)
    assert done.stdout == encode_publication(files_of(make_edition(), PROOF)[0])
