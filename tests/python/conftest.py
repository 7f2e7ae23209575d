import os
import pathlib

import hypothesis
import pytest

import communique as cq
from samples import REPORT

ROOT = pathlib.Path(__file__).resolve().parents[2]

hypothesis.settings.register_profile("gate", max_examples=150, deadline=None, derandomize=True)
hypothesis.settings.load_profile("gate")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the answers of today into tests/data/golden")


@pytest.fixture
def update_golden(request):
    return request.config.getoption("--update-golden")


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def report():
    """The document of a report with every kind of statement."""
    return cq.analyze(REPORT)


@pytest.fixture(scope="session")
def shared():
    """The folder of the shared corpora."""
    folder = pathlib.Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared corpora are not here; set COMMUNIQUE_SHARED to their folder")
    return folder
