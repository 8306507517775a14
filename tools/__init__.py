"""Programs for the make commands and the workflows, apart from the site itself."""
