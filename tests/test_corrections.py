"""Corrections by people: applied before the checks, told in the tables, never lost."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from figures import answer_with
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Answer, extract
from extractor.batch import run
from extractor.cli import main
from extractor.corrections import Correction, Corrections, load_corrections
from extractor.corrections.write import correct as correct_figure
from extractor.errors import CorrectionError, ExtractorError, OutputError
from extractor.gold import load_gold
from extractor.promote import promote

ROOT = Path(__file__).parent.parent
TABLE = (
    "De cijfers:\n\n"
    "Netwerk     Streefdoel leden     Bereikt leden\n"
    "EUKA                     150               229\n"
    "FLAG                      55                71\n\n"
    "Het netwerk werd bezocht door 41 mensen."
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "antwoord.txt"
    path.parent.mkdir()
    path.write_text(answer_with(TABLE), encoding="utf-8")
    return path


def written(document: Path, *entries: str, sha256: str = "", head: str = "") -> Corrections:
    """The corrections of a document, as files of a folder hold them."""
    own = sha256 or extract(document).document.sha256
    folder = document.parent.parent / "corrections"
    folder.mkdir(exist_ok=True)
    signed = 'who = "An"\nwhen = {when}\nwhy = "Zo staat het er."\n'
    text = f'[document]\nsha256 = "{own}"\n{head}\n' + "".join(
        f"[[correction]]\n{entry}\n{signed.format(when=f'2026-01-0{place}')}"
        for place, entry in enumerate(entries, start=1)
    )
    (folder / "antwoord.toml").write_text(text, encoding="utf-8")
    return load_corrections(folder)


def of(network: str, measure: str, **more: str) -> str:
    told = "".join(f', {name} = "{value}"' for name, value in more.items())
    return f'of = {{ network = "{network}", indicator = "members", measure = "{measure}"{told} }}'


def values(answer: Answer) -> dict[tuple[str, str], tuple[object, str]]:
    return {(o.network.name, o.measure): (o.value, o.method) for o in answer.observations}


def fates(answer: Answer) -> list[str]:
    return [corrected.fate for corrected in answer.corrected]


SIGNED = 'who = "An"\nwhen = 2026-01-09\nwhy = "Zo staat het er."'
SET = f'action = "set"\n{of("EUKA", "achieved")}\nto = {{ value = 230 }}'
ADD = f'action = "add"\n{of("MaaS", "reported")}\nto = {{ value = 41 }}\nquote = "41"'
WITHDRAW = f'action = "withdraw"\n{of("FLAG", "achieved")}'


def test_a_figure_is_set_with_the_machines_value_beside_it(document: Path):
    answer = extract(document, corrections=written(document, SET))
    (figure,) = [o for o in answer.observations if o.method == "correction"]
    assert (figure.value, figure.machine_value, figure.evidence.quote) == (230, 229, "229")
    assert fates(answer) == ["applied"]


def test_a_figure_is_added_at_its_place_and_its_number_is_explained(document: Path):
    before = extract(document)
    answer = extract(document, corrections=written(document, ADD))
    assert values(answer)["MaaS", "reported"] == (41, "correction")
    (figure,) = [o for o in answer.observations if o.network.name == "MaaS"]
    assert answer.document.text[figure.evidence.start : figure.evidence.end] == "41"
    kinds = {m.evidence.quote: m.kind for m in answer.mentions}
    assert ({m.evidence.quote: m.kind for m in before.mentions}["41"], kinds["41"]) != (
        "observation",
        "observation",
    )
    assert kinds["41"] == "observation"


def test_a_figure_is_withdrawn_before_the_checks(document: Path):
    answer = extract(document, corrections=written(document, WITHDRAW))
    assert ("FLAG", "achieved") not in values(answer)
    assert any("71 was withdrawn" in f.message for f in answer.findings)


def test_of_two_corrections_of_one_figure_the_later_holds_and_the_other_is_told(document: Path):
    again = SET.replace("230", "231")
    answer = extract(document, corrections=written(document, SET, again))
    assert values(answer)["EUKA", "achieved"] == (231, "correction")
    assert fates(answer) == ["superseded", "applied"]


@pytest.mark.parametrize(
    "entry",
    [
        SET.replace("230", "229"),
        f'action = "withdraw"\n{of("MaaS", "reported")}',
        f'action = "add"\n{of("EUKA", "achieved")}\nto = {{ value = 229 }}\nquote = "229"',
    ],
)
def test_a_correction_that_the_machine_needs_no_more_is_told(document: Path, entry: str):
    answer = extract(document, corrections=written(document, entry))
    assert fates(answer) == ["agrees"]
    assert {method for _, method in values(answer).values()} == {"table"}


def test_a_corrected_figure_that_is_read_no_more_stands_as_it_was_corrected(document: Path):
    entry = f'action = "set"\n{of("MaaS", "reported")}\nto = {{ value = 42 }}\nquote = "41"'
    answer = extract(document, corrections=written(document, entry))
    assert values(answer)["MaaS", "reported"] == (42, "correction")
    assert any(f.check == "correction" and f.severity == "warning" for f in answer.findings)


@pytest.mark.parametrize(("machine", "told"), [(229, False), (231, True)])
def test_what_the_machine_reads_otherwise_than_when_it_was_corrected_is_told(
    document: Path, machine: int, told: bool
):
    answer = extract(document, corrections=written(document, f"{SET}\nmachine = {machine}"))
    assert values(answer)["EUKA", "achieved"] == (230, "correction")
    (finding,) = [f for f in answer.findings if f.check == "correction"]
    assert ("The machine read 231 when it was made" in finding.message) is told


@pytest.mark.parametrize("item", ["1", "9"])
def test_an_added_figure_is_of_the_item_that_it_stands_in(document: Path, item: str):
    entry = (
        f'action = "add"\n{of("MaaS", "reported", item=item)}\nto = {{ value = 41 }}\nquote = "41"'
    )
    answer = extract(document, corrections=written(document, entry))
    assert [o.item for o in answer.observations if o.network.name == "MaaS"] == ["1"]
    assert len(answer.frames["history"]) == len(answer.observations)


@pytest.mark.parametrize("quote", ["999", "e"])
def test_a_place_that_is_not_known_is_not_guessed(document: Path, quote: str):
    answer = extract(document, corrections=written(document, ADD.replace('"41"', f'"{quote}"', 1)))
    assert fates(answer) == ["not_applied"]
    assert any(f.check == "correction" and f.severity == "warning" for f in answer.findings)


def test_corrections_of_another_content_are_named_and_not_applied(document: Path):
    made = written(document, SET, sha256="0" * 64, head='source = "antwoord.txt"')
    answer = extract(document, corrections=made)
    assert values(answer)["EUKA", "achieved"] == (229, "table")
    (finding,) = [f for f in answer.findings if f.check == "correction"]
    assert (finding.severity, "antwoord.toml" in finding.message) == ("warning", True)


def test_the_tables_hold_the_corrected_value_run_after_run(document: Path):
    written(document, SET, WITHDRAW)
    folder = document.parent.parent
    for _ in range(2):
        run([document], folder / "out", corrections=folder / "corrections")
        kpis = pd.read_csv(folder / "out" / "kpis.csv").set_index("network_id")
        assert kpis.loc["euka", "achieved"] == 230
        corrections = pd.read_csv(folder / "out" / "corrections.csv")
        assert corrections["status"].tolist() == ["applied", "applied"]
        assert corrections["machine_value"].tolist() == [229, 71]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('action = "set"\n' + of("EUKA", "achieved"), "correction 1: Value error, 'set' needs"),
        (SET.replace('"set"', '"change"'), "correction 1, action"),
        (SET + "\ncolour = 3", "correction 1, colour"),
        ('action = "add"\n' + of("EUKA", "achieved") + "\nto = { value = 3 }", "the quote"),
        ("action = ", "no valid TOML"),
    ],
)
def test_a_mistake_is_named_with_file_and_entry(document: Path, entry: str, says: str):
    with pytest.raises(CorrectionError) as raised:
        written(document, entry)
    assert says in str(raised.value)
    assert "antwoord.toml" in str(raised.value)


def correct(document: Path, *arguments: str) -> int:
    folder = document.parent.parent / "made"
    fixed = ["--who", "An", "--why", "Zo staat het er.", "--corrections", str(folder)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["extractor", "correct", str(document), *arguments, *fixed])
        with pytest.raises(SystemExit) as stop:
            main()
    return int(stop.value.code or 0)


def test_a_correction_made_by_command_is_applied(document: Path):
    euka = ["--network", "EUKA", "--indicator", "members", "--measure", "achieved"]
    flag = ["--network", "FLAG", "--indicator", "members", "--measure", "achieved"]
    assert correct(document, *euka, "--set", "230", "--when", "2026-02-03") == 0
    assert correct(document, *flag, "--set", "period=2019", "--when", "2026-02-04") == 0
    made = load_corrections(document.parent.parent / "made")
    first, second = made.of(extract(document).document.sha256)
    assert (first.machine, first.quote, first.when) == (229, "229", date(2026, 2, 3))
    figures = {
        (o.network.name, o.period, o.value)
        for o in extract(document, corrections=made).observations
        if o.method == "correction"
    }
    assert figures == {("EUKA", first.of.period or None, 230), ("FLAG", "2019", 71)}
    assert second.to.period == "2019"


def test_the_command_tells_which_figure_it_changes(
    document: Path, capsys: pytest.CaptureFixture[str]
):
    slip = ["--network", "EUKAA", "--indicator", "members", "--measure", "achieved"]
    assert correct(document, *slip, "--set", "230") == 0
    assert "EUKA, members, total, achieved, no period: 229 became 230." in capsys.readouterr().out
    (made,) = load_corrections(document.parent.parent / "made").files.values()
    assert [c.of.network for c in made.correction] == ["EUKA"]


def test_a_later_correction_of_a_figure_replaces_the_first_and_tells_it(
    document: Path, capsys: pytest.CaptureFixture[str]
):
    euka = ["--network", "EUKA", "--indicator", "members", "--measure", "achieved"]
    flag = ["--network", "FLAG", "--indicator", "members", "--measure", "achieved"]
    for figure, value in ((euka, "230"), (flag, "72"), (euka, "231")):
        assert correct(document, *figure, "--set", value, "--when", "2026-02-03") == 0
    assert "It replaces the correction of 2026-02-03 by" in capsys.readouterr().out
    made = load_corrections(document.parent.parent / "made")
    assert [c.to.value for c in made.of(extract(document).document.sha256)] == [72, 231]
    assert fates(extract(document, corrections=made)) == ["applied", "applied"]


def test_corrections_of_one_figure_with_and_without_its_item_are_of_one_figure(document: Path):
    item = extract(document).observations[0].item
    other = SET.replace("230", "231")
    other = other.replace('measure = "achieved"', f'measure = "achieved", item = "{item}"')
    answer = extract(document, corrections=written(document, SET, other))
    assert fates(answer) == ["superseded", "applied"]


def twice(document: Path) -> list[int]:
    """A document that tells the achieved members of EUKA twice; where."""
    again = "\n\nNetwerk     Bereikt leden\nEUKA                 231\nFLAG                  71"
    document.write_text(answer_with(TABLE + again), encoding="utf-8")
    found = [o for o in extract(document).observations if o.network.name == "EUKA"]
    return [o.evidence.start for o in found if o.measure == "achieved"]


def test_corrections_of_one_meaning_at_two_places_both_hold(document: Path):
    first, second = twice(document)
    withdraw = f'action = "withdraw"\n{of("EUKA", "achieved")}\nquote = "231"\nstart = {second}'
    placed = f'{SET}\nquote = "229"\nstart = {first}'
    answer = extract(document, corrections=written(document, withdraw, placed))
    assert fates(answer) == ["applied", "applied"]
    assert values(answer)["EUKA", "achieved"] == (230, "correction")
    assert len([o for o in answer.observations if o.key[0] == "euka"]) == 2


def test_figures_of_one_meaning_are_added_at_two_places(document: Path):
    document.write_text(answer_with(f"{TABLE} Er waren 42 sprekers."), encoding="utf-8")
    text = extract(document).document.text
    first, second = (f"{ADD}\nstart = {text.index('41 mensen')}", ADD.replace("41", "42"))
    second += f"\nstart = {text.index('42 sprekers')}"
    answer = extract(document, corrections=written(document, first, second))
    assert [o.value for o in answer.observations if o.network.name == "MaaS"] == [41, 42]


def test_a_place_that_has_moved_since_is_none(document: Path):
    start = next(o for o in extract(document).observations if o.value == 229).evidence.start
    moved, now = (
        f'{SET.replace("230", str(value))}\nquote = "229"\nstart = {place}'
        for value, place in ((230, start + 1), (231, start))
    )
    answer = extract(document, corrections=written(document, moved, now))
    assert fates(answer) == ["superseded", "applied"]
    assert values(answer)["EUKA", "achieved"] == (231, "correction")


@pytest.mark.parametrize("name", ["IBN EUKA", "euka", "EUKA vzw"])
def test_a_correction_under_another_name_of_its_network_gives_way(document: Path, name: str):
    written(document, SET.replace('"EUKA"', f'"{name}"'))
    folder = document.parent.parent / "corrections"
    euka = Correction.model_validate(tomllib.loads(f"{SET.replace('230', '231')}\n{SIGNED}"))
    correct_figure(extract(document), euka, folder)
    (file,) = load_corrections(folder).files.values()
    assert [c.to.value for c in file.correction] == [231]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--network", "EUKO-X", "--set", "3"], "The nearest are: EUKA"),
        (["--network", "EUKA", "--set", "3", "--withdraw"], "one of --set, --add and --withdraw"),
        (["--network", "MaaS", "--set", "3"], "there is no such figure"),
        (["--network", "EUKA", "--set", "veel"], "is no number"),
        (["--network", "EUKA", "--set", "colour=3"], "a figure has no 'colour'"),
        (["--network", "EUKA", "--add", "3", "--quote", "229"], "is read already"),
        (["--network", "MaaS", "--add", "3", "--quote", "nergens"], "stands nowhere"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_the_remedy(
    document: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
):
    rest = ["--indicator", "members", "--measure", "achieved"]
    assert correct(document, *arguments, *rest) == 2
    assert says in " ".join(capsys.readouterr().err.split())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 5000))
def test_a_set_value_is_the_value(tmp_path_factory: pytest.TempPathFactory, value: int):
    document = tmp_path_factory.mktemp("correction") / "in" / "antwoord.txt"
    document.parent.mkdir()
    document.write_text(answer_with(TABLE), encoding="utf-8")
    answer = extract(document, corrections=written(document, SET.replace("230", str(value))))
    assert values(answer)["EUKA", "achieved"][0] == value


def test_gold_is_written_whole_or_not_at_all(document: Path, monkeypatch: pytest.MonkeyPatch):
    path = promote(extract(document), document.parent / "gold")
    before = path.read_bytes()

    def full(new: Path, data: bytes) -> None:
        with new.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExtractorError, match="No space left"):
        promote(extract(document), document.parent / "gold")
    assert path.read_bytes() == before


def test_promoted_figures_are_gold(document: Path):
    answer = extract(document, corrections=written(document, SET))
    folder = document.parent.parent / "gold"
    path = promote(answer, folder)
    facts = load_gold(folder)["antwoord"].facts()["observations"]
    assert ("EUKA", "members", "total", "achieved", "", "230", "1") in facts
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("title")]
    path.write_text("\n".join(["# Nagekeken", *kept]), encoding="utf-8")
    promote(extract(document), folder)
    again = path.read_text(encoding="utf-8")
    assert again.startswith("# Nagekeken")
    assert "title" not in again
    facts = load_gold(folder)["antwoord"].facts()["observations"]
    assert ("EUKA", "members", "total", "achieved", "", "229", "1") in facts


def test_the_example_of_the_documentation_is_right(tmp_path: Path):
    text = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    example = text.split("```toml\n")[1].split("```")[0]
    assert tomllib.loads(example)
    (tmp_path / "example.toml").write_text(example, encoding="utf-8")
    sample = ROOT / "corpus" / "841-2020-09-24.pdf"
    answer = extract(sample, corrections=load_corrections(tmp_path))
    assert fates(answer) == ["applied", "applied"]


def test_files_that_no_run_wrote_are_not_replaced(document: Path):
    out = document.parent.parent / "out"
    out.mkdir()
    (out / "observations.csv").write_text("mijn eigen cijfers", encoding="utf-8")
    with pytest.raises(OutputError, match=r"observations\.csv"):
        run([document], out)
    assert (out / "observations.csv").read_text(encoding="utf-8") == "mijn eigen cijfers"
