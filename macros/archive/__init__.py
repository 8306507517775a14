"""Copies to keep: the offline copy and the release."""
