"""Writes the page: `dist/auditor.html`, one file that audits downloads in the browser and can reach nothing, and the
same to be served, `dist/site/`.

The outer page holds the program and no data; face and engine live in a sandboxed frame with a policy of its own. How
the parts come together is told in `browser/`. The same bytes come out of every clone of a commit.

With an address, `page.py https://…`, the file says where the site is, for devices that run no JavaScript in a file.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import io
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import compile_data
import face
import page_day
import page_site
import page_sources
from pins import BuildError

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "dist" / "auditor.html"
SITE = ROOT / "dist" / "site"
BROWSER = Path(__file__).parent / "browser"

LEFT_OUT = {"auditor.cli", "auditor.demo"}
NETS = ("auditor.photos", "weights/*")
"""What the page has no use for; nor for the nets: it looks at no photo."""

POLICY = (
    "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; worker-src {workers}; style-src 'unsafe-inline'; "
    "img-src data: blob:; connect-src {reached}; frame-src blob:; form-action 'none'; base-uri 'none'"
)
"""Of the outer page, and of the frame once more. The report brings a style of its own, so styles are not named.
`blob:` in frames is what is saved: Firefox and WebKit take that for a frame that goes there. Nobody else has such an
address, and what is opened at one is held by the same policy."""
CLOSED = {"workers": "blob:", "reached": "'none'"}

_WORDS = sorted(
    path
    for folder in ("checks", "reports", "auditor/downloads/how", "auditor/live/pages")
    for path in (ROOT / folder).rglob("*.yaml")
)
_LINK = re.compile(r"https://[^\s\"'<>)\]}]+")

_ADDRESS = re.compile(r"https://[^`\s]*/pyodide/v\$\{\w+\}/full/")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def make(address: str = "") -> Iterator[tuple[Path, int, str]]:
    """Write the page as a file and as a site; of each its path, its length and its sha256. Raises BuildError."""
    made = parts()
    content = page(made, address).encode()
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_bytes(content)
    yield PAGE, len(content), hashlib.sha256(content).hexdigest()
    files = page_site.files(made, shell)
    page_site.write(SITE, files)
    yield SITE, sum(map(len, files.values())), hashlib.sha256(files[page_site.SUMS]).hexdigest()


def page(parts: Mapping[str, bytes], address: str = "") -> str:
    """The one file's text."""
    words = _text("noscript.html")
    if address:
        words += face.filled(BROWSER / "noscript_site.html", site=html.escape(address))
    return shell("\n".join(_part(name, content) for name, content in parts.items()), words, CLOSED)


def shell(parts: str, noscript: str, reach: Mapping[str, str], served: str = "") -> str:
    """The outer page around these parts. `served` stands in the heads of page and frame."""
    check, closed = _text("check.js"), _text("closed.js")
    code, script = face.script(BROWSER / "shell.js"), face.script(BROWSER / "door.js")
    policy = _policy(CLOSED, closed, script)
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n{served}<script>{closed}</script>'
    return face.filled(
        BROWSER / "shell.html",
        policy=_policy(reach, closed, check, code, script),
        served=served,
        version=_version(),
        packages=", ".join(path.name.partition("-")[0] for path in page_sources.wheels()),
        noscript=noscript,
        frame=html.escape(face.frame(script, head)),
        shell_style=_text("shell.css"),
        closed=closed,
        check=check,
        shell_code=code,
        links=links(),
        parts=parts,
    )


def _policy(reach: Mapping[str, str], *scripts: str) -> str:
    return POLICY.format(scripts=" ".join(map(_hash, scripts)), **reach)


def parts() -> Mapping[str, bytes]:
    """What the page consists of besides its own text. Raises BuildError."""
    python, wheels = page_sources.python(), page_sources.wheels()
    own_files = {**own(), "entry.py": (BROWSER / "entry.py").read_bytes(), "made": page_day.day().encode()}
    return {
        "code": engine(python).encode(),
        "wasm": python["pyodide.asm.wasm"],
        "stdlib": packed(standard(python["python_stdlib.zip"])),
        "site": packed(_beside({**foreign(wheels), **own_files})),
        "lock": json.dumps({"info": json.loads(python["pyodide-lock.json"])["info"], "packages": {}}).encode(),
    }


def engine(python: Mapping[str, bytes]) -> str:
    """The worker's code as one classic script: Python's loader, what it would import as a module, and our own end.

    Raises BuildError where a new version of the loader is no longer what is rewritten here.
    """
    loader = _replaced(python["pyodide.js"].decode(), _ADDRESS, "https://page.invalid/")
    loader = _replaced(loader, re.compile(r"\n//# sourceMappingURL=\S+"), "")
    module = python["pyodide.asm.mjs"].decode()
    module = _replaced(module, re.compile(r"\bimport\.meta\.url\b"), '"https://page.invalid/pyodide.asm.mjs"')
    module = _replaced(module, re.compile(r"\bexport default (\w+);?"), r"return \1;")
    return f'{loader}\nconst createPyodideModule = (() => {{ "use strict";\n{module}\n}})();\n{_text("engine.js")}'


def foreign(wheels: list[Path]) -> Mapping[str, bytes]:
    """The files of the packages, with their licences, without machine code for other machines."""
    files: dict[str, bytes] = {}
    for wheel in wheels:
        with ZipFile(wheel) as opened:
            names = [name for name in opened.namelist() if not name.endswith("/") and _is_wanted(name)]
            files |= {name: opened.read(name) for name in names}
    return files


def _is_wanted(name: str) -> bool:
    if ".dist-info/" in name:
        return "licen" in name.casefold()
    return ".so" not in name or name.endswith("-wasm32-emscripten.so")


def own() -> Mapping[str, bytes]:
    """The auditor's own files as a wheel holds them, but for what the page has no use for."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    files = dict(_own(settings))
    return {**files, f"auditor/{compile_data_name()}": compile_data.content()}


def _own(settings: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, bytes]]:
    homes, data = settings["package-dir"], settings["package-data"]
    for package in (name for name in settings["packages"] if name not in LEFT_OUT):
        first = max((home for home in homes if f"{package}.".startswith(f"{home}.")), key=len, default="")
        folder = ROOT / (homes[first] + package[len(first) :] if first else package).replace(".", "/")
        patterns = ["*.py", *(one for one in data.get(package, ()) if (package, one) != NETS)]
        for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
            yield f"{package.replace('.', '/')}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def compile_data_name() -> str:
    """What the file of compiled data is called."""
    sys.path.insert(0, str(ROOT))
    from auditor import compiled

    return compiled.NAME


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip without times, and not compressed: the whole of it will be."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name, _EPOCH), files[name])
    return made.getvalue()


def standard(content: bytes) -> Mapping[str, bytes]:
    """Python's own library, compiled: reading its sources would take half of the time of a start."""
    with ZipFile(io.BytesIO(content)) as opened:
        files = {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
    return {name: it for name, it in files.items() if not name.endswith(".py")} | dict(page_sources.compiled(content))


def _beside(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with what was compiled of them where Python looks for it."""
    made = page_sources.compiled(packed(files))
    return {**files, **{cache_from_source(name.removesuffix("c")): code for name, code in made.items()}}


def cache_from_source(name: str) -> str:
    """Where the page's Python keeps a module that it compiled."""
    folder, slash, module = name.rpartition("/")
    return f"{folder}{slash}__pycache__/{module.removesuffix('.py')}.{page_sources.TAG}.pyc"


def _part(name: str, content: bytes) -> str:
    packed_content = base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()
    return f'<script type="application/gzip" id="{name}">{packed_content}</script>'


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def links() -> str:
    """Every address that the page may open, as JSON: what the auditor's own words name."""
    found = {link for path in _WORDS for link in _LINK.findall(path.read_text("utf-8"))}
    return face.data(sorted(found))


def _version() -> str:
    sys.path.insert(0, str(ROOT))
    from auditor import __version__

    return __version__


def _replaced(text: str, found: re.Pattern[str], other: str) -> str:
    text, times = found.subn(other, text)
    if not times:
        raise BuildError(f"Python for browsers is no longer as it was: nothing in it fits {found.pattern}")
    return text


def _text(name: str) -> str:
    return (BROWSER / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    try:
        for path, length, sha256 in make(*sys.argv[1:2]):
            sys.stdout.write(f"{path.relative_to(ROOT)}: {length / 1e6:.1f} MB, sha256 {sha256}\n")
    except BuildError as error:
        sys.exit(str(error))
