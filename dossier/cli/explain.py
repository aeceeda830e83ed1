"""The command that explains a problem."""

import click


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a problem by its CODE, such as unknown-entity, with a wrong and a right example."""
    from dossier.problems import Code, did_you_mean
    from dossier.problems.explained import explanation_text

    slug = code.strip("[] ").lower().replace("_", "-")
    codes = {each.slug: each for each in Code}
    if slug not in codes:
        hint = did_you_mean(slug, codes) or f"the codes are: {', '.join(codes)}"
        raise click.ClickException(f"no problem has the code '{slug}'; {hint}")
    click.echo(explanation_text(codes[slug]))
