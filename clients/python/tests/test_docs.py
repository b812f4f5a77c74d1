"""The check that documentation shows running code really checks it."""

import importlib.util
from pathlib import Path

import pytest

CLIENTS = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("check_docs", CLIENTS / "check_docs.py")
check_docs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_docs)


@pytest.mark.parametrize("language", ["python", "node", "java", "go"])
def test_the_code_on_the_page_is_the_code_the_suite_runs(language):
    page = (CLIENTS.parent / "docs" / "clients" / f"{language}.md").read_text()

    assert list(check_docs.problems(page)) == []
    assert sum(1 for _, _, source, _ in check_docs.code_blocks(page) if source) >= 5


def test_a_changed_block_and_a_block_from_nowhere_are_found(tmp_path):
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients" / "a.py").write_text("# [docs: one]\nprint(1)\n# [docs: end]\n")

    def page(code, comment="<!-- clients/a.py#one -->\n"):
        return f"Text\n\n{comment}```python\n{code}\n```\n"

    assert list(check_docs.problems(page("print(1)"), tmp_path)) == []
    assert "differs" in next(check_docs.problems(page("print(2)"), tmp_path))
    assert "without a comment" in next(check_docs.problems(page("print(1)", ""), tmp_path))
    assert "marked 0 times" in next(check_docs.problems(
        page("print(1)", "<!-- clients/a.py#two -->\n"), tmp_path))
