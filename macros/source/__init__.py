"""The files of data/ as values with locations: the YAML reader, its errors, diagnostics and references."""
