"""The rules on data/, and the loader that applies them."""
