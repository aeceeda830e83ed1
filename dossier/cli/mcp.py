"""The command that lets assistants read the dossier and propose claims."""

from pathlib import Path

import click

from dossier.cli.options import FOLDER
from dossier.problems.extras import MCP, from_extra


@click.command()
@click.option("--content", type=FOLDER, default="content", help="The folder of the records.")
@click.option("--name", default="an assistant", help="Who drafts, as the files will say.")
def mcp(content: Path, name: str) -> None:
    """Serve the dossier to an assistant over standard input and output (Model Context Protocol).

    It may read sources, search, check, and propose claims, which become drafts; nothing else is written.
    """
    with from_extra(MCP, "speaking to assistants"):
        from dossier.mcp_server.server import server

    if not content.is_dir():
        raise click.ClickException(f"there is no folder '{content}'")
    if not name.isprintable() or not 0 < len(name) <= 100:
        raise click.ClickException("the name of the assistant has up to 100 printable signs")
    server(content, name).run("stdio")
