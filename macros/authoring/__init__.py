"""Tools for editors that write in data/."""
