"""What is installed is all that it takes: no checkout, no test tools, nothing from the caller's environment."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
HEAVY = {"sqlite_utils", "icalendar", "jinja2", "dateutil"}


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run in `folder`, which is also $HOME, with next to nothing else in the environment."""
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


def test_a_clean_install_shows_its_help_and_a_whole_demo(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    programs = install(tmp_path)

    for arguments in (["--help"], ["demo"]):
        done = run([programs / "helpfirst", *arguments], home)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()
        assert "Traceback" not in done.stderr

    where = run([programs / "python", "-c", "import agent.views; print(agent.views.__file__)"], home)
    views = Path(where.stdout.strip()).parent
    assert views.is_relative_to(tmp_path)
    assert shipped(views / "templates") == shipped(CHECKOUT / "agent" / "views" / "templates")

    assert (programs.parent / "share" / "helpfirst" / "config.example.toml").is_file()

    for tool in ("pytest", "hypothesis"):
        done = run([programs / "python", "-c", f"import {tool}"], home)
        assert f"No module named '{tool}'" in done.stderr


def test_the_help_does_not_load_what_only_the_work_needs(tmp_path: Path) -> None:
    helpfirst = Path(sys.executable).with_name("helpfirst")
    done = run([sys.executable, "-X", "importtime", helpfirst, "--help"], tmp_path)
    assert done.returncode == 0, done.stderr
    loaded = set(re.findall(r"\| +(\w+)[\w.]*$", done.stderr, re.MULTILINE))
    assert "agent" in loaded
    assert loaded & HEAVY == set()


def install(folder: Path) -> Path:
    """Install a copy of the sources into a new virtual environment; the folder of its programs.

    A copy, because building leaves files beside the sources. pip itself keeps the caller's environment:
    that is where it is told how to reach its packages.
    """
    sources = folder / "sources"
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("agent", "connectors"):
        shutil.copytree(CHECKOUT / package, sources / package, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "config.example.toml"):
        shutil.copy(CHECKOUT / name, sources)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    programs = folder / "venv" / "bin"
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", sources], check=True)
    return programs


def shipped(folder: Path) -> set[str]:
    """The names of the files below a folder; there is at least one."""
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names
    return names
