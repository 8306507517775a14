"""The state of the indicators as a chapter of a PDF: a figure of each measure with values, in words, with its source."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Measure
from ...strategy import statistics, statistics_words
from ...strings import documents, labels
from ..chart import chart
from .chart_svg import svg
from .document import DocumentBuilder, DocumentPart, heading, label, words_of


def statistics_annex(builder: DocumentBuilder) -> Iterator[DocumentPart]:
    """Yield the chapter, marked as the editors'; nothing while no measure has values. A measure stands at its first goal."""
    strategy = builder.strategy
    measures = statistics.with_values(strategy, strategy.data.statistics.measures)
    if not measures:
        return
    yield heading(1, builder.words(documents.STATISTICS), page=True)
    about = [documents.STATISTICS_EXPLAINED, *statistics_words.coverage(strategy)]
    yield words_of("quiet", builder.words(" ".join(about)))
    for group in strategy.data.indicators.groups:
        own = [one for one in measures if statistics.group_of(strategy, one) is group]
        if own:
            yield label(2, builder.words(group.heading))
        yield from (_measure(builder, one) for one in own)


def _measure(builder: DocumentBuilder, measure: Measure) -> DocumentPart:
    strategy = builder.strategy
    drawing = chart(strategy, measure)
    assert drawing
    texts = {one.id: one.text for _, one in statistics.indicators(strategy)}
    shows = documents.shows_indicators([texts[name] for name in measure.indicator], measure.why)
    margins = [labels.CHART_MARGINS] if drawing.has_margins else []
    return {
        "kind": "measure",
        "level": 3,
        "words": builder.words(f"{measure.title}, {measure.unit}"),
        "svg": svg(drawing),
        "alt": f"{labels.LINE_CHART}: {measure.title}.",
        "about": builder.words(shows),
        "said": builder.words(" ".join((*margins, *statistics_words.sentences(strategy, measure)))),
        "source": [
            *builder.words(f"{statistics_words.source_line(strategy, measure)} "),
            *builder.link(measure.address, measure.address),
        ],
    }
