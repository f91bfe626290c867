"""Cases with another request, whose budgets are figures of their estimate."""

from collections.abc import Mapping

from generator.model.case import Case
from generator.model.interview import Given
from generator.model.serving import Hop


def with_hops(case: Case, *hops: Mapping[str, object], objective: float = 100) -> Case:
    """Return a case whose request has other hops, each with the milliseconds under `ms`."""
    times = {"goal": objective}
    models = []
    for number, hop in enumerate(hops):
        name = f"time_{number}"
        times[name] = float(str(hop.get("ms", 1.0)))
        rest = {key: value for key, value in hop.items() if key != "ms"}
        models.append(Hop.model_validate({"call": "call", **rest, "p99": name}))
    changes = {"objective": "goal", "hops": tuple(models)}
    request = case.serving.request.model_copy(update=changes)
    serving = case.serving.model_copy(update={"request": request})
    given = {
        name: Given(what=name, value=time, unit="millisecond", why="why")
        for name, time in times.items()
    }
    estimates = case.estimates.model_copy(update={"given": {**case.estimates.given, **given}})
    return case.model_copy(update={"serving": serving, "estimates": estimates})
