"""Pages and what stands beside them, before any generator has built them."""
