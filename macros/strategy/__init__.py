"""The domain: the resolved strategy and all that is derived from it, without files, pages or formats."""
