"""Measures the site against plain Material and against a hand-made floor: `python -m bench`, or `make bench`.

Each module has `measure(progress)`, which gives rows; `__main__` runs them in turn and `report` writes what they gave.
"""
