"""The pictures that stand for pages where somebody shares them: ``/preview.png`` and below it.

A page of a chart or of a question has one of its own, of its finding and its chart; any other has
that of the whole. They are drawn when they are first asked for, and kept, and are in English.
"""

from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.picture import HEIGHT, Caption, preview
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.labels import first_sentence
from sandhi.site.pages.charts.drawing import png_of
from sandhi.site.pages.questions.answer import drawing, question_answer
from sandhi.site.store import contents, reading
from sandhi.site.store.published_folder import publication

FRONT = "/preview.png"
OF_CHARTS, OF_QUESTIONS = "/preview/charts/", "/preview/questions/"


class PagePreview(NamedTuple):
    """The picture of a page: its path, and what there is to see on it."""

    path: str
    alternative: str


def chart_preview(name: str, alternative: str) -> PagePreview:
    """Return the picture of the page of a chart."""
    return PagePreview(f"{OF_CHARTS}{name}.png", alternative)


def question_preview(name: str, alternative: str) -> PagePreview:
    """Return the picture of the page of a question."""
    return PagePreview(f"{OF_QUESTIONS}{name}.png", alternative)


async def front_preview(datasette: Datasette, request: Request) -> Response:
    """Answer with the picture of the whole, in which its first chart is."""
    site = contents(datasette)
    charts = [*publication(datasette).charts.values()]
    drawings = charts[0].figure.drawings if charts else []
    return await _picture(
        datasette, site.title, first_sentence(site.description), next(iter(drawings), None)
    )


async def page_preview(datasette: Datasette, request: Request) -> Response:
    """Answer with the picture of a chart or a question; NotFound where there is none."""
    kind, name = request.url_vars["kind"], request.url_vars["name"]
    if kind == "charts" and (chart := publication(datasette).charts.get(name)):
        picture = next(iter(chart.figure.drawings), None)
        document = chart.document
        return await _picture(datasette, document.title, document.how["subtitle"], picture)
    questions = contents(datasette).settings.questions
    question = next((one for one in questions if kind == "questions" and one.name == name), None)
    if question is None:
        raise NotFound(gettext("There is no such picture."))
    answer = await reading(datasette, lambda store: question_answer(store, question, in_full=False))
    about = publication(datasette).charts.get(question.chart)
    picture = drawing(about.figure if about else None, question)
    return await _picture(datasette, question.title, " ".join(answer.sentences), picture)


async def _picture(
    datasette: Datasette, title: str, text: str, picture: Drawing | None
) -> Response:
    dataset = contents(datasette).dataset
    version = f", version {dataset.version}" if dataset.version else ""
    dataset_name = dataset.title.partition(":")[0]
    svg = preview(Caption(title, text, f"{dataset_name}{version}"), picture)
    # Of one dot for each pixel, as those who show it ask for.
    return Response(await png_of(svg, HEIGHT, 1.0), content_type="image/png")
