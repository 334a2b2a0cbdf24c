"""A picture of the state table, as Mermaid text. Knows the table and nothing of what it means."""

from collections.abc import Mapping

from .inputs import Input
from .session import State
from .stepping import TRANSITIONS


def state_diagram(transitions: Mapping[type[State], Mapping[type[Input], frozenset[type[State]]]] = TRANSITIONS) -> str:
    """The states and, from each to each, the inputs that lead there; an input that is not named is refused."""
    states = list(transitions)
    lines = ["stateDiagram-v2", f"    [*] --> {_word(states[0])}"]
    for state in states:
        for target in states:
            inputs = [told.__name__ for told, targets in transitions[state].items() if target in targets]
            if inputs:
                lines.append(f"    {_word(state)} --> {_word(target)}: {', '.join(inputs)}")
    lines += [f"    {_word(state)} --> [*]" for state in states if not transitions[state]]
    return "\n".join(lines)


def _word(state: type[State]) -> str:
    return state.__name__.removesuffix("State").lower()
