"""Cards on what is learned from what: data, features, models and their training."""

from collections.abc import Iterator

from generator.derive.cards.card import Desk, Draft, Kind, bullets, paragraphs, placed
from generator.model.modeling import ModelOption, ModelRole, Stage


def data(desk: Desk) -> Iterator[Draft]:
    """What labels get wrong, how data is divided, and what else can go wrong with it."""
    section = desk.case.data
    for place, label in placed("data.labels", section.labels, lambda one: one.name):
        yield Draft(
            place,
            Kind.LABEL,
            paragraphs(
                f"A label: **{label.name}**",
                bullets((f"*Positive:* {label.positive}", f"*Negative:* {label.negative}")),
                "**What does it get wrong, and what helps?**",
            ),
            bullets(
                (
                    f"*Wrong:* {label.bias}",
                    f"*Helps:* {label.remedy}",
                    f"*Known after:* {label.delay}",
                )
            ),
        )
    yield Draft(
        "data.split",
        Kind.SPLIT,
        "**How do you divide training from test data, and what leaks if you do it carelessly?**",
        paragraphs(section.split.method, section.split.why, f"*Leaks:* {section.split.leakage}"),
    )
    for place, one in placed("data.risks", section.risks, lambda one: one.risk):
        yield Draft(
            place,
            Kind.RISK,
            f"A risk of the data: {one.risk}\n\n**What do you do about it?**",
            one.mitigation,
        )


def features(desk: Desk) -> Iterator[Draft]:
    """What goes wrong with each feature."""
    for place, one in placed("features.catalog", desk.case.features.catalog, lambda one: one.id):
        yield Draft(
            place,
            Kind.FEATURE,
            paragraphs(
                f"A feature: **{one.name}**, {one.encoding}; such as {one.example}",
                "**What can go wrong with it?**",
            ),
            one.risk,
        )


def models(desk: Desk) -> Iterator[Draft]:
    """Which model is chosen in each stage, why not the others, and what it is trained with."""
    for stage in desk.case.models.stages:
        options = [one for one in desk.case.models.options if one.stage == stage.id]
        chosen = next(one for one in options if one.role is ModelRole.CHOSEN)
        yield _choice(stage, chosen, options)
        yield from (_rejected(desk, stage, one) for one in options if one is not chosen)
        yield from _losses(desk, stage, chosen)


def _heading(stage: Stage) -> str:
    return f"**{stage.name}.** {stage.job}"


def _choice(stage: Stage, chosen: ModelOption, options: list[ModelOption]) -> Draft:
    return Draft(
        f"models.stages.{stage.id}",
        Kind.CHOICE,
        paragraphs(
            _heading(stage),
            bullets(sorted(one.name for one in options)),
            "**Which one do you choose, and why?**",
        ),
        paragraphs(f"**{chosen.name}.** {chosen.verdict}", bullets(chosen.strengths)),
        diagram=f"architectures/{chosen.id}" if chosen.architecture else None,
    )


def _rejected(desk: Desk, stage: Stage, option: ModelOption) -> Draft:
    family = desk.guide.vocabulary.families[option.family].name
    question = "**Where does it fall short here, and what is it still good for?**"
    return Draft(
        f"models.options.{option.id}",
        Kind.REJECTED,
        paragraphs(_heading(stage), f"A model: **{option.name}** ({family})", question),
        paragraphs(bullets(option.weaknesses), option.verdict),
    )


def _losses(desk: Desk, stage: Stage, chosen: ModelOption) -> Iterator[Draft]:
    losses = [desk.guide.vocabulary.losses[loss] for loss in chosen.losses]
    if losses:
        yield Draft(
            f"models.options.{chosen.id}.losses",
            Kind.LOSS,
            paragraphs(
                f"{_heading(stage)} The model: {chosen.name}.",
                "**Which loss fits, and how can it mislead?**",
            ),
            bullets(
                f"**{loss.name}.** {loss.definition} *Misleads:* {loss.misleads}" for loss in losses
            ),
            sources=tuple(loss.source for loss in losses if loss.source),
        )


def training(desk: Desk) -> Iterator[Draft]:
    """What happens on either side of a setting."""
    for place, one in placed(
        "training.settings", desk.case.training.settings, lambda one: one.name
    ):
        what = f"A setting: **{one.name}**, {one.value}"
        asked = "**Why this value, and what is on either side of it?**"
        yield Draft(place, Kind.SETTING, paragraphs(what, asked), one.why)
