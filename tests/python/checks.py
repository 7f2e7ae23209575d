"""What must hold for every document, whatever the text."""

import communique as cq

LEVELS = {"CT+", "PR+", "PS+", "U", "PS-", "PR-", "CT-"}


def check_span(text, span):
    assert 0 <= span.start <= span.end <= len(text)
    assert span.text == text[span.start : span.end]


def check_evidence(text, evidence, total):
    for item in evidence:
        check_span(text, item.span)
    assert sum(item.delta for item in evidence) == total


def check_hedging(text, hedging):
    assert 0 <= hedging.score <= 1
    assert hedging.commitment == hedging.direction * (1 - hedging.score)
    assert hedging.level in LEVELS
    check_evidence(text, hedging.evidence, hedging.score)
    for cue in hedging.cues:
        check_span(text, cue.span)
        check_span(text, cue.scope)
        assert cue.scope.start <= cue.span.start
        assert cue.span.end <= cue.scope.end


def check_stance(text, stance):
    assert -1 <= stance.polarity <= 1
    assert stance.strength == abs(stance.polarity)
    check_span(text, stance.target)
    check_evidence(text, stance.evidence, stance.polarity)
    if stance.condition:
        check_span(text, stance.condition)


def check_statement(text, statement, count):
    spans = [statement.mention, statement.cue, statement.addressee, statement.medium]
    for span in [*filter(None, spans), *statement.content, *statement.quoted]:
        check_span(text, span)
    assert [s.start for s in statement.content] == sorted(s.start for s in statement.content)
    assert statement.text == " … ".join(span.text for span in statement.content)
    assert statement.parent is None or 0 <= statement.parent < count
    assert statement.parent != statement.index
    assert 0 <= statement.confidence <= 1
    check_hedging(text, statement.hedging)
    for stance in statement.stances:
        check_stance(text, stance)


def check_columns(text, table):
    assert len(table.start) == len(table.end) == len(table)
    for row, start, end in zip(table, table.start.tolist(), table.end.tolist(), strict=True):
        assert (row.start, row.end) == (start, end)
        check_span(text, row)


def check_partition(text, spans):
    ends = spans.end.tolist()
    assert spans.start.tolist() == ([0, *ends[:-1]] if text else [])
    assert ends[-1:] == ([len(text)] if text else [])


def check_document(document):
    text = document.text
    for table in (document.tokens, document.words, document.sentences):
        check_columns(text, table)
    assert document.tokens.start.tolist() == sorted(document.tokens.start.tolist())
    for name in document.names:
        check_span(text, name)
    for speaker in document.speakers:
        for mention in speaker.mentions:
            check_span(text, mention)
    for index, statement in enumerate(document.statements):
        assert statement.index == index
        check_statement(text, statement, len(document.statements))


def check_text(text):
    document = cq.analyze(text)
    assert document.text == text
    check_document(document)
    check_partition(text, cq.tokenize(text, profile="uax29"))
    check_partition(text, cq.sentences(text, profile="uax29"))
    check_partition(text, cq.graphemes(text))
    return document
