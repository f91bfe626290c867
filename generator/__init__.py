"""The generator of the ML System Design Casebook: YAML cases in, Markdown pages out."""
