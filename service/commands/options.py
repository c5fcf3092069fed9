"""Options that several commands share."""

from pathlib import Path
from typing import Final

import click

FOLDER: Final = click.Path(path_type=Path, file_okay=False)
FILE: Final = click.Path(path_type=Path, exists=True, dir_okay=False)
POLICIES: Final = click.option("--policies", type=FOLDER, default=Path("policies"), help="De map met beleid.")
DATA: Final = click.option("--data", type=FOLDER, default=Path("data"), help="De map met gegevens.")
TODAY: Final = click.option(
    "--today", type=click.DateTime(formats=["%Y-%m-%d"]), help="Doe alsof het die dag is; alleen in een demo."
)
