"""Why a bundle is not accepted: one exact reason code each, and the result it leads to."""

from enum import StrEnum

from hrdesk.errors import UserError


class Reason(StrEnum):
    """The reason codes; each one is tested."""

    NOT_A_BUNDLE = "not_a_bundle"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    NEWER_VERSION = "newer_version"
    WRONG_KIND = "wrong_kind"
    WRONG_RECIPIENT = "wrong_recipient"
    TAMPERED = "tampered"
    UNTRUSTED_SENDER = "untrusted_sender"
    WRONG_SENDER = "wrong_sender"
    MALFORMED = "malformed"


class Result(StrEnum):
    """What becomes of a file that is not accepted (contracts, section 2)."""

    HELD = "held"  # kept whole and offered again after an update of the program
    QUARANTINED = "quarantined"  # kept aside, for somebody to look at
    REFUSED = "refused"  # not kept: the file is of no use here


_RESULTS = {
    Reason.NEWER_VERSION: Result.HELD,
    Reason.TAMPERED: Result.QUARANTINED,
    Reason.UNTRUSTED_SENDER: Result.QUARANTINED,
    Reason.WRONG_SENDER: Result.QUARANTINED,
    Reason.MALFORMED: Result.QUARANTINED,
}


class BundleRefused(UserError):
    """A file that was not accepted. ``check`` is the number of the check in docs/bundle-format.md."""

    def __init__(self, reason: Reason, sentence: str, check: int) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.check = check

    @property
    def result(self) -> Result:
        """``held``, ``quarantined`` or ``refused``."""
        return _RESULTS.get(self.reason, Result.REFUSED)
