"""The two kinds of trouble that end in a sentence for the user; everything else is a bug of ours.

The sentence is Vietnamese and says what is wrong, where, and what to do.
"""


class HRDeskError(Exception):
    """Carries one sentence in Vietnamese, ready to be shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UserError(HRDeskError):
    """The user can mend it: bad input, a refused file, a wrong passphrase. Nothing was changed."""


class EnvironmentProblem(HRDeskError):
    """The machine is in the way: disk full, folder read-only, file locked. Nothing was changed."""
