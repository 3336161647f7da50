"""Rules over the ledger, by code."""

from collections.abc import Callable, Iterator

from rectify_docs.model.finding import Finding, catalogue
from rectify_docs.model.ledger import Ledger

Rule = Callable[[Ledger], Iterator[Finding]]
RULES: dict[str, Rule] = {}


def rule(code: str) -> Callable[[Rule], Rule]:
    """Registers a rule under its code.

    Raises:
        ValueError: the code is taken, or the catalogue does not know it.
    """

    def register(function: Rule) -> Rule:
        if code in RULES or code not in catalogue():
            message = f"rule code {code} is taken or not in the catalogue"
            raise ValueError(message)
        RULES[code] = function
        return function

    return register
