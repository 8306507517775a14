"""What the make commands and the workflows run besides the site itself."""
