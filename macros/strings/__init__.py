"""Every Swedish word of the interface, the plan and the messages."""
