"""What was filled in and refused: kept until something comes of it, wherever the curator goes."""

from collections.abc import Hashable
from typing import Generic, TypeVar

_MOST = 100  # forms that are kept; of more, those that were refused last

_Form = TypeVar("_Form")


class KeptForms(Generic[_Form]):
    """Forms that were refused in a sitting, each by the place to which it belongs."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._forms: dict[Hashable, _Form] = {}

    def keep(self, place: Hashable, form: _Form) -> None:
        """Keep a form, in the place of what was kept there."""
        self.drop(place)
        self._forms[place] = form
        while len(self._forms) > _MOST:
            self.drop(next(iter(self._forms)))

    def at(self, place: Hashable) -> _Form | None:
        """The form that is kept for a place; None where there is none."""
        return self._forms.get(place)

    def drop(self, place: Hashable) -> None:
        """Keep nothing for a place any longer."""
        self._forms.pop(place, None)

    def last_first(self) -> list[_Form]:
        """All that is kept, what was refused last first."""
        return [*self._forms.values()][::-1]
