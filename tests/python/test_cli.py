"""The command line, in process and as a process of its own."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import communique as cq
from communique.cli import app
from samples import REPORT

EXECUTABLE = [sys.executable, "-m", "communique"]


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    return lambda *arguments, **options: CliRunner().invoke(app, [str(a) for a in arguments], **options)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "deep" / "b.md").write_text("“Yes,” said Ana Lindt.", encoding="utf8")
    (tmp_path / "c.csv").write_text("not read", encoding="utf8")
    (tmp_path / "bad.bin").write_bytes(b"She said \xff\xfe.")
    return tmp_path


def test_table(run, folder):
    result = run("analyze", folder / "a.txt")
    assert result.exit_code == 0
    for part in ("Mira Sandoval", "direct", "withheld", "hedge", "stances"):
        assert part in result.stdout


def test_explain(run, folder):
    result = run("analyze", folder / "a.txt", "--explain")
    assert result.exit_code == 0
    assert "sum" in result.stdout
    assert "hedges: " in result.stdout


def test_json_lines(run, folder):
    result = run("analyze", folder, "--json")
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert [d["file"] for d in documents] == [str(folder / "a.txt"), str(folder / "deep" / "b.md")]
    assert documents[0] == {"file": str(folder / "a.txt"), **cq.analyze(REPORT).to_dict()}


def test_html(run, folder):
    result = run("analyze", folder, "--html", folder / "out.html")
    assert result.exit_code == 0
    page = (folder / "out.html").read_text(encoding="utf8")
    assert page.startswith("<!doctype html>")
    assert page.count('<div class="communique">') == 2


def test_standard_input(run):
    result = run("analyze", "-", "--json", "--author", "Norland", input=b"We welcome the talks.")
    assert json.loads(result.stdout)["statements"][0]["speaker"] == "Norland"


FAILURES = {
    "not UTF-8": ("bad.bin", "CQ101", "byte 9"),
    "missing": ("none.txt", "CQ107", "give a file"),
    "folder without texts": ("empty", "CQ109", "one by one"),
}


@pytest.mark.parametrize(("name", "code", "hint"), FAILURES.values(), ids=FAILURES)
def test_a_failing_file_does_not_stop_the_others(run, folder, name, code, hint):
    result = run("analyze", folder / name, folder / "deep" / "b.md")
    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr
    assert hint in result.stderr
    assert "Ana Lindt" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyze", "-", "--quality", "best"],
        ["analyze", "-", "--attributions", "some"],
        ["analyze", "-", "--nope"],
    ],
    ids=["no file", "quality", "attributions", "unknown option"],
)
def test_wrong_usage(run, arguments):
    assert run(*arguments).exit_code == 2


def test_unwritable_html(run, folder):
    result = run("analyze", folder / "a.txt", "--html", folder / "none" / "out.html")
    assert result.exit_code == 1
    assert "[CQ108]" in result.stderr


def test_version(run):
    assert run("--version").stdout == f"communique {cq.__version__}\n"


def test_terminal_controls_are_not_passed_on(run, tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("“We \x1b[31mmay\x07 come [bold]now[/bold],” Ana Lindt said.", encoding="utf8")
    result = run("analyze", path)
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout
    assert "[bold]" in result.stdout


def test_as_a_process():
    done = subprocess.run(
        [*EXECUTABLE, "analyze", "-", "--json"],
        input="“Yes,” said Ana Lindt.".encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["statements"][0]["speaker"] == "Ana Lindt"
    assert done.stderr == b""


def test_a_closed_pipe_is_silent(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(REPORT * 200, encoding="utf8")
    command = [*EXECUTABLE, "analyze", str(path), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()
