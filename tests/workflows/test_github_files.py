"""What the files of `.github/` say to each other, and to the rest of the repository."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

import issue
from tests.project import ROOT

GITHUB: Final = ROOT / ".github"
FORMS: Final = sorted(
    file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.stem != "config"
)
WORKFLOWS: Final = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED: Final = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def content(file: Path) -> Any:
    """Return what a YAML file of GitHub's holds, with text for keys such as `on`."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only


def labels() -> set[str]:
    """Return the names of the labels that the repository has."""
    listed = json.loads((GITHUB / "labels.json").read_text(encoding="utf-8"))
    return {label["name"] for label in listed}


def test_labels_are_what_github_takes() -> None:
    """A label has a name without a comma, a color of six digits and a short description."""
    for label in json.loads((GITHUB / "labels.json").read_text(encoding="utf-8")):
        assert label.keys() == {"name", "color", "description"}
        assert re.fullmatch(r"[0-9a-f]{6}", label["color"])
        assert "," not in label["name"]
        assert len(label["description"]) <= 100


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_form_asks_for_what_is_needed(form: Path) -> None:
    """A form puts on a label that exists, and every field is mandatory and shows an example."""
    asked = content(form)
    assert set(asked["labels"]) <= labels()
    for part in asked["body"]:
        assert part["validations"]["required"] == "true"
        assert part["attributes"].get("placeholder") or part["attributes"].get("options")


def test_label_of_the_issue_about_links_exists() -> None:
    """The workflow finds its issue by a label."""
    assert issue.LABEL in labels()


def test_addresses_are_those_of_the_site() -> None:
    """A fork that moves the site is told what else names its address."""
    site = re.search(r"^site_url: (\S+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert site
    for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml"):
        named = re.findall(r"https://[\w.-]*github\.io\S*", file.read_text(encoding="utf-8"))
        assert [address for address in named if not address.startswith(site[1])] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.stem)
def test_workflow_is_bounded(workflow: Path) -> None:
    """A job ends by itself, asks for no secret, and runs actions that cannot change."""
    text = workflow.read_text(encoding="utf-8")
    assert "secrets." not in text
    used = re.findall(r"uses: (.+)", text)
    assert [action for action in used if not PINNED.fullmatch(action)] == []
    asked = content(workflow)
    assert "concurrency" in asked
    assert "permissions" in asked
    assert all(int(job["timeout-minutes"]) <= 60 for job in asked["jobs"].values())


def test_same_action_is_pinned_to_the_same_version_everywhere() -> None:
    """An update that forgets a workflow is noticed."""
    used = {pin for file in WORKFLOWS for pin in re.findall(r"uses: (.+)", file.read_text("utf-8"))}
    assert len(used) == len({pin.partition("@")[0] for pin in used})


def test_comment_follows_the_workflow_that_reviews() -> None:
    """One workflow names the other, and a name that changes would break the chain in silence."""
    comment = content(GITHUB / "workflows" / "comment.yml")
    review = content(GITHUB / "workflows" / "pull-request.yml")
    assert comment["on"]["workflow_run"]["workflows"] == [review["name"]]


def test_workflow_for_strangers_may_only_read() -> None:
    """What runs the code of a pull request has no right to write, whatever its jobs ask for."""
    for file in WORKFLOWS:
        asked = content(file)
        if "pull_request" in asked["on"]:
            assert asked["permissions"] == {"contents": "read"}
            assert not any("permissions" in job for job in asked["jobs"].values())


def test_workflow_that_comments_runs_nothing_of_a_stranger() -> None:
    """It takes the scripts of the main branch, and no expression stands in a command."""
    (job,) = content(GITHUB / "workflows" / "comment.yml")["jobs"].values()
    checkout, command = job["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert command["run"] == "python3 .github/scripts/comment.py"
    assert command["env"] == {"GITHUB_TOKEN": "${{ github.token }}"}


def test_owned_paths_exist() -> None:
    """A path that was renamed would go to nobody."""
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split() for line in lines if line and not line.startswith("#")]
    for pattern, *owners in owned:
        assert owners
        assert all(owner.startswith("@ml-design-casebook/") for owner in owners)
        assert [*ROOT.glob(pattern.strip("/"))]
