from generator.derive.diagrams import data_pipeline, training_pipeline
from generator.model.case import Case


def test_pipelines_read_what_the_author_says(spam_filter: Case) -> None:
    """Sources above, steps below; the training pipeline begins where the data pipeline ends."""
    data = data_pipeline.draw(spam_filter)
    assert {"n1 --> n3", "n2 --> n3"} <= set(data.source.split("\n"))
    assert data.description == (
        "Join marks reads Mail log and User marks: Joins each message with its mark, if one came "
        "within a week."
    )
    assert 'n1("Join marks")' in training_pipeline.draw(spam_filter).source
