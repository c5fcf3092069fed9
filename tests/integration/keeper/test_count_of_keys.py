import datetime as dt

from support import ROOT

from service.bootstrap.keeper import open_keeper
from service.policy.service import load_policies
from service.schedule import Job, run_job
from service.settings import Folders

TODAY = dt.date(2026, 2, 10)


def test_keys_that_run_out_are_told(tmp_path, capsys):
    policies = load_policies(ROOT / "policies")
    with open_keeper(Folders(data=tmp_path / "data"), policies) as process:
        process.keeper.prepare_keys(TODAY)
        assert process.keeper.count(TODAY).findings == ()
        assert process.keeper.count(TODAY + dt.timedelta(days=7)).findings == ()
        late = TODAY + dt.timedelta(days=8)
        assert [finding.fault for finding in process.keeper.count(late).findings] == ["keys_running_out"]
        job = Job(name="count", hours="*", minute=0, work=process.keeper.count)
        assert run_job(job, process.runs, late)
    assert "keys_running_out" in capsys.readouterr().err
