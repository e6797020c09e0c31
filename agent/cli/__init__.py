"""The command line: what the owner can ask for. The only room that knows connectors and core alike."""

from __future__ import annotations

import gc


def main() -> None:
    """The entry point `helpfirst`."""
    gc.set_threshold(10_000)  # imports make much and leave no garbage: to look for it takes a fifteenth of their time
    from agent.cli.app import app
    from agent.cli.edge import run

    run(app)
