from generator.derive.diagrams import data_pipeline, training_pipeline
from generator.model.case import Case


def test_pipelines_read_what_the_author_says(spam_filter: Case) -> None:
    """Sources above, steps below, and at the end what training takes over."""
    data = data_pipeline.draw(spam_filter)
    assert {"n1 --> n3", "n2 --> n3", "n3 --> training"} <= set(data.source.split("\n"))
    assert data.description == (
        "Join marks reads Mail log and User marks: Joins each message with its mark, if one came "
        "within a week. The training pipeline reads Join marks."
    )


def test_training_begins_where_the_data_pipeline_ends(spam_filter: Case) -> None:
    """A step of the data pipeline looks like a step that stands in a second place."""
    training = training_pipeline.draw(spam_filter)
    lines = training.source.split("\n")
    assert 'n1[["Join marks"]]' in lines
    assert "class n1 cb-repeated" in lines
    assert "n3 --> registered" in lines
    assert training.description.endswith("Publish leads to a registered model.")


def test_every_last_step_leads_to_the_model(spam_filter: Case) -> None:
    """What no other step reads is part of what is registered."""
    first, last = spam_filter.training.pipeline
    steps = (first, last.model_copy(update={"reads": first.reads}))
    training = spam_filter.training.model_copy(update={"pipeline": steps})
    drawn = training_pipeline.draw(spam_filter.model_copy(update={"training": training}))
    assert {"n2 --> registered", "n3 --> registered"} <= set(drawn.source.split("\n"))
    assert drawn.description.endswith("Train and Publish lead to a registered model.")
