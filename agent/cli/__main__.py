"""`python -m agent.cli` is `helpfirst`."""

from agent.cli import main

main()
