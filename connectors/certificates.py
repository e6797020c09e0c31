"""What to say when a server's certificate is not accepted, for every kind of connection. Nothing is sent then."""

from __future__ import annotations

from ssl import SSLCertVerificationError

# Numbers of X509_verify_cert_error_string(3).
_NOT_YET_VALID, _HAS_EXPIRED = 9, 10


def distrusted(host: str, problem: SSLCertVerificationError) -> tuple[str, str]:
    """What is wrong, and what the owner can do about it."""
    if problem.verify_code == _HAS_EXPIRED:
        advice = "If it is your own server, renew it; if not, check the clock of this computer."
        return f"The certificate of {host} has expired.", advice
    if problem.verify_code == _NOT_YET_VALID:
        return f"The certificate of {host} is not valid yet.", "Check the clock of this computer."
    return (
        f"The certificate of {host} could not be verified ({problem.verify_message}).",
        "If it is your own server, name its certificate with ca_file in the configuration.",
    )
