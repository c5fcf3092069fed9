import time

import pytest
from unit.export.figures import QUARTER, quarter_design, quarter_records

from service.export.attack import audit
from service.export.counts import tabulate
from service.export.protect import Protected, protect

SECONDS = 60


@pytest.mark.parametrize("options", [4, 16])
@pytest.mark.parametrize("size", [30, 300])
def test_usual_quarter_is_protected_and_attacked_in_time(options, size):
    design = quarter_design(options)
    counts = tabulate(design, quarter_records(design, size, size + options), QUARTER)
    started = time.process_time()
    result = protect(design, counts, QUARTER, 5)
    assert isinstance(result, Protected)
    assert audit(result.tables, counts, 5) == ()
    assert time.process_time() - started < SECONDS
