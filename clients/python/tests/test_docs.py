"""The check that documentation shows running code really checks it."""

import importlib.util
import os
from pathlib import Path

import pytest

CLIENTS = Path(__file__).resolve().parents[2]


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


check_docs = module(CLIENTS / "check_docs.py")
paste = module(CLIENTS.parent / "docs" / "paste.py")


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


def pasted(tmp_path, *blocks, **how):
    page = tmp_path / "page.md"
    page.write_text("\n\n".join(blocks) + "\n")
    return paste.run_page(page, os.environ["MUSTER_BIN"], **how)


SHELL = "```sh\n{0}\n```".format


def test_blocks_run_in_one_session_and_what_they_print_is_kept(tmp_path):
    printed = pasted(
        tmp_path, SHELL("mkdir a && cd a && export SAYS=hello"), "`b/c.txt`:\n\n```text\nworld\n```",
        SHELL("echo $SAYS $(cat b/c.txt)"))

    assert "hello world" in printed


def test_a_program_grows_block_by_block(tmp_path):
    printed = pasted(
        tmp_path, "```python\nx = 20\n```", "```python\nprint(x + 22)\n```", SHELL("python3 example.py"))

    assert printed.strip() == "42"


@pytest.mark.parametrize("block, says", [
    (SHELL("echo here; exit 3"), "exit code 3"),
    (SHELL("false\necho on"), "exit code 1"),
    (SHELL("cd /tmp\nmuster serve"), "block of its own"),
    (SHELL("muster demo --no-such-option"), "did not start"),
    ("```yaml\na: 1\n```", "nobody runs"),
    ("No block at all.", "no block to run"),
])
def test_a_block_that_does_not_do_what_its_page_says_is_found(tmp_path, block, says):
    with pytest.raises(paste.Failed, match=says):
        pasted(tmp_path, block)


def test_of_a_page_with_marks_the_marked_blocks_alone_run(tmp_path):
    assert pasted(tmp_path, SHELL("exit 1"), "<!-- runs -->\n" + SHELL("echo yes"), marked_only=True) == "yes\n"
