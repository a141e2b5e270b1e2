"""Templates, compiled once for all sites of a process."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Keep compiled templates in memory.

    Each site has an environment of its own, and a server that goes over to a new build opens a new
    site: without this, its first pages would wait until all their templates are compiled again.
    Jinja compares what is kept with the text of the template.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code that is kept of a template, if any is."""
        code = self._kept.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
