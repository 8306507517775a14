"""Copies of the built site to keep: the offline copy and the release."""
