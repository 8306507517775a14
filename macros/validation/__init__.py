"""What must hold in data/, and the loader that asks it."""
