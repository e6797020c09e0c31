"""The command line: what the owner can ask for. The only room that knows connectors and core alike."""

from __future__ import annotations


def main() -> None:
    """The entry point `helpfirst`."""
    from agent.cli.app import app
    from agent.cli.edge import run

    run(app)
