"""What timelines say, made audible: rendered by espeak-ng or recorded by a person. Knows no page and no MkDocs."""
