"""``/questions``, which lists what the package asks, and ``/questions/NAME``, which answers it."""

from dataclasses import replace

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.site.elements.citing.citations import citation, cited_dataset, with_web_addresses
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.paging import page_links_of
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.charts.frame import frame, rows_of_panel
from sandhi.site.pages.charts.preview import question_preview
from sandhi.site.pages.questions.answer import drawing, question_answer, question_path
from sandhi.site.store import contents, reading
from sandhi.site.store.published_folder import publication


async def questions_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/questions``: those with an answer, then those that anyone may ask."""
    questions = contents(datasette).settings.questions
    answers = await reading(
        datasette,
        lambda store: [question_answer(store, question, in_full=False) for question in questions],
    )
    html = await fill_template(datasette, "questions.html", {"answers": answers}, request)
    return Response.html(html)


async def question_page(datasette: Datasette, request: Request) -> Response:
    """Answer with all that bears on a question; NotFound where the package does not ask it."""
    site, name = contents(datasette), request.url_vars["name"]
    question = next((one for one in site.settings.questions if one.name == name), None)
    if question is None:
        raise NotFound(gettext("There is no such question."))
    number = request.args.get("page")
    answer = await reading(datasette, lambda store: question_answer(store, question, number))
    whole = with_web_addresses(datasette, request, await cited_dataset(datasette))
    chart = publication(datasette).charts.get(question.chart)
    framed = frame(chart, chart.figure, {}, site.naming) if chart else None
    panel = drawing(framed.figure if framed else None, question)
    variables = {
        "answer": answer,
        "pages": page_links_of(answer.page, lambda n: f"{question_path(name)}?page={n}"),
        "question": question,
        "preview": question_preview(name, " ".join([question.title, *answer.sentences])),
        "frame": framed,
        "drawing": panel,
        "rows_drawn": rows_of_panel(framed.document, panel.title) if framed and panel else 0,
        "queries": [site.catalogue.questions[query] for query in question.queries],
        "citation": citation(replace(whole, title=question.title, path=question_path(name))),
    }
    html = await fill_template(datasette, "question.html", variables, request)
    return Response.html(html)
