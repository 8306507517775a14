"""The domain: the resolved strategy, and what follows from it without files, pages or formats."""
