from generator.derive.diagrams.framing import draw
from generator.model.case import Case
from generator.model.guide import Guide


def test_framing_runs_from_inputs_to_the_objective(spam_filter: Case, guide: Guide) -> None:
    """Framed inputs reach the task, and the outputs in their frame the business objective."""
    source = draw(spam_filter, guide.vocabulary).source
    assert 'subgraph inputs["Inputs"]' in source
    assert '  in1("Message")\n  in2("Sender history")\nend' in source
    assert '  out1("Spam<br/>probability")\nend' in source
    assert "inputs --> task\ntask --> outputs\noutputs -.-> purpose\n" in source


def test_framing_names_the_task(spam_filter: Case, guide: Guide) -> None:
    """The task is the heading of the objective that the model is trained for."""
    task = guide.vocabulary.tasks["binary-classification"].name
    source = draw(spam_filter, guide.vocabulary).source
    assert f"{task}#160;#160;</b><br/>The probability that<br/>" in source


def test_framing_is_described(spam_filter: Case, guide: Guide) -> None:
    """The same chain in sentences."""
    task = guide.vocabulary.tasks["binary-classification"].name
    assert draw(spam_filter, guide.vocabulary).description == (
        f"The inputs Message and Sender history go into {task}: The probability that the "
        f"recipient would mark a message as spam. {task} gives the outputs Spam probability. "
        "The outputs serve the business objective: Users trust their inbox."
    )
