"""Values to pages and files of the site. Knows MkDocs and Jinja, but no YAML, and nothing of what browsers do."""
