"""The latency budget of a request: hops in sequence add up, parallel ones count the slowest."""

from itertools import groupby

from generator.model.serving import Hop


def total_ms(hops: tuple[Hop, ...]) -> float:
    """Return the time that the hops take together, in milliseconds.

    Adding 99th percentiles is an upper bound and not the percentile of the sum: it holds whatever
    the dependence between the hops, which is what a budget needs.
    """
    # To the microsecond: 0.1 + 0.2 ms has to fit an objective of 0.3 ms.
    return round(sum(max(hop.p99_ms for hop in step) for step in steps(hops)), 3)


def steps(hops: tuple[Hop, ...]) -> list[tuple[Hop, ...]]:
    """Group the hops into steps: neighbors with the same `parallel` word run side by side."""
    numbered = enumerate(hops)
    groups = groupby(numbered, key=lambda item: item[1].parallel or item[0])
    return [tuple(hop for _, hop in group) for _, group in groups]
