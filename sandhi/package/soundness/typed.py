"""Whether values are of the types that are declared for them: what was read of JSON is anything."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    NotRequired,
    Required,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

_Value = TypeVar("_Value")
_Judge = Callable[[Any], bool]


def ensure_typed(value: _Value, type_: Any = None) -> _Value:
    """Return a value that is of a type, with all that is in it; TypeError where it is of another.

    Without one it is a dataclass, and is held to what that declares.
    """
    declared: Any = type(value) if type_ is None else type_
    if not _judge(declared)(value):
        raise TypeError(f"{value!r:.80} is of another type")
    return value


def items_of(raw: Any) -> tuple[Any, ...]:
    """Return what a list of JSON holds; TypeError where it is none, as a text or an object."""
    return tuple(ensure_typed(raw, list | tuple))


@cache
def _judge(type_: Any) -> _Judge:
    """Return what tells whether a value is of a type."""
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ is Any:
        return lambda _: True
    if origin in (Required, NotRequired):
        return _judge(arguments[0])
    if origin in (Union, UnionType):
        judges = [*map(_judge, arguments)]
        return lambda value: any(judge(value) for judge in judges)
    if is_typeddict(type_):
        return _of_dictionary(type_)
    if is_dataclass(type_):
        parts = [(name, _judge(part)) for name, part in get_type_hints(type_).items()]
        return lambda value: (
            type(value) is type_ and all(judge(getattr(value, name)) for name, judge in parts)
        )
    if origin in (tuple, list):
        item = _judge(arguments[0])
        return lambda value: isinstance(value, origin) and all(map(item, value))
    if origin is Mapping:
        key, item = map(_judge, arguments)
        return lambda value: (
            isinstance(value, Mapping) and all(map(key, value)) and all(map(item, value.values()))
        )
    if type_ in (int, float):  # a truth value is none, though Python takes it for one
        return lambda value: isinstance(value, type_ | int) and not isinstance(value, bool)
    return lambda value: isinstance(value, NoneType if type_ is None else type_)


def _of_dictionary(type_: Any) -> _Judge:
    """Return what tells whether a value has what it must, and of what it may nothing else."""
    judges = {name: _judge(part) for name, part in get_type_hints(type_).items()}
    required = type_.__required_keys__

    def is_one(value: Any) -> bool:
        return (
            isinstance(value, Mapping)
            and required <= value.keys()
            and all(judge(value[name]) for name, judge in judges.items() if name in value)
        )

    return is_one
