"""`python -m generator` is `casebook`."""

from generator.cli import main

main()
