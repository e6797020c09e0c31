"""Where a password really lies -> the password. It is looked up when it is needed and kept nowhere.

No password, and nothing that a command printed, ever stands in an error.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path

from agent.config.records import Command, Credential, Environment, File, Secret, Way
from agent.errors import LoginError

_COMMAND_SECONDS = 30
_MOST = 65_536  # bytes


class _NotHere(Exception):
    """One way did not lead to a password, and why, as a part of a sentence."""


def resolve(secret: Secret, environment: Mapping[str, str] = os.environ) -> str:
    """The password by the first way that leads to one. LoginError that names what was tried."""
    tried = []
    for way in secret.ways:
        try:
            return _by(way, environment)
        except _NotHere as reason:
            tried.append(str(reason))
    raise LoginError(f"No password was found: {'; '.join(tried)}.", "Put it where the configuration says.") from None


def _by(way: Way, environment: Mapping[str, str]) -> str:
    match way:
        case Credential(name):
            return _credential(name, environment)
        case File(path):
            return _first_line(_private(path), f'file "{path}"')
        case Environment(name):
            if not environment.get(name):
                raise _NotHere(f"${name} is not set")
            return environment[name]
        case Command(words):
            return _first_line(_output(words), f'command "{words[0]}"')


def _credential(name: str, environment: Mapping[str, str]) -> str:
    """systemd puts credentials into a folder that only the service may read (systemd.exec, LoadCredential=)."""
    folder = environment.get("CREDENTIALS_DIRECTORY")
    if not folder:
        raise _NotHere(f'credential "{name}" is there only for the service ($CREDENTIALS_DIRECTORY is not set)')
    try:
        return _first_line((Path(folder) / name).read_bytes(), f'credential "{name}"')
    except OSError as problem:
        raise _NotHere(f'credential "{name}": {_reason(problem)}') from None


def _private(path: Path) -> bytes:
    """The content of a file that nobody else may read, looked at through one and the same descriptor."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_uid not in (os.geteuid(), 0):
                raise _NotHere(f'file "{path}" belongs to somebody else')
            if stat.S_IMODE(status.st_mode) & 0o077:
                raise _NotHere(f'file "{path}" can be read by others (type chmod 600 "{path}")')
            return file.read(_MOST)
    except OSError as problem:
        raise _NotHere(f'file "{path}": {_reason(problem)}') from None


def _output(words: tuple[str, ...]) -> bytes:
    """What a command prints. No shell, nobody to ask, and what it says on the side goes nowhere."""
    try:
        done = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_COMMAND_SECONDS,
            check=False,
        )
    except OSError as problem:
        raise _NotHere(f'command "{words[0]}": {_reason(problem)}') from None
    except subprocess.TimeoutExpired:
        raise _NotHere(f'command "{words[0]}" took longer than {_COMMAND_SECONDS} seconds') from None
    if done.returncode:
        raise _NotHere(f'command "{words[0]}" failed with exit status {done.returncode}')
    return done.stdout


def _first_line(content: bytes, where: str) -> str:
    line = content.partition(b"\n")[0].rstrip(b"\r")
    if not line:
        raise _NotHere(f"{where} is empty")
    try:
        return line.decode()
    except UnicodeDecodeError:
        raise _NotHere(f"{where} is not UTF-8") from None


def _reason(problem: OSError) -> str:
    return "is not there" if isinstance(problem, FileNotFoundError) else (problem.strerror or "failed").lower()
