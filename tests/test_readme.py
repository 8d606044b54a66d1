"""The README keeps up with the program."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from cogapp import Cog

from extractor.cli import app
from extractor.profile import load

README = Path(__file__).parent.parent / "README.md"


def commands() -> list[str]:
    group = typer.main.get_command(app)
    return [
        f"{name} {sub}" if sub else name
        for name, command in sorted(group.commands.items())
        for sub in (sorted(command.commands) if hasattr(command, "commands") else [""])
    ]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str):
    assert f"### extractor {command}\n" in README.read_text(encoding="utf-8")


GENERATED = (
    "README.md",
    "docs/tables.md",
    "docs/cookbook.md",
    "docs/reliability.md",
    "docs/scaling.md",
    "docs/performance.md",
    "docs/report.md",
)


@pytest.mark.parametrize("page", GENERATED)
def test_the_generated_parts_are_fresh(monkeypatch: pytest.MonkeyPatch, page: str):
    monkeypatch.chdir(README.parent)
    stale = Cog().main(["cog", "--check", page])
    assert stale == 0, "make readme writes the generated parts anew"


def test_the_profile_of_the_readme_is_one(tmp_path: Path):
    text = README.read_text(encoding="utf-8").split("## Profiles")[1]
    path = tmp_path / "bakkers.toml"
    path.write_text(text.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert load(path).networks[0].name == "De Gouden Korst"
