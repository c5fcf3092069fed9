"""`luwte policy approve`: what a second person sees, and what is written when that person says yes."""

import pytest
from click.testing import CliRunner
from integration.keeper.living import START, days, keeping
from msgspec.structs import replace
from support import breda, copy_policies, edit

from service.cli import main_group
from service.keeper.candidates import PolicyFolder
from service.policy.approval import ApprovalRefused, decode_approval
from service.policy.canonical import with_digest
from service.policy.errors import PolicyRejected
from service.processes.approve import Proposal, describe

SAID = "Goedgekeurd. De keeper neemt het binnen een minuut over."
MIDNIGHT = "Het formulier wisselt om middernacht (Nederlandse tijd): wie vandaag meldt, meldt onder het oude beleid."
FIGURES = "Bij cijfers: een lagere grens of een nieuwe tabel geldt vanaf het eerste hele kwartaal."
AUTHOR = "beleidsadviseur sociale veiligheid"


class Desk:
    """A keeper's folder, its policies, and the command."""

    def __init__(self, folder):
        self.data = folder / "data"
        self.policies = copy_policies(folder)
        self.file = self.policies / "breda.toml"
        self.offers = PolicyFolder(self.policies)

    def keep(self, day):
        with keeping(self.data, offers=self.offers) as process:
            process.keeper.run_once(day)
            return process.keeper

    def edit(self, old, new, version="2027-01-01"):
        edit(self.file, old, new)
        edit(self.file, f'versie = "{breda().version}"', f'versie = "{version}"')
        if version != breda().version:
            change = f'[[wijzigingen]]\nversie = "{version}"\ndoor = "{AUTHOR}"\nwat = "Aangepast."\n\n[[wijzigingen]]'
            edit(self.file, "[[wijzigingen]]", change)

    def approve(self, *options: str, by="Bilal Yildiz", slug="breda", answer="j\n"):
        folders = ["--data", str(self.data), "--policies", str(self.policies)]
        arguments = ["policy", "approve", slug, "--door", by, *folders, *options]
        return CliRunner().invoke(main_group, arguments, input=answer, catch_exceptions=False)

    @property
    def waiting(self):
        path = self.data / "keeper" / "approvals" / "breda.json"
        return decode_approval(path.read_bytes()) if path.exists() else None


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.keep(START)
    return desk


def test_change_is_shown_approved_and_taken_over(desk):
    desk.edit('termijn = "P30D"\nuiterlijk = "P37D"', 'termijn = "P14D"\nuiterlijk = "P37D"')
    assert desk.keep(START).standing.waiting == ("breda",)
    shown = desk.approve("--ja")
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert lines[0] == f"breda: versie 2027-01-01, geschreven door {AUTHOR}"
    assert [line.split("  ")[0] for line in lines[2:]][:2] == ["wat", "bewaartermijn verhaal termijn"]
    assert lines[3].split() == [
        *("bewaartermijn", "verhaal", "termijn", "30", "dagen", "14", "dagen"),
        *["korter", "bewaren", "geldt", "meteen,", "ook", "voor", "wat", "er", "al", "is"],
    ]
    assert lines[-3:] == [SAID, MIDNIGHT, "Korter bewaren geldt meteen, ook voor wat er al is."]
    assert (desk.waiting.proposed_by, desk.waiting.approved_by) == (AUTHOR, "Bilal Yildiz")
    keeper = desk.keep(START + days(1))
    assert (keeper.policies["breda"].version, desk.waiting) == ("2027-01-01", None)
    with pytest.raises(ApprovalRefused, match="niets gewijzigd"):
        desk.approve("--ja")


def test_telephone_number_is_served_at_once(desk):
    desk.edit('contact = "privacy@breda.example"', 'contact = "avg@breda.example"')
    shown = desk.approve("--ja")
    assert "privacy@breda.example" in shown.output
    assert shown.output.splitlines()[-2:] == [SAID, "Het formulier wisselt meteen."]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("k = 5", "k = 6", (MIDNIGHT, FIGURES)),
        ('termijn = "P30D"\nuiterlijk = "P37D"', 'termijn = "P35D"\nuiterlijk = "P37D"', (MIDNIGHT,)),
    ],
)
def test_only_what_the_change_does_is_said(desk, old, new, said):
    desk.edit(old, new)
    lines = desk.approve("--ja").output.splitlines()
    assert tuple(lines[lines.index(SAID) + 1 :]) == said


@pytest.mark.parametrize("answer", ["j\n", "Ja\n"])
def test_yes_is_asked_in_dutch(desk, answer):
    desk.edit("k = 5", "k = 6")
    shown = desk.approve(answer=answer)
    assert "Keurt u dit goed? [j/N]: " in shown.output
    assert desk.waiting is not None


def test_long_texts_are_shown_one_under_the_other():
    old = breda()
    before = "Dit is een zin die niet verandert. " * 20
    texts = [replace(old.problem, nl=f"{before}{word} {before}") for word in ("Eerst", "Daarna")]
    pair = [with_digest(replace(old, problem=text)) for text in texts]
    proposal = Proposal(
        old_digest=pair[0].digest[:32], old=pair[0], new=pair[1], proposed_by="Anna", approved_by="Bilal"
    )
    item, now, soon = describe(proposal)[3:]
    assert item == "probleem"
    assert (now.startswith("  nu:     ..."), "Eerst" in now, now.endswith("...")) == (True, True, True)
    assert (soon.startswith("  straks: ..."), "Daarna" in soon, soon.endswith("...")) == (True, True, True)
    assert max(len(now), len(soon)) <= 180


@pytest.mark.parametrize("answer", ["n\n", "\n", "", "yes\n"])
def test_without_a_yes_nothing_is_written(desk, answer):
    desk.edit("k = 5", "k = 6")
    shown = desk.approve(answer=answer)
    assert (shown.exit_code, shown.output.splitlines()[-1]) == (1, "gestopt")
    assert desk.waiting is None


def test_same_version_is_refused(desk):
    desk.edit("k = 5", "k = 6", breda().version)
    with pytest.raises(ApprovalRefused, match=r"\[\[wijzigingen\]\]"):
        desk.approve("--ja")
    assert desk.waiting is None


@pytest.mark.parametrize("by", [AUTHOR, AUTHOR.upper(), "", " ", "Veiligheid, sociale beleidsadviseur", "\u0410nna"])
def test_writer_cannot_approve(desk, by):
    desk.edit("k = 5", "k = 6")
    with pytest.raises(ApprovalRefused):
        desk.approve("--ja", by=by)
    assert desk.waiting is None


def test_faulty_policy_is_refused_with_its_errors(desk):
    desk.edit("k = 5", "k = 1")
    with pytest.raises(PolicyRejected, match=r"vrijgave\.k"):
        desk.approve("--ja")


def test_unknown_meldpunt_is_refused(desk):
    with pytest.raises(ApprovalRefused, match="geen bestand"):
        desk.approve("--ja", slug="nergens")


def test_new_meldpunt_needs_no_approval(desk):
    text = desk.file.read_text(encoding="utf-8").replace('slug = "breda"', 'slug = "tilburg"')
    (desk.policies / "tilburg.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ApprovalRefused, match="vanzelf"):
        desk.approve("--ja", slug="tilburg")


def test_folder_without_a_keeper_is_refused(tmp_path):
    with pytest.raises(ApprovalRefused, match="nog geen keeper"):
        Desk(tmp_path).approve("--ja")


def test_codes_that_steer_a_terminal_are_shown():
    old, sly = breda(), "a\x1b[2K\u202eb\nc"
    new = with_digest(replace(old, controller=replace(old.controller, contact=sly)))
    proposal = Proposal(old_digest=old.digest[:32], old=old, new=new, proposed_by="Anna", approved_by="Bilal")
    (line,) = (line for line in describe(proposal) if line.startswith("verantwoordelijke"))
    assert r"a\x1b[2K\x202eb\x0ac" in line


def test_lost_old_policy_can_still_be_replaced(desk):
    for path in (desk.data / "public" / "policies").iterdir():
        path.unlink()
    desk.edit("k = 5", "k = 6")
    assert "hier niet bewaard" in desk.approve("--ja").output
    assert desk.keep(START).policies["breda"].release.k == 6
