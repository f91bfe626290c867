"""Pure functions from a guide to values that no author wrote: figures, diagrams, digests."""
