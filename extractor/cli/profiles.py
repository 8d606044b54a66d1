"""The commands about profiles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import ProfileOption

profiles = typer.Typer(no_args_is_help=True, help="Profiles: a subject told as data.")


@profiles.command("check")
def check_profile(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A profile (.toml).")],
) -> None:
    """Check a profile; a mistake is named with its line and the remedy."""
    from extractor.profile import load

    profile = load(file)
    typer.echo(
        f"{file} is a profile: {profile.title}, {len(profile.networks)} networks, "
        f"{len(profile.indicators)} indicators."
    )


@profiles.command("suggest")
def suggest(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A folder that `run` wrote.", exists=True)
    ],
    profile: ProfileOption = "ibn",
) -> None:
    """Suggest additions to a profile, from the tables of a run, as TOML to paste at its end.

    New networks, spellings that were met, and coordinators, each with its evidence as comments.
    Nothing that the profile knows is suggested. Look each through before you paste it.
    """
    from extractor.profile import load
    from extractor.suggest import read_tables, suggestions, toml_of

    found = suggestions(read_tables(out), load(profile))
    typer.echo(toml_of(found) if found else "# Nothing to add.\n", nl=False)
