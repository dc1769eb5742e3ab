"""The HTML report: one self-contained file, readable without JavaScript and without a network."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from aligner.document import Run
from aligner.resources.kept import kept
from reports.html.marks import urdu_runs
from reports.html.view import page_of

_TEMPLATE = "report.html.j2"
_FONTS = {
    "arabic": "noto-nastaliq-urdu-arabic-400-normal.woff2",
    "latin": "noto-nastaliq-urdu-latin-400-normal.woff2",
}


def render(run: Run) -> str:
    """Return the report of a run as an HTML page.

    Text of the documents is escaped by jinja2; style and script are allowed by their hashes.
    """
    style, script = _style(), _static("report.js")
    page = page_of(run)
    policy, data = _policy(style, script), _embedded(page.offsets)
    return _template().render(page=page, style=style, script=script, policy=policy, data=data)


@cache
def _template() -> Template:
    code = compile(_template_code(), _TEMPLATE, "exec")
    return Template.from_code(_environment(), code, {})


@kept
def _template_code() -> str:
    """Return the Python that jinja2 makes of the template."""
    environment = _environment()
    source, _, _ = PackageLoader("reports.html").get_source(environment, _TEMPLATE)
    return environment.compile(source, _TEMPLATE, raw=True)


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["urdu_runs"] = urdu_runs
    return environment


def _static(name: str) -> str:
    return files(__name__).joinpath("static", name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    fonts = {
        name: base64.b64encode(
            files(__name__).joinpath("static", "fonts", file).read_bytes()
        ).decode()
        for name, file in _FONTS.items()
    }
    style = _static("report.css")
    for name, data in fonts.items():
        style = style.replace(f"@@{name}@@", data)
    return style


def _policy(style: str, script: str) -> str:
    def allowed(content: str) -> str:
        digest = hashlib.sha256(content.encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    return (
        f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _embedded(data: object) -> str:
    """Return JSON that no parser can mistake for markup, for a data block."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
