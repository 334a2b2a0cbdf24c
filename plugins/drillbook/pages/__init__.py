"""Values to pages and files of the site. Knows MkDocs and Jinja; nothing of YAML, nor of what happens in the browser."""
