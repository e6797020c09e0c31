"""A private certificate authority, such as people with servers at home have, made with openssl for a test."""

from __future__ import annotations

import ssl
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = "DNS:localhost,IP:127.0.0.1"
DAY = timedelta(days=1)

_CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
_CONFIG = """
[ca]
default_ca = own
[own]
database = {folder}/index
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
"""


class Authority:
    """It issues certificates for any name and time. `certificate` is what a ca_file has to hold."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.certificate = folder / "authority.pem"
        (folder / "index").touch()
        (folder / "config").write_text(_CONFIG.format(folder=folder))
        _openssl("req", "-x509", *_CURVE, "-days", "2", "-subj", "/CN=Home authority",
                 "-keyout", folder / "authority.key", "-out", self.certificate)  # fmt: skip

    def issue(self, names: str = HERE, first: timedelta = -DAY, last: timedelta = DAY) -> tuple[Path, Path]:
        """A certificate for these names, valid from `first` to `last` as seen from now, and its key; in PEM."""
        request, certificate, key = (self.folder / f"server.{ending}" for ending in ("request", "pem", "key"))
        _openssl("req", "-new", *_CURVE, "-subj", "/CN=localhost", "-addext", f"subjectAltName={names}",
                 "-keyout", key, "-out", request)  # fmt: skip
        now = datetime.now(UTC)
        begins, ends = (f"{now + span:%Y%m%d%H%M%SZ}" for span in (first, last))
        _openssl("ca", "-batch", "-notext", "-config", self.folder / "config", "-cert", self.certificate,
                 "-keyfile", self.folder / "authority.key", "-startdate", begins, "-enddate", ends,
                 "-in", request, "-out", certificate)  # fmt: skip
        return certificate, key

    def context(self, names: str, first: timedelta, last: timedelta) -> ssl.SSLContext:
        """What a server needs to show a certificate as of `issue`."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.issue(names, first, last))
        return context


def _openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)
