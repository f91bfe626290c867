from generator.derive.diagrams.feature_map import draw
from generator.model.case import Case
from generator.model.features import ComputedIn
from generator.model.guide import Guide


def test_features_stand_in_their_entity(spam_filter: Case, guide: Guide) -> None:
    """Sources, then features by entity and by where they are computed, then what serves them."""
    body = draw(spam_filter, guide.vocabulary).source.split("}\n")[-1]
    assert body == (
        's1("Mail log")\n'
        's2("User marks")\n'
        'subgraph item["Item"]\n'
        '  c0["In the request<br/>· Words"]\n'
        "end\n"
        'subgraph cross["Cross"]\n'
        '  c1["In streaming<br/>· Sender\'s spam rate"]\n'
        "end\n"
        'p1("Comes with the request")\n'
        'p2[("Sender history")]\n'
        "s1 --> c0\n"
        "s2 --> c1\n"
        "c0 --> p1\n"
        "c1 --> p2\n"
        "class s1,s2,p1 cb-data\n"
        "class c0 cb-service\n"
        "class item,cross cb-group\n"
        "class c1 cb-stream\n"
        "class p2 cb-store\n"
    )


def test_a_feature_that_nothing_serves_is_for_training(spam_filter: Case, guide: Guide) -> None:
    """Batch and streaming features without a store exist in training only."""
    words = spam_filter.features.catalog[0].model_copy(update={"computed_in": ComputedIn.BATCH})
    features = spam_filter.features.model_copy(update={"catalog": (words,)})
    drawn = draw(spam_filter.model_copy(update={"features": features}), guide.vocabulary)
    assert '"Training only"' in drawn.source
    assert "they are used in training only" in drawn.description


def test_description_names_source_feature_and_store(spam_filter: Case, guide: Guide) -> None:
    """Every cell of the map is a sentence."""
    assert draw(spam_filter, guide.vocabulary).description == (
        "Item features computed in the request from Mail log: Words; they come with the request. "
        "Cross features computed in streaming from User marks: Sender's spam rate; served from "
        "Sender history."
    )
