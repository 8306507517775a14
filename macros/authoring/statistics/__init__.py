"""Fetch the values of measures from official statistics: the only part of the project that uses the network.

It is run by a person or a weekly workflow, never by a build or a test of a pull request.
"""
