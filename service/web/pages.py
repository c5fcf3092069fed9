"""The shell of every page, and the one place where HTML is made from values.

Templates escape everything that is put into them; none marks a value as safe.
"""

from pathlib import Path
from typing import Any, Final

import msgspec
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response, get

from service.kernel.text import Language
from service.web.headers import LASTING_HEADERS, PAGE_HEADERS

_HERE: Final = Path(__file__).parent
_KINDS: Final = {"stijl.css": "text/css", "weg.js": "text/javascript"}


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What surrounds a page: its language, titles, and the same page in the other language.

    `informal`: Dutch says je to the reader, not u.
    """

    language: Language
    title: str
    name: str
    home: str
    languages: tuple[tuple[Language, str], ...] = ()
    informal: bool = False


class Shell(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The few words that stand on every page."""

    skip: str
    leave: str
    leave_hint: str
    danger: str
    other_language: str


SHELLS: Final[dict[Language, Shell]] = {
    "nl": Shell(
        skip="Naar de inhoud",
        leave="Snel weg",
        leave_hint="Of druk drie keer op Esc. Uw browser kan dit bezoek wel onthouden.",
        danger="Bent u nu in gevaar? Bel",
        other_language="Taal",
    ),
    "en": Shell(
        skip="Skip to content",
        leave="Leave quickly",
        leave_hint="Or press Esc three times. Your browser may still remember this visit.",
        danger="Are you in danger now? Call",
        other_language="Language",
    ),
}

INFORMAL_DUTCH: Final = msgspec.structs.replace(
    SHELLS["nl"],
    leave_hint="Of druk drie keer op Esc. Je browser kan dit bezoek wel onthouden.",
    danger="Ben je nu in gevaar? Bel",
)


def shell_of(frame: Frame) -> Shell:
    """Return the words around a page, in its language and form of address."""
    return INFORMAL_DUTCH if frame.informal and frame.language == "nl" else SHELLS[frame.language]


class Pages:
    """Renders templates of one room inside the shared shell."""

    def __init__(self, folder: Path) -> None:
        """Read templates from `folder`, which may extend `schil.html`."""
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder), FileSystemLoader(_HERE / "templates")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, template: str, frame: Frame, *, status: int = 200, **values: Any) -> Response[str]:
        """Render one page with the headers of a page."""
        html = self._environment.get_template(template).render(frame=frame, shell=shell_of(frame), **values)
        return Response(html, status_code=status, media_type=MediaType.HTML, headers=dict(PAGE_HEADERS))


def static_handlers() -> list[Any]:
    """Return the handlers of style and script, read once."""
    files = {name: (_HERE / "static" / name).read_bytes() for name in _KINDS}

    @get("/statisch/stijl.css", sync_to_thread=False)
    def style() -> Response[bytes]:
        """Serve the one stylesheet."""
        return Response(files["stijl.css"], media_type=_KINDS["stijl.css"], headers=dict(LASTING_HEADERS))

    @get("/statisch/weg.js", sync_to_thread=False)
    def leave() -> Response[bytes]:
        """Serve the script of the quick exit."""
        return Response(files["weg.js"], media_type=_KINDS["weg.js"], headers=dict(LASTING_HEADERS))

    return [style, leave]
