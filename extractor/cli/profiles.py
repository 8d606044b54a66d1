"""The commands about profiles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
