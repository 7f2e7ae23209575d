"""The session on the first screen says what really comes out."""

import doctest


def test_session(root, monkeypatch):
    monkeypatch.chdir(root)
    session = (root / "README.md").read_text("utf8").split("```pycon\n")[1].split("```")[0]
    examples = doctest.DocTestParser().get_doctest(session, {}, "README", "README.md", 0)
    report = []
    doctest.DocTestRunner(verbose=False).run(examples, out=report.append)
    assert not report, "".join(report)
