"""The office's rule about ages: kept once in the store, the default of every list and report."""

import json
import re
from collections.abc import Sequence

from hrdesk.domain.ages import COUNTINGS, AgeRule, usual_limits
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import ages as say
from hrdesk.models import setting
from hrdesk.models.store import Store
from hrdesk.services.transaction import transaction

_KEY = "age-rule"
_YOUNGEST, _OLDEST, _MOST = 18, 99, 12


def age_rule(store: Store) -> AgeRule:
    """Return the rule settled; complete years and the bands of Mẫu 02/CL.CBCCX until one is."""
    with store.reading() as connection:
        kept = json.loads(setting.read(connection, _KEY) or "{}")
    limits = tuple(kept.get("limits", ()))
    counting = kept.get("counting")
    return AgeRule(
        counting if counting in COUNTINGS else COUNTINGS[0],
        limits if _are_sound(limits) else usual_limits(),
    )


def settle(store: Store, rule: AgeRule) -> Changes:
    """Keep a rule. Raises ``UserError`` for limits that are no bands."""
    if rule.counting not in COUNTINGS or not _are_sound(rule.limits):
        raise UserError(say.wrong_limits(", ".join(map(str, rule.limits))))
    with transaction(store, "Thiết lập cách tính tuổi", undoable=False) as writing:
        writing.remember(_KEY, json.dumps({"counting": rule.counting, "limits": rule.limits}))
    return Changes(name="Thiết lập cách tính tuổi", counts={("setting", "changed"): 1})


def limits_of(text: str) -> tuple[int, ...]:
    """Return the limits typed, "30, 40, 50, 60". Raises ``UserError`` when they make no bands."""
    parts = [part for part in re.split(r"[\s,;]+", text.strip()) if part]
    limits = tuple(int(part) if part.isascii() and part.isdigit() else 0 for part in parts)
    if not _are_sound(limits):
        raise UserError(say.wrong_limits(text.strip()))
    return limits


def _are_sound(limits: Sequence[int]) -> bool:
    whole = all(type(limit) is int and _YOUNGEST <= limit <= _OLDEST for limit in limits)
    return whole and 0 < len(limits) <= _MOST and list(limits) == sorted(set(limits))
