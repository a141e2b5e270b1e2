"""Templates, compiled once for all sites of a process, and filled in one go.

Datasette fills templates as coroutines, for the sake of those that wait for something. Most of ours
are given all they show; filled as functions, they take about a seventh less time. A page has some
thousand values and calls: what Jinja asks of each is asked in fewer steps here, to the same end.
"""

import re
from collections.abc import Callable, Mapping
from types import MethodType
from typing import Any

from datasette.app import Datasette
from datasette.utils import PrefixedUrlString
from datasette.utils.asgi import Request
from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.nodes import Template as TemplateNode
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from sandhi.site.elements.interface import gettext

_ESCAPED = re.compile("[&<>'\"]")


def escaped(value: object) -> str:
    """Return what ``markupsafe.escape`` does, as it is where nothing is to be escaped."""
    if type(value) is Markup:
        return value
    if type(value) is PrefixedUrlString:  # which makes a copy of itself at each look at it
        value = str.__str__(value)
    if type(value) is str and not _ESCAPED.search(value):
        return value
    return escape(value)


def translated(message: str, **variables: object) -> Markup:
    """Return a word or sentence of the interface as HTML, as Jinja's ``gettext`` does."""
    text = gettext(message)
    return Markup(text) % variables if variables else Markup(text % {})


class _Escaping(CodeGenerator):
    """Compiles templates that escape by ``escaped``."""

    def visit_Template(self, node: TemplateNode, frame: Frame | None = None) -> None:
        """Import it first."""
        self.writeline(f"from {escaped.__module__} import {escaped.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{escaped.__name__}(")


class _Calling(Context):
    """Calls what is to be given nothing of the context as it is."""

    def call(self, called: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Any:
        """Return what ``Context.call`` returns."""
        kind = type(called)
        if kind is Macro or (kind is MethodType and not hasattr(called, "jinja_pass_arg")):
            keywords.pop("_block_vars", None)
            keywords.pop("_loop_vars", None)
            return called(*arguments, **keywords)
        return super().call(called, *arguments, **keywords)


class CompiledTemplates(BytecodeCache):
    """Keep compiled templates in memory.

    Each site has an environment of its own, and a server that goes over to a new build opens a new
    site: without this, its first pages would wait until all their templates are compiled again.
    Jinja compares what is kept with the text of the template.
    """

    def __init__(self) -> None:
        self._bytecode: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code that is kept of a template, if any is."""
        code = self._bytecode.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._bytecode[bucket.key] = bucket.bytecode_to_string()


class _Filled(Template):
    """A template that waits for nothing, for whoever asks for it as Datasette does."""

    async def render_async(self, *arguments: Any, **variables: Any) -> str:
        """Return what ``render`` returns."""
        return self.render(*arguments, **variables)


def keep_compiled(environment: Environment) -> None:
    """Have an environment compile no template twice, and look for no newer one."""
    environment.code_generator_class = _Escaping
    environment.context_class = _Calling
    environment.globals["_"] = translated
    environment.bytecode_cache = _AS_COROUTINES
    environment.auto_reload = False


async def fill_template(
    datasette: Datasette, template: str, variables: Mapping[str, object], request: Request
) -> str:
    """Return the HTML of a page that is given all it shows."""
    shared = datasette.jinja_env.globals
    if _FILLING not in shared:
        filling = datasette.jinja_env.overlay(enable_async=False, bytecode_cache=_AS_FUNCTIONS)
        filling.template_class = _Filled
        shared[_FILLING] = filling
    environment: Environment = shared[_FILLING]
    html: str = await datasette.render_template(
        environment.get_template(template), variables, request=request
    )
    return html


_AS_COROUTINES, _AS_FUNCTIONS = CompiledTemplates(), CompiledTemplates()
_FILLING = "the environment of templates that are filled in one go"  # no name that one could ask by
