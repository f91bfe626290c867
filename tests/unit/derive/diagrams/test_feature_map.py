from generator.derive.diagrams.feature_map import draw
from generator.model.case import Case
from generator.model.features import ComputedIn
from generator.model.guide import Guide


def test_features_stand_in_their_entity(spam_filter: Case, guide: Guide) -> None:
    """A frame an entity: sources, features by where they are computed, what serves them."""
    body = draw(spam_filter, guide.vocabulary).source.split("}\n")[-1]
    assert body == (
        'subgraph item["Item"]\n'
        "  direction LR\n"
        '  items1("Mail log")\n'
        '  c0["<b>In the request#160;#160;</b><br/>· Words"]\n'
        '  itemp1("Comes with the request")\n'
        "end\n"
        'subgraph cross["Cross"]\n'
        "  direction LR\n"
        '  crosss1("User marks")\n'
        '  c1["<b>In streaming#160;#160;</b><br/>· Sender\'s spam rate"]\n'
        '  crossp1[("#160;#160;Sender history#160;#160;")]\n'
        "end\n"
        "items1 --> c0\n"
        "c0 --> itemp1\n"
        "crosss1 --> c1\n"
        "c1 --> crossp1\n"
        "item ~~~ cross\n"
        "class items1,itemp1,crosss1 cb-data\n"
        "class c0 cb-service\n"
        "class item,cross cb-group\n"
        "class c1 cb-stream\n"
        "class crossp1 cb-store\n"
        "style c0 text-align:left\n"
        "style c1 text-align:left\n"
    )


def test_what_two_entities_share_is_drawn_again(spam_filter: Case, guide: Guide) -> None:
    """A source stands in the frame of every entity that it feeds, so that no arrow leaves one."""
    words, rate = spam_filter.features.catalog
    catalog = (words, rate.model_copy(update={"origin": words.origin}))
    features = spam_filter.features.model_copy(update={"catalog": catalog})
    source = draw(spam_filter.model_copy(update={"features": features}), guide.vocabulary).source
    assert source.count('("Mail log")') == 2
    assert "class crosss1 cb-repeated" in source


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
        "Item features computed in the request from Mail log: Words; each comes with the request. "
        "Cross features computed in streaming from User marks: Sender's spam rate; served from "
        "Sender history."
    )
