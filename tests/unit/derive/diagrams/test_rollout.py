from generator.derive.diagrams.rollout import draw
from generator.model.case import Case
from generator.model.serving import RolloutStep


def with_steps(case: Case, *steps: RolloutStep) -> Case:
    """Return the case with another rollout."""
    rollout = case.serving.rollout.model_copy(update={"steps": steps})
    serving = case.serving.model_copy(update={"rollout": rollout})
    return case.model_copy(update={"serving": serving})


def step(name: str, *, experiment: bool = False) -> RolloutStep:
    """Return a step of a rollout."""
    return RolloutStep(
        name=name, traffic=1.0, lasts="a day", gate="all well", experiment=experiment
    )


def test_decision_after_the_experiment(spam_filter: Case) -> None:
    """The experiment's facts and rule stand behind its step; ship and not to ship part there."""
    drawn = draw(spam_filter)
    lines = drawn.source.split("\n")
    shadow = next(line for line in lines if line.startswith("  s1["))
    assert "Shadow" in shadow
    assert "100#37; of requests<br/>a day<br/>Gate#58; scores agree<br/>with offline" in shadow
    decision = next(line for line in lines if line.startswith("decision["))
    assert "Ship if reports fall" in decision
    assert all(f"· {fact}#58;" in decision for fact in ("Unit", "Sample", "Duration"))
    assert {
        "s1 --> s2",
        "first --> decision",
        'decision -->|"ship"| shipped',
        'decision -->|"do not ship"| back',
        'first -.->|"from any step"| back',
    } <= set(lines)
    assert "ship leads to shipped, do not ship to rolled back." in drawn.description


def test_steps_after_the_decision(spam_filter: Case) -> None:
    """Whoever ships goes on to the next step, from which there is a way back too."""
    steps = step("Shadow"), step("Test", experiment=True), step("All")
    drawn = draw(with_steps(spam_filter, *steps))
    assert {'decision -->|"ship"| s3', "s3 -.-> back"} <= set(drawn.source.split("\n"))
    assert "ship leads to All, do not ship to rolled back." in drawn.description


def test_several_steps_after_the_decision(spam_filter: Case) -> None:
    """They stand in a frame of their own."""
    steps = step("Test", experiment=True), step("Half"), step("All")
    lines = draw(with_steps(spam_filter, *steps)).source.split("\n")
    assert {"s1 --> decision", 'decision -->|"ship"| rest', "s2 --> s3"} <= set(lines)
    assert "s1 --> s2" not in lines


def test_rollout_without_an_experiment(haiku_writer: Case) -> None:
    """Steps, and a way back from each."""
    drawn = draw(haiku_writer)
    assert "decision" not in drawn.source + drawn.description
    assert {"s1 --> s2", 'first -.->|"from any step"| back'} <= set(drawn.source.split("\n"))


def test_many_steps_stand_below_each_other(spam_filter: Case) -> None:
    """Five steps beside each other would not fit the column."""
    four, five = (
        draw(with_steps(spam_filter, *(step(f"Step {n}") for n in range(count)))).source
        for count in (4, 5)
    )
    assert "direction LR" in four
    assert "direction TB" in five
