"""Files of data/ as values with their places: the YAML reader, its errors, diagnostics and references."""
