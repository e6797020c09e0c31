"""The edge: errors become one sentence and an exit status here, and nowhere else.

0 all well; 1 a bug, or a state that cannot be used; 2 something the owner can mend; 3 a source could not be
read as a whole (what was read is stored).
"""

from __future__ import annotations

import sys

import click

from agent.errors import SourceError, StoreError, UserError

BUG, OWNERS_MOVE, SOURCE_FAILED = 1, 2, 3


def run(app: click.Group) -> None:
    """Run the command that was asked for, and leave the process with its exit status."""
    try:
        status = app.main(prog_name="helpfirst", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        status = 0
    except click.ClickException as error:
        error.show()
        status = OWNERS_MOVE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was read so far is kept.", err=True)
        status = 130  # as a shell reports an interrupted command
    except UserError as error:
        status = _say(*error.problems, status=OWNERS_MOVE)
    except SourceError as error:
        status = _say(str(error), status=SOURCE_FAILED)
    except StoreError as error:
        status = _say(str(error), status=BUG)
    except BrokenPipeError:  # `helpfirst people | head`
        sys.stderr.close()
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _say(*problems: str, status: int) -> int:
    for problem in problems:
        click.echo(problem, err=True)
    return status
