from generator.derive.diagrams.framing import draw
from generator.model.case import Case
from generator.model.guide import Guide


def test_framing_runs_from_inputs_to_the_objective(spam_filter: Case, guide: Guide) -> None:
    """Every input reaches the task, and every output the business objective."""
    lines = draw(spam_filter, guide.vocabulary).source.split("\n")
    task = guide.vocabulary.tasks["binary-classification"].name
    assert f'subgraph model["{task}"]' in lines
    assert {'in1("Message")', 'in2("Sender history")', 'out1("Spam probability")'} <= set(lines)
    assert {"in1 --> task", "in2 --> task", "task --> out1", "out1 -.-> purpose"} <= set(lines)


def test_framing_is_described(spam_filter: Case, guide: Guide) -> None:
    """The same chain in sentences."""
    task = guide.vocabulary.tasks["binary-classification"].name
    assert draw(spam_filter, guide.vocabulary).description == (
        "The inputs Message and Sender history go into the model. "
        f"Its task is {task}, its objective: The probability that the recipient would mark a "
        "message as spam. It produces Spam probability. "
        "They serve the business objective: Users trust their inbox."
    )
